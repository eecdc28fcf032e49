// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/accesspanel.h"

#include "look/labels.h"
#include "look/metrics.h"
#include "wizard/pages/checklist.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

const QString openPart = QStringLiteral("openPart");
const QString openLeft = QStringLiteral("openLeft");

QString stepText(const salesforce::AccessProgress &step)
{
    if (!step.waited)
        return step.text;
    return AccessPanel::tr("%1: for %n second(s) so far", nullptr, int(step.waited->count())).arg(step.text);
}

QList<salesforce::LeftBehind> leftOf(const AccessResult *result)
{
    return result ? result->left + result->standing : QList<salesforce::LeftBehind>();
}

QString endText(const AccessResult &result)
{
    QStringList lines;
    if (result.left.isEmpty() && !result.retiredUser.isEmpty())
        lines +=
            AccessPanel::tr("Fairlead's app, permission set and fields are deleted. Its user %1 stays in "
                            "the organisation, deactivated: users cannot be deleted.")
                .arg(result.retiredUser);
    lines += result.needsSignIn
        ? result.needsSignIn->text()
        : AccessPanel::tr("The connection works as %1 from now on.").arg(result.userName);
    return lines.join(QLatin1Char('\n'));
}

NoteContent checkedContent(const AccessResult &result)
{
    const auto failures =
        std::count_if(result.checks.begin(), result.checks.end(),
                      [](const CheckResult &check) { return check.state == CheckResult::State::Fail; });
    NoteContent content{Tone::Ok, AccessPanel::tr("Nothing has to be changed."), {}, {}};
    if (failures > 0) {
        content.tone = Tone::Attention;
        content.title = AccessPanel::tr("%n thing(s) should be changed.", nullptr, int(failures));
    }
    QStringList lines;
    if (result.grantEnded)
        lines += AccessPanel::tr("The administrator's own approval is given back.");
    const QStringList passed = CheckList::passed(result.checks);
    if (!passed.isEmpty())
        lines += AccessPanel::tr("Checks passed: %1").arg(passed.size());
    content.detail = (lines + passed).join(QLatin1Char('\n'));
    return content;
}

} // namespace

AccessPanel::AccessPanel(WizardFlow &flow, QWidget *parent)
    : QWidget(parent)
    , m_flow(flow)
    , m_progress(new Note)
    , m_steps(new QWidget)
    , m_stepGrid(new QGridLayout(m_steps))
    , m_result(new Note)
    , m_checks(new CheckList)
    , m_hidden(new Note)
    , m_left(new Note)
    , m_problem(new ErrorNote)
{
    m_progress->setObjectName(QStringLiteral("accessProgressNote"));
    m_steps->setObjectName(QStringLiteral("accessSteps"));
    m_result->setObjectName(QStringLiteral("accessResultNote"));
    m_hidden->setObjectName(QStringLiteral("accessHiddenNote"));
    m_left->setObjectName(QStringLiteral("accessLeftNote"));
    m_problem->setObjectName(QStringLiteral("accessProblemNote"));
    keepDistances(m_steps, m_stepGrid, {1.0, 0.0, 1.0, 0.0, 0.3});
    m_stepGrid->setColumnStretch(1, 1);
    auto *column = new QVBoxLayout(this);
    keepDistances(this, column, Distances::none(together));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_problem, m_progress, m_result, m_checks,
                                                            m_hidden, m_left, m_steps})
        column->addWidget(widget);
    connect(m_checks, &CheckList::linkWanted, this, &AccessPanel::linkWanted);
    connect(m_progress, &Note::triggered, this, [this](const QString &name) {
        if (name == QLatin1String("cancelAccessButton"))
            m_flow.cancelAccess();
        else
            m_flow.changeAccess();
    });
    connect(m_result, &Note::triggered, this, [this](const QString &name) {
        const AccessResult *result = m_flow.access().result();
        const int index = name.mid(openPart.size()).toInt() - 1;
        if (result && index >= 0 && index < result->parts.size())
            emit linkWanted(result->parts.at(index).link);
    });
    connect(m_left, &Note::triggered, this, [this](const QString &name) {
        if (name == QLatin1String("tryAccessButton")) {
            m_flow.changeAccess();
            return;
        }
        const AccessResult *result = m_flow.access().result();
        const int index = name.mid(openLeft.size()).toInt() - 1;
        const QList<salesforce::LeftBehind> left = leftOf(result);
        if (index >= 0 && index < left.size())
            emit linkWanted(left.at(index).link);
    });
}

void AccessPanel::takeFocus()
{
    if (m_problem->hasError())
        m_problem->takeFocus();
    else if (m_flow.access().isRunning())
        m_progress->takeFocus();
    else if (m_flow.access().result())
        m_result->takeFocusItself();
}

void AccessPanel::refresh()
{
    refreshProgress();
    refreshSteps();
    refreshResult();
    refreshHidden();
    refreshLeft();
    refreshProblem();
    const AccessChanger &access = m_flow.access();
    setVisible(access.isRunning() || access.result() || access.wasStopped());
}

void AccessPanel::refreshProgress()
{
    const AccessChanger &access = m_flow.access();
    const bool checks = m_flow.accessGoal() == AccessGoal::Check;
    if (!access.isRunning()) {
        NoteContent content;
        if (access.wasStopped() && checks)
            content = {Tone::Info, tr("Stopped."), {}, {}};
        else if (access.wasStopped())
            content = {
                Tone::Attention,
                tr("Stopped before it was finished."),
                tr("What has been done is remembered. Go on here, or later from the connection's card, "
                   "where it can be taken back as well."),
                {}};
        // Elsewhere the page's own button goes on.
        if (access.wasStopped() && m_flow.isBuilt())
            content.actions = {{QStringLiteral("goOnAccessButton"), tr("Go on"), true}};
        m_progress->setContent(content);
        return;
    }
    NoteContent content{Tone::Busy,
                        checks ? tr("Checking how your CRM is set up…") : tr("Working in your organisation…"),
                        {},
                        {}};
    if (access.isStopping())
        content.title = tr("Stopping…");
    else if (!access.steps().isEmpty()) {
        const salesforce::AccessProgress &now = access.steps().constLast();
        content.title = tr("Step %1 of %2").arg(now.number).arg(now.count);
        content.detail = stepText(now);
    }
    if (!access.isStopping())
        content.actions = {{QStringLiteral("cancelAccessButton"), tr("Stop"), true}};
    m_progress->setContent(content);
}

void AccessPanel::refreshSteps()
{
    const AccessChanger &access = m_flow.access();
    // The last one is under way, or where it ended.
    const qsizetype done = access.steps().size() - (access.isDone() ? 0 : 1);
    while (m_marks.size() < done) {
        auto *mark = new SymbolMark(1.0);
        mark->setSymbol(Symbol::Tick, Tone::Ok);
        auto *text = new Text(Text::Kind::Dim);
        const int row = int(m_marks.size());
        m_stepGrid->addWidget(mark, row, 0, Qt::AlignTop);
        m_stepGrid->addWidget(text, row, 1);
        m_marks += mark;
        m_texts += text;
    }
    for (int row = 0; row < m_marks.size(); ++row) {
        m_marks.at(row)->setVisible(row < done);
        m_texts.at(row)->setVisible(row < done);
        if (row < done)
            m_texts.at(row)->setText(access.steps().at(row).text);
    }
    m_steps->setVisible(done > 0);
}

void AccessPanel::refreshResult()
{
    const AccessResult *result = m_flow.access().result();
    NoteContent content;
    m_checks->setChecks(result ? result->checks : QList<CheckResult>());
    if (result && !result->problem && m_flow.accessGoal() == AccessGoal::Check) {
        content = checkedContent(*result);
    } else if (result && !result->problem && m_flow.accessGoal() == AccessGoal::Off) {
        content.tone = Tone::Ok;
        content.title = tr("Server-to-server access is off.");
        content.detail = endText(*result);
    } else if (result && !result->problem) {
        content.tone = Tone::Ok;
        content.title = tr("Server-to-server access is on.");
        QStringList lines{tr("The connection works as %1 from now on.").arg(result->userName)};
        if (result->grantEnded)
            lines += tr("The administrator's own approval is given back.");
        int number = 0;
        for (const salesforce::AccessPart &part : result->parts) {
            lines += QStringLiteral("%1: %2").arg(part.what, part.apiName);
            ++number;
            if (!part.link.isEmpty())
                content.actions +=
                    NoteAction{openPart + QString::number(number), tr("Open: %1").arg(part.what)};
        }
        content.detail = lines.join(QLatin1Char('\n'));
    }
    const bool failed = m_flow.access().wasStopped() || (result && result->problem);
    if (failed && m_flow.isBuilt())
        content = {Tone::Ok,
                   tr("The connection works all the same, with your own approval."),
                   tr("Its first sync has begun. Server-to-server access can be finished here, or later from "
                      "the connection's card."),
                   {}};
    m_result->setContent(content);
}

void AccessPanel::refreshHidden()
{
    const AccessResult *result = m_flow.access().result();
    NoteContent content;
    QStringList lines;
    for (const salesforce::SeenRecords &records : result ? result->hidden : QList<salesforce::SeenRecords>())
        lines += tr("%1: %2 of %3").arg(records.object).arg(records.own).arg(records.all);
    if (!lines.isEmpty())
        content = {Tone::Attention,
                   tr("Sharing hides records from the integration user:"),
                   lines.join(QLatin1Char('\n')) + QLatin1Char('\n')
                       + tr("Give it \"View All\" for these objects in its permission set."),
                   {}};
    m_hidden->setContent(content);
}

void AccessPanel::refreshLeft()
{
    const AccessResult *result = m_flow.access().result();
    NoteContent content;
    QStringList lines;
    int number = 0;
    bool mayGoYet = false;
    for (const salesforce::LeftBehind &left : result ? result->left : QList<salesforce::LeftBehind>())
        mayGoYet = mayGoYet || !left.isInUse;
    const QList<salesforce::LeftBehind> all = leftOf(result);
    for (const salesforce::LeftBehind &left : all) {
        lines += QStringLiteral("%1: %2").arg(left.what, left.error.text());
        ++number;
        if (!left.link.isEmpty())
            content.actions += NoteAction{openLeft + QString::number(number), tr("Open: %1").arg(left.what)};
    }
    if (!lines.isEmpty())
        content.title = !result || result->left.isEmpty()
            ? tr("An approval stands that nobody needs any more:")
            : mayGoYet ? tr("This could not be removed:")
                       : tr("This stays, because others use it:");
    const bool lacksRights = result && !result->missing.isEmpty();
    if (lacksRights) {
        content.title = tr("The integration user still lacks rights that the jobs need:");
        for (const salesforce::MissingRight &missing : result->missing)
            lines += nameOf(missing);
        for (const salesforce::RefusedRight &refused : result->refused)
            lines += QStringLiteral("%1: %2").arg(refused.right, refused.error.text());
    }
    if ((mayGoYet || lacksRights) && !result->problem)
        content.actions += NoteAction{QStringLiteral("tryAccessButton"), tr("Try again")};
    content.tone = Tone::Attention;
    content.detail = lines.join(QLatin1Char('\n'));
    m_left->setContent(content);
}

void AccessPanel::refreshProblem()
{
    const AccessResult *result = m_flow.access().result();
    if (!result || !result->problem) {
        m_problem->clearError();
        return;
    }
    QList<Remedy> remedies{Remedy::TryAgain};
    if (m_flow.canGoBack())
        remedies += Remedy::AuthorizeAgain;
    if (!result->problem->link.isEmpty())
        remedies += Remedy::OpenLink;
    m_problem->showError(*result->problem, remedies);
}

} // namespace fairlead
