// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"
#include "desktop/desktop.h"
#include "desktop/options.h"
#include "desktop/tour.h"
#include "look/icons.h"
#include "look/palettes.h"
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QApplication>
#include <QMessageBox>

#include <cstdio>

using namespace fairlead;

namespace {

constexpr int usageError = 2;
/// Titles carry it themselves; as Qt's display name it would be appended to each once more.
constexpr QLatin1String productName("Fairlead");
/// The owner may be busy starting; longer than this nobody waits for a window.
constexpr std::chrono::milliseconds handOverPatience{3000};

void print(FILE *where, const QString &text)
{
    fputs(qPrintable(text + QLatin1Char('\n')), where);
}

/// Another process owns the home: its window comes to the front, this process ends.
Task<void> handOverToOwner(Home home, bool setup)
{
    SystemClock clock;
    QJsonObject request;
    request[QStringLiteral("verb")] = setup ? QStringLiteral("setup") : QStringLiteral("open");
    const auto answer = co_await handOver(handOverName(home.folder()), request, clock, handOverPatience, {});
    if (!answer)
        QMessageBox::warning(nullptr, productName, answer.error().text());
    QCoreApplication::exit(answer ? 0 : 1);
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
    auto lock = InstanceLock::take(home.lockFile());
    if (!lock) {
        TaskScope scope;
        if (lock.error().code == ErrorCode::HomeInUse) {
            spawn(scope, handOverToOwner(home, options.mode == Options::Mode::Setup));
            return QApplication::exec();
        }
        QMessageBox::critical(nullptr, productName, lock.error().text());
        return 1;
    }
    Desktop desktop(home);
    desktop.start(options.mode);
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
