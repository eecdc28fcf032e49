// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/result.h"
#include "crm/dynamics/applicationaccess.h"
#include "crm/salesforce/setup/serveraccess.h"

#include <QHash>
#include <QList>

namespace fairlead {

/// connections.json: which connections there are, and no secret. Written only by the process that owns the
/// home.
struct ConnectionsDocument
{
    QString homeId; ///< random, part of every keychain name and sealed entry
    /// Connection → number of its last run that sent something, as its workspace has it too: where the
    /// workspace is behind, it comes from a backup.
    QHash<ConnectionId, qint64> pushRuns;
    QList<ConnectionInfo> connections;
    /// What was made in organisations for server-to-server access, or is to be made or taken back, by
    /// connection: one of `connections`, by which alone a person reaches it.
    QHash<ConnectionId, salesforce::ServerAccess> serverAccess;
    /// The same at Dynamics 365.
    QHash<ConnectionId, dynamics::ApplicationAccess> applicationAccess;
    bool fromCopy = false; ///< as read: the file itself was damaged or missing. Not written

    const ConnectionInfo *find(const ConnectionId &id) const;
    /// By name without case, or by id.
    const ConnectionInfo *find(const QString &nameOrId) const;
    /// The connection of this user of this organisation: who connects again renews it.
    const ConnectionInfo *find(CrmKind crm, const QString &organisationId, const QString &userId) const;
    /// `wanted`, or `wanted 2`, `wanted 3` … where it is taken.
    QString freeName(const QString &wanted) const;
    /// The first connection has `workspace.db`, further ones `workspace-<id>.db` (contract).
    QString workspaceFileFor(const ConnectionId &id) const;
};

/// A missing file is a fresh document with a new home id. A damaged one is read from its copy;
/// FileUnreadable when neither can be read: nothing is overwritten then.
Result<ConnectionsDocument> readConnections(const QString &path);
/// Replaces the file atomically, then its copy `connections.json.previous`: at every moment one of them is
/// whole, and the copy is as new as the file. A damaged file is kept as `connections.json.damaged`.
/// A number in `pushRuns` never goes back, whatever the document says.
Outcome writeConnections(const QString &path, const ConnectionsDocument &document);

/// Raises the connection's number in `pushRuns` to `atLeast` where it is less, and returns what it was.
Result<qint64> keepPushRun(const QString &path, const ConnectionId &id, qint64 atLeast);

/// Writes down how far a connection's server-to-server access has come: durable when it returns.
/// RecordMissing where there is no such connection: nobody could take back what is written down for it.
Outcome keepServerAccess(const QString &path, const ConnectionId &id, const salesforce::ServerAccess &access);
Outcome keepServerAccess(const QString &path, const ConnectionId &id,
                         const dynamics::ApplicationAccess &access);
/// Nothing of it is left in the organisation.
Outcome dropServerAccess(const QString &path, const ConnectionId &id);

} // namespace fairlead
