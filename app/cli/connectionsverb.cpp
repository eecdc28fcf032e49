// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/connectionsverb.h"

#include "cli/chosen.h"
#include "connection/connectionstanding.h"
#include "sync/lastrun.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace fairlead::cli {

namespace {

struct ConnectionsVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConnectionsVerb)
};

QJsonObject describe(const ConnectionInfo &info, const ConnectionStatus &status)
{
    QJsonObject object = describeConnection(info);
    object.insert(QStringLiteral("organisationId"), textOrNull(info.organisationId));
    object.insert(QStringLiteral("organisationName"), textOrNull(info.organisationName));
    object.insert(QStringLiteral("environment"), textOrNull(info.environment));
    object.insert(QStringLiteral("userName"), textOrNull(info.userName));
    object.insert(QStringLiteral("method"), nameOf(info.method));
    object.insert(QStringLiteral("objects"), QJsonArray::fromStringList(info.objects));
    object.insert(QStringLiteral("workspace"), info.workspaceFile);
    object.insert(QStringLiteral("createdAt"), timeOrNull(info.createdAt));
    object.insert(QStringLiteral("standing"), nameOf(standingOf(status.error, info.revoked)));
    object.insert(QStringLiteral("colour"), textOrNull(info.colour));
    return object;
}

VerbAnswer connectionsAnswer(const Arguments &arguments)
{
    const Home home = Home::fromEnvironment();
    const auto document = readConnections(home.connectionsFile());
    if (!document)
        return failed(document.error());
    QJsonArray rows;
    // None at all is an answer here, not a failure.
    if (!document->connections.isEmpty()) {
        const auto chosen = chosenConnections(*document, arguments.connection);
        if (!chosen)
            return failed(chosen.error());
        for (const ConnectionInfo &info : *chosen)
            rows += describe(info, rememberedStatus(info.id, home.workspaceFile(info.workspaceFile)));
    }
    VerbAnswer result;
    result.document.insert(QStringLiteral("connections"), rows);
    return result;
}

QString connectionsText(const QJsonObject &document)
{
    // Where the list could not be read, nobody knows.
    if (!document.contains(QLatin1String("connections")))
        return {};
    QStringList lines;
    const QJsonArray rows = document.value(QLatin1String("connections")).toArray();
    for (const auto &row : rows) {
        const QJsonObject connection = row.toObject();
        lines += ConnectionsVerbText::tr("%1: %2, %3, user %4")
                     .arg(connection.value(QLatin1String("name")).toString(),
                          connection.value(QLatin1String("crm")).toString(),
                          connection.value(QLatin1String("address")).toString(),
                          connection.value(QLatin1String("userName")).toString());
    }
    return lines.isEmpty() ? ConnectionsVerbText::tr("There is no connection yet.")
                           : lines.join(QLatin1Char('\n'));
}

} // namespace

Verb connectionsVerb()
{
    Verb verb;
    verb.name = "connections";
    verb.takesConnection = true;
    verb.keys = {QStringLiteral("connections")};
    verb.summary = [] { return ConnectionsVerbText::tr("Lists the connections."); };
    verb.answerNow = connectionsAnswer;
    verb.text = connectionsText;
    return verb;
}

} // namespace fairlead::cli
