// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/flow.h"

#include <utility>

namespace fairlead {

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
    m_signIn.setJudge([this](const AuthorizeRequest &request, const Authorization &answer) {
        return request.purpose == SignInPurpose::Salesforce ? laidDownProblem(answer.org) : std::nullopt;
    });
    usePresets();
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
    if (!m_input.practice)
        m_presets.enforce(m_input, m_clouds);
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
    pages.removeIf([this](WizardPage page) { return isDecided(page); });
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
        return m_input.crm.has_value() && !presetsProblem();
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
            // An environment's id alone is looked up once the integration user has signed in.
            if (!rules().reading()->address->address.isEmpty()) {
                startAddress([this] { advance(); });
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
        m_addressRun.reset();
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
    if (page == WizardPage::Where || page == WizardPage::Authorize)
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

void WizardFlow::startAddress(std::function<void()> then)
{
    const CrmAddress address = *rules().reading()->address;
    spawn(m_scope, runAddress(addressKey(), address, rules().cloud(), std::move(then), m_addressRun.start()));
    emit changed();
}

Task<void> WizardFlow::runAddress(AddressKey key, CrmAddress address, Cloud cloud, std::function<void()> then,
                                  CancelToken cancel)
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
    then();
}

// What to keep in step.

bool WizardFlow::isAlwaysChosen(const QString &object) const
{
    return m_input.crm && object == defaultObjects(*m_input.crm).value(0);
}

void WizardFlow::choose(const QString &object, bool chosen)
{
    if (!mayChoose(object))
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
    const QStringList laidDown = m_presets.objects(m_input);
    if (!laidDown.isEmpty() && (isLocked(Setting::Objects) || wanted.isEmpty()))
        wanted = laidDown;
    if (wanted.isEmpty())
        wanted = defaultObjects(m_input.crm.value_or(CrmKind::Salesforce));
    m_choiceOf = organisation;
    m_input.objects.clear();
    for (const ObjectInfo &object : objects) {
        if (wanted.contains(object.name, Qt::CaseInsensitive) || isAlwaysChosen(object.name))
            m_input.objects += object.name;
    }
    // Nothing is left to decide on this page. Who reads the objects is not done with it yet.
    if (areObjectsDecided(objects))
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_page == WizardPage::Objects)
                    next();
            },
            Qt::QueuedConnection);
}

void WizardFlow::loadObjects()
{
    m_org.loadObjects(source(), draft());
}

} // namespace fairlead
