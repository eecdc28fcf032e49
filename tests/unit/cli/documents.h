// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "settings/home.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace fairlead::cli {

// app/README.md, "CLI documents": a line "- `verb`: `key`, `key`, …" for each document.
inline QHash<QString, QSet<QString>> documentedKeys()
{
    QFile file(QStringLiteral(FAIRLEAD_README));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the README is missing");
    const QString text = QString::fromUtf8(file.readAll());
    const QString section =
        text.section(QStringLiteral("## CLI documents\n"), 1).section(QStringLiteral("\n## "), 0, 0);
    static const QRegularExpression line(QStringLiteral("^- `([^`]+)`: (.+)$"),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression key(QStringLiteral("`([^`]+)`"));
    QHash<QString, QSet<QString>> keys;
    for (auto it = line.globalMatch(section); it.hasNext();) {
        const auto match = it.next();
        QSet<QString> &list = keys[match.captured(1)];
        for (auto inner = key.globalMatch(match.captured(2)); inner.hasNext();)
            list += inner.next().captured(1);
    }
    return keys;
}

inline QSet<QString> keysOf(const QJsonObject &object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

inline QSet<QString> keysOf(const QJsonObject &document, const char *list)
{
    return keysOf(document[QLatin1String(list)].toArray().at(0).toObject());
}

// A home with one connection whose secret nobody kept.
inline ConnectionInfo makeHome(const Home &home)
{
    ConnectionInfo info;
    info.id = ConnectionId(QStringLiteral("abcdefghijkl"));
    info.name = QStringLiteral("Acme");
    info.crm = CrmKind::Dynamics;
    info.cloud = QStringLiteral("global");
    info.address = QUrl(QStringLiteral("https://acme.crm4.dynamics.com"));
    info.organisationId = QStringLiteral("org");
    info.method = SignInMethod::DynamicsPassword;
    info.userName = QStringLiteral("sync@acme.example");
    info.workspaceFile = QStringLiteral("workspace.db");
    info.objects = {QStringLiteral("account")};
    ConnectionsDocument document;
    document.homeId = QStringLiteral("home1234");
    document.connections = {info};
    if (!writeConnections(home.connectionsFile(), document))
        qFatal("the home cannot be made");
    return info;
}

} // namespace fairlead::cli
