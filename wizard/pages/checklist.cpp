// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/checklist.h"

#include "crm/checkwords.h"
#include "look/metrics.h"
#include "look/note.h"

#include <QVBoxLayout>

#include <algorithm>

namespace fairlead {

using namespace look;

namespace {

const QString openCheck = QStringLiteral("openCheckButton-");

bool isPassed(const CheckResult &check)
{
    return check.state == CheckResult::State::Pass;
}

NoteContent noteFor(const CheckResult &check)
{
    NoteContent content;
    content.tone = check.state == CheckResult::State::Fail ? Tone::Attention : Tone::Info;
    content.title = check.title;
    content.detail = describe(check);
    if (check.link.isValid() && !check.link.isEmpty())
        content.actions += NoteAction{openCheck + check.id, CheckList::tr("Open the setting")};
    return content;
}

} // namespace

CheckList::CheckList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    keepDistances(this, m_column, Distances::none(together));
}

void CheckList::setChecks(const QList<CheckResult> &checks)
{
    m_checks = inReadingOrder(checks);
    m_checks.removeIf(isPassed);
    while (m_notes.size() > m_checks.size())
        delete m_notes.takeLast();
    while (m_notes.size() < m_checks.size()) {
        auto *note = new Note(this);
        m_column->addWidget(note);
        m_notes += note;
        connect(note, &Note::triggered, this, &CheckList::open);
    }
    for (int index = 0; index < m_notes.size(); ++index) {
        m_notes.at(index)->setObjectName(QStringLiteral("checkNote-") + m_checks.at(index).id);
        m_notes.at(index)->setContent(noteFor(m_checks.at(index)));
    }
    setVisible(!m_checks.isEmpty());
}

QStringList CheckList::passed(const QList<CheckResult> &checks)
{
    QStringList lines;
    for (const CheckResult &check : checks) {
        if (isPassed(check))
            lines += check.detail.isEmpty() ? check.title : tr("%1: %2").arg(check.title, check.detail);
    }
    return lines;
}

void CheckList::open(const QString &name)
{
    for (const CheckResult &check : std::as_const(m_checks)) {
        if (name == openCheck + check.id)
            emit linkWanted(check.link);
    }
}

} // namespace fairlead
