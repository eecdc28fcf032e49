// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"
#include "cli/owner.h"
#include "cli/secretinput.h"
#include "core/language.h"
#include "core/taskscope.h"
#include "platform/endsignals.h"
#include "platform/logfile.h"
#include "platform/memory.h"
#include "programversion.h"
#include "secrets/keychainstore.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <utility>

using namespace fairlead;

namespace {

/// A script must not hang on an unlock prompt that nobody sees; a person has this long to answer it.
constexpr std::chrono::milliseconds keychainPatience{30000};

int finish(const cli::Printed &printed)
{
    std::fwrite(printed.out.constData(), 1, std::size_t(printed.out.size()), stdout);
    std::fwrite(printed.err.constData(), 1, std::size_t(printed.err.size()), stderr);
    // A script must not take an empty file for an answer.
    if (std::fflush(stdout) == 0 && !std::ferror(stdout))
        return printed.exitCode;
    std::perror("fairleadctl");
    return cli::Failed;
}

std::unique_ptr<SecretStore> keychain(Clock &clock)
{
    return std::make_unique<KeychainStore>(clock, keychainPatience);
}

Task<cli::VerbAnswer> performPrepared(const cli::Verb *verb, cli::VerbRequest request, Home home,
                                      Clock &clock, CancelToken cancel)
{
    if (verb->prepare) {
        const auto prepared = co_await verb->prepare(request.arguments, home, clock, cancel);
        if (!prepared)
            co_return cli::failed(prepared.error());
        request.secrets.insert(*prepared);
    }
    co_return co_await cli::performAsOwner(verb, std::move(request), home, clock, keychain, cancel);
}

Task<void> perform(const cli::Verb *verb, cli::VerbRequest request, Home home, Clock &clock,
                   CancelToken cancel)
{
    const cli::Arguments arguments = request.arguments;
    cli::VerbAnswer answer;
    if (verb->answerHere)
        answer = co_await verb->answerHere(arguments, clock, cancel);
    else
        answer = co_await performPrepared(verb, std::move(request), home, clock, cancel);
    QCoreApplication::exit(finish(cli::print(*verb, arguments, answer)));
}

int runVerb(const cli::Command &command, const Home &home)
{
    const cli::Verb &verb = *command.verb;
    const Result<cli::Arguments> completed = verb.complete
        ? verb.complete(command.arguments, Settings::load(home))
        : Result<cli::Arguments>(command.arguments);
    if (!completed)
        return finish(cli::print(verb, command.arguments, cli::failed(completed.error())));
    const cli::Arguments &arguments = *completed;
    if (verb.check) {
        if (const auto wrong = verb.check(arguments))
            return finish(cli::print(verb, arguments, cli::failed(*wrong)));
    }
    if (verb.answerNow)
        return finish(cli::print(verb, arguments, verb.answerNow(arguments)));

    cli::VerbRequest request;
    request.arguments = arguments;
    const QStringList wanted = verb.secrets ? verb.secrets(arguments) : QStringList();
    auto secrets =
        cli::readSecretInputs(arguments, verb.command, wanted, cli::SecretSources::ofThisProcess());
    if (!secrets)
        return finish(cli::print(verb, arguments, cli::failed(secrets.error())));
    request.secrets = std::move(*secrets);

    SystemClock clock;
    TaskScope scope;
    CancelSource interrupted;
    const EndSignals signalled;
    // What has begun is taken back or brought to its end; who asks again does not want to wait for that.
    QObject::connect(&signalled, &EndSignals::endWanted, qApp, [&interrupted] {
        if (interrupted.isCancelled())
            std::_Exit(cli::Failed);
        interrupted.cancel();
    });
    QMetaObject::invokeMethod(
        qApp, [&] { spawn(scope, perform(&verb, request, home, clock, interrupted.token())); },
        Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    keepLittleMemory(); // a first sync may bring millions of records
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairleadctl"));
    QCoreApplication::setApplicationVersion(programVersion());
    // Standard error is for messages to a person; the log is there on request only (QT_LOGGING_RULES). What
    // fails is told by the verb.
    QLoggingCategory::setFilterRules(QStringLiteral("fairlead.*.info=false\nfairlead.*.warning=false"));
    const Home home = Home::fromEnvironment();
    const Settings settings = Settings::load(home);
    installLanguage(application, settings.value(Setting::Language).toString());
    SystemClock clock;
    const cli::Command command = cli::readCommand(QCoreApplication::arguments().mid(1));
    std::optional<LogFile> log;
    if (!command.verb || command.verb->keepsLog)
        log.emplace(home.logFile(QCoreApplication::applicationName()),
                    settings.timeOf(Setting::DebugLogUntil), clock);

    return command.verb ? runVerb(command, home) : finish(command.printed);
}
