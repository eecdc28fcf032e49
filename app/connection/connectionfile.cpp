// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"

#include "connection/connectionname.h"
#include "platform/files.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace fairlead {

namespace {

constexpr int version = 1;

bool isNewer(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object().value(QLatin1String("version")).toInt() > version;
}

Error newer(const QString &path)
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate(
                         "fairlead::ConnectionsDocument",
                         "The list of connections (%1) was written by a newer version of Fairlead.")
                         .arg(path);
    error.remedy = QCoreApplication::translate("fairlead::ConnectionsDocument",
                                               "Install that version again. Fairlead does not overwrite it.");
    return error;
}

bool readAccess(ConnectionsDocument &document, const ConnectionId &id, const QJsonObject &object)
{
    if (object.value(QLatin1String("crm")) == QLatin1String("dynamics")) {
        const auto application = dynamics::applicationAccessFromJson(object);
        if (application)
            document.applicationAccess.insert(id, *application);
        return application.has_value();
    }
    const auto access = salesforce::serverAccessFromJson(object);
    if (access)
        document.serverAccess.insert(id, *access);
    return access.has_value();
}

std::optional<ConnectionsDocument> parse(const QByteArray &bytes)
{
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    ConnectionsDocument document;
    document.homeId = root.value(QLatin1String("homeId")).toString();
    if (root.value(QLatin1String("version")).toInt() != version || document.homeId.isEmpty())
        return std::nullopt;
    const QJsonObject runs = root.value(QLatin1String("pushRuns")).toObject();
    for (auto it = runs.begin(); it != runs.end(); ++it)
        document.pushRuns.insert(ConnectionId(it.key()), it.value().toInteger());
    const QJsonObject accesses = root.value(QLatin1String("serverAccess")).toObject();
    for (auto it = accesses.begin(); it != accesses.end(); ++it) {
        // Written back without it, what was made in the organisation could never be found again.
        if (!readAccess(document, ConnectionId(it.key()), it->toObject()))
            return std::nullopt;
    }
    for (const auto &value : root.value(QLatin1String("connections")).toArray()) {
        const auto info = connectionFromJson(value.toObject());
        // One unreadable row makes the file damaged: writing it back would lose that connection for good.
        if (!info)
            return std::nullopt;
        // Two of one id, or on one workspace, would each undo what the other does.
        for (const ConnectionInfo &other : std::as_const(document.connections)) {
            if (other.id == info->id || other.workspaceFile == info->workspaceFile)
                return std::nullopt;
        }
        document.connections += *info;
    }
    return document;
}

/// The later number of the two for each of the document's connections.
QJsonObject pushRunsJson(const ConnectionsDocument &document, const QHash<ConnectionId, qint64> &known)
{
    QJsonObject runs;
    for (const ConnectionInfo &info : document.connections) {
        const qint64 run = qMax(document.pushRuns.value(info.id), known.value(info.id));
        if (run > 0)
            runs.insert(info.id.text(), run);
    }
    return runs;
}

QJsonObject serverAccessJson(const ConnectionsDocument &document)
{
    QJsonObject all;
    for (auto it = document.serverAccess.begin(); it != document.serverAccess.end(); ++it)
        all.insert(it.key().text(), toJson(it.value()));
    const auto &applications = document.applicationAccess;
    for (auto it = applications.begin(); it != applications.end(); ++it)
        all.insert(it.key().text(), toJson(it.value()));
    return all;
}

} // namespace

const ConnectionInfo *ConnectionsDocument::find(const ConnectionId &id) const
{
    for (const auto &info : connections) {
        if (info.id == id)
            return &info;
    }
    return nullptr;
}

const ConnectionInfo *ConnectionsDocument::find(CrmKind crm, const QString &organisationId,
                                                const QString &userId) const
{
    for (const auto &info : connections) {
        if (info.crm == crm && info.organisationId == organisationId && info.userId == userId)
            return &info;
    }
    return nullptr;
}

const ConnectionInfo *ConnectionsDocument::find(const QString &nameOrId) const
{
    for (const auto &info : connections) {
        if (info.name.compare(nameOrId, Qt::CaseInsensitive) == 0)
            return &info;
    }
    return find(ConnectionId(nameOrId));
}

QString ConnectionsDocument::freeName(const QString &wanted) const
{
    QString name = fittingConnectionName(wanted);
    for (int n = 2; find(name); ++n) {
        const QString number = QLatin1Char(' ') + QString::number(n);
        name = fittingConnectionName(wanted, longestConnectionName - int(number.size())) + number;
    }
    return name;
}

QString ConnectionsDocument::workspaceFileFor(const ConnectionId &id) const
{
    const QString first = QStringLiteral("workspace.db");
    for (const auto &info : connections) {
        if (info.workspaceFile == first)
            return QStringLiteral("workspace-%1.db").arg(id.text());
    }
    return first;
}

Result<ConnectionsDocument> readConnections(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes && bytes.error().code != ErrorCode::RecordMissing)
        return fail(bytes.error());
    if (bytes) {
        // An older copy would stand for it well, and be written over it.
        if (isNewer(*bytes))
            return fail(newer(path));
        if (auto document = parse(*bytes))
            return *document;
    }
    // Missing beside a previous copy is an interrupted replacement, not a fresh home.
    const auto previous = readFile(previousOf(path));
    if (previous) {
        if (auto document = parse(*previous)) {
            document->fromCopy = true;
            return *document;
        }
    }
    if (!bytes && !previous) {
        ConnectionsDocument fresh;
        fresh.homeId = randomName(8);
        return fresh;
    }
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::ConnectionsDocument",
                                                 "The list of connections (%1) is damaged.")
                         .arg(path);
    error.remedy = QCoreApplication::translate(
        "fairlead::ConnectionsDocument",
        "Restore the file from a backup, or rename it to start afresh. Fairlead does not overwrite it.");
    return fail(error);
}

Outcome writeConnections(const QString &path, const ConnectionsDocument &document)
{
    QJsonArray rows;
    for (const auto &info : document.connections)
        rows += toJson(info);
    const auto before = readFile(path);
    if (before && isNewer(*before))
        return fail(newer(path));
    const auto known = before ? parse(*before) : std::nullopt;
    QJsonObject root{
        {QStringLiteral("version"), version},
        {QStringLiteral("homeId"), document.homeId},
        {QStringLiteral("pushRuns"),
         pushRunsJson(document, known ? known->pushRuns : QHash<ConnectionId, qint64>())},
        {QStringLiteral("connections"), rows},
    };
    if (!document.serverAccess.isEmpty() || !document.applicationAccess.isEmpty())
        root.insert(QStringLiteral("serverAccess"), serverAccessJson(document));
    // A damaged file is not lost either: somebody may want to know what was in it.
    if (before && !known) {
        const QString aside = path + QStringLiteral(".damaged");
        QFile::remove(aside);
        QFile::rename(path, aside);
    }
    const QByteArray text = QJsonDocument(root).toJson();
    if (const auto written = overwriteFile(path, text); !written)
        return written;
    // Of the same generation: read from an older copy, the newest connection would be missing. It is only a
    // copy: failing to write it is no failure of what was asked for.
    (void)overwriteFile(previousOf(path), text);
    return {};
}

Result<qint64> keepPushRun(const QString &path, const ConnectionId &id, qint64 atLeast)
{
    auto document = readConnections(path);
    if (!document)
        return fail(document.error());
    const qint64 before = document->pushRuns.value(id);
    if (before >= atLeast)
        return before;
    document->pushRuns.insert(id, atLeast);
    if (const Outcome written = writeConnections(path, *document); !written)
        return fail(written.error());
    return before;
}

namespace {

Error connectionMissing()
{
    Error error;
    error.code = ErrorCode::RecordMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::ConnectionsDocument",
                                                 "The connection has been removed meanwhile.");
    error.remedy = QCoreApplication::translate("fairlead::ConnectionsDocument", "Set up a new one.");
    return error;
}

} // namespace

Outcome keepServerAccess(const QString &path, const ConnectionId &id, const salesforce::ServerAccess &access)
{
    auto document = readConnections(path);
    if (!document)
        return fail(document.error());
    if (!document->find(id))
        return fail(connectionMissing());
    if (document->serverAccess.value(id) == access)
        return {};
    document->serverAccess.insert(id, access);
    return writeConnections(path, *document);
}

Outcome keepServerAccess(const QString &path, const ConnectionId &id,
                         const dynamics::ApplicationAccess &access)
{
    auto document = readConnections(path);
    if (!document)
        return fail(document.error());
    if (document->applicationAccess.value(id) == access)
        return {};
    document->applicationAccess.insert(id, access);
    return writeConnections(path, *document);
}

Outcome dropServerAccess(const QString &path, const ConnectionId &id)
{
    auto document = readConnections(path);
    if (!document)
        return fail(document.error());
    const bool removed = document->serverAccess.remove(id) || document->applicationAccess.remove(id);
    if (!removed)
        return {};
    return writeConnections(path, *document);
}

} // namespace fairlead
