// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/withdrawaldialog.h"

#include "look/button.h"
#include "look/copyrow.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "look/scrollcolumn.h"
#include "look/wraplayout.h"

#include <QPointer>
#include <QVBoxLayout>

namespace fairlead {

WithdrawalDialog::WithdrawalDialog(About about, QWidget *parent)
    : QDialog(parent)
    , m_about(std::move(about))
    , m_state(new look::Note)
    , m_link(new look::CopyRow(tr("Sign-in link")))
    , m_code(new look::CopyRow(tr("Code")))
{
    setObjectName(QStringLiteral("withdrawalDialog"));
    setWindowTitle(tr("Fairlead – Withdraw the consent"));
    m_state->setObjectName(QStringLiteral("withdrawalState"));
    m_link->setNames(QStringLiteral("withdrawalLink"), QStringLiteral("copyWithdrawalLink"));
    m_code->setNames(QStringLiteral("withdrawalCode"), QStringLiteral("copyWithdrawalCode"));
    m_code->setProminent(true);
    connect(m_state, &look::Note::triggered, this, [this] { emit linkRequested(m_about.byHand.page); });

    QString whom =
        tr("An administrator of the organisation of “%1” signs in, and Microsoft takes the consent for "
           "Fairlead back. Every connection of that organisation by this app ends with it, on this "
           "computer and on others.")
            .arg(m_about.name);
    if (!m_about.others.isEmpty())
        whom += QLatin1Char(' ')
            + tr("Here, besides “%1”: %2.").arg(m_about.name, m_about.others.join(QStringLiteral(", ")));

    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QVBoxLayout *column = scroll->column();
    look::keepDistances(this, column, {1.6, 1.2, 1.6, 0.6, 0.4});
    column->addWidget(new look::Text(look::Text::Kind::Title, tr("Withdraw the consent")));
    column->addWidget(new look::Text(look::Text::Kind::Plain, whom));
    column->addWidget(m_state);
    column->addWidget(m_code);
    column->addWidget(m_link);
    column->addStretch(1);

    auto *footer = new QWidget;
    auto *row = new look::WrapLayout(footer);
    look::keepDistances(footer, row, {1.6, 0.4, 1.6, 1.0, 0.5});
    if (m_about.popupAvailable)
        m_rungs += rungButton(tr("&Sign in…"), "windowRung", SignInRung::Popup);
    m_rungs += rungButton(tr("Sign in in the &browser"), "browserRung", SignInRung::Browser);
    m_rungs += rungButton(tr("Sign in by a &code"), "codeRung", SignInRung::DeviceCode);
    for (look::Button *rung : std::as_const(m_rungs))
        row->addWidget(rung);
    auto *close = new look::Button(tr("C&lose"));
    close->setObjectName(QStringLiteral("closeWithdrawal"));
    row->addWidget(close);
    connect(close, &QAbstractButton::clicked, this, &QDialog::reject);

    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(scroll, 1);
    outer->addWidget(footer);
    resize(look::ems(this, 40), look::ems(this, 26));
    m_state->clear();
    showProgress({});
    // Return withdraws nothing by itself.
    close->setDefault(true);
}

WithdrawalDialog::~WithdrawalDialog()
{
    m_cancel.cancel();
}

look::Button *WithdrawalDialog::rungButton(const QString &text, const char *name, SignInRung rung)
{
    auto *button = new look::Button(text);
    button->setObjectName(QLatin1String(name));
    button->setAutoDefault(false);
    connect(button, &QAbstractButton::clicked, this, [this, rung] { start(rung); });
    return button;
}

void WithdrawalDialog::start(SignInRung rung)
{
    m_cancel.cancel();
    m_cancel = CancelSource();
    const quint64 attempt = ++m_attempt;
    m_state->setContent({look::Tone::Busy,
                         tr("Waiting for the administrator to sign in…"),
                         tr("Take your time: at least ten minutes. Nothing of that sign-in is kept."),
                         {}});
    showProgress({});
    const QPointer<WithdrawalDialog> self(this);
    const SignInHandler progress = [self, attempt](const SignInProgress &told) {
        if (self && self->m_attempt == attempt)
            self->showProgress(told);
    };
    const WithdrawalAnswer answer = [self, attempt](const Result<int> &grants) {
        if (self && self->m_attempt == attempt)
            self->take(grants);
    };
    emit signInRequested(rung, progress, answer, m_cancel.token());
}

void WithdrawalDialog::showProgress(const SignInProgress &progress)
{
    const QUrl link = progress.code.isEmpty() ? progress.link : progress.codeAddress;
    m_link->setVisible(!link.isEmpty());
    m_link->setValue(link.toString(QUrl::FullyEncoded));
    m_code->setVisible(!progress.code.isEmpty());
    m_code->setValue(progress.code);
}

void WithdrawalDialog::take(const Result<int> &grants)
{
    showProgress({});
    if (grants) {
        for (look::Button *rung : std::as_const(m_rungs))
            rung->hide();
        m_state->setContent({look::Tone::Ok,
                             tr("The consent is withdrawn."),
                             tr("%n grant(s) ended at Microsoft.", nullptr, *grants),
                             {}});
        return;
    }
    const Error &error = grants.error();
    if (error.isCancelled()) {
        m_state->clear();
        return;
    }
    look::NoteContent content{look::Tone::Error, error.sentence, error.remedy, {}};
    // Who may not use what it takes, or may not agree to it.
    if (error.code == ErrorCode::PermissionMissing || error.code == ErrorCode::ConsentRequired) {
        QStringList lines{error.remedy, tr("By hand: %1").arg(m_about.byHand.path)};
        int number = 0;
        for (const QString &step : m_about.byHand.steps)
            lines += tr("%1. %2").arg(++number).arg(step);
        content.detail = lines.join(QLatin1Char('\n'));
        if (!m_about.byHand.page.isEmpty())
            content.actions += look::NoteAction{QStringLiteral("openLink"), tr("Open the page")};
    }
    m_state->setContent(content);
}

} // namespace fairlead
