// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/wizard/fakeservices.h"

#include <QTimer>

#include <utility>

namespace fairlead {

namespace {

template <typename T> std::optional<T> take(std::deque<T> &script)
{
    if (script.empty())
        return std::nullopt;
    T next = std::move(script.front());
    script.pop_front();
    return next;
}

ObjectInfo object(const QString &name, const QString &label)
{
    ObjectInfo info;
    info.name = name;
    info.label = label;
    return info;
}

} // namespace

FakeServices::FakeServices() = default;

FakeServices::~FakeServices() = default;

QString FakeServices::tenant()
{
    return QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
}

Error FakeServices::error(ErrorCode code, const QString &sentence, const QString &providerCode)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = QStringLiteral("Do something about it.");
    error.providerCode = providerCode;
    return error;
}

void FakeServices::letGo(const QString &function)
{
    m_held.remove(function);
    for (const auto &latch : std::exchange(m_waiting[function], {}))
        latch->open();
}

void FakeServices::show(const SignInProgress &progress)
{
    const auto watchers = m_watchers;
    for (const SignInHandler &watcher : watchers)
        watcher(progress);
}

GrantHandle FakeServices::grant(const QString &name)
{
    auto made = std::make_shared<FakeGrant>(QStringLiteral("%1-%2").arg(name).arg(++m_grants));
    granted += made->name;
    revocations[made->name] = 0;
    return made;
}

Authorization FakeServices::salesforceAuthorization()
{
    Authorization answer;
    answer.grant = grant(QStringLiteral("salesforce"));
    answer.org.organisationId = QStringLiteral("00D5g000004gXyzEAE");
    answer.org.name = QStringLiteral("Acme Rope Works");
    answer.org.kind = QStringLiteral("production");
    answer.org.address = QUrl(QStringLiteral("https://acme.my.salesforce.com"));
    answer.org.userId = QStringLiteral("0055g00000AbCdEAAV");
    answer.org.userName = QStringLiteral("grace.hopper@acme.example");
    answer.org.userLabel = QStringLiteral("Grace Hopper");
    return answer;
}

Authorization FakeServices::dynamicsConsent()
{
    Authorization answer;
    answer.grant = grant(QStringLiteral("consent"));
    answer.org.name = QStringLiteral("Contoso");
    answer.org.userName = QStringLiteral("ada@contoso.example");
    answer.org.userLabel = QStringLiteral("Ada Lovelace");
    answer.tenantId = tenant();
    return answer;
}

Authorization FakeServices::windowSignIn()
{
    Authorization answer;
    answer.grant = grant(QStringLiteral("window"));
    answer.org.userName = QStringLiteral("crm-sync@contoso.example");
    answer.tenantId = tenant();
    return answer;
}

VerifiedUser FakeServices::verified(const VerifyRequest &request)
{
    VerifiedUser answer;
    answer.grant = request.grant ? request.grant : grant(QStringLiteral("user"));
    answer.org.organisationId = QStringLiteral("0b1c2d3e-1111-4222-8333-444455556666");
    answer.org.name = QStringLiteral("Contoso");
    answer.org.kind = QStringLiteral("production");
    answer.org.address = request.address.address.isEmpty()
        ? QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com"))
        : request.address.address;
    answer.org.userName = request.method == UserMethod::Application
        ? QStringLiteral("# Fairlead")
        : QStringLiteral("crm-sync@contoso.example");
    answer.roles = {QStringLiteral("Fairlead integration")};
    return answer;
}

QList<ObjectInfo> FakeServices::manyObjects(CrmKind crm)
{
    QList<ObjectInfo> list;
    if (crm == CrmKind::Salesforce) {
        list = {object(QStringLiteral("User"), QStringLiteral("Users")),
                object(QStringLiteral("Account"), QStringLiteral("Accounts")),
                object(QStringLiteral("Contact"), QStringLiteral("Contacts")),
                object(QStringLiteral("Lead"), QStringLiteral("Leads")),
                object(QStringLiteral("Opportunity"), QStringLiteral("Opportunities")),
                object(QStringLiteral("Task"), QStringLiteral("Tasks")),
                object(QStringLiteral("Event"), QStringLiteral("Events")),
                object(QStringLiteral("Campaign"), QStringLiteral("Campaigns")),
                object(QStringLiteral("Case"), QStringLiteral("Cases")),
                object(QStringLiteral("Rope__c"), QStringLiteral("Ropes"))};
    } else {
        list = {object(QStringLiteral("systemuser"), QStringLiteral("Users")),
                object(QStringLiteral("account"), QStringLiteral("Accounts")),
                object(QStringLiteral("contact"), QStringLiteral("Contacts")),
                object(QStringLiteral("lead"), QStringLiteral("Leads")),
                object(QStringLiteral("opportunity"), QStringLiteral("Opportunities")),
                object(QStringLiteral("task"), QStringLiteral("Tasks")),
                object(QStringLiteral("appointment"), QStringLiteral("Appointments")),
                object(QStringLiteral("campaign"), QStringLiteral("Campaigns")),
                object(QStringLiteral("incident"), QStringLiteral("Cases"))};
    }
    return list;
}

PracticeOrg FakeServices::practiceOrg()
{
    PracticeOrg org;
    org.cloud.name = QStringLiteral("practice");
    org.cloud.added = true;
    org.cloud.salesforceLogin = QUrl(QStringLiteral("http://127.0.0.1:40001"));
    org.cloud.entraAuthority = QUrl(QStringLiteral("http://127.0.0.1:40002"));
    org.cloud.salesforceHosts = {QStringLiteral("127.0.0.1:40001")};
    org.cloud.dataverseHosts = {QStringLiteral("127.0.0.1:40003")};
    org.cloud.salesforceClientId = QStringLiteral("practice-key");
    org.cloud.entraClientId = QStringLiteral("practice-client");
    org.salesforceAddress = QUrl(QStringLiteral("http://127.0.0.1:40001"));
    org.dynamicsAddress = QUrl(QStringLiteral("http://127.0.0.1:40003"));
    org.adminUser = QStringLiteral("ada@practice.example");
    org.adminPassword = QStringLiteral("practice-admin");
    org.integrationUser = QStringLiteral("crm-sync@practice.example");
    org.integrationPassword = QStringLiteral("practice-sync");
    return org;
}

Result<QList<Cloud>> FakeServices::clouds() const
{
    if (cloudsRefused)
        return fail(*cloudsRefused);
    QList<Cloud> list = builtInClouds();
    // A build with apps registered in the global cloud, and in no other.
    list.first().salesforceClientId = QStringLiteral("3MVG9.built.in");
    list.first().entraClientId = QStringLiteral("11111111-2222-3333-4444-555555555555");
    return list;
}

Task<bool> FakeServices::pass(QString function, CancelToken cancel)
{
    calls += function;
    ++waiting;
    const auto latch = std::make_shared<Latch>();
    if (m_held.contains(function))
        m_waiting[function].push_back(latch);
    else
        QTimer::singleShot(0, latch.get(), [open = latch.get()] { open->open(); });
    Task<Outcome> holding = waitFor(latch, cancel);
    co_await holding;
    --waiting;
    co_return !cancel.isCancelled() || answersLate.contains(function);
}

Task<Result<PracticeOrg>> FakeServices::startPractice(CancelToken cancel)
{
    Task<bool> passing = pass(QStringLiteral("startPractice"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(practiceOrgs))
        co_return *scripted;
    co_return practiceOrg();
}

Task<Result<ConfirmedAddress>> FakeServices::confirmAddress(CrmAddress address, Cloud, CancelToken cancel)
{
    asked += address;
    Task<bool> passing = pass(QStringLiteral("confirmAddress"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(addresses))
        co_return *scripted;
    ConfirmedAddress answer{address.address, address.kind, {}};
    if (address.crm == CrmKind::Dynamics)
        answer.tenantId = tenant();
    co_return answer;
}

Task<Result<Authorization>> FakeServices::authorize(AuthorizeRequest request, SignInHandler progress,
                                                    CancelToken cancel)
{
    requests += request;
    m_watchers = {progress};
    Task<bool> passing = pass(QStringLiteral("authorize"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(authorizations))
        co_return *scripted;
    switch (request.purpose) {
    case SignInPurpose::Salesforce:
        co_return salesforceAuthorization();
    case SignInPurpose::DynamicsConsent:
        co_return dynamicsConsent();
    case SignInPurpose::DynamicsUser:
    case SignInPurpose::Directory:
        break;
    }
    co_return windowSignIn();
}

Task<Result<VerifiedUser>> FakeServices::verifyUser(VerifyRequest request, CancelToken cancel)
{
    verifications += request;
    Task<bool> passing = pass(QStringLiteral("verifyUser"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(users))
        co_return *scripted;
    co_return verified(request);
}

Task<Result<QList<ObjectInfo>>> FakeServices::objects(WizardDraft draft, CancelToken cancel)
{
    Task<bool> passing = pass(QStringLiteral("objects"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(objectLists))
        co_return *scripted;
    co_return manyObjects(draft.crm());
}

Task<Outcome> FakeServices::count(WizardDraft, QList<ObjectInfo> objects, CountHandler counted,
                                  CancelToken cancel)
{
    qint64 records = 20;
    for (const ObjectInfo &info : objects) {
        Task<bool> passing = pass(QStringLiteral("count"), cancel);
        if (!co_await passing)
            co_return fail(Error::cancelled());
        counted(info.name, {records, records > 5000});
        records = records * 3 + 7;
    }
    co_return {};
}

Task<Result<QList<CheckResult>>> FakeServices::checks(WizardDraft draft, CancelToken cancel)
{
    Task<bool> passing = pass(QStringLiteral("checks"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(checkLists))
        co_return *scripted;
    QList<CheckResult> list;
    if (draft.crm() == CrmKind::Salesforce) {
        CheckResult lock;
        lock.id = QStringLiteral("lock-sessions-to-ip");
        lock.title = QStringLiteral("Lock sessions to the IP address from which they originated");
        lock.state = CheckResult::State::Fail;
        lock.detail =
            QStringLiteral("It is ticked: the connection breaks when this computer's address changes.");
        lock.remedy = QStringLiteral("Untick it.");
        lock.link =
            QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/SecuritySession/home"));
        lock.classicPath = QStringLiteral("Setup → Security Controls → Session Settings");
        lock.lightningPath = QStringLiteral("Setup → Security → Session Settings");
        CheckResult domain;
        domain.id = QStringLiteral("lock-sessions-to-domain");
        domain.title = QStringLiteral("Lock sessions to the domain in which they were first used");
        domain.state = CheckResult::State::Pass;
        domain.detail = QStringLiteral("It may stay ticked.");
        CheckResult ranges;
        ranges.id = QStringLiteral("network-access");
        ranges.title = QStringLiteral("Network Access");
        ranges.state = CheckResult::State::Unknown;
        ranges.detail = QStringLiteral("The organisation sees this computer as 203.0.113.7.");
        ranges.remedy =
            QStringLiteral("Where IP restrictions are enforced, add the address to the trusted ranges.");
        ranges.classicPath = QStringLiteral("Setup → Security Controls → Network Access");
        ranges.lightningPath = QStringLiteral("Setup → Security → Network Access");
        list = {lock, domain, ranges};
    } else {
        CheckResult access;
        access.id = QStringLiteral("access-mode");
        access.title = QStringLiteral("Access mode");
        access.state = CheckResult::State::Pass;
        access.detail = QStringLiteral("Non-interactive.");
        list = {access};
    }
    co_return list;
}

Task<StoreState> FakeServices::probeStore(CancelToken cancel)
{
    Task<bool> passing = pass(QStringLiteral("probeStore"), cancel);
    co_await passing;
    if (auto scripted = take(stores))
        co_return *scripted;
    co_return StoreState::Ready;
}

Task<Result<ConnectedSummary>> FakeServices::finish(WizardDraft draft, CancelToken cancel)
{
    finished += draft;
    Task<bool> passing = pass(QStringLiteral("finish"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(finishes))
        co_return *scripted;
    co_return ConnectedSummary{ConnectionId(QStringLiteral("abcdefghijkl")), draft.org().name};
}

AccessOutlook FakeServices::goodOutlook()
{
    AccessOutlook outlook;
    outlook.standing.userName = QStringLiteral("ada.admin@acme.example");
    outlook.standing.userSeats = salesforce::Seats{5, 1};
    outlook.standing.permissionSetSeats = salesforce::Seats{5, 1};
    return outlook;
}

AccessResult FakeServices::madeAccess()
{
    const QUrl setup(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/ManageUsers/home"));
    AccessResult result;
    result.userName = QStringLiteral("fairlead.7k3q@acme.example");
    result.parts = {
        {QStringLiteral("External client app"), QStringLiteral("Fairlead 7K3Q"),
         QStringLiteral("Fairlead_App_7K3Q"), setup},
        {QStringLiteral("Integration user"), QStringLiteral("Fairlead 7K3Q"), result.userName, setup}};
    return result;
}

void FakeServices::tell(const salesforce::AccessProgress &progress)
{
    if (m_accessWatcher)
        m_accessWatcher(progress);
}

Task<Result<AccessOutlook>> FakeServices::accessOutlook(WizardDraft, CancelToken cancel)
{
    Task<bool> passing = pass(QStringLiteral("accessOutlook"), cancel);
    if (!co_await passing)
        co_return fail(Error::cancelled());
    if (auto scripted = take(outlooks))
        co_return *scripted;
    co_return goodOutlook();
}

Task<AccessResult> FakeServices::changeAccess(AccessRequest request, AccessHandler progress,
                                              CancelToken cancel)
{
    accessRequests += request;
    m_accessWatcher = progress;
    Task<bool> passing = pass(QStringLiteral("changeAccess"), cancel);
    const bool counts = co_await passing;
    m_accessWatcher = {};
    AccessResult stopped;
    stopped.problem = Error::cancelled();
    if (!counts)
        co_return stopped;
    if (auto scripted = take(accessResults))
        co_return *scripted;
    co_return madeAccess();
}

Task<std::optional<salesforce::LeftBehind>> FakeServices::revoke(GrantHandle grant, CancelToken)
{
    const auto *fake = dynamic_cast<const FakeGrant *>(grant.get());
    ++revocations[fake ? fake->name : QStringLiteral("unknown")];
    Task<bool> passing = pass(QStringLiteral("revoke"), CancelToken());
    co_await passing;
    co_return take(standingApprovals);
}

} // namespace fairlead
