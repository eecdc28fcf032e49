// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "core/clock.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/secret.h"
#include "crm/crm.h"
#include "crm/salesforce/setup/rights.h"
#include "net/networksettings.h"
#include "secrets/tokenvault.h"

#include <memory>

namespace fairlead {

/// What a connection knows beside its file entry, as read from the keychain. A value type, handed by value
/// from the UI thread to the sync thread; kept in memory only.
struct ConnectionSecrets
{
    Secret password; ///< DynamicsPassword
    Secret clientSecret; ///< SalesforceClientCredentials, DynamicsApplication
    Secret privateKey; ///< SalesforceJwt, DynamicsCertificate, PEM
};

/// Everything needed to open a session on another thread. A value type.
struct SessionTarget
{
    ConnectionInfo info;
    Cloud cloud;
    ConnectionSecrets secrets;
    NetworkSettings network;
    QString homeId;
    /// What was granted for its jobs (server-to-server access): what of it is gone is told.
    QList<salesforce::FieldRight> granted{};
    /// The refresh token of a connection that is kept only until Fairlead quits, in place of the vault: every
    /// session of the connection goes on from the newest one. Once handed over, the sync thread's alone.
    std::shared_ptr<Secret> heldToken;
};

/// The open line to one connection's CRM: HTTP, tokens and client, belonging to the thread that opened it.
/// Every access token is checked against the pinned organisation before its first use: WrongOrganisation
/// otherwise. The interface, so that engines can be tested on a scripted CRM.
class CrmSession
{
public:
    virtual ~CrmSession() = default;
    virtual CrmClient &client() = 0;
    /// The access token last used; empty where none was obtained.
    virtual Secret accessToken() const { return {}; }
    /// Before it is destroyed: what must not be lost may still arrive, a few seconds at most. Nothing is
    /// asked of it any more.
    virtual Task<void> close() = 0;
};

/// `vault` holds the refresh token where the method uses one and the target holds none; it must be owned by
/// this thread.
Result<std::unique_ptr<CrmSession>> openSession(const SessionTarget &target,
                                                std::shared_ptr<TokenVault> vault, Clock &clock);

/// For a connection whose cloud is none of those that are known.
Error cloudMissing(const ConnectionInfo &info);
/// The cloud of `clouds` that a connection is of; an error where there is none, or where the stored address
/// is none of that cloud's: nothing may be sent there.
Result<Cloud> cloudOf(const ConnectionInfo &info, const QList<Cloud> &clouds);

} // namespace fairlead
