// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/removeverb.h"

#include "cli/chosen.h"
#include "cli/endanswer.h"
#include "cli/workspaceanswer.h"
#include "sync/homesession.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

struct RemoveVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::RemoveVerb)
};

Error changesWait(const ConnectionInfo &info, const QString &what)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        RemoveVerbText::tr("Changes of “%1” have not reached the CRM yet: %2.").arg(info.name, what);
    // Whoever may not sign in sends nothing.
    error.remedy = info.revoked
        ? RemoveVerbText::tr("Re-authorise it and run “fairleadctl sync” first, or remove it all the same "
                             "with --yes: these changes are lost to the CRM then.")
        : RemoveVerbText::tr("Run “fairleadctl sync” first, or remove it all the same with --yes.");
    return error;
}

Error accessStands(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = info.crm == CrmKind::Salesforce
        ? RemoveVerbText::tr("Fairlead has made an app and a user for “%1” at Salesforce.").arg(info.name)
        : RemoveVerbText::tr("Fairlead has made a user and a security role for “%1” at Dynamics 365.")
              .arg(info.name);
    error.remedy =
        RemoveVerbText::tr("Run “fairleadctl server-access off” first, which takes them back; with "
                           "--yes they stay there.");
    return error;
}

Task<VerbAnswer> removeAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "remove");
    if (!chosen)
        co_return failed(chosen.error());
    const ConnectionInfo &info = *chosen;
    const bool deleteWorkspace = request.arguments.has("delete-workspace");
    const auto waiting = waitingIn(session.home().workspaceFile(info.workspaceFile));
    VerbAnswer answer;
    answer.document = describeConnection(info);
    answer.document.insert(QStringLiteral("removed"), false);
    answer.document.insert(QStringLiteral("workspace"), info.workspaceFile);
    answer.document.insert(QStringLiteral("waiting"),
                           waiting ? QJsonValue(describeWaiting(*waiting)) : QJsonValue());
    const QString what = waiting ? waitingText(*waiting) : QString();
    if (!request.arguments.has("yes")) {
        // What cannot be read may hold changes as well.
        if (!waiting)
            answer.error = waiting.error();
        else if (!what.isEmpty())
            answer.error = changesWait(info, what);
        else if (session.document().serverAccess.contains(info.id)
                 || session.document().applicationAccess.contains(info.id))
            answer.error = accessStands(info);
        if (answer.error) {
            answer.exitCode = exitCodeFor(*answer.error);
            co_return answer;
        }
    }
    const auto end = co_await session.remove(info.id, deleteWorkspace, cancel);
    if (!end)
        co_return failed(end.error(), answer.document);
    answer.document.insert(QStringLiteral("removed"), true);
    if (deleteWorkspace)
        answer.document.insert(QStringLiteral("workspace"), QJsonValue());
    describeEnd(*end, answer);
    co_return answer;
}

QString removeText(const QJsonObject &document)
{
    if (!document.value(QLatin1String("removed")).toBool())
        return {};
    const QString name = document.value(QLatin1String("name")).toString();
    const QString workspace = document.value(QLatin1String("workspace")).toString();
    return workspace.isEmpty()
        ? RemoveVerbText::tr("%1 is removed, and its workspace is deleted.").arg(name)
        : RemoveVerbText::tr("%1 is removed. Its data stays in %2.").arg(name, workspace);
}

} // namespace

Verb removeVerb()
{
    Verb verb;
    verb.name = "remove";
    verb.takesConnection = true;
    for (const char *key :
         {"id", "name", "crm", "cloud", "address", "removed", "workspace", "waiting", "atProvider", "left"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return RemoveVerbText::tr("Revokes a connection, deletes its secrets and takes it off the list.");
    };
    verb.command.options = {{"delete-workspace"}, {"yes"}};
    verb.answerAsOwner = removeAnswer;
    verb.text = removeText;
    return verb;
}

} // namespace fairlead::cli
