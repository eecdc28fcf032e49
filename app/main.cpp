// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"
#include "desktop/desktop.h"
#include "desktop/options.h"
#include "desktop/preferences.h"
#include "desktop/tour.h"
#include "look/icons.h"
#include "look/palettes.h"
#include "platform/endsignals.h"
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "platform/logfile.h"
#include "platform/memory.h"
#include "platform/ownerend.h"
#include "platform/processend.h"
#include "platform/programidentity.h"
#include "programversion.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QApplication>
#include <QMessageBox>

#include <cstdio>
#include <memory>
#include <optional>

using namespace fairlead;

namespace {

constexpr int usageError = 2;
/// Titles carry it themselves; as Qt's display name it would be appended to each once more.
constexpr QLatin1String productName("Fairlead");
/// The owner may be busy starting or ending; longer than this nobody waits for one that says nothing.
constexpr std::chrono::milliseconds handOverPatience{3000};
/// A fairleadctl at work may be pulling for the first time.
constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(10);
constexpr std::chrono::milliseconds betweenTries{250};
/// Five times as long as the running program takes at most (Desktop::quit).
constexpr std::chrono::milliseconds quitPatience{10000};

void print(FILE *where, const QString &text)
{
    fputs(qPrintable(text + QLatin1Char('\n')), where);
}

QString languageOf(const Options &options)
{
    return languageFor(options, Settings::load(Home::fromEnvironment()));
}

/// Qt ends the process with its own text where there is none: asked before it looks.
bool hasDisplay()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(variable))
            return true;
    }
    return false;
#else
    return true;
#endif
}

bool needsWindows(const Options &options)
{
    return options.mode != Options::Mode::Version && options.mode != Options::Mode::Help
        && options.mode != Options::Mode::Wrong && options.mode != Options::Mode::Quit;
}

/// Entries that a package has put there for everybody start the program also for who wants it not.
bool mayStart(const Options &options)
{
    return !options.atLogin || PreferenceFiles(Home::fromEnvironment(), Autostart()).settleStart();
}

Task<void> quitOwner(Home home, Clock &clock)
{
    const Outcome ended = co_await endOwner(home.folder(), home.lockFile(), clock, quitPatience, {});
    if (!ended)
        print(stderr, ended.error().text());
    QCoreApplication::exit(ended ? 0 : 1);
}

int runQuit(QCoreApplication &console)
{
    SystemClock clock;
    TaskScope scope;
    QMetaObject::invokeMethod(
        &console, [&] { spawn(scope, quitOwner(Home::fromEnvironment(), clock)); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

/// What needs no display at all. Returns the exit code; empty: there is more to do.
std::optional<int> answerInWords(const Options &options, QCoreApplication &console)
{
    switch (options.mode) {
    case Options::Mode::Version:
        print(stdout, QStringLiteral("Fairlead ") + QCoreApplication::applicationVersion());
        return 0;
    case Options::Mode::Help:
        print(stdout, Options::usage());
        return 0;
    case Options::Mode::Wrong:
        print(stderr, options.problem);
        print(stderr, Options::usage());
        return usageError;
    case Options::Mode::Quit:
        return runQuit(console);
    default:
        return mayStart(options) ? std::nullopt : std::optional(0);
    }
}

/// Everything that ends before the first window, in the person's language. Returns the exit code; empty:
/// the windows may come.
std::optional<int> answerWithoutWindows(int &argc, char **argv, const QStringList &arguments)
{
    const Options first = Options::parse(arguments, spokenLanguages());
    const bool windows = needsWindows(first);
    const bool visible = hasDisplay();
    Outcome folder;
    if (windows && visible && first.mode == Options::Mode::Tour)
        folder = Tour::prepareFolder(first.tourFolder);
    if (windows && visible && folder && !first.atLogin)
        return std::nullopt;

    // Usage names the program it was started as; texts come once more, in the language asked for.
    QCoreApplication console(argc, argv);
    installLanguage(console, languageOf(first));
    const Options options = Options::parse(arguments, spokenLanguages());
    if (const auto ended = answerInWords(options, console))
        return ended;
    if (!visible) {
        print(stderr, Options::noDisplay());
        return 1;
    }
    if (options.mode == Options::Mode::Tour)
        folder = Tour::prepareFolder(options.tourFolder);
    if (folder)
        return std::nullopt; // started at login, or the folder has come meanwhile
    print(stderr, folder.error().text());
    return 1;
}

/// What a process that owns a home has. The lock is held by main, so that it ends with the process: whoever
/// waits for it finds nothing of ours in use.
struct Owned
{
    std::optional<InstanceLock> &lock;
    bool atLogin = false;
    std::unique_ptr<Desktop> desktop{};
};

/// What keeps the program from beginning; it ends when this has been read.
void tellAndEnd(QMessageBox::Icon icon, const QString &text)
{
    auto *box = new QMessageBox(icon, productName, text, QMessageBox::Ok);
    box->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(box, &QDialog::finished, qApp, [] { QCoreApplication::exit(1); });
    box->open();
}

void start(Owned &owned, const Home &home, Options::Mode mode)
{
    owned.desktop = std::make_unique<Desktop>(home);
    if (owned.atLogin)
        owned.desktop->startAtLogin();
    else
        owned.desktop->start(mode);
}

/// What the running program is asked for in place of this process.
QString verbFor(Options::Mode mode)
{
    switch (mode) {
    case Options::Mode::Setup:
        return QStringLiteral("setup");
    case Options::Mode::Background:
        return QStringLiteral("background");
    default:
        return QStringLiteral("open");
    }
}

/// Another process owns the home. A running program shows its window, and this process ends; a fairleadctl at
/// work has none, and this process takes its turn afterwards.
Task<void> handOverOrWait(Owned *owned, Home home, Options::Mode mode)
{
    SystemClock clock;
    const auto deadline = clock.steady() + longestWait;
    auto lastHeard = clock.steady();
    QJsonObject request;
    request[QStringLiteral("verb")] = verbFor(mode);
    for (;;) {
        const auto answer = co_await handOver(handOverName(home.folder()), request, clock, betweenTries, {});
        if (answer && answer->value(QLatin1String("ok")).toBool()) {
            QCoreApplication::exit(0);
            co_return;
        }
        auto lock = InstanceLock::take(home.lockFile());
        if (lock) {
            owned->lock = std::move(*lock);
            start(*owned, home, mode);
            co_return;
        }
        if (answer)
            lastHeard = clock.steady();
        if (clock.steady() - lastHeard >= handOverPatience || clock.steady() >= deadline) {
            const Error error = answer ? lock.error() : answer.error();
            tellAndEnd(QMessageBox::Warning, error.text());
            co_return;
        }
        (void)co_await sleepFor(clock, betweenTries, {});
    }
}

int runTour(const Options &options)
{
    Tour tour(options.tourFolder);
    TaskScope scope;
    const EndSignals signalled;
    // The walk ends with its practice org and its folders, and with it the program.
    QObject::connect(&signalled, &EndSignals::endWanted, &tour, [&scope] { scope.cancel(); });
    QMetaObject::invokeMethod(
        &tour, [&] { spawn(scope, tour.walk(scope.token())); }, Qt::QueuedConnection);
    return QApplication::exec();
}

int runDesktop(const Options &options, std::optional<InstanceLock> &held)
{
    const Home home = Home::fromEnvironment();
    SystemClock clock;
    const LogFile log(home.logFile(QApplication::applicationName()),
                      Settings::load(home).timeOf(Setting::DebugLogUntil), clock);
    Owned owned{held, options.atLogin};
    TaskScope scope;
    const EndSignals signalled;
    QObject::connect(&signalled, &EndSignals::endWanted, qApp, [&owned] {
        if (owned.desktop)
            owned.desktop->quit();
        else
            QCoreApplication::exit(0);
    });
    auto lock = InstanceLock::take(home.lockFile());
    if (lock) {
        owned.lock = std::move(*lock);
        start(owned, home, options.mode);
    } else if (lock.error().code == ErrorCode::HomeInUse) {
        spawn(scope, handOverOrWait(&owned, home, options.mode));
    } else {
        tellAndEnd(QMessageBox::Critical, lock.error().text());
    }
    return QApplication::exec();
}

int run(int &argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    QCoreApplication::setApplicationName(QStringLiteral("fairlead"));
    QCoreApplication::setApplicationVersion(programVersion());
    if (const auto ended = answerWithoutWindows(argc, argv, arguments))
        return *ended;

    const Options options = Options::parse(arguments, spokenLanguages());
    keepLittleMemory();
    identifyProgram();
    if (!options.scale.isEmpty())
        qputenv("QT_SCALE_FACTOR", options.scale.toLatin1());
    std::optional<InstanceLock> lock; // goes after everything that works under it
    QApplication application(argc, argv);
    QApplication::setDesktopFileName(QStringLiteral("fairlead"));
    QApplication::setWindowIcon(look::programIcon());
    QApplication::setQuitOnLastWindowClosed(false);

    installLanguage(application, languageOf(options));
    if (options.mode == Options::Mode::Tour)
        look::force(application, options.dark ? look::Scheme::Dark : look::Scheme::Light);
    else if (options.dark)
        look::force(application, look::Scheme::Dark);
    else
        look::adorn(application);

    return options.mode == Options::Mode::Tour ? runTour(options) : runDesktop(options, lock);
}

} // namespace

int main(int argc, char *argv[])
{
    return endProcess(run(argc, argv));
}
