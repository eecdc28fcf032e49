// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/applicationsetup.h"

#include "auth/entra.h"
#include "auth/entraconsent.h"
#include "auth/fixedtokensource.h"
#include "connection/pinning.h"
#include "crm/dynamics/client.h"

#include <QCoreApplication>

namespace fairlead {

using dynamics::ApplicationAccess;
using dynamics::MadeApplication;
using dynamics::NotUndone;

namespace {

struct ApplicationSetupText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ApplicationSetup)
};

Error anotherApplication(const ApplicationAccess &access)
{
    Error error;
    error.code = ErrorCode::WrongUser;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        ApplicationSetupText::tr("Fairlead has begun with another app here: %1.").arg(access.clientId);
    error.remedy = ApplicationSetupText::tr("Go on with that one, or take its access back first.");
    return error;
}

bool namesOwner(const Job &job)
{
    return job.fields.isEmpty() || job.fields.contains(QLatin1String("OwnerId"), Qt::CaseInsensitive)
        || job.fields.contains(QLatin1String("_ownerid_value"), Qt::CaseInsensitive);
}

bool isPeople(const QString &object)
{
    return object == QLatin1String("User") || object == QLatin1String("systemuser");
}

} // namespace

struct ApplicationSetup::Attempt
{
    Attempt(const Place &place, const Administrator &who)
        : http(place.http)
        , clock(place.clock)
        , source(who.accessToken)
        , cloud(who.cloud)
    {
    }

    dynamics::ApplicationDesk desk(const ApplicationAccess &access)
    {
        return {http, source, access.address, access.organisationId};
    }

    /// Signs in as the application, and keeps what came of it.
    static Task<Result<QList<dynamics::MissingPrivilege>>> prove(std::shared_ptr<Attempt> attempt,
                                                                 QList<ObjectUse> uses, CancelToken cancel);

    Http &http;
    Clock &clock;
    FixedTokenSource source;
    Cloud cloud;
    ConnectionInfo info;
    ApplicationProofs proofs;
    std::optional<VerifiedConnection> verified;
    dynamics::ApplicationStep reached = dynamics::ApplicationStep::LookAround;
};

ApplicationSetup::ApplicationSetup(Place place)
    : m_place(std::move(place))
{
}

/// Everything chosen and on disk, before the first request that makes something.
Result<ApplicationAccess> ApplicationSetup::begin(const ConnectionInfo &info,
                                                  const Administrator &administrator,
                                                  const ApplicationProofs &proofs) const
{
    const auto document = readConnections(m_place.home.connectionsFile());
    if (!document)
        return fail(document.error());
    const bool isKnown = document->applicationAccess.contains(info.id);
    ApplicationAccess access = document->applicationAccess.value(info.id);
    if (!isKnown) {
        access =
            dynamics::chooseApplicationAccess(info.organisationId, info.address, proofs.clientId, info.name);
        access.wasConnected = info.clientId == proofs.clientId && isApplication(info.method);
    }
    if (access.organisationId != administrator.organisationId)
        return fail(wrongOrganisation(info, administrator.organisationId));
    if (access.clientId != proofs.clientId)
        return fail(anotherApplication(access));
    access.madeBy = administrator.userName;
    access.signInClientId = administrator.clientId;
    if (const Outcome kept = keepServerAccess(m_place.home.connectionsFile(), info.id, access); !kept)
        return fail(kept.error());
    return access;
}

namespace {

Task<Result<VerifiedConnection>> signInAs(Http &http, Clock &clock, Cloud cloud, ConnectionInfo info,
                                          ApplicationProofs proofs, CancelToken cancel)
{
    DynamicsAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = info.address;
    attempt.tenantId = info.tenantId;
    attempt.clientId = proofs.clientId;
    attempt.method = methodOf(proofs);
    attempt.clientSecret = proofs.clientSecret;
    attempt.certificate = proofs.certificate;
    attempt.privateKey = proofs.privateKey;
    attempt.thumbprint = proofs.thumbprint;
    auto verified = co_await verifyDynamics(http, clock, attempt, cancel);
    if (verified && proofs.expires.isValid())
        verified->connection.info.credentialExpires = proofs.expires;
    co_return verified;
}

/// When the secret ends, as the directory tells this administrator; invalid where it does not. Nobody is
/// asked to consent for that.
Task<QDateTime> endOf(Http &http, Administrator administrator, QString tenant, ApplicationProofs proofs,
                      CancelToken cancel)
{
    if (administrator.refreshToken.isEmpty() || administrator.cloud.graph.isEmpty())
        co_return QDateTime();
    const auto tokens = co_await entra::refresh(http, administrator.cloud, tenant, administrator.clientId,
                                                entra::administrationScopes(administrator.cloud),
                                                administrator.refreshToken, cancel);
    if (!tokens)
        co_return QDateTime();
    const auto ends = co_await entra::credentialEnds(http, administrator.cloud, tokens->accessToken,
                                                     proofs.clientId, cancel);
    co_return ends ? entra::endOfSecret(*ends, proofs.clientSecret) : QDateTime();
}

Task<Result<QList<dynamics::MissingPrivilege>>> lackingAs(Http &http, QUrl address, Secret accessToken,
                                                          QList<ObjectUse> uses, CancelToken cancel)
{
    FixedTokenSource source(accessToken);
    dynamics::Client client(http, source, address);
    co_return co_await client.missingPrivileges(std::move(uses), cancel);
}

} // namespace

Task<Result<QList<dynamics::MissingPrivilege>>>
ApplicationSetup::Attempt::prove(std::shared_ptr<Attempt> attempt, QList<ObjectUse> uses, CancelToken cancel)
{
    auto verified = co_await signInAs(attempt->http, attempt->clock, attempt->cloud, attempt->info,
                                      attempt->proofs, cancel);
    if (!verified)
        co_return fail(verified.error());
    const Secret token = verified->tokens.accessToken;
    attempt->verified = std::move(*verified);
    co_return co_await lackingAs(attempt->http, attempt->info.address, token, std::move(uses), cancel);
}

Task<Result<ApplicationSignIn>> ApplicationSetup::turnOn(ConnectionInfo info, Administrator administrator,
                                                         Wanted wanted, Progress progress, CancelToken cancel)
{
    const auto before = readConnections(m_place.home.connectionsFile());
    const bool wasKnown = before && before->applicationAccess.contains(info.id);
    const auto access = begin(info, administrator, wanted.proofs);
    if (!access)
        co_return fail(access.error());
    const auto attempt = std::make_shared<Attempt>(m_place, administrator);
    attempt->info = info;
    attempt->proofs = wanted.proofs;
    dynamics::ApplicationOrder order;
    order.access = *access;
    order.uses = std::move(wanted.uses);
    order.now = m_place.clock.nowUtc();
    order.progress = [attempt, progress](const dynamics::ApplicationProgress &told) {
        attempt->reached = told.step;
        if (progress)
            progress(told);
    };
    order.keep = [file = m_place.home.connectionsFile(), id = info.id](const ApplicationAccess &now) {
        return keepServerAccess(file, id, now);
    };
    order.proof = [attempt](QList<ObjectUse> uses, CancelToken stop) {
        return Attempt::prove(attempt, std::move(uses), std::move(stop));
    };
    auto made = co_await dynamics::makeApplicationAccess(attempt->desk(*access), std::move(order), cancel);
    // Nothing was made, and nothing is to be taken back or gone on with.
    const bool nothingMade = made
        ? made->byHand && made->access.role.roleId.isEmpty() && made->access.user.userId.isEmpty()
        : attempt->reached == dynamics::ApplicationStep::LookAround;
    if (!wasKnown && nothingMade)
        (void)dropServerAccess(m_place.home.connectionsFile(), info.id);
    if (!made)
        co_return fail(made.error());
    ApplicationSignIn done;
    done.made = std::move(*made);
    if (done.made.byHand)
        co_return done;
    done.verified = attempt->verified;
    if (done.verified && !attempt->proofs.clientSecret.isEmpty() && !attempt->proofs.expires.isValid())
        done.verified->connection.info.credentialExpires =
            co_await endOf(m_place.http, administrator, info.tenantId, attempt->proofs, cancel);
    co_return done;
}

Task<Result<QList<NotUndone>>> ApplicationSetup::turnOff(ConnectionId id, Administrator administrator,
                                                         CancelToken cancel)
{
    const QString file = m_place.home.connectionsFile();
    const auto document = readConnections(file);
    if (!document)
        co_return fail(document.error());
    if (!document->applicationAccess.contains(id))
        co_return QList<NotUndone>();
    const ApplicationAccess access = document->applicationAccess.value(id);
    if (access.organisationId != administrator.organisationId) {
        ConnectionInfo info;
        info.address = access.address;
        info.organisationId = access.organisationId;
        co_return fail(wrongOrganisation(info, administrator.organisationId));
    }
    const auto attempt = std::make_shared<Attempt>(m_place, administrator);
    const auto keep = [file, id](const ApplicationAccess &now) { return keepServerAccess(file, id, now); };
    auto left = co_await dynamics::removeApplicationAccess(attempt->desk(access), access, keep, cancel);
    if (!left || !left->isEmpty())
        co_return left;
    const Outcome forgotten = dropServerAccess(file, id);
    if (!forgotten)
        co_return fail(forgotten.error());
    co_return left;
}

QList<ObjectUse> usesOf(const QList<Job> &jobs)
{
    QList<ObjectUse> uses;
    for (const Job &job : jobs) {
        ObjectUse use;
        use.object = job.object;
        use.pulls = job.pulls();
        // People are not made or changed from here: nobody gives an integration user the right to.
        use.pushes = job.pushes() && !isPeople(job.object);
        use.deletes = use.pushes;
        use.setsOwner = use.pushes && namesOwner(job);
        use.fields = job.fields;
        uses += use;
    }
    return uses;
}

SignInMethod methodOf(const ApplicationProofs &proofs)
{
    return proofs.certificate.isEmpty() && proofs.thumbprint.isEmpty() ? SignInMethod::DynamicsApplication
                                                                       : SignInMethod::DynamicsCertificate;
}

} // namespace fairlead
