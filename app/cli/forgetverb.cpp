// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/forgetverb.h"

#include "cli/chosen.h"
#include "platform/autostart.h"
#include "platform/instancelock.h"
#include "platform/ownerend.h"
#include "platform/terminal.h"
#include "secrets/keychainstore.h"
#include "sync/homecontents.h"
#include "sync/homeforget.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

#include <optional>

namespace fairlead::cli {

namespace {

struct ForgetVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ForgetVerb)
};

/// An uninstaller waits for it; a person may have a prompt to answer.
constexpr std::chrono::milliseconds keychainPatience{30000};
constexpr std::chrono::milliseconds ownerPatience{10000};

std::optional<Error> askWhetherToForget(const Arguments &arguments)
{
    if (arguments.has("yes"))
        return std::nullopt;
    const QString what = arguments.has("all")
        ? ForgetVerbText::tr("Every connection, saved sign-in, workspace and setting of this computer goes.")
        : ForgetVerbText::tr("Every connection and saved sign-in of this computer goes.");
    if (!isInteractive())
        return usageError(what + QLatin1Char(' ') + ForgetVerbText::tr("Confirm it with --yes."), {});
    const QString yes = ForgetVerbText::tr("yes");
    const auto answer = askAloud(
        what + QLatin1Char(' ')
        + ForgetVerbText::tr("What Fairlead made at the CRM stays there (“fairleadctl remove” takes it "
                             "back). Type “%1” to go on:")
              .arg(yes)
        + QLatin1Char(' '));
    if (answer && answer->trimmed().compare(yes, Qt::CaseInsensitive) == 0)
        return std::nullopt;
    return usageError(ForgetVerbText::tr("Nothing was changed."), {});
}

QJsonArray describeLeft(const QList<StillThere> &left)
{
    QJsonArray rows;
    for (const StillThere &one : left)
        rows += QJsonObject{
            {QStringLiteral("what"), one.what},
            {QStringLiteral("error"), errorOrNull(one.error)},
        };
    return rows;
}

Error noHome(const QString &folder)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ForgetVerbText::tr("%1 is no folder of Fairlead's: there are neither a list of "
                                        "connections nor saved sign-ins in it. Nothing was changed.")
                         .arg(QDir::toNativeSeparators(folder));
    error.remedy = ForgetVerbText::tr("Check what FAIRLEAD_HOME is set to.");
    return error;
}

/// The program that runs has ended; nobody may start meanwhile.
Task<Result<InstanceLock>> takeHome(Home home, Clock &clock, CancelToken cancel)
{
    const Outcome ended = co_await endOwner(home.folder(), home.lockFile(), clock, ownerPatience, cancel);
    if (!ended)
        co_return fail(ended.error());
    co_return InstanceLock::take(home.lockFile());
}

Task<VerbAnswer> answerForget(Arguments arguments, Clock &clock, CancelToken cancel)
{
    KeychainStore store(clock, keychainPatience);
    const Home home = Home::fromEnvironment();
    const Autostart entry;
    // There is one entry, and no home is named in it: who tries another home keeps the one of every day.
    const Home everyday = standardHome();
    const bool startsAnother = home.folder() != everyday.folder() && isHome(everyday);
    co_return co_await forgetAnswer(home, store, startsAnother ? nullptr : &entry, arguments.has("all"),
                                    clock, cancel);
}

QString forgetText(const QJsonObject &document)
{
    QStringList lines;
    // Refused, or failed before anything was looked at: the error says what there is to say.
    if (!document.contains(QLatin1String("home")) || document.value(QLatin1String("home")).isNull())
        return {};
    const auto list = [&document, &lines](const char *key, const QString &title) {
        const QJsonArray names = document.value(QLatin1String(key)).toArray();
        for (const auto &name : names)
            lines += title.arg(name.toString());
    };
    list("credentials", ForgetVerbText::tr("Deleted from the keychain: %1"));
    const QString deleted = ForgetVerbText::tr("Deleted: %1");
    list("files", deleted);
    // Whether it still starts at login is for the entry for everybody to say, where there is one.
    if (const QJsonValue entry = document.value(QLatin1String("autostart")); entry.isString())
        lines += deleted.arg(entry.toString());
    list("kept", ForgetVerbText::tr("Not Fairlead's, and kept: %1"));
    const QJsonArray left = document.value(QLatin1String("left")).toArray();
    for (const auto &entry : left)
        lines += ForgetVerbText::tr("Still there: %1. %2")
                     .arg(entry[QLatin1String("what")].toString(), errorText(entry[QLatin1String("error")]));
    if (lines.isEmpty())
        lines += ForgetVerbText::tr("There was nothing to forget.");
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Task<VerbAnswer> forgetAnswer(Home home, SecretStore &store, const Autostart *autostart, bool everything,
                              Clock &clock, CancelToken cancel)
{
    Forgotten forgotten;
    const bool isThere = isHome(home);
    // Not even a lock is left in somebody's folder.
    if (!isThere && QFileInfo::exists(home.folder()))
        co_return failed(noHome(home.folder()));
    // Where there is no home nothing has to be locked, and nothing shall be made.
    if (isThere) {
        auto lock = co_await takeHome(home, clock, cancel);
        if (!lock)
            co_return failed(lock.error());
        std::optional<InstanceLock> held(std::move(*lock));
        forgotten = co_await forgetHome(
            home, store, everything ? Forgetting::Everything : Forgetting::Credentials, cancel);
        held.reset();
        if (everything)
            dropLock(home);
    }
    QJsonValue entry;
    if (autostart) {
        const auto gone = autostart->forget();
        if (!gone)
            forgotten.left += {autostart->place(), gone.error()};
        else if (!gone->isEmpty())
            entry = QDir::toNativeSeparators(*gone);
    }
    VerbAnswer answer;
    answer.exitCode = forgotten.left.isEmpty() ? Done : SomeFailed;
    answer.document = {
        {QStringLiteral("home"), QDir::toNativeSeparators(home.folder())},
        {QStringLiteral("credentials"), QJsonArray::fromStringList(forgotten.credentials)},
        {QStringLiteral("files"), QJsonArray::fromStringList(forgotten.files)},
        {QStringLiteral("autostart"), entry},
        {QStringLiteral("kept"), QJsonArray::fromStringList(forgotten.kept)},
        {QStringLiteral("left"), describeLeft(forgotten.left)},
    };
    co_return answer;
}

Verb forgetVerb()
{
    Verb verb;
    verb.name = "forget";
    for (const char *key : {"home", "credentials", "files", "autostart", "kept", "left"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return ForgetVerbText::tr("Deletes from this computer what Fairlead signs in with, and with --all "
                                  "everything it keeps here.");
    };
    verb.command.options = {{"all"}, {"yes"}};
    verb.keepsLog = false;
    verb.check = askWhetherToForget;
    verb.answerHere = answerForget;
    verb.text = forgetText;
    return verb;
}

} // namespace fairlead::cli
