// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "core/language.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QCoreApplication>

#include <cstdio>

using namespace fairlead;

namespace {

int finish(const cli::Printed &printed)
{
    std::fwrite(printed.out.constData(), 1, std::size_t(printed.out.size()), stdout);
    std::fwrite(printed.err.constData(), 1, std::size_t(printed.err.size()), stderr);
    return std::fflush(stdout) == 0 ? printed.exitCode : int(cli::Failed);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairleadctl"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FAIRLEAD_VERSION));
    const Home home = Home::fromEnvironment();
    installLanguage(application, Settings::load(home.settingsFile()).value(Setting::Language).toString());

    const cli::Command command = cli::readCommand(QCoreApplication::arguments().mid(1));
    if (!command.verb)
        return finish(command.printed);
    return finish(cli::print(*command.verb, command.arguments, command.verb->answerNow(command.arguments)));
}
