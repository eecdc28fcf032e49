// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"
#include "desktop/desktop.h"
#include "desktop/options.h"
#include "desktop/tour.h"
#include "look/icons.h"
#include "look/palettes.h"
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "platform/logfile.h"
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

void print(FILE *where, const QString &text)
{
    fputs(qPrintable(text + QLatin1Char('\n')), where);
}

/// What a process that owns a home has.
struct Owned
{
    std::optional<InstanceLock> lock;
    std::unique_ptr<Desktop> desktop; ///< ends before the lock does
};

void start(Owned &owned, const Home &home, Options::Mode mode)
{
    owned.desktop = std::make_unique<Desktop>(home);
    owned.desktop->start(mode);
}

/// Another process owns the home. A running program shows its window, and this process ends; a fairleadctl at
/// work has none, and this process takes its turn afterwards.
Task<void> handOverOrWait(Owned *owned, Home home, Options::Mode mode)
{
    SystemClock clock;
    const auto deadline = clock.steady() + longestWait;
    auto lastHeard = clock.steady();
    QJsonObject request;
    request[QStringLiteral("verb")] =
        mode == Options::Mode::Setup ? QStringLiteral("setup") : QStringLiteral("open");
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
            QMessageBox::warning(nullptr, productName, error.text());
            QCoreApplication::exit(1);
            co_return;
        }
        (void)co_await sleepFor(clock, betweenTries, {});
    }
}

int runTour(const Options &options)
{
    Tour tour(options.tourFolder);
    TaskScope scope;
    QMetaObject::invokeMethod(
        &tour, [&] { spawn(scope, tour.walk(scope.token())); }, Qt::QueuedConnection);
    return QApplication::exec();
}

int runDesktop(const Options &options)
{
    const Home home = Home::fromEnvironment();
    SystemClock clock;
    const LogFile log(home.logFile(QApplication::applicationName()),
                      Settings::load(home.settingsFile()).timeOf(Setting::DebugLogUntil), clock);
    Owned owned;
    TaskScope scope;
    auto lock = InstanceLock::take(home.lockFile());
    if (lock) {
        owned.lock = std::move(*lock);
        start(owned, home, options.mode);
    } else if (lock.error().code == ErrorCode::HomeInUse) {
        spawn(scope, handOverOrWait(&owned, home, options.mode));
    } else {
        QMessageBox::critical(nullptr, productName, lock.error().text());
        return 1;
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments += QString::fromLocal8Bit(argv[i]);
    const Options options = Options::parse(arguments);
    switch (options.mode) {
    case Options::Mode::Version:
        print(stdout, QStringLiteral("Fairlead " FAIRLEAD_VERSION));
        return 0;
    case Options::Mode::Help:
        print(stdout, Options::usage());
        return 0;
    case Options::Mode::Wrong:
        print(stderr, options.problem);
        print(stderr, Options::usage());
        return usageError;
    default:
        break;
    }

    if (!options.scale.isEmpty())
        qputenv("QT_SCALE_FACTOR", options.scale.toLatin1());
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("fairlead"));
    QApplication::setApplicationVersion(QStringLiteral(FAIRLEAD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("fairlead"));
    QApplication::setWindowIcon(look::programIcon());
    QApplication::setQuitOnLastWindowClosed(false);

    QString language = options.language;
    if (language.isEmpty())
        language = Settings::load(Home::fromEnvironment().settingsFile()).value(Setting::Language).toString();
    installLanguage(application, language);
    if (options.mode == Options::Mode::Tour)
        look::force(application, options.dark ? look::Scheme::Dark : look::Scheme::Light);
    else if (options.dark)
        look::force(application, look::Scheme::Dark);
    else
        look::adorn(application);

    return options.mode == Options::Mode::Tour ? runTour(options) : runDesktop(options);
}
