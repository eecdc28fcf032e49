// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "connection/serversetup.h"
#include "connection/verify.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/secret.h"
#include "core/task.h"
#include "crm/dynamics/applicationmaker.h"
#include "net/http.h"
#include "settings/home.h"

#include <functional>
#include <memory>
#include <optional>

namespace fairlead {

/// The app registration that is to sign in by itself. A value type, in memory only.
struct ApplicationProofs
{
    QString clientId;
    Secret clientSecret{};
    QByteArray certificate{}; ///< PEM; in place of the secret
    Secret privateKey{}; ///< PEM, the certificate's
    QString thumbprint{}; ///< of a certificate that the connection has already, in place of the PEM
    QDateTime expires{}; ///< UTC; of what the connection has already, where that is known
};

/// What came of it: a connection that would work, or what a person has to enter first.
struct ApplicationSignIn
{
    dynamics::MadeApplication made;
    std::optional<VerifiedConnection> verified; ///< empty only with `made.byHand`
};

/// Server-to-server access of one Dynamics connection, on and off, with everything kept on this computer that
/// whoever goes on after an interruption needs: name and ids in connections.json before the first request.
/// Thread of its Http. The caller owns the home's lock and has one call of a connection end before the next.
class ApplicationSetup
{
public:
    struct Place
    {
        Home home;
        Clock &clock;
        Http &http; ///< with the home's network settings
    };
    using Progress = std::function<void(const dynamics::ApplicationProgress &)>;
    struct Wanted
    {
        QList<ObjectUse> uses;
        ApplicationProofs proofs;
    };

    explicit ApplicationSetup(Place place);

    /// Makes it, goes on with one that was interrupted, or grants what it lacks. WrongOrganisation where
    /// somebody of another one signed in, WrongUser where another app was begun with.
    Task<Result<ApplicationSignIn>> turnOn(ConnectionInfo info, Administrator administrator, Wanted wanted,
                                           Progress progress, CancelToken cancel);
    /// Takes everything back. Only when nothing is left it is forgotten here; what is left can be tried
    /// again.
    Task<Result<QList<dynamics::NotUndone>>> turnOff(ConnectionId id, Administrator administrator,
                                                     CancelToken cancel);

private:
    struct Attempt;
    Result<dynamics::ApplicationAccess> begin(const ConnectionInfo &info, const Administrator &administrator,
                                              const ApplicationProofs &proofs) const;
    Place m_place;
};

/// What the jobs do with their objects; their lookups are the client's to complete
/// (dynamics::Client::describedUses).
QList<ObjectUse> usesOf(const QList<Job> &jobs);

/// The method by which these sign in.
SignInMethod methodOf(const ApplicationProofs &proofs);

} // namespace fairlead
