// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/hub.h"

#include "look/button.h"
#include "look/icons.h"
#include "look/labels.h"
#include "look/metrics.h"
#include "look/note.h"
#include "ui/hub/aboutdialog.h"
#include "ui/hub/activitypage.h"
#include "ui/hub/checksdialog.h"
#include "ui/hub/conflictspage.h"
#include "ui/hub/connectioncard.h"
#include "ui/hub/connectiondetails.h"
#include "ui/hub/jobspage.h"
#include "ui/hub/lifequestions.h"
#include "ui/hub/settingspage.h"
#include "ui/hub/viewreader.h"

#include <QCloseEvent>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace fairlead::ui {

namespace {

/// At the side there is room for a symbol only where the window is narrow.
void name(look::Button *button, const QString &text, look::Symbol symbol, bool compact)
{
    const QString plain = QString(text).remove(QLatin1Char('&'));
    button->setText(compact ? QString() : text);
    button->setIcon(compact ? look::icon(symbol) : QIcon());
    button->setToolTip(compact ? plain : QString());
    button->setAccessibleName(plain);
}

} // namespace

Hub::Hub(Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_side(new QListWidget)
    , m_about(new look::Button)
    , m_quit(new look::Button)
    , m_pages(new QStackedWidget)
    , m_connections(new ConnectionsPage)
    , m_status(new SyncStatusPage)
    , m_jobs(new JobsPage)
    , m_conflicts(new ConflictsPage)
    , m_activity(new ActivityPage)
    , m_settings(new SettingsPage)
    , m_update(new look::Note)
    , m_problem(new look::Note)
    , m_reader(new ViewReader(this))
{
    setWindowTitle(tr("Fairlead"));
    setObjectName(QStringLiteral("hub"));

    m_side->setObjectName(QStringLiteral("hubPages"));
    m_side->setAccessibleName(tr("Pages"));
    m_side->setFrameShape(QFrame::NoFrame);
    for (const auto symbol : {look::Symbol::Connection, look::Symbol::Clock, look::Symbol::Jobs,
                              look::Symbol::Conflict, look::Symbol::Activity, look::Symbol::Settings})
        m_side->addItem(new QListWidgetItem(look::icon(symbol), {}));
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setBackgroundRole(QPalette::Window);
    m_side->viewport()->setBackgroundRole(QPalette::Window);
    // In the order of Page.
    m_pages->addWidget(m_connections);
    m_pages->addWidget(m_status);
    for (ListPage *page : lists())
        m_pages->addWidget(page);
    m_pages->addWidget(m_settings);
    connect(m_side, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_side->setCurrentRow(0);

    // What the tray menu can do, the window can do: there may be no tray.
    connect(m_quit, &QAbstractButton::clicked, this, &Hub::quitRequested);
    connect(m_about, &QAbstractButton::clicked, this, [this] {
        auto *about = new AboutDialog(this);
        about->setAttribute(Qt::WA_DeleteOnClose);
        about->open();
    });

    auto *side = new QVBoxLayout;
    side->addWidget(m_side, 1);
    for (const auto &[button, name] : {std::pair(m_about, "about"), std::pair(m_quit, "quit")}) {
        button->setObjectName(QLatin1String(name));
        button->setFlat(true);
        side->addWidget(button, 0, Qt::AlignLeft);
    }
    setCompact(false);
    auto *layout = new QHBoxLayout(this);
    auto *middle = new QVBoxLayout;
    m_problem->setObjectName(QStringLiteral("changeProblem"));
    m_update->setObjectName(QStringLiteral("newerVersion"));
    middle->addWidget(m_update);
    middle->addWidget(m_problem);
    middle->addWidget(m_pages, 1);
    layout->addLayout(side);
    layout->addLayout(middle, 1);
    look::keepDistances(this, layout, look::Distances::around(look::together, look::together));
    // What the pages ask for while they are wide would keep the window from becoming narrow.
    layout->setSizeConstraint(QLayout::SetNoConstraint);
    setMinimumSize(look::ems(this, 18), look::ems(this, 12));
    QSize wanted(look::ems(this, 62), look::ems(this, 40));
    if (const QScreen *on = screen())
        wanted = wanted.boundedTo(on->availableSize() * 0.92);
    resize(wanted);

    connectPages();
    refreshLater();
}

void Hub::connectPages()
{
    connect(m_connections, &ConnectionsPage::setupRequested, this, &Hub::setupRequested);
    connect(m_connections, &ConnectionsPage::syncNowRequested, this, &Hub::syncNowRequested);
    connect(m_connections, &ConnectionsPage::lifeRequested, this, &Hub::askFor);
    connect(m_connections, &ConnectionsPage::colourRequested, this, &Hub::colourRequested);
    connect(m_connections, &ConnectionsPage::noticeUnderstood, this, &Hub::noticeUnderstood);
    connect(m_connections, &ConnectionsPage::linkRequested, this, &Hub::linkRequested);
    connect(m_connections, &ConnectionsPage::detailsRequested, this, [this](const ConnectionId &id) {
        m_status->select(id);
        showPage(Page::SyncStatus);
    });
    connect(m_status, &SyncStatusPage::changeRequested, this, &Hub::changeRequested);
    connect(m_status, &SyncStatusPage::pauseRequested, this, &Hub::pauseRequested);
    connect(m_status, &SyncStatusPage::resumeRequested, this, &Hub::resumeRequested);
    connect(m_status, &SyncStatusPage::settingsChanged, this, &Hub::syncSettingsChanged);
    for (ListPage *page : lists())
        connect(page, &ListPage::changeRequested, this, &Hub::changeRequested);
    connect(m_jobs, &JobsPage::runRequested, this, &Hub::runRequested);
    connect(m_jobs, &JobsPage::checkRequested, this, &Hub::jobCheckRequested);
    connect(m_activity, &ActivityPage::searchChanged, this, [this] { read(m_activity->connection()); });
    connect(m_settings, &SettingsPage::settingWanted, this, &Hub::settingWanted);
    connect(m_settings, &SettingsPage::networkSettingsRequested, this, &Hub::networkSettingsRequested);
    connect(m_update, &look::Note::triggered, this, [this](const QString &name) {
        if (name == QLatin1String("updateNotes"))
            emit linkRequested(m_newer.notes);
        else if (name == QLatin1String("updateDownload"))
            emit linkRequested(m_newer.download);
        else
            m_update->clear();
    });
    connect(m_problem, &look::Note::triggered, this, [this](const QString &name) {
        if (name == QLatin1String("openLink"))
            emit linkRequested(m_problemLink);
        else if (name == QLatin1String("withdrawConsent"))
            emit withdrawalRequested(m_ended);
        else
            m_problem->clear();
    });
    connect(m_reader, &ViewReader::viewRead, this, &Hub::take);
}

QList<ListPage *> Hub::lists() const
{
    return {m_jobs, m_conflicts, m_activity};
}

void Hub::readFrom(WorkspacePaths paths)
{
    m_paths = std::move(paths);
    readAll();
}

void Hub::read(const ConnectionId &id)
{
    if (!m_paths || !isVisible())
        return;
    for (const ConnectionInfo &info : std::as_const(m_known)) {
        if (info.id == id)
            m_reader->read(id, m_paths(info), m_activity->words());
    }
}

void Hub::readAll()
{
    for (const ConnectionInfo &info : std::as_const(m_known))
        read(info.id);
}

void Hub::take(const WorkspaceView &view)
{
    const QDateTime now = m_clock.nowUtc();
    m_status->setView(view, now);
    m_waiting.insert(view.connection, view.waiting);
    for (ListPage *page : lists())
        page->setView(view, now);
}

void Hub::changeEnded(const ConnectionId &id, const Outcome &outcome)
{
    showOutcome(outcome);
    read(id);
}

void Hub::setSyncSettings(const SyncSettings &settings)
{
    m_status->setSettings(settings);
}

void Hub::setPreferences(const Preferences &preferences)
{
    m_settings->setPreferences(preferences);
}

void Hub::tellUpdate(const NewerVersion &newer)
{
    m_newer = newer;
    look::NoteContent content;
    content.title = tr("Fairlead %1 is available.").arg(newer.version);
    content.detail = tr("This is version %1.").arg(QCoreApplication::applicationVersion());
    if (!newer.notes.isEmpty())
        content.actions += {QStringLiteral("updateNotes"), tr("What is new"), false};
    if (!newer.download.isEmpty())
        content.actions += {QStringLiteral("updateDownload"), tr("Where to get it"), false};
    content.actions += {QStringLiteral("updateUnderstood"), tr("Understood"), true};
    m_update->setContent(content);
}

void Hub::tellNoTray()
{
    look::NoteContent content;
    content.title = tr("This desktop shows no tray icons.");
    content.detail = tr("Fairlead stays in the task bar instead, and keeps everything in step from there.");
    content.actions = {{QStringLiteral("changeUnderstood"), tr("Understood"), true}};
    m_problem->setContent(content);
}

void Hub::showOutcome(const Outcome &outcome)
{
    look::NoteContent content;
    if (!outcome && !outcome.error().isCancelled()) {
        content.tone = look::Tone::Error;
        content.title = outcome.error().sentence;
        content.detail = outcome.error().remedy;
        content.actions = {{QStringLiteral("changeUnderstood"), tr("Understood"), true}};
    }
    m_problem->setContent(content);
}

void Hub::askFor(const ConnectionId &id, LifeAction action)
{
    const auto known = std::find_if(m_known.cbegin(), m_known.cend(),
                                    [&id](const ConnectionInfo &info) { return info.id == id; });
    if (known == m_known.cend())
        return;
    switch (action) {
    case LifeAction::Reauthorise:
        emit reauthoriseRequested(id);
        break;
    case LifeAction::ChangeUser:
        emit changeUserRequested(id);
        break;
    case LifeAction::Checks:
        showChecks(*known);
        break;
    case LifeAction::NetworkSettings:
        emit networkSettingsRequested();
        break;
    case LifeAction::Revoke:
        askRevoke(this, *known, [this, id] { emit revokeRequested(id); });
        break;
    case LifeAction::Remove:
        askForRemoval(*known);
        break;
    case LifeAction::ServerAccess:
        askForAccess(*known);
        break;
    case LifeAction::Reconnect:
        emit serverAccessRequested(id, AccessChange::Reconnect);
        break;
    case LifeAction::Details:
        showDetails(*known);
        break;
    }
}

void Hub::askForRemoval(const ConnectionInfo &info)
{
    const ConnectionId id = info.id;
    askRemove(
        this, info, accessState(knownAccess(m_accesses, id)), m_waiting.value(id),
        [this, id](bool deleteWorkspace) { emit removeRequested(id, deleteWorkspace); },
        [this, id] { emit serverAccessRequested(id, AccessChange::Off); });
}

void Hub::askForAccess(const ConnectionInfo &info)
{
    const ConnectionId id = info.id;
    switch (accessState(knownAccess(m_accesses, id))) {
    case AccessState::Off:
        emit serverAccessRequested(id, AccessChange::On);
        break;
    case AccessState::Making:
        askHalfMade(this, info, [this, id](AccessChange change) { emit serverAccessRequested(id, change); });
        break;
    case AccessState::On:
    case AccessState::Removing:
        emit serverAccessRequested(id, AccessChange::Off);
        break;
    }
}

void Hub::showDetails(const ConnectionInfo &info)
{
    const auto found = m_applications.constFind(info.id);
    const KnownApplication application =
        found == m_applications.constEnd() ? KnownApplication() : KnownApplication(*found);
    auto *dialog = new ConnectionDetails(info, knownAccess(m_accesses, info.id), application, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionDetails::linkRequested, this, &Hub::linkRequested);
    dialog->open();
}

void Hub::showChecks(const ConnectionInfo &info)
{
    auto *dialog = new ChecksDialog(info.name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChecksDialog::runRequested, this,
            [this, id = info.id](const CancelToken &cancel, const ChecksAnswer &answer) {
                emit checksRequested(id, cancel, answer);
            });
    connect(dialog, &ChecksDialog::fixRequested, this, [this, id = info.id](CheckResult::Fix fix) {
        if (fix == CheckResult::Fix::Reconnect)
            emit serverAccessRequested(id, AccessChange::Reconnect);
    });
    connect(dialog, &ChecksDialog::administratorWanted, this,
            [this, id = info.id] { emit serverAccessRequested(id, AccessChange::Check); });
    dialog->open();
    dialog->run();
}

void Hub::showEnd(const ConnectionInfo &info, const AccessEnd &end)
{
    look::NoteContent content;
    QStringList lines;
    m_ended = info;
    bool consentStands = false;
    for (const Leftover &left : end.left) {
        consentStands = consentStands || left.isConsent;
        lines += left.sentence + QLatin1Char(' ') + left.remedy;
        m_problemLink = left.link;
    }
    if (end.owedFor)
        lines +=
            tr("The rest could not be done yet and is tried again by itself: %1").arg(end.owedFor->sentence);
    if (!lines.isEmpty()) {
        content.tone = look::Tone::Attention;
        content.title = tr("“%1” has stopped. Something is left to do.").arg(info.name);
        content.detail = lines.join(QLatin1Char('\n'));
        if (!end.left.isEmpty() && !m_problemLink.isEmpty())
            content.actions += look::NoteAction{QStringLiteral("openLink"), tr("Open the page")};
        if (consentStands)
            content.actions +=
                look::NoteAction{QStringLiteral("withdrawConsent"), tr("Withdraw it now…"), true};
        content.actions += look::NoteAction{QStringLiteral("changeUnderstood"), tr("Understood"), true};
    }
    m_problem->setContent(content);
}

void Hub::setConnections(const QList<ConnectionInfo> &connections)
{
    // Said with every connection that starts, mostly with nothing new: to make all the cards anew takes
    // longer than a window may stand still.
    if (!connections.isEmpty() && connections == m_known)
        return;
    m_connections->setConnections(connections);
    m_status->setConnections(connections);
    m_known = connections;
    for (ListPage *page : lists())
        page->setConnections(connections);
    readAll();
    const QDateTime now = m_clock.nowUtc();
    m_connections->setServerAccess(m_accesses, now);
    for (const auto &status : std::as_const(m_statuses)) {
        m_connections->setStatus(status, now);
        m_status->setStatus(status, now);
    }
}

void Hub::setServerAccess(const KnownAccesses &accesses)
{
    m_accesses = accesses;
    m_connections->setServerAccess(accesses, m_clock.nowUtc());
}

void Hub::setStatus(const ConnectionStatus &status)
{
    m_statuses.insert(status.connection, status);
    const QDateTime now = m_clock.nowUtc();
    m_connections->setStatus(status, now);
    m_status->setStatus(status, now);
    read(status.connection);
}

void Hub::setProgress(const SyncProgress &progress)
{
    m_statuses[progress.connection].note(progress);
    m_connections->setProgress(progress);
    m_status->setProgress(progress);
}

void Hub::showPage(Page page)
{
    m_side->setCurrentRow(int(page));
}

void Hub::refreshLater()
{
    m_clock.after(std::chrono::seconds(30), this, [this] {
        if (isVisible()) {
            const QDateTime now = m_clock.nowUtc();
            for (const auto &status : std::as_const(m_statuses)) {
                m_connections->setStatus(status, now);
                m_status->setStatus(status, now);
            }
            for (ListPage *page : lists())
                page->setNow(now);
        }
        refreshLater();
    });
}

void Hub::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    const QStringList names{tr("Connections"), tr("Sync status"), tr("Jobs"),
                            tr("Conflicts"),   tr("Activity"),    tr("Settings")};
    for (int row = 0; row < m_side->count(); ++row) {
        QListWidgetItem *item = m_side->item(row);
        item->setText(compact ? QString() : names.at(row));
        item->setToolTip(compact ? names.at(row) : QString());
        item->setData(Qt::AccessibleTextRole, names.at(row));
    }
    m_side->setFixedWidth(m_side->sizeHintForColumn(0) + look::ems(this, compact ? 0.6 : 2.5));
    name(m_about, tr("Ab&out Fairlead"), look::Symbol::Info, compact);
    name(m_quit, tr("&Quit Fairlead"), look::Symbol::Close, compact);
}

void Hub::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    setCompact(width() < look::ems(this, 40));
}

void Hub::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    readAll();
}

void Hub::closeEvent(QCloseEvent *event)
{
    if (m_keepsInTaskBar) {
        event->ignore();
        showMinimized();
        return;
    }
    event->accept();
    emit hiddenToTray();
}

} // namespace fairlead::ui
