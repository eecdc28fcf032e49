// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/liveservices.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "auth/oauthanswer.h"
#include "auth/salesforceoauth.h"
#include "connection/revocation.h"
#include "crm/dynamics/challenge.h"
#include "crm/dynamics/discovery.h"
#include "crm/dynamics/privileges.h"
#include "crm/salesforce/probe.h"
#include "desktop/livegrant.h"
#include "net/proxylogin.h"
#include "secrets/memorystore.h"
#include "settings/cloudsfile.h"
#include "settings/settings.h"

namespace fairlead {

namespace {

struct LiveText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::LiveServices)
};

const LiveGrant *live(const GrantHandle &grant)
{
    return static_cast<const LiveGrant *>(grant.get());
}

// The refresh token takes its access tokens along; an organisation need not give one.
Secret endedBy(const TokenSet &tokens)
{
    return tokens.refreshToken.isEmpty() ? tokens.accessToken : tokens.refreshToken;
}

SignInMethod methodOf(UserMethod method)
{
    switch (method) {
    case UserMethod::Password:
        return SignInMethod::DynamicsPassword;
    case UserMethod::Window:
        return SignInMethod::DynamicsWindow;
    case UserMethod::Application:
        return SignInMethod::DynamicsApplication;
    }
    return SignInMethod::DynamicsPassword;
}

Error environmentNeedsUser()
{
    Error error;
    error.code = ErrorCode::AddressRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = LiveText::tr("An application user cannot look up the address of an environment.");
    error.remedy = LiveText::tr("Open the app in the browser and paste its address, such as "
                                "https://yourname.crm4.dynamics.com.");
    return error;
}

OrgInfo administratorOf(const TokenSet &tokens)
{
    OrgInfo org;
    org.organisationId = tokens.tenantId;
    org.userId = tokens.userId;
    org.userName = tokens.userName;
    // The tenant's display name needs a permission we do not ask for; its domain is what people know it by.
    org.name = tokens.userName.section(QLatin1Char('@'), 1);
    return org;
}

NewConnection connectionOf(const WizardDraft &draft)
{
    NewConnection made;
    ConnectionInfo &info = made.info;
    const OrgInfo org = draft.org();
    const LiveGrant *grant = live(draft.connectionGrant());
    info.crm = draft.crm();
    info.cloud = draft.cloud.name;
    info.organisationId = org.organisationId;
    info.organisationName = org.name;
    info.environment = org.kind;
    info.address = org.address;
    info.userId = org.userId;
    info.userName = org.userName;
    info.name = org.name.isEmpty() ? org.address.host() : org.name;
    if (draft.crm() == CrmKind::Salesforce) {
        info.method = SignInMethod::SalesforceWeb;
        info.clientId = draft.clientId;
        if (grant)
            made.refreshToken = grant->tokens.refreshToken;
    } else {
        info.method = methodOf(draft.input.method);
        info.tenantId = draft.authorization ? draft.authorization->tenantId : QString();
        info.clientId =
            info.method == SignInMethod::DynamicsApplication ? draft.input.applicationId : draft.clientId;
        info.keepsPassword = draft.input.keepPassword || info.method != SignInMethod::DynamicsPassword;
        if (info.method == SignInMethod::DynamicsPassword) {
            info.userName = draft.input.userName;
            made.secrets.password = draft.input.password;
        } else if (info.method == SignInMethod::DynamicsApplication) {
            made.secrets.clientSecret = draft.input.applicationSecret;
        } else if (grant) {
            made.refreshToken = grant->tokens.refreshToken;
        }
    }
    for (const auto &object : draft.objects)
        info.objects += object.name;
    if (draft.existing)
        made.renewal = Renewal{draft.existing->id,
                               draft.existing->mayChangeUser ? Renewal::User::Other : Renewal::User::Same};
    return made;
}

} // namespace

LiveServices::LiveServices(HomeSession &session, Clock &clock, SignInLadder::Opener openBrowser,
                           std::shared_ptr<Http> http)
    : m_session(session)
    , m_clock(clock)
    , m_network(session.networkSettings())
    , m_plain(std::make_shared<QtHttp>(m_network, clock))
    , m_http(http ? std::move(http) : std::make_shared<RetryingHttp>(*m_plain, clock))
    , m_ladder(*m_http, clock, std::move(openBrowser))
{
}

LiveServices::~LiveServices() = default;

LiveServices::Trial LiveServices::takeTrial()
{
    return std::exchange(m_trial, {});
}

bool LiveServices::practiceAvailable() const
{
    return !PracticeProgram::program().isEmpty() && m_session.settings().value(Setting::PracticeOrg).toBool();
}

bool LiveServices::popupAvailable() const
{
    return SignInPopup::isInstalled();
}

Result<QList<Cloud>> LiveServices::clouds() const
{
    return readClouds(m_session.home());
}

void LiveServices::useNetwork(const NetworkSettings &settings)
{
    const NetworkSettings allowed = m_session.underPolicy(settings);
    if (allowed.extraCaPem != m_network.extraCaPem)
        m_newAuthorities = true;
    if (allowed.clientPkcs12 != m_network.clientPkcs12)
        m_newIdentity = true;
    m_network = allowed;
    if (!m_network.proxyLogin)
        m_network.proxyLogin = std::make_shared<ProxyLogin>();
    m_plain->setSettings(m_network);
}

Task<Outcome> LiveServices::readyNetwork(CancelToken cancel)
{
    const NetworkSettings kept = co_await m_session.readyNetwork(cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (m_session.networkError() && !m_newAuthorities && !m_newIdentity)
        co_return fail(*m_session.networkError());
    NetworkSettings ready = m_network;
    if (!m_newAuthorities)
        ready.extraCaPem = kept.extraCaPem;
    if (!m_newIdentity) {
        ready.clientPkcs12 = kept.clientPkcs12;
        ready.clientPassphrase = kept.clientPassphrase;
    }
    if (ready.proxyPassword.isEmpty() && m_session.keepsPasswordFor(ready)) {
        ready.proxyPassword = kept.proxyPassword;
        // What becomes of it here is what becomes of the kept one.
        ready.proxyLogin = kept.proxyLogin;
    }
    const bool same = ready.extraCaPem == m_network.extraCaPem
        && ready.proxyPassword == m_network.proxyPassword && ready.clientPkcs12 == m_network.clientPkcs12
        && ready.clientPassphrase == m_network.clientPassphrase;
    if (!same) {
        m_network = ready;
        m_plain->setSettings(ready);
    }
    co_return {};
}

Task<Result<PracticeOrg>> LiveServices::startPractice(CancelToken cancel)
{
    if (!m_trial.program) {
        auto program = std::make_unique<PracticeProgram>();
        auto *starting = program.get();
        const auto started = co_await starting->start(m_clock, cancel);
        if (!started)
            co_return fail(started.error());
        auto session = std::make_unique<HomeSession>(Home(program->homeFolder(), AdministratorPlaces::none()),
                                                     std::make_unique<MemoryStore>(), m_clock);
        if (const auto opened = session->open(); !opened)
            co_return fail(opened.error());
        m_trial.program = std::move(program);
        m_trial.session = std::move(session);
    }
    const PracticeProgram::World &world = m_trial.program->world();
    PracticeOrg org;
    for (const auto &cloud : m_trial.session->clouds()) {
        if (cloud.added)
            org.cloud = cloud;
    }
    org.salesforceAddress = world.salesforce;
    org.dynamicsAddress = world.dataverse;
    org.adminUser = world.admin.userName;
    org.adminPassword = world.admin.password;
    org.integrationUser = world.nonInteractiveUser.userName;
    org.integrationPassword = world.nonInteractiveUser.password;
    co_return org;
}

Task<Result<ConfirmedAddress>> LiveServices::confirmAddress(CrmAddress address, Cloud cloud,
                                                            CancelToken cancel)
{
    const auto http = m_http;
    const Outcome network = co_await readyNetwork(cancel);
    if (!network)
        co_return fail(network.error());
    if (address.crm == CrmKind::Salesforce) {
        QList<Cloud> known = builtInClouds();
        if (cloud.added)
            known += cloud;
        const auto found = co_await salesforce::probeAddress(*http, address, known, cancel);
        if (!found)
            co_return fail(found.error());
        ConfirmedAddress confirmed;
        confirmed.address = found->address;
        confirmed.kind = found->kind;
        co_return confirmed;
    }
    const auto challenge = co_await dynamics::probeEnvironment(*http, address.address, cloud, cancel);
    if (!challenge)
        co_return fail(challenge.error());
    ConfirmedAddress confirmed;
    confirmed.address = address.address;
    confirmed.kind = address.kind;
    confirmed.tenantId = challenge->tenantId;
    co_return confirmed;
}

Task<Result<Authorization>> LiveServices::authorize(AuthorizeRequest request, SignInHandler progress,
                                                    CancelToken cancel)
{
    const auto http = m_http;
    const Outcome network = co_await readyNetwork(cancel);
    if (!network)
        co_return fail(network.error());
    if (!m_session.settings().value(Setting::SignInWays).toStringList().contains(nameOf(request.rung)))
        co_return fail(settingLocked(Setting::SignInWays));
    const auto tokens = co_await m_ladder.signIn(request, m_network, std::move(progress), cancel);
    if (!tokens)
        co_return fail(tokens.error());
    const CrmKind crm =
        request.purpose == SignInPurpose::Salesforce ? CrmKind::Salesforce : CrmKind::Dynamics;
    Authorization authorization;
    authorization.grant = std::make_shared<LiveGrant>(crm, request.cloud, request.clientId, *tokens);
    authorization.tenantId = tokens->tenantId;
    if (crm == CrmKind::Dynamics) {
        authorization.org = administratorOf(*tokens);
        co_return authorization;
    }
    BriefClient client(crm, *http, tokens->instanceUrl, tokens->accessToken);
    auto org = co_await client->whoAmI(cancel);
    if (!org) {
        // It cannot be handed over, so it is given back here.
        const Secret token = endedBy(*tokens);
        (void)co_await salesforce::revoke(*http, tokens->instanceUrl, token, {});
        co_return fail(org.error());
    }
    if (org->address.isEmpty())
        org->address = tokens->instanceUrl;
    authorization.org = std::move(*org);
    co_return authorization;
}

Task<Result<QUrl>> LiveServices::addressOfEnvironment(VerifyRequest request, CancelToken cancel)
{
    const auto http = m_http;
    if (request.method == UserMethod::Application)
        co_return fail(environmentNeedsUser());
    const QStringList scopes = entra::userScopes(request.cloud.globalDiscovery);
    Result<TokenSet> tokens = fail(Error::cancelled());
    if (request.method == UserMethod::Password) {
        tokens = co_await entra::password(*http, request.cloud, request.tenantId, request.clientId, scopes,
                                          request.userName, request.password, cancel);
    } else if (const auto *grant = live(request.grant)) {
        tokens = co_await entra::refresh(*http, request.cloud, request.tenantId, request.clientId, scopes,
                                         grant->tokens.refreshToken, cancel);
    }
    if (!tokens)
        co_return fail(tokens.error());
    FixedTokenSource source(tokens->accessToken);
    const auto environments = co_await dynamics::listEnvironments(*http, source, request.cloud, cancel);
    if (!environments)
        co_return fail(environments.error());
    const auto environment = dynamics::environmentById(*environments, request.address.environmentId);
    if (!environment)
        co_return fail(environment.error());
    co_return QUrl(environment->address);
}

Task<Result<VerifiedUser>> LiveServices::verifyUser(VerifyRequest request, CancelToken cancel)
{
    const auto http = m_http;
    const Outcome network = co_await readyNetwork(cancel);
    if (!network)
        co_return fail(network.error());
    DynamicsAttempt attempt;
    attempt.cloud = request.cloud;
    attempt.address = request.address.address;
    if (attempt.address.isEmpty()) {
        const auto found = co_await addressOfEnvironment(request, cancel);
        if (!found)
            co_return fail(found.error());
        attempt.address = *found;
    }
    attempt.tenantId = request.tenantId;
    attempt.method = methodOf(request.method);
    attempt.clientId = request.method == UserMethod::Application ? request.applicationId : request.clientId;
    attempt.userName = request.method == UserMethod::Password ? request.userName : QString();
    attempt.password = request.password;
    attempt.clientSecret = request.applicationSecret;
    if (const auto *grant = live(request.grant); grant && request.method == UserMethod::Window)
        attempt.window = grant->tokens;

    const auto verified = co_await verifyDynamics(*http, m_clock, attempt, cancel);
    if (!verified)
        co_return fail(verified.error());
    VerifiedUser user;
    user.grant = request.method == UserMethod::Window
        ? request.grant
        : std::make_shared<LiveGrant>(CrmKind::Dynamics, request.cloud, attempt.clientId, verified->tokens);
    const ConnectionInfo &info = verified->connection.info;
    user.org.organisationId = info.organisationId;
    user.org.name = info.organisationName;
    user.org.kind = info.environment;
    user.org.address = info.address;
    user.org.userId = info.userId;
    user.org.userName = info.userName;
    user.roles = verified->roles;
    if (!verified->warnings.isEmpty()) {
        const CheckResult &first = verified->warnings.first();
        Error warning;
        warning.code = ErrorCode::UserNotNonInteractive;
        warning.errorClass = ErrorClass::AskUser;
        warning.sentence = first.detail.isEmpty() ? first.title : first.detail;
        warning.remedy = first.remedy;
        warning.link = first.link;
        user.warning = warning;
    }
    co_return user;
}

Task<Result<QList<ObjectInfo>>> LiveServices::objects(WizardDraft draft, CancelToken cancel)
{
    const auto http = m_http;
    BriefClient client(draft.crm(), *http, draft.org().address,
                       live(draft.connectionGrant())->tokens.accessToken);
    co_return co_await client->objects(cancel);
}

Task<Outcome> LiveServices::count(WizardDraft draft, QList<ObjectInfo> objects, CountHandler counted,
                                  CancelToken cancel)
{
    const auto http = m_http;
    BriefClient client(draft.crm(), *http, draft.org().address,
                       live(draft.connectionGrant())->tokens.accessToken);
    for (const auto &object : std::as_const(objects)) {
        const auto number = co_await client->count(object, cancel);
        if (cancel.isCancelled())
            co_return fail(Error::cancelled());
        if (number)
            counted(object.name, *number);
        else if (number.error().errorClass == ErrorClass::StopConnection)
            co_return fail(number.error());
    }
    co_return {};
}

Task<Result<QList<CheckResult>>> LiveServices::checks(WizardDraft draft, CancelToken cancel)
{
    const auto http = m_http;
    BriefClient client(draft.crm(), *http, draft.org().address,
                       live(draft.connectionGrant())->tokens.accessToken);
    CheckScope scope;
    for (const ObjectInfo &object : std::as_const(draft.objects)) {
        const bool sends = object.name != QLatin1String("User") && object.name != QLatin1String("systemuser");
        scope.uses += dynamics::useOf(object, true, sends, sends);
    }
    scope.now = m_clock.nowUtc();
    scope.portal = draft.cloud.portal;
    scope.byPassword =
        draft.crm() == CrmKind::Dynamics && methodOf(draft.input.method) == SignInMethod::DynamicsPassword;
    co_return co_await client->checksFor(std::move(scope), cancel);
}

Task<StoreState> LiveServices::probeStore(CancelToken cancel)
{
    co_return co_await m_session.store().probe(cancel);
}

HomeSession &LiveServices::sessionFor(const WizardDraft &draft) const
{
    return draft.input.practice && m_trial.session ? *m_trial.session : m_session;
}

QStringList LiveServices::objectsKept(const WizardDraft &draft) const
{
    if (draft.existing) {
        const auto *known = m_session.document().find(draft.existing->id);
        return known ? known->objects : QStringList();
    }
    const OrgInfo org = draft.org();
    const auto *before = sessionFor(draft).document().find(draft.crm(), org.organisationId, org.userId);
    return before ? before->objects : QStringList();
}

Task<Result<ConnectedSummary>> LiveServices::finish(WizardDraft draft, CancelToken cancel)
{
    const auto http = m_http;
    HomeSession &session = sessionFor(draft);
    NewConnection wanted = connectionOf(draft);
    QStringList names;
    for (const auto &object : std::as_const(draft.objects))
        names += object.name;
    BriefClient client(draft.crm(), *http, draft.org().address,
                       live(draft.connectionGrant())->tokens.accessToken);
    auto described = co_await describeObjects(*client, names, cancel);
    if (!described)
        co_return fail(described.error());
    wanted.objects = std::move(*described);
    wanted.info.objects.clear();
    for (const auto &object : std::as_const(wanted.objects))
        wanted.info.objects += object.name;

    wanted.onlyUntilQuit = draft.input.keepOnlyUntilQuit;
    const auto built = co_await session.build(std::move(wanted), cancel);
    if (!built)
        co_return fail(built.error());
    if (draft.input.networkChanged) {
        const NetworkSettings network = m_network;
        const Outcome kept = co_await session.keepNetworkSettings(network);
        m_networkProblem = kept ? std::nullopt : std::optional(kept.error());
    }
    session.adopt(*built);
    co_return ConnectedSummary{built->target.info.id, built->target.info.name};
}

Task<std::optional<salesforce::LeftBehind>> LiveServices::revoke(GrantHandle grant, CancelToken cancel)
{
    const auto http = m_http;
    const LiveGrant *given = live(grant);
    // Entra has no way for a public client to end its own grant: forgetting the tokens is all there is
    // (reference "Microsoft 1.15").
    if (!given || given->crm != CrmKind::Salesforce)
        co_return std::nullopt;
    const Secret token = endedBy(given->tokens);
    const QUrl instance = given->tokens.instanceUrl;
    const Outcome ended = co_await salesforce::revoke(*http, instance, token, cancel);
    if (ended)
        co_return std::nullopt;
    co_return standingApproval(LiveText::tr("The approval that was given in the browser"), instance,
                               ended.error());
}

} // namespace fairlead
