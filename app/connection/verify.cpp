// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/verify.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "auth/salesforceoauth.h"
#include "connection/grants.h"
#include "crm/dynamics/challenge.h"
#include "crm/dynamics/client.h"
#include "crm/dynamics/userchecks.h"
#include "crm/salesforce/client.h"

namespace fairlead {

namespace {

Task<Result<TokenSet>> signInByCertificate(Http &http, Clock &clock, DynamicsAttempt attempt, QString tenant,
                                           CancelToken cancel)
{
    if (attempt.thumbprint.isEmpty()) {
        const Result<CertificateFacts> certificate = readCertificate(attempt.certificate);
        if (!certificate)
            co_return fail(certificate.error());
        attempt.thumbprint = QString::fromLatin1(certificate->thumbprint);
    }
    SessionTarget target;
    target.cloud = attempt.cloud;
    target.info.address = attempt.address;
    target.info.tenantId = tenant;
    target.info.clientId = attempt.clientId;
    target.info.certificateThumbprint = attempt.thumbprint;
    target.secrets.privateKey = attempt.privateKey;
    co_return co_await requestByCertificate(target, http, clock, cancel);
}

Task<Result<TokenSet>> signInDynamics(Http &http, Clock &clock, DynamicsAttempt attempt, QString tenant,
                                      CancelToken cancel)
{
    switch (attempt.method) {
    case SignInMethod::DynamicsWindow:
        if (attempt.window)
            co_return *attempt.window;
        break;
    case SignInMethod::DynamicsPassword:
        co_return co_await entra::password(http, attempt.cloud, tenant, attempt.clientId,
                                           entra::userScopes(attempt.address), attempt.userName,
                                           attempt.password, cancel);
    case SignInMethod::DynamicsApplication:
        co_return co_await entra::clientCredentials(http, attempt.cloud, tenant, attempt.clientId,
                                                    entra::applicationScope(attempt.address),
                                                    attempt.clientSecret, cancel);
    case SignInMethod::DynamicsCertificate:
        co_return co_await signInByCertificate(http, clock, attempt, tenant, cancel);
    default:
        break;
    }
    co_return fail(Error::bug(QStringLiteral("no way to sign in: %1").arg(nameOf(attempt.method))));
}

Task<Result<TokenSet>> signInSalesforce(Http &http, Clock &clock, SalesforceAttempt attempt,
                                        CancelToken cancel)
{
    switch (attempt.method) {
    case SignInMethod::SalesforceWeb:
    case SignInMethod::SalesforceServer:
        if (attempt.web)
            co_return *attempt.web;
        break;
    case SignInMethod::SalesforceClientCredentials:
        co_return co_await salesforce::clientCredentials(http, attempt.address, attempt.clientId,
                                                         attempt.clientSecret, cancel);
    case SignInMethod::SalesforceJwt: {
        SessionTarget target;
        target.cloud = attempt.cloud;
        target.info.address = attempt.address;
        target.info.clientId = attempt.clientId;
        target.info.userName = attempt.userName;
        target.secrets.privateKey = attempt.privateKey;
        co_return co_await requestByJwt(target, http, clock, cancel);
    }
    default:
        break;
    }
    co_return fail(Error::bug(QStringLiteral("no way to sign in: %1").arg(nameOf(attempt.method))));
}

ConnectionInfo describe(CrmKind crm, const Cloud &cloud, SignInMethod method, const QString &clientId,
                        const OrgInfo &org)
{
    ConnectionInfo info;
    info.crm = crm;
    info.cloud = cloud.name;
    info.method = method;
    info.clientId = clientId;
    info.organisationId = org.organisationId;
    info.organisationName = org.name;
    info.environment = org.kind;
    info.address = org.address;
    info.userId = org.userId;
    info.userName = org.userName;
    info.name = org.name.isEmpty() ? org.address.host() : org.name;
    return info;
}

} // namespace

Task<Result<VerifiedConnection>> verifyDynamics(Http &http, Clock &clock, DynamicsAttempt attempt,
                                                CancelToken cancel)
{
    const auto challenge = co_await dynamics::probeEnvironment(http, attempt.address, attempt.cloud, cancel);
    if (!challenge)
        co_return fail(challenge.error());
    QString tenant = challenge->tenantId;
    if (!attempt.tenantId.isEmpty()) {
        if (const auto same = dynamics::requireTenant(*challenge, attempt.tenantId); !same)
            co_return fail(same.error());
        tenant = attempt.tenantId;
    }

    const auto tokens = co_await signInDynamics(http, clock, attempt, tenant, cancel);
    if (!tokens)
        co_return fail(tokens.error());

    FixedTokenSource source(tokens->accessToken);
    dynamics::Client client(http, source, attempt.address);
    dynamics::UserExpectation expected;
    if (attempt.method == SignInMethod::DynamicsApplication
        || attempt.method == SignInMethod::DynamicsCertificate) {
        expected.kind = dynamics::UserExpectation::Kind::Application;
        expected.clientId = attempt.clientId;
    } else {
        expected.objectId = tokens->userId;
    }
    const auto verdict = co_await client.verifyUser(expected, cancel);
    if (!verdict)
        co_return fail(verdict.error());
    auto org = co_await client.whoAmI(cancel);
    if (!org)
        co_return fail(org.error());
    if (org->address.isEmpty())
        org->address = attempt.address;

    VerifiedConnection verified;
    verified.tokens = *tokens;
    verified.roles = verdict->facts.directRoles;
    verified.warnings = verdict->warnings;
    NewConnection &made = verified.connection;
    made.info = describe(CrmKind::Dynamics, attempt.cloud, attempt.method, attempt.clientId, *org);
    made.info.tenantId = tenant;
    if (!attempt.userName.isEmpty())
        made.info.userName = attempt.userName;
    made.secrets.password = attempt.password;
    made.secrets.clientSecret = attempt.clientSecret;
    made.secrets.privateKey = attempt.privateKey;
    made.info.certificateThumbprint = attempt.thumbprint;
    if (const auto certificate = readCertificate(attempt.certificate)) {
        made.info.certificateThumbprint = QString::fromLatin1(certificate->thumbprint);
        made.info.credentialExpires = certificate->notAfter;
    }
    if (attempt.method == SignInMethod::DynamicsWindow)
        made.refreshToken = tokens->refreshToken;
    co_return verified;
}

Task<Result<VerifiedConnection>> verifySalesforce(Http &http, Clock &clock, SalesforceAttempt attempt,
                                                  CancelToken cancel)
{
    const auto tokens = co_await signInSalesforce(http, clock, attempt, cancel);
    if (!tokens)
        co_return fail(tokens.error());
    // The instance replaces whatever was typed: a login host's redirect would drop the token (trap 1).
    FixedTokenSource source(tokens->accessToken);
    salesforce::Client client(http, source, tokens->instanceUrl, tokens->organisationId);
    auto org = co_await client.whoAmI(cancel);
    if (!org)
        co_return fail(org.error());
    if (org->address.isEmpty())
        org->address = tokens->instanceUrl;

    VerifiedConnection verified;
    verified.tokens = *tokens;
    NewConnection &made = verified.connection;
    made.info = describe(CrmKind::Salesforce, attempt.cloud, attempt.method, attempt.clientId, *org);
    made.secrets.clientSecret = attempt.clientSecret;
    made.secrets.privateKey = attempt.privateKey;
    if (attempt.method == SignInMethod::SalesforceWeb)
        made.refreshToken = tokens->refreshToken;
    co_return verified;
}

Task<Result<QList<ObjectInfo>>> describeObjects(CrmClient &client, QStringList names, CancelToken cancel)
{
    QList<ObjectInfo> described;
    for (const QString &name : names) {
        auto object = co_await client.describe(name, cancel);
        if (object)
            described += std::move(*object);
        // An object the organisation does not have (leads without the Sales app) is left out, not an
        // obstacle.
        else if (object.error().code != ErrorCode::ObjectMissing
                 && object.error().code != ErrorCode::PermissionMissing)
            co_return fail(object.error());
    }
    co_return described;
}

BriefClient::BriefClient(CrmKind crm, Http &http, const QUrl &address, Secret accessToken)
    : m_tokens(std::make_unique<FixedTokenSource>(std::move(accessToken)))
{
    if (crm == CrmKind::Salesforce)
        m_client = std::make_unique<salesforce::Client>(http, *m_tokens, address);
    else
        m_client = std::make_unique<dynamics::Client>(http, *m_tokens, address);
}

BriefClient::~BriefClient() = default;

} // namespace fairlead
