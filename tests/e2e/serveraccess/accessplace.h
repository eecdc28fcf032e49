// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectionfile.h"
#include "connection/serversetup.h"
#include "net/qthttp.h"
#include "net/retry.h"
#include "secrets/memorystore.h"
#include "support/fakekeychain.h"
#include "support/practiceprocess.h"

#include <QMap>
#include <QTemporaryDir>

#include <memory>

namespace fairlead {

/// A practice org, a home and everything a ServerSetup needs. For one test program.
class AccessPlace
{
public:
    /// Empty: ready. Else what went wrong.
    QString start(const QStringList &arguments = {});

    /// The list of connections with those that are to have the access. False: it could not be written.
    bool listConnections(const QList<ConnectionId> &ids);

    /// Signs in as that person, by a script in place of the browser.
    Result<Administrator> administrator(const PracticeWorld::Account &person);
    Result<Administrator> administrator() { return administrator(practice.world().admin); }

    Result<ServerSignIn> turnOn(const Administrator &who, const QList<salesforce::ObjectNeed> &needs,
                                bool externalIds = false);
    Result<salesforce::RemovedAccess> turnOff(const Administrator &who);
    salesforce::ServerAccess known();
    /// Every row of Setup, table by table, and every component of metadata.
    QByteArray setup();
    /// A desk with that token.
    struct Desk
    {
        std::unique_ptr<TokenSource> tokens;
        std::unique_ptr<salesforce::SetupDesk> desk;
    };
    Desk deskOf(const QUrl &instance, const Secret &token);

    PracticeProcess practice;
    SystemClock clock;
    QTemporaryDir folder;
    Home home{folder.path()};
    FakeKeychain store;
    std::unique_ptr<QtHttp> plain;
    std::unique_ptr<RetryingHttp> http;
    std::unique_ptr<ServerSetup> setupOf;
    ConnectionId id{QStringLiteral("accessaccess")}; ///< whose access it is
    QStringList steps; ///< of the last turnOn()

private:
    ConnectionInfo listedAs(const ConnectionId &listed, const QString &workspaceFile) const;
};

} // namespace fairlead
