// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/accessplace.h"

#include "auth/fixedtokensource.h"
#include "platform/files.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"
#include "support/practicegrant.h"

namespace fairlead {

namespace {

constexpr int patienceMs = 60000;

template <typename T> Result<T> ended(const std::optional<Result<T>> &result)
{
    return result ? *result : Result<T>(fail(Error::bug(QStringLiteral("it took too long"))));
}

} // namespace

QString AccessPlace::start(const QStringList &arguments)
{
    if (!practice.start(QStringList{QStringLiteral("--home"), folder.path()} + arguments, patienceMs))
        return practice.errorText();
    NetworkSettings network;
    network.proxyMode = NetworkSettings::ProxyMode::None;
    plain = std::make_unique<QtHttp>(network, clock);
    http = std::make_unique<RetryingHttp>(*plain, clock);
    setupOf = std::make_unique<ServerSetup>(ServerSetup::Place{home, store, clock, *http});
    return {};
}

bool AccessPlace::listConnections(const QList<ConnectionId> &ids)
{
    ConnectionsDocument document;
    document.homeId = QStringLiteral("homehome");
    for (const ConnectionId &listed : ids)
        document.connections += listedAs(listed, document.workspaceFileFor(listed));
    return makePrivateFolder(home.folder()) && writeConnections(home.connectionsFile(), document);
}

ConnectionInfo AccessPlace::listedAs(const ConnectionId &listed, const QString &workspaceFile) const
{
    ConnectionInfo info;
    info.id = listed;
    info.name = QStringLiteral("Acme");
    info.crm = CrmKind::Salesforce;
    info.cloud = QStringLiteral("practice");
    info.address = practice.world().salesforce;
    info.organisationId = QStringLiteral("00D000000000001EAA");
    info.method = SignInMethod::SalesforceWeb;
    info.workspaceFile = workspaceFile;
    return info;
}

Result<Administrator> AccessPlace::administrator(const PracticeWorld::Account &person)
{
    const auto tokens = signInByScript(practice.world(), person, clock);
    if (!tokens)
        return fail(tokens.error());
    const auto clouds = readClouds(home.cloudsFile());
    if (!clouds)
        return fail(clouds.error());
    return Administrator{clouds->constLast(),
                         tokens->instanceUrl,
                         person.username,
                         tokens->organisationId,
                         practice.world().salesforceClient.id,
                         tokens->accessToken,
                         tokens->refreshToken};
}

Result<ServerSignIn> AccessPlace::turnOn(const Administrator &who, const QList<salesforce::ObjectNeed> &needs,
                                         bool externalIds)
{
    steps.clear();
    const auto progress = [this](const salesforce::AccessProgress &told) {
        const QString name = nameOf(told.step);
        if (steps.isEmpty() || steps.last() != name)
            steps += name;
    };
    const auto made =
        ended(awaitAtOnce(setupOf->turnOn(id, who, {needs, externalIds}, progress, {}), patienceMs));
    // What whoever hands the connection over does at the end.
    const Outcome inUse = made ? setupOf->confirm(id) : Outcome();
    return inUse ? made : Result<ServerSignIn>(fail(inUse.error()));
}

Result<salesforce::RemovedAccess> AccessPlace::turnOff(const Administrator &who)
{
    return ended(awaitAtOnce(setupOf->turnOff(id, who, {}), patienceMs));
}

salesforce::ServerAccess AccessPlace::known()
{
    const auto access = setupOf->known(id);
    return access && *access ? **access : salesforce::ServerAccess();
}

QByteArray AccessPlace::setup()
{
    return practice.get(practice.world().salesforce, QStringLiteral("/_practice/setup"));
}

AccessPlace::Desk AccessPlace::deskOf(const QUrl &instance, const Secret &token)
{
    Desk made;
    made.tokens = std::make_unique<FixedTokenSource>(token);
    made.desk = std::make_unique<salesforce::SetupDesk>(*http, *made.tokens, clock, instance);
    return made;
}

} // namespace fairlead
