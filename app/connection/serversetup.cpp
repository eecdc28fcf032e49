// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/serversetup.h"

#include "auth/fixedtokensource.h"
#include "auth/rsakeyform.h"
#include "auth/rsakeypair.h"
#include "connection/grants.h"
#include "connection/pinning.h"
#include "platform/files.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"

#include <QCoroFuture>

#include <QFile>
#include <QPromise>
#include <QThreadPool>

namespace fairlead {

using salesforce::AccessStep;
using salesforce::MadeAccess;
using salesforce::RemovedAccess;
using salesforce::ServerAccess;

namespace {

/// The administrator's way in, for as long as one call lasts.
struct Desk
{
    Desk(ServerSetup::Place &place, const Administrator &administrator)
        : source(administrator.accessToken)
        , setup(place.http, source, place.clock, administrator.instance)
    {
    }
    FixedTokenSource source;
    salesforce::SetupDesk setup;
};

Error wrongAdministrator(const ServerAccess &access, const Administrator &administrator)
{
    ConnectionInfo info;
    info.address = access.instance;
    info.organisationId = access.organisationId;
    return wrongOrganisation(info, administrator.organisationId);
}

/// On a thread of its own: it takes a processor a second.
Task<Result<RsaKeyPair>> makeKeyAside(QString name, QDateTime now)
{
    const auto promise = std::make_shared<QPromise<Result<RsaKeyPair>>>();
    promise->start();
    QFuture<Result<RsaKeyPair>> future = promise->future();
    QThreadPool::globalInstance()->start([promise, name, now] {
        promise->addResult(makeRsaKeyPair(name, now));
        promise->finish();
    });
    co_return co_await future;
}

/// What is wrong lies with the app itself, and not with its user, its organisation or the way there.
bool isAppsFault(const Error &error)
{
    if (error.isCancelled() || error.isTransient())
        return false;
    return error.code != ErrorCode::AccountDisabled && error.code != ErrorCode::BlockedByOrganisation
        && error.code != ErrorCode::WrongOrganisation;
}

salesforce::AccessSignIn signInWith(Http &http, Clock &clock, const Secret &privateKey)
{
    return [&http, &clock, privateKey](ServerAccess access, CancelToken cancel) {
        SessionTarget target;
        target.info.address = access.instance;
        target.info.clientId = access.consumerKey;
        target.info.userName = access.userName;
        target.secrets.privateKey = privateKey;
        return requestByJwt(target, http, clock, cancel);
    };
}

} // namespace

struct ServerSetup::Attempt
{
    Attempt(Place &place, ConnectionId connection, const Administrator &who, Wanted what)
        : id(std::move(connection))
        , desk(place, who)
        , wanted(std::move(what))
    {
    }

    ConnectionId id;
    Desk desk;
    Wanted wanted;
    QString homeId;
    ServerAccess access;
    bool wasKnown = false; ///< somebody has begun with it before
    bool wasReady = false; ///< it has worked before
    Secret privateKey;
    AccessStep reached = AccessStep::LookAround;

    VaultSlot slot() const { return {homeId, id.text(), access.organisationId, purpose::privateKey}; }
};

ServerSetup::ServerSetup(Place place)
    : m_place(std::move(place))
{
}

Result<std::optional<ServerAccess>> ServerSetup::known(const ConnectionId &id) const
{
    const auto document = readConnections(m_place.home.connectionsFile());
    if (!document)
        return fail(document.error());
    const auto found = document->serverAccess.constFind(id);
    return found == document->serverAccess.constEnd() ? std::nullopt : std::optional(*found);
}

Outcome ServerSetup::keep(const ConnectionId &id, const ServerAccess &access) const
{
    return keepServerAccess(m_place.home.connectionsFile(), id, access);
}

/// Everything chosen and on disk, before the first request.
Task<Outcome> ServerSetup::begin(std::shared_ptr<Attempt> attempt, Administrator administrator,
                                 CancelToken cancel)
{
    if (const Outcome folder = makePrivateFolder(m_place.home.folder()); !folder)
        co_return folder;
    const QString file = m_place.home.connectionsFile();
    auto document = readConnections(file);
    if (!document)
        co_return fail(document.error());
    // The keychain must not know a home id that is not on disk: nobody could name its entries again.
    if (!QFile::exists(file)) {
        if (const Outcome written = writeConnections(file, *document); !written)
            co_return written;
    }
    attempt->homeId = document->homeId;
    attempt->wasKnown = document->serverAccess.contains(attempt->id);
    if (attempt->wasKnown)
        attempt->access = document->serverAccess.value(attempt->id);
    else
        attempt->access = salesforce::chooseAccess(administrator.organisationId, administrator.instance,
                                                   administrator.userName);
    if (attempt->access.organisationId != administrator.organisationId)
        co_return fail(wrongAdministrator(attempt->access, administrator));
    attempt->wasReady = attempt->access.isReady();
    if (!attempt->wasReady)
        attempt->access.madeBy = administrator.userName;
    attempt->access.signInClientId = administrator.clientId;
    attempt->access.externalIdObjects.clear();
    for (const salesforce::ObjectNeed &need : std::as_const(attempt->wanted.needs)) {
        if (attempt->wanted.externalIds && need.sends && salesforce::takesExternalId(need.object))
            attempt->access.externalIdObjects += need.object;
    }
    co_return co_await readOrMakeKey(attempt, cancel);
}

Task<Result<TokenVault>> ServerSetup::openVault(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const QString path = m_place.home.vaultFile();
    auto key = co_await obtainVaultKey(m_place.store, attempt->homeId, path, cancel);
    if (!key && key.error().code == ErrorCode::VaultKeyLost && !m_place.store.isTransient()) {
        // Nobody can open it any more, and a person is here to make what was in it again.
        if (const Outcome aside = TokenVault::setAside(path); !aside)
            co_return fail(aside.error());
        key = co_await obtainVaultKey(m_place.store, attempt->homeId, path, cancel);
    }
    if (!key)
        co_return fail(key.error());
    co_return TokenVault(path, *key);
}

Task<Outcome> ServerSetup::readOrMakeKey(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const Result<TokenVault> vault = co_await openVault(attempt, cancel);
    if (!vault)
        co_return fail(vault.error());
    const Result<Secret> sealed = vault->read(attempt->slot());
    const bool lasts = attempt->access.certificateExpires > m_place.clock.nowUtc().addDays(31);
    if (sealed && lasts && !attempt->access.certificatePem.isEmpty()) {
        attempt->privateKey = rsaKeyText(*sealed);
        co_return keep(attempt->id, attempt->access);
    }
    if (attempt->wasReady) {
        // Without its old key it is let in by nobody: not for somebody who cannot give it the new one.
        const Outcome may =
            co_await salesforce::checkRemover(attempt->desk.setup, attempt->access.organisationId, cancel);
        if (!may)
            co_return may;
    }
    co_return co_await makeKey(attempt, cancel);
}

/// The key first, then what names it: a certificate whose key is lost would be of no use to anybody.
Task<Outcome> ServerSetup::makeKey(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const Result<RsaKeyPair> pair = co_await makeKeyAside(attempt->access.label, m_place.clock.nowUtc());
    if (!pair)
        co_return fail(pair.error());
    Result<TokenVault> vault = co_await openVault(attempt, cancel);
    if (!vault)
        co_return fail(vault.error());
    const Outcome sealed = vault->write(attempt->slot(), compactRsaKey(pair->privateKeyPem));
    if (!sealed)
        co_return sealed;
    attempt->privateKey = pair->privateKeyPem;
    attempt->access.certificatePem = QString::fromLatin1(pair->certificatePem);
    attempt->access.certificateExpires = pair->expires;
    // The app does not know it yet.
    attempt->access.madeAt = {};
    co_return keep(attempt->id, attempt->access);
}

Task<Result<MadeAccess>> ServerSetup::make(std::shared_ptr<Attempt> attempt, Progress progress,
                                           CancelToken cancel)
{
    salesforce::AccessOrder order;
    order.access = attempt->access;
    order.needs = attempt->wanted.needs;
    order.signIn = signInWith(m_place.http, m_place.clock, attempt->privateKey);
    order.keep = [this, attempt](const ServerAccess &access) {
        attempt->access = access;
        return keep(attempt->id, access);
    };
    order.progress = [attempt, progress](const salesforce::AccessProgress &told) {
        attempt->reached = told.step;
        if (progress)
            progress(told);
    };
    co_return co_await salesforce::makeAccess(attempt->desk.setup, std::move(order), cancel);
}

/// With another name and another key: neither is in anybody's cache.
Task<Outcome> ServerSetup::dropApp(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const Outcome gone = co_await salesforce::removeApp(attempt->desk.setup, attempt->access, cancel);
    if (!gone)
        co_return gone;
    ServerAccess &access = attempt->access;
    const ServerAccess fresh =
        salesforce::chooseAccess(access.organisationId, access.instance, access.madeBy);
    access.app = fresh.app;
    access.consumerKey = fresh.consumerKey;
    access.appId.clear();
    access.appAccessId.clear();
    co_return co_await makeKey(attempt, cancel);
}

Task<Result<ServerSignIn>> ServerSetup::turnOn(ConnectionId id, Administrator administrator, Wanted wanted,
                                               Progress progress, CancelToken cancel)
{
    const auto attempt = std::make_shared<Attempt>(m_place, id, administrator, std::move(wanted));
    const Outcome begun = co_await begin(attempt, administrator, cancel);
    if (!begun)
        co_return fail(begun.error());
    Result<MadeAccess> made = co_await make(attempt, progress, cancel);
    const bool appIsBroken =
        !made && attempt->wasReady && attempt->reached == AccessStep::SignIn && isAppsFault(made.error());
    if (appIsBroken) {
        const Outcome dropped = co_await dropApp(attempt, cancel);
        if (!dropped)
            co_return fail(dropped.error());
        made = co_await make(attempt, progress, cancel);
    }
    if (!made) {
        // Nothing was made, and nothing is to be taken back or gone on with.
        if (!attempt->wasKnown && attempt->reached == AccessStep::LookAround)
            (void)co_await forget(attempt, cancel);
        co_return fail(made.error());
    }
    co_return ServerSignIn{*made, attempt->privateKey};
}

Outcome ServerSetup::confirm(const ConnectionId &id) const
{
    const auto access = known(id);
    if (!access)
        return fail(access.error());
    if (!*access)
        return {};
    ServerAccess inUse = **access;
    if (!inUse.madeAt.isValid())
        inUse.madeAt = m_place.clock.nowUtc();
    return keep(id, inUse);
}

Task<QList<salesforce::SeenRecords>> ServerSetup::hiddenFrom(ServerSignIn signIn, Administrator administrator,
                                                             QStringList objects, CancelToken cancel)
{
    Desk desk(m_place, administrator);
    FixedTokenSource source(signIn.made.tokens.accessToken);
    const auto own = std::make_shared<salesforce::Site>(m_place.http, source, signIn.made.tokens.instanceUrl);
    const auto compared = co_await salesforce::compareSight(own, desk.setup.site, objects, cancel);
    co_return compared ? compared->less() : QList<salesforce::SeenRecords>();
}

Task<Outcome> ServerSetup::checkRemover(Administrator administrator, QString organisationId,
                                        CancelToken cancel)
{
    Desk desk(m_place, administrator);
    co_return co_await salesforce::checkRemover(desk.setup, organisationId, cancel);
}

Task<Result<RemovedAccess>> ServerSetup::turnOff(ConnectionId id, Administrator administrator,
                                                 CancelToken cancel)
{
    const auto access = known(id);
    if (!access)
        co_return fail(access.error());
    if (!*access)
        co_return RemovedAccess();
    if ((*access)->organisationId != administrator.organisationId)
        co_return fail(wrongAdministrator(**access, administrator));
    const auto attempt = std::make_shared<Attempt>(m_place, id, administrator, Wanted());
    attempt->access = **access;
    const auto keepIt = [this, id](const ServerAccess &now) { return keep(id, now); };
    Result<RemovedAccess> removed =
        co_await salesforce::removeAccess(attempt->desk.setup, **access, keepIt, cancel);
    if (!removed || !removed->isComplete())
        co_return removed;
    const Outcome forgotten = co_await forget(attempt, cancel);
    if (!forgotten)
        co_return fail(forgotten.error());
    co_return removed;
}

/// The key first: an entry of the vault that nothing names would stay for good.
Task<Outcome> ServerSetup::forget(std::shared_ptr<Attempt> attempt, CancelToken cancel)
{
    const auto document = readConnections(m_place.home.connectionsFile());
    if (!document)
        co_return fail(document.error());
    attempt->homeId = document->homeId;
    const auto key = co_await readVaultKey(m_place.store, attempt->homeId, m_place.home.vaultFile(), cancel);
    if (key) {
        TokenVault vault(m_place.home.vaultFile(), *key);
        if (const Outcome removed = vault.remove(attempt->slot()); !removed)
            co_return removed;
    }
    co_return dropServerAccess(m_place.home.connectionsFile(), attempt->id);
}

QList<salesforce::ObjectNeed> needsOf(const QList<Job> &jobs)
{
    QList<salesforce::ObjectNeed> needs;
    for (const Job &job : jobs) {
        salesforce::ObjectNeed need{job.object, job.pushes(), job.fields};
        // A job of some fields needs its external id beside them.
        if (!need.fields.isEmpty() && !job.externalIdField.isEmpty()
            && !need.fields.contains(job.externalIdField))
            need.fields += job.externalIdField;
        needs += need;
    }
    return needs;
}

} // namespace fairlead
