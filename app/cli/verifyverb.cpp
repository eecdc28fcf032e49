// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verifyverb.h"

#include "cli/chosen.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fairlead::cli {

namespace {

struct VerifyVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::VerifyVerb)
};

Task<VerbAnswer> verifyAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = chosenConnections(session.document(), request.arguments.connection);
    if (!chosen)
        co_return failed(chosen.error());
    VerbAnswer result;
    QList<Error> errors;
    QJsonArray rows;
    for (const ConnectionInfo &info : *chosen) {
        const Result<OrgInfo> who = co_await session.verify(info.id, cancel);
        if (cancel.isCancelled())
            co_return failed(Error::cancelled());
        QJsonObject row = describeConnection(info);
        row.insert(QStringLiteral("verified"), who.has_value());
        row.insert(QStringLiteral("organisationName"), textOrNull(who ? who->name : info.organisationName));
        row.insert(QStringLiteral("userName"), textOrNull(who ? who->userName : info.userName));
        row.insert(QStringLiteral("error"), who ? QJsonValue() : errorOrNull(who.error()));
        rows += row;
        if (!who) {
            errors += who.error();
            // A sign-in that is needed outweighs what may pass by itself.
            if (!result.error || exitCodeFor(who.error()) == SignInNeeded)
                result.error = who.error();
        }
    }
    result.exitCode = exitCodeOfSeveral(errors, errors.size() < chosen->size());
    result.document.insert(QStringLiteral("connections"), rows);
    co_return result;
}

QString verifyText(const QJsonObject &document)
{
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &entry : rows) {
        const QJsonObject row = entry.toObject();
        const QString name = row.value(QLatin1String("name")).toString();
        lines += row.value(QLatin1String("verified")).toBool()
            ? VerifyVerbText::tr("%1: signed in as %2 at %3")
                  .arg(name, row.value(QLatin1String("userName")).toString(),
                       row.value(QLatin1String("organisationName")).toString())
            : VerifyVerbText::tr("%1: %2").arg(name, errorText(row.value(QLatin1String("error"))));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

Verb verifyVerb()
{
    Verb verb;
    verb.name = "verify";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.summary = [] {
        return VerifyVerbText::tr(
            "Signs in and checks that each connection still leads to its organisation.");
    };
    verb.answerAsOwner = verifyAnswer;
    verb.text = verifyText;
    return verb;
}

} // namespace fairlead::cli
