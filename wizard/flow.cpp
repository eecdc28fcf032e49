// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/flow.h"

#include <algorithm>
#include <utility>

namespace fairlead {

namespace {

// An answer may cost a closing person this long, no longer.
constexpr std::chrono::seconds closingPatience{2};

bool sameText(const WizardInput &a, const WizardInput &b)
{
    return a.salesforceAddress == b.salesforceAddress && a.dynamicsAddress == b.dynamicsAddress
        && a.salesforceClientId == b.salesforceClientId && a.entraClientId == b.entraClientId
        && a.userName == b.userName && a.password == b.password && a.applicationId == b.applicationId
        && a.applicationSecret == b.applicationSecret && a.networkChanged == b.networkChanged;
}

} // namespace

WizardFlow::WizardFlow(std::shared_ptr<WizardServices> services, Clock &clock, WizardStart start,
                       QObject *parent)
    : QObject(parent)
    , m_services(std::move(services))
    , m_clock(clock)
    , m_start(std::move(start))
    , m_input(m_start.input)
    , m_page(m_start.page)
    , m_grants(m_services)
    , m_signIn(m_services, clock, m_grants)
    , m_org(m_services)
    , m_access(m_services, m_grants)
{
    connect(&m_signIn, &SignInAttempt::changed, this, &WizardFlow::changed);
    connect(&m_signIn, &SignInAttempt::succeeded, this, &WizardFlow::takeSignIn);
    connect(&m_org, &OrgReader::changed, this, [this] {
        for (const Run *run : {&m_org.objectsRun(), &m_org.countRun(), &m_org.checksRun()})
            noteEndOfSignIn(run->error());
        emit changed();
    });
    connect(&m_access, &AccessChanger::changed, this, &WizardFlow::changed);
    connect(&m_org, &OrgReader::objectsRead, this, &WizardFlow::proposeObjects);
    if (!m_services->practiceAvailable())
        m_input.practice = false;
    m_baseline = m_input;
    // The first page needs no clouds: nothing is read before it is shown.
    if (m_page != WizardPage::Choose)
        readClouds();
    if (m_start.existing)
        takeExisting();
}

WizardFlow::~WizardFlow() = default;

// Answers of the person.

void WizardFlow::update(const WizardInput &input)
{
    const AddressKey address = addressKey();
    const AuthorizationKey authorization = authorizationKey();
    const WindowKey window = windowKey();
    const UserKey user = userKey();
    const WizardInput before = std::exchange(m_input, input);

    if (before.practice != m_input.practice || before.crm != m_input.crm)
        m_practiceRun.reset();
    if (before.practice && !m_input.practice && m_beforePractice) {
        const auto crm = m_input.crm;
        m_input = *std::exchange(m_beforePractice, std::nullopt);
        m_input.crm = crm;
        m_input.practice = false;
        m_choiceOf.clear();
    }
    const bool retyped = before.salesforceAddress != m_input.salesforceAddress
        || before.dynamicsAddress != m_input.dynamicsAddress;
    if (m_page == WizardPage::Where && retyped && !practice()) {
        // The address says which cloud it is in: nobody has to know.
        const auto read = rules().reading();
        if (read && read->address && !read->address->cloud.isEmpty() && rules().usesAddress())
            m_input.cloud = read->address->cloud;
    }
    // An error about other answers than these is stale.
    if (addressKey() != address)
        m_addressRun.reset();
    if (authorizationKey() != authorization || windowKey() != window || before.method != m_input.method)
        cancelSignIn();
    if (userKey() != user)
        m_verifyRun.reset();
    emit changed();
}

NetworkSettings WizardFlow::network() const
{
    return m_input.networkChanged ? m_input.network : m_services->network();
}

void WizardFlow::useNetwork(const NetworkSettings &settings)
{
    m_input.network = settings;
    m_input.networkChanged = true;
    m_services->useNetwork(settings);
    // What ran or failed on the way out that is no more counts for nothing.
    cancelSignIn();
    m_addressRun.reset();
    m_verifyRun.reset();
    m_over.reset();
    if (m_page == WizardPage::Objects)
        loadObjects();
    if (m_page == WizardPage::Connected && !checks())
        loadChecks();
    emit changed();
}

const PracticeOrg *WizardFlow::practice() const
{
    return m_input.practice && m_practice ? &*m_practice : nullptr;
}

void WizardFlow::readClouds()
{
    if (!m_clouds.isEmpty())
        return;
    Result<QList<Cloud>> clouds = m_services->clouds();
    if (clouds) {
        m_clouds = std::move(*clouds);
    } else {
        m_clouds = builtInClouds();
        m_cloudsProblem = clouds.error();
    }
}

void WizardFlow::applyPractice()
{
    readClouds();
    const Cloud &cloud = m_practice->cloud;
    m_clouds.removeIf([&cloud](const Cloud &known) { return known.name == cloud.name; });
    m_clouds += cloud;
    if (m_input.cloud == cloud.name)
        return;
    m_beforePractice = m_input;
    m_input.cloud = cloud.name;
    m_input.ownClient = false;
    m_input.place = SalesforcePlace::Production;
    m_input.method = UserMethod::Password;
    m_input.salesforceAddress = m_practice->salesforceAddress.toString();
    m_input.dynamicsAddress = m_practice->dynamicsAddress.toString();
    m_input.userName = m_practice->integrationUser;
    m_input.password = Secret::fromText(m_practice->integrationPassword);
    m_baseline = m_input;
}

// The way.

QList<WizardPage> WizardFlow::route() const
{
    if (accessGoal())
        return {WizardPage::Authorize, WizardPage::ServerAccess};
    QList<WizardPage> pages{WizardPage::Choose, WizardPage::Where, WizardPage::Authorize};
    // Until somebody chose, the longer way is shown.
    if (m_input.crm != CrmKind::Salesforce)
        pages += WizardPage::User;
    else if (!m_start.existing && m_start.page == WizardPage::Choose)
        pages += WizardPage::ServerAccess;
    pages += {WizardPage::Objects, WizardPage::Connected};
    while (pages.size() > 1 && pages.first() != m_start.page)
        pages.removeFirst();
    return pages;
}

bool WizardFlow::canGoBack() const
{
    return route().indexOf(m_page) > 0 && !m_finishRun.isRunning() && !m_finished && !m_closing
        && canLeaveAccess();
}

bool WizardFlow::isBusy() const
{
    return m_practiceRun.isRunning() || m_addressRun.isRunning() || m_verifyRun.isRunning()
        || m_finishRun.isRunning() || m_access.isRunning() || signInState().isWaiting();
}

bool WizardFlow::canGoNext() const
{
    if (isBusy() || m_finished || m_closing)
        return false;
    switch (m_page) {
    case WizardPage::Choose:
        return m_input.crm.has_value();
    case WizardPage::Where:
        return rules().isWhereComplete();
    case WizardPage::Authorize:
        return authorization() != nullptr;
    case WizardPage::User:
        return rules().isUserComplete();
    case WizardPage::ServerAccess:
        return accessGoal() ? m_access.isDone() : canSetUpAccess();
    case WizardPage::Objects:
        return objects() && !m_input.objects.isEmpty() && !signInOver();
    case WizardPage::Connected:
        if (isBuilt())
            return true;
        return !signInOver()
            && (m_storeState == StoreState::Ready || (m_storeState && m_input.keepOnlyUntilQuit));
    }
    return false;
}

void WizardFlow::back()
{
    if (!canGoBack())
        return;
    const QList<WizardPage> pages = route();
    backTo(pages.at(pages.indexOf(m_page) - 1));
}

void WizardFlow::backTo(WizardPage page)
{
    const QList<WizardPage> pages = route();
    if (!canGoBack() || !pages.contains(page) || pages.indexOf(page) >= pages.indexOf(m_page))
        return;
    // Who is connected has to be asked first.
    goTo(page == WizardPage::ServerAccess && signInOver() ? WizardPage::Authorize : page);
}

void WizardFlow::next()
{
    if (!canGoNext())
        return;
    dropStale();
    switch (m_page) {
    case WizardPage::Choose:
        if (m_input.practice && !m_practice) {
            spawn(m_scope, runPractice(m_practiceRun.start()));
            emit changed();
            return;
        }
        if (m_input.practice)
            applyPractice();
        break;
    case WizardPage::Where:
        if (rules().usesAddress() && !confirmedAddress()) {
            const CrmAddress address = *rules().reading()->address;
            // An environment's id alone is looked up once the integration user has signed in.
            if (!address.address.isEmpty()) {
                spawn(m_scope, runAddress(addressKey(), address, rules().cloud(), m_addressRun.start()));
                emit changed();
                return;
            }
        }
        break;
    case WizardPage::User:
        if (!user()) {
            startVerify();
            return;
        }
        break;
    case WizardPage::ServerAccess:
        if (accessGoal()) {
            finishAccess();
            return;
        }
        break;
    case WizardPage::Connected:
        if (isBuilt()) {
            finishBuilt();
            return;
        }
        spawn(m_scope, runFinish(draft(), m_finishRun.start()));
        emit changed();
        return;
    case WizardPage::Authorize:
    case WizardPage::Objects:
        break;
    }
    advance();
}

void WizardFlow::advance()
{
    const QList<WizardPage> pages = route();
    const qsizetype index = pages.indexOf(m_page);
    if (index >= 0 && index + 1 < pages.size())
        goTo(pages.at(index + 1));
}

void WizardFlow::goTo(WizardPage page)
{
    leave(m_page);
    // The page that asked who is connected must not say that it is known.
    if (signInOver() && page != WizardPage::Objects && page != WizardPage::Connected)
        dropSignIn();
    m_page = page;
    enter(page);
    emit pageChanged(page);
    emit changed();
}

void WizardFlow::leave(WizardPage page)
{
    switch (page) {
    case WizardPage::Choose:
        m_practiceRun.reset();
        break;
    case WizardPage::Where:
        m_addressRun.reset();
        break;
    case WizardPage::Authorize:
    case WizardPage::User:
        cancelSignIn();
        m_verifyRun.reset();
        break;
    case WizardPage::ServerAccess:
        m_access.stopLooking();
        break;
    case WizardPage::Objects:
        m_org.stopObjects();
        break;
    case WizardPage::Connected:
        m_org.stopChecks();
        m_storeRun.reset();
        m_finishRun.reset();
        break;
    }
}

void WizardFlow::enter(WizardPage page)
{
    if (page == WizardPage::Where)
        readClouds();
    if (page == WizardPage::ServerAccess)
        lookAround();
    // Nothing is changed by it: whoever has signed in for it need not say so once more.
    if (page == WizardPage::ServerAccess && accessGoal() == AccessGoal::Check)
        changeAccess();
    if (page == WizardPage::Objects)
        loadObjects();
    if (page == WizardPage::Connected) {
        if (!checks())
            loadChecks();
        probeStore();
    }
}

void WizardFlow::cancelCheck()
{
    m_practiceRun.reset();
    m_addressRun.reset();
    m_verifyRun.reset();
    cancelSignIn();
    emit changed();
}

// Trials.

// The services are held by value in every coroutine: their own may be under way when the wizard goes.
Task<void> WizardFlow::runPractice(CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<PracticeOrg>> starting = services->startPractice(cancel);
    Result<PracticeOrg> answer = co_await starting;
    if (cancel.isCancelled())
        co_return;
    if (!answer) {
        m_practiceRun.fail(answer.error());
        emit changed();
        co_return;
    }
    m_practiceRun.succeed();
    m_practice = std::move(*answer);
    applyPractice();
    advance();
}

Task<void> WizardFlow::runAddress(AddressKey key, CrmAddress address, Cloud cloud, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<ConfirmedAddress>> asking = services->confirmAddress(address, cloud, cancel);
    Result<ConfirmedAddress> answer = co_await asking;
    if (cancel.isCancelled())
        co_return;
    if (!answer) {
        m_addressRun.fail(answer.error());
        emit changed();
        co_return;
    }
    m_addressRun.succeed();
    m_address = {key, std::move(*answer), ++m_serial};
    advance();
}

// Signing in.

void WizardFlow::signIn(SignInRung rung, bool selectAccount)
{
    if (m_closing || m_finished || !m_input.crm)
        return;
    cancelSignIn();
    dropStale();
    AuthorizeRequest request;
    request.rung = rung;
    request.cloud = rules().cloud();
    request.clientId = rules().clientId();
    request.selectAccount = selectAccount;
    if (m_page == WizardPage::User) {
        const Authorization *consent = authorization();
        const auto read = rules().reading();
        if (!consent || !read || !read->address)
            return;
        request.purpose = SignInPurpose::DynamicsUser;
        request.address = read->address->address;
        request.tenantId = consent->tenantId;
        request.expectedTenantId = consent->tenantId;
        request.accountHint = m_input.userName.trimmed();
    } else if (m_input.crm == CrmKind::Dynamics) {
        request.purpose = SignInPurpose::DynamicsConsent;
        if (const ConfirmedAddress *confirmed = confirmedAddress())
            request.expectedTenantId = confirmed->tenantId;
    } else {
        request.purpose = SignInPurpose::Salesforce;
        const ConfirmedAddress *confirmed = confirmedAddress();
        request.address =
            rules().usesAddress() && confirmed ? confirmed->address : rules().salesforceSignInHost();
        request.expectedOrganisationId = m_start.expectedOrganisationId;
        request.accountHint = m_start.input.userName;
        if (m_start.existing && !m_start.existing->mayChangeUser && !accessGoal()) {
            request.expectedUserId = m_start.existing->userId;
            request.expectedUserName = m_start.existing->userName;
        }
    }
    if (selectAccount)
        request.accountHint.clear();

    m_signIn.start(request);
}

void WizardFlow::takeSignIn(const AuthorizeRequest &request, const Authorization &answer)
{
    // No answer changed while it was under way: update() cancels it then. So today's keys are its own.
    if (request.purpose == SignInPurpose::DynamicsUser) {
        if (m_window)
            m_grants.release(m_window->value.grant);
        m_window = {windowKey(), answer, ++m_serial};
        startVerify();
        return;
    }
    // Another account than before: the earlier grant is superseded.
    if (m_authorization)
        m_grants.release(m_authorization->value.grant);
    m_authorization = {authorizationKey(), answer, ++m_serial};
    dropStale();
    emit changed();
}

// The integration user.

void WizardFlow::startVerify()
{
    if (m_input.method == UserMethod::Window && !windowSignIn()) {
        signIn(popupAvailable() ? SignInRung::Popup : SignInRung::Browser);
        return;
    }
    dropStale();
    VerifyRequest request;
    request.method = m_input.method;
    request.cloud = rules().cloud();
    request.clientId = rules().clientId();
    if (const Authorization *consent = authorization())
        request.tenantId = consent->tenantId;
    request.address = *rules().reading()->address;
    switch (m_input.method) {
    case UserMethod::Password:
        request.userName = m_input.userName.trimmed();
        request.password = m_input.password;
        break;
    case UserMethod::Window:
        request.userName = m_window->value.org.userName;
        request.grant = m_window->value.grant;
        break;
    case UserMethod::Application:
        request.applicationId = m_input.applicationId.trimmed();
        request.applicationSecret = m_input.applicationSecret;
        break;
    }
    spawn(m_scope, runVerify(request, userKey(), m_verifyRun.start()));
    emit changed();
}

Task<void> WizardFlow::runVerify(VerifyRequest request, UserKey key, CancelToken cancel)
{
    const auto services = m_services;
    Task<Result<VerifiedUser>> asking = services->verifyUser(request, cancel);
    Result<VerifiedUser> answer = co_await asking;
    if (cancel.isCancelled()) {
        // The window's own grant is still held, and ended with it.
        if (answer && answer->grant && answer->grant != request.grant) {
            auto revoking = services->revoke(answer->grant, CancelToken());
            (void)co_await revoking;
        }
        co_return;
    }
    if (!answer) {
        m_verifyRun.fail(answer.error());
        emit changed();
        co_return;
    }
    m_grants.hold(answer->grant);
    if (const auto problem = pinProblem(answer->org)) {
        if (answer->grant != request.grant)
            m_grants.release(answer->grant);
        m_verifyRun.fail(*problem);
        emit changed();
        co_return;
    }
    if (m_user && m_user->value.grant != answer->grant
        && (!m_window || m_window->value.grant != m_user->value.grant))
        m_grants.release(m_user->value.grant);
    m_verifyRun.succeed();
    m_user = {key, std::move(*answer), ++m_serial};
    // A warning is read before going on.
    if (m_user->value.warning)
        emit changed();
    else
        advance();
}

// What to keep in step.

bool WizardFlow::isAlwaysChosen(const QString &object) const
{
    return m_input.crm && object == defaultObjects(*m_input.crm).value(0);
}

void WizardFlow::choose(const QString &object, bool chosen)
{
    if (isAlwaysChosen(object))
        return;
    if (!chosen) {
        m_input.objects.removeAll(object);
    } else if (!m_input.objects.contains(object)) {
        m_input.objects += object;
    }
    emit changed();
}

void WizardFlow::proposeObjects(const QList<ObjectInfo> &objects)
{
    const QString organisation = draft().org().organisationId;
    // Who signed in again to the same organisation has chosen already, here or for the connection there is.
    const bool sameAsBefore = !organisation.isEmpty() && organisation == m_choiceOf;
    QStringList wanted = sameAsBefore ? m_input.objects : m_services->objectsKept(draft());
    if (wanted.isEmpty())
        wanted = defaultObjects(m_input.crm.value_or(CrmKind::Salesforce));
    m_choiceOf = organisation;
    m_input.objects.clear();
    for (const ObjectInfo &object : objects) {
        if (wanted.contains(object.name) || isAlwaysChosen(object.name))
            m_input.objects += object.name;
    }
}

void WizardFlow::loadObjects()
{
    m_org.loadObjects(source(), draft());
}

// Connected.

void WizardFlow::loadChecks()
{
    m_org.loadChecks(source(), draft());
}

void WizardFlow::probeStore()
{
    m_storeState.reset();
    spawn(m_scope, runStore(m_storeRun.start()));
    emit changed();
}

Task<void> WizardFlow::runStore(CancelToken cancel)
{
    const auto services = m_services;
    // A trial keeps its secrets in memory: no store is asked.
    StoreState answer = StoreState::Ready;
    if (!m_input.practice) {
        Task<StoreState> asking = services->probeStore(cancel);
        answer = co_await asking;
        if (cancel.isCancelled())
            co_return;
    }
    m_storeRun.succeed();
    m_storeState = answer;
    // The page says that the secrets go into the keychain: then they do.
    if (answer == StoreState::Ready)
        m_input.keepOnlyUntilQuit = false;
    emit changed();
}

Task<void> WizardFlow::runFinish(WizardDraft draft, CancelToken cancel)
{
    const auto services = m_services;
    // Not the run's token: a success that comes too late to be cancelled stands, and has to be known.
    const CancelToken gone = m_scope.token();
    Task<Result<ConnectedSummary>> building = services->finish(draft, cancel);
    Result<ConnectedSummary> answer = co_await building;
    if (gone.isCancelled())
        co_return;
    if (!answer) {
        m_finishRun.fail(answer.error());
        noteEndOfSignIn(answer.error());
        // The store may have changed its mind since it was asked.
        if (answer.error().code == ErrorCode::StoreLocked || answer.error().code == ErrorCode::StoreAbsent
            || answer.error().code == ErrorCode::StoreDenied || answer.error().code == ErrorCode::StoreBroken)
            m_input.keepOnlyUntilQuit = false;
        emit changed();
        co_return;
    }
    m_finishRun.succeed();
    m_grants.adopt(draft.connectionGrant());
    // The consenting administrator's grant is no part of the connection.
    m_grants.releaseAll();
    if (makesAccess()) {
        m_built = *answer;
        if (!m_closing) {
            changeAccess();
            co_return;
        }
    }
    m_finished = true;
    emit changed();
    emit finished(*answer);
}

void WizardFlow::cancelFinish()
{
    // It counts as running until the rollback is done: no second one beside it.
    m_finishRun.cancel();
    emit changed();
}

// The end.

bool WizardFlow::wouldLose() const
{
    if (m_finished || m_access.isDone() || (m_access.isRunning() && accessGoal() == AccessGoal::Check))
        return false;
    if (isBuilt())
        return m_access.isRunning();
    return m_access.isRunning() || !m_grants.isEmpty() || signInState().isWaiting() || m_finishRun.isRunning()
        || !sameText(m_input, m_baseline);
}

void WizardFlow::close()
{
    if (m_closing)
        return;
    m_closing = true;
    // A connection that is just being built may come to own its grant: wait for that answer first.
    const bool building = m_finishRun.isRunning();
    for (Run *run : {&m_practiceRun, &m_addressRun, &m_verifyRun, &m_storeRun, &m_finishRun})
        run->reset();
    m_signIn.cancel();
    m_org.stopObjects();
    m_org.stopChecks();
    m_access.stopLooking();
    m_access.cancel();
    if (!building)
        m_grants.releaseAll();
    m_clock.after(closingPatience, this, [this] { tellClosed(); });
    spawn(m_closeScope, runClose(m_closeScope.token()));
}

Task<void> WizardFlow::runClose(CancelToken cancel)
{
    Task<void> working = m_scope.drained();
    co_await working;
    if (cancel.isCancelled())
        co_return;
    Task<void> changing = m_access.drained();
    co_await changing;
    if (cancel.isCancelled())
        co_return;
    // A late sign-in revokes its own grant.
    Task<void> signingIn = m_signIn.drained();
    co_await signingIn;
    if (cancel.isCancelled())
        co_return;
    m_grants.releaseAll();
    Task<void> revoking = m_grants.drained();
    co_await revoking;
    if (cancel.isCancelled())
        co_return;
    tellClosed();
}

void WizardFlow::tellClosed()
{
    if (std::exchange(m_closed, true))
        return;
    emit closed();
}

} // namespace fairlead
