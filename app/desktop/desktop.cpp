// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"

#include "cli/owner.h"
#include "desktop/hubwiring.h"
#include "desktop/preferences.h"
#include "desktop/renewalstart.h"
#include "look/button.h"
#include "look/icons.h"
#include "look/metrics.h"
#include "net/qthttp.h"
#include "platform/memory.h"
#include "platform/ownerend.h"
#include "secrets/keychainstore.h"
#include "settings/settings.h"
#include "wizard/presets.h"
#include "wizard/setupwizard.h"

#include <QApplication>
#include <QDesktopServices>
#include <QMessageBox>
#include <QPixmapCache>
#include <QTimer>

namespace fairlead {

namespace {

/// Whatever still runs after this is left to the operating system (design, "Ending is explicit and bounded").
constexpr std::chrono::milliseconds longestEnd{2000};
/// Windows and runs end in many small steps; what they leave is given back once, when it has become quiet.
constexpr std::chrono::milliseconds tidyPause{500};
constexpr std::chrono::hours expiryPause{6};
/// The icon comes before the first request; a desktop without a tray syncs no later than this.
constexpr std::chrono::milliseconds trayFirst{500};

void bringForward(QWidget *window)
{
    window->showNormal();
    window->raise();
    window->activateWindow();
}

AccessGoal goalOf(ui::AccessChange change)
{
    switch (change) {
    case ui::AccessChange::On:
        return AccessGoal::On;
    case ui::AccessChange::Off:
        return AccessGoal::Off;
    case ui::AccessChange::Reconnect:
        return AccessGoal::Reconnect;
    case ui::AccessChange::Check:
        return AccessGoal::Check;
    }
    return AccessGoal::Reconnect;
}

/// Goes with its closing.
QMessageBox *boxFor(const QString &title, const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, error.sentence);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(error.remedy);
    box->setIconPixmap(
        look::icon(look::Symbol::Attention, look::Tone::Attention).pixmap(look::ems(box, 2.4)));
    return box;
}

} // namespace

Desktop::Desktop(const Home &home, std::unique_ptr<ui::TrayWait> trayWait)
    : m_trayWait(trayWait ? std::move(trayWait)
                          : std::make_unique<ui::TrayWait>(ui::systemTrayHost(m_clock), m_clock))
{
    connect(&m_expiryLook, &QTimer::timeout, this, &Desktop::tellExpiries);
    m_tidy.setSingleShot(true);
    m_tidy.setInterval(tidyPause);
    connect(&m_tidy, &QTimer::timeout, this, [] {
        QPixmapCache::clear();
        returnFreeMemory();
        returnIdleCode();
    });
    m_room.session = std::make_unique<HomeSession>(home, std::make_unique<KeychainStore>(m_clock), m_clock,
                                                   HomeSession::Rhythm::Steady, systemNetworkWatch());
}

Desktop::~Desktop() = default;

void Desktop::start(Options::Mode mode)
{
    if (m_room.session->open())
        showFirst(mode);
    else
        showProblem(mode);

    // Everything that is not the first window comes after it: no keychain, no network, no bus in front of it.
    QTimer::singleShot(0, this, &Desktop::startRest);
}

void Desktop::startAtLogin()
{
    m_atLogin = true;
    start(Options::Mode::Background);
}

void Desktop::startRest()
{
    listen();
    connect(m_room.session.get(), &HomeSession::statusChanged, this, &Desktop::showStatus);
    connect(m_room.session.get(), &HomeSession::connectionsChanged, this, &Desktop::showStatus);
    connect(m_trayWait.get(), &ui::TrayWait::arrived, this, &Desktop::makeTrayIcon);
    connect(m_trayWait.get(), &ui::TrayWait::missing, this, [this] {
        m_trayMissing = true;
        if (isOfNoUse())
            quit();
        else
            keepWayIn();
    });
    m_trayWait->start();
    m_clock.after(trayFirst, this, [this] { startSyncing(); });
    m_expiryLook.start(expiryPause);
    // Failing is told where a person looks at the switch.
    const PreferenceFiles preferences(m_room.session->home(), Autostart());
    (void)preferences.settleAutostart();
    if (m_room.hub)
        m_room.hub->setPreferences(preferences.read());
    startUpdateCheck();
}

void Desktop::startSyncing()
{
    if (!std::exchange(m_syncs, true))
        m_room.session->startSyncing();
}

void Desktop::listen()
{
    m_handOver = std::make_unique<HandOverServer>(handOverName(m_room.session->home().folder()),
                                                  [this](QJsonObject request, CancelToken cancel) {
                                                      return answer(std::move(request), std::move(cancel));
                                                  });
    (void)m_handOver->listen();
}

void Desktop::makeTrayIcon()
{
    m_trayMissing = false;
    m_tray = std::make_unique<ui::TrayIcon>();
    connect(m_tray.get(), &ui::TrayIcon::openRequested, this, [this] { open(); });
    connect(m_tray.get(), &ui::TrayIcon::syncNowRequested, this, [this] { mainRoom().session->syncNow({}); });
    connect(m_tray.get(), &ui::TrayIcon::setupRequested, this, [this] { showWizard(); });
    connect(m_tray.get(), &ui::TrayIcon::quitRequested, this, &Desktop::quit);
    m_tray->show();
    showStatus();
    startSyncing();
    tellExpiries();
    if (!m_wayInKept || !m_room.hub)
        return;
    // Nobody has opened what only stood in for the icon.
    m_room.hub->setKeepsInTaskBar(false);
    if (m_room.hub->isMinimized())
        m_room.hub->close();
}

void Desktop::keepWayIn()
{
    if (!m_trayMissing || m_quitting)
        return;
    // The problem box and the wizard are windows of their own.
    if (m_room.session->problem() || m_wizard || m_trial.session)
        return;
    const bool isOpen = m_room.hub && m_room.hub->isVisible();
    if (!m_room.hub)
        furnish(m_room);
    m_room.hub->setKeepsInTaskBar(true);
    if (!std::exchange(m_wayInKept, true))
        m_room.hub->tellNoTray();
    if (!isOpen)
        m_room.hub->showMinimized();
}

bool Desktop::isOfNoUse() const
{
    if (!m_atLogin || m_room.session->problem() || !m_room.session->connections().isEmpty())
        return false;
    const bool isOpen = m_wizard || m_trial.session || m_room.hub;
    // What an administrator has prepared waits for this person.
    return !isOpen && WizardPresets(Settings::load(m_room.session->home())).isEmpty();
}

void Desktop::startUpdateCheck()
{
    const Home home = m_room.session->home();
    const UpdateCheck::Source source = [this, home] {
        // Without what the network settings name, the company's way out would be passed by.
        if (m_room.session->networkError())
            return UpdateSource();
        return updateSource(Settings::load(home), QCoreApplication::applicationDirPath());
    };
    const UpdateCheck::MakeHttp makeHttp = [this]() -> std::unique_ptr<Http> {
        NetworkSettings network = m_room.session->networkSettings();
        // What a proxy thinks of this exchange is not the sync's business.
        network.proxyLogin.reset();
        return std::make_unique<QtHttp>(network, m_clock);
    };
    m_updates = std::make_unique<UpdateCheck>(home, source, makeHttp, m_clock);
    connect(m_updates.get(), &UpdateCheck::found, this, &Desktop::tellUpdate);
    m_updates->start();
}

void Desktop::tellUpdate()
{
    if (m_updates && m_updates->known() && m_room.hub)
        m_room.hub->tellUpdate(*m_updates->known());
}

void Desktop::tellExpiries()
{
    // They are given once: without anybody to show them they wait.
    if (!m_tray)
        return;
    const auto notices = m_room.session->takeExpiryNotices();
    for (const ExpiryNotice &notice : notices)
        m_tray->tell(notice.sentence, notice.remedy);
}

void Desktop::showFirst(Options::Mode mode)
{
    const bool first = m_room.session->connections().isEmpty();
    if (mode == Options::Mode::Setup || (mode == Options::Mode::Usual && first))
        showWizard();
    else if (mode == Options::Mode::Usual)
        showHub(m_room);
}

void Desktop::showProblem(Options::Mode mode)
{
    if (m_problemBox) {
        bringForward(m_problemBox);
        return;
    }
    const Error problem = *m_room.session->problem();
    auto *box = boxFor(tr("Fairlead – Nothing is synced"), problem);
    box->setObjectName(QStringLiteral("problemBox"));
    auto *again = new look::Button(tr("Try again"), box);
    auto *quitButton = new look::Button(tr("Quit Fairlead"), box);
    again->setObjectName(QStringLiteral("tryAgainButton"));
    quitButton->setObjectName(QStringLiteral("quitButton"));
    box->addButton(again, QMessageBox::AcceptRole);
    box->addButton(quitButton, QMessageBox::RejectRole);
    box->setDefaultButton(again);
    box->setEscapeButton(quitButton);
    connect(again, &QAbstractButton::clicked, this, [this, mode] {
        // Another one in its place, should it be needed.
        m_problemBox.clear();
        if (!m_room.session->open()) {
            showProblem(mode);
            return;
        }
        showFirst(mode);
        showStatus();
        m_room.session->startSyncing();
        keepWayIn();
    });
    connect(quitButton, &QAbstractButton::clicked, this, &Desktop::quit);
    m_problemBox = box;
    box->show();
}

void Desktop::furnish(Room &room)
{
    room.hub = std::make_unique<ui::Hub>(m_clock);
    ui::Hub *hub = room.hub.get();
    HomeSession *session = room.session.get();
    if (&room == &m_trial)
        hub->setWindowTitle(tr("Fairlead: practice org, nothing is kept"));
    new HubWiring(*hub, *session);
    connect(hub, &ui::Hub::setupRequested, this, [this] { showWizard(); });
    connect(hub, &ui::Hub::reauthoriseRequested, this,
            [this, session](const ConnectionId &id) { renew(id, *session, false); });
    connect(hub, &ui::Hub::changeUserRequested, this,
            [this, session](const ConnectionId &id) { renew(id, *session, true); });
    connect(hub, &ui::Hub::serverAccessRequested, this,
            [this, session](const ConnectionId &id, ui::AccessChange change) {
                changeAccess(id, *session, change);
            });
    connect(hub, &ui::Hub::linkRequested, this, [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(hub, &ui::Hub::quitRequested, this, &Desktop::quit);
    connect(hub, &ui::Hub::hiddenToTray, this, [&room] {
        // Behind the tray icon it would only take room; it is quickly made again. Without a connection it
        // tells that the program is wanted all the same.
        if (!room.session->connections().isEmpty())
            room.hub.release()->deleteLater();
    });
    connect(hub, &QObject::destroyed, this, &Desktop::tidySoon);
    if (&room == &m_room)
        tellUpdate();
}

void Desktop::tidySoon()
{
    m_tidy.start();
}

void Desktop::showHub(Room &room)
{
    if (!room.hub)
        furnish(room);
    // Never hide the last way in: a tray host may have gone since.
    room.hub->setKeepsInTaskBar(!m_tray || !m_tray->isReachable());
    bringForward(room.hub.get());
}

Desktop::Room &Desktop::mainRoom()
{
    return m_trial.session && m_room.session->connections().isEmpty() ? m_trial : m_room;
}

void Desktop::open()
{
    if (m_room.session->problem()) {
        showProblem(Options::Mode::Usual);
        return;
    }
    if (m_wizard && mainRoom().session->connections().isEmpty()) {
        bringForward(m_wizard);
        return;
    }
    showHub(mainRoom());
    // A trial beside the person's own connections has no other way back from behind the tray icon.
    if (m_trial.session && &mainRoom() != &m_trial)
        showHub(m_trial);
}

void Desktop::showWizard()
{
    WizardStart start;
    start.practiceFirst = m_room.session->connections().isEmpty();
    showWizard(start, *m_room.session);
}

void Desktop::renew(const ConnectionId &id, HomeSession &session, bool mayChangeUser)
{
    if (const ConnectionInfo *info = session.document().find(id))
        showWizard(renewalStart(*info, session.clouds(), mayChangeUser), session);
}

void Desktop::changeAccess(const ConnectionId &id, HomeSession &session, ui::AccessChange change)
{
    const ConnectionInfo *info = session.document().find(id);
    if (!info)
        return;
    const auto known = ui::knownAccess(session.document().serverAccess, id);
    showWizard(accessStart(*info, known, session.clouds(), goalOf(change)), session);
}

void Desktop::showWizard(const WizardStart &start, HomeSession &session)
{
    if (m_room.session->problem()) {
        showProblem(Options::Mode::Setup);
        return;
    }
    if (m_wizard) {
        bringForward(m_wizard);
        return;
    }
    m_services = std::make_shared<LiveServices>(session, m_clock,
                                                [](const QUrl &url) { QDesktopServices::openUrl(url); });
    m_wizard = new SetupWizard(m_services, m_clock, start);
    connect(m_wizard, &SetupWizard::connected, this, &Desktop::wizardFinished);
    connect(m_wizard, &SetupWizard::closed, m_wizard, &QObject::deleteLater);
    connect(m_wizard, &SetupWizard::linkWanted, this,
            [](const QUrl &link) { QDesktopServices::openUrl(link); });
    connect(m_wizard, &QObject::destroyed, this, [this] {
        m_wizard.clear(); // a widget tells before its pointers know
        m_services.reset();
        tidySoon();
        // Closed without a connection and without another window: nothing is left to do.
        if (m_room.session->connections().isEmpty() && !m_room.hub && !m_trial.session)
            quit();
        else
            keepWayIn();
    });
    m_wizard->show();
}

void Desktop::wizardFinished(const ConnectedSummary &)
{
    if (m_services && m_services->networkProblem())
        boxFor(tr("Fairlead – The network settings hold only until you quit"), *m_services->networkProblem())
            ->show();
    auto trial = m_services ? m_services->takeTrial() : LiveServices::Trial{};
    const bool isTrial = trial.session && !trial.session->connections().isEmpty();
    if (isTrial) {
        m_trial.hub.reset();
        if (m_trial.session)
            spawn(m_scope, endTrial(std::move(m_trial.program), std::move(m_trial.session)));
        m_trial.program = std::move(trial.program);
        m_trial.session = std::move(trial.session);
        connect(m_trial.session.get(), &HomeSession::statusChanged, this, &Desktop::showStatus);
        showHub(m_trial);
        showStatus();
    } else {
        showHub(m_room);
    }
}

void Desktop::showStatus()
{
    if (!m_tray)
        return;
    const auto statuses = mainRoom().session->statuses();
    const auto overall = ui::overall(statuses.values());
    m_tray->setStatus(overall, m_clock.nowUtc());
    if (overall.state != SyncState::Syncing)
        tidySoon();
}

void Desktop::quit()
{
    if (std::exchange(m_quitting, true))
        return;
    for (auto *window : QApplication::topLevelWidgets())
        window->hide();
    // Whoever still waits for an answer takes its turn as the owner, once this process has ended.
    m_handOver.reset();
    QTimer::singleShot(longestEnd, qApp, [] { QCoreApplication::quit(); });
    spawn(m_scope, stopAll());
}

Task<void> Desktop::stopAll()
{
    if (m_trial.session)
        co_await m_trial.session->stop();
    co_await m_room.session->stop();
    QCoreApplication::quit();
}

Task<void> Desktop::endTrial(std::unique_ptr<PracticeProgram> program, std::unique_ptr<HomeSession> session)
{
    session->disconnect();
    co_await session->stop();
    session.reset();
    program.reset();
}

Task<QJsonObject> Desktop::answer(QJsonObject request, CancelToken cancel)
{
    const QString verb = request.value(QLatin1String("verb")).toString();
    QJsonObject done;
    done[QStringLiteral("ok")] = true;
    if (verb == QLatin1String("open")) {
        open();
    } else if (verb == QLatin1String("setup")) {
        showWizard();
    } else if (verb == QLatin1String("background")) {
        // It runs: that is all a start at login asks for, and that there is a way in.
        keepWayIn();
    } else if (verb == quitVerb) {
        // The answer goes out first; ending takes the socket along.
        QMetaObject::invokeMethod(this, &Desktop::quit, Qt::QueuedConnection);
    } else {
        co_return co_await cli::answerHandedOver(*m_room.session, std::move(request), std::move(cancel));
    }
    co_return done;
}

} // namespace fairlead
