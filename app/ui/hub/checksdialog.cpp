// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/checksdialog.h"

#include "crm/checkwords.h"
#include "look/announce.h"
#include "look/button.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/scrollcolumn.h"
#include "look/wraplayout.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QPointer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace fairlead::ui {

namespace {

const QString openButton = QStringLiteral("openCheckButton-");
const QString fixButton = QStringLiteral("fixCheckButton-");

bool leadsSomewhere(const CheckResult &check)
{
    return check.state != CheckResult::State::Pass && check.link.isValid()
        && (check.link.scheme() == QLatin1String("https") || check.link.scheme() == QLatin1String("http"));
}

look::NoteContent contentOf(const CheckResult &check)
{
    look::NoteContent content;
    content.tone = check.state == CheckResult::State::Fail ? look::Tone::Attention
        : check.state == CheckResult::State::Pass          ? look::Tone::Ok
                                                           : look::Tone::Info;
    content.title = check.title;
    content.detail = describe(check);
    if (check.fix != CheckResult::Fix::None)
        content.actions += look::NoteAction{
            fixButton + check.id, QCoreApplication::translate("fairlead::ui::ChecksDialog", "Fix it…"), true};
    if (leadsSomewhere(check))
        content.actions +=
            look::NoteAction{openButton + check.id,
                             QCoreApplication::translate("fairlead::ui::ChecksDialog", "Open the setting")};
    return content;
}

look::Button *makeButton(const QString &text, const char *name, look::WrapLayout *row)
{
    auto *button = new look::Button(text);
    button->setObjectName(QLatin1String(name));
    row->addWidget(button);
    return button;
}

} // namespace

ChecksDialog::ChecksDialog(const QString &connection, QWidget *parent)
    : QDialog(parent)
    , m_connection(connection)
    , m_state(new look::Note)
{
    setObjectName(QStringLiteral("checksDialog"));
    setWindowTitle(tr("Fairlead – Checks of %1").arg(connection));
    m_state->setObjectName(QStringLiteral("checksState"));

    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column = scroll->column();
    look::keepDistances(this, m_column, {1.6, 1.2, 1.6, 0.6, 0.4});
    m_column->addWidget(new look::Text(look::Text::Kind::Title, tr("Checks")));
    m_column->addWidget(new look::Text(
        look::Text::Kind::Dim,
        tr("How organisation, user, jobs and this computer are set up for %1 to stay up. Nothing is changed.")
            .arg(connection)));
    m_column->addWidget(m_state);
    m_column->addStretch(1);

    auto *footer = new QWidget;
    auto *row = new look::WrapLayout(footer);
    look::keepDistances(footer, row, {1.6, 0.4, 1.6, 1.0, 0.5});
    m_again = makeButton(tr("&Run again"), "runChecks", row);
    m_stop = makeButton(tr("&Stop"), "stopChecks", row);
    m_copy = makeButton(tr("&Copy all"), "copyChecks", row);
    m_administrator = makeButton(tr("Check as an &administrator…"), "checkAsAdministrator", row);
    auto *close = makeButton(tr("C&lose"), "closeChecks", row);
    connect(m_again, &QAbstractButton::clicked, this, &ChecksDialog::run);
    connect(m_stop, &QAbstractButton::clicked, this, [this] { m_cancel.cancel(); });
    connect(m_copy, &QAbstractButton::clicked, this, &ChecksDialog::copy);
    connect(m_administrator, &QAbstractButton::clicked, this, [this] {
        accept();
        emit administratorWanted();
    });
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll, 1);
    outer->addWidget(footer);
    resize(look::ems(this, 44), look::ems(this, 38));
    showButtons(false);
}

ChecksDialog::~ChecksDialog()
{
    m_cancel.cancel();
}

void ChecksDialog::run()
{
    m_cancel.cancel();
    m_cancel = CancelSource();
    m_state->setContent({look::Tone::Busy, tr("Checking how your CRM is set up…"), {}, {}});
    showButtons(true);
    const QPointer<ChecksDialog> self(this);
    const quint64 run = ++m_run;
    emit runRequested(m_cancel.token(), [self, run](const Result<QList<CheckResult>> &found) {
        if (self && self->m_run == run)
            self->take(found);
    });
}

void ChecksDialog::take(const Result<QList<CheckResult>> &found)
{
    showButtons(false);
    if (!found && found.error().isCancelled()) {
        m_state->setContent({look::Tone::Info, tr("Stopped."), {}, {}});
        return;
    }
    m_checks = found ? inReadingOrder(*found) : QList<CheckResult>();
    if (found) {
        int failures = 0;
        for (const CheckResult &check : std::as_const(m_checks))
            failures += check.state == CheckResult::State::Fail ? 1 : 0;
        m_state->setContent(
            failures == 0
                ? look::NoteContent{look::Tone::Ok, tr("Nothing has to be changed."), {}, {}}
                : look::NoteContent{
                    look::Tone::Attention, tr("%n thing(s) should be changed.", nullptr, failures), {}, {}});
    } else {
        m_state->setContent({look::Tone::Error, found.error().sentence, found.error().remedy, {}});
    }
    showChecks();
    showButtons(false);
}

void ChecksDialog::showChecks()
{
    qDeleteAll(m_notes);
    m_notes.clear();
    for (const CheckResult &check : std::as_const(m_checks)) {
        auto *note = new look::Note;
        note->setObjectName(QStringLiteral("checkNote-") + check.id);
        // With a parent first: a note with content shows itself, and would be a window of its own.
        m_column->insertWidget(m_column->count() - 1, note);
        note->setContent(contentOf(check));
        connect(note, &look::Note::triggered, this, &ChecksDialog::act);
        m_notes += note;
    }
}

void ChecksDialog::showButtons(bool running)
{
    m_again->setEnabled(!running);
    m_stop->setEnabled(running);
    m_copy->setEnabled(!running && !m_checks.isEmpty());
    m_copy->setText(tr("&Copy all"));
    m_administrator->setVisible(
        !running && std::any_of(m_checks.cbegin(), m_checks.cend(), [](const CheckResult &check) {
            return check.administratorMayTell;
        }));
}

void ChecksDialog::act(const QString &name)
{
    const auto named = [&name](const CheckResult &check) {
        return name == openButton + check.id || name == fixButton + check.id;
    };
    const auto check = std::find_if(m_checks.cbegin(), m_checks.cend(), named);
    if (check == m_checks.cend())
        return;
    if (name == fixButton + check->id) {
        // It goes on in a window of its own; how the list looks afterwards is asked again then.
        const CheckResult::Fix fix = check->fix;
        accept();
        emit fixRequested(fix);
    } else if (leadsSomewhere(*check)) {
        QDesktopServices::openUrl(check->link);
    }
}

void ChecksDialog::copy()
{
    QGuiApplication::clipboard()->setText(plainText(m_connection, m_checks));
    m_copy->setText(tr("Copied"));
    look::announce(this, tr("Checks copied"));
}

} // namespace fairlead::ui
