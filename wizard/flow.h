// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/taskscope.h"
#include "wizard/accesschanger.h"
#include "wizard/draft.h"
#include "wizard/grantkeeper.h"
#include "wizard/inputrules.h"
#include "wizard/orgreader.h"
#include "wizard/presets.h"
#include "wizard/run.h"
#include "wizard/services.h"
#include "wizard/signinattempt.h"

#include <QObject>

namespace fairlead {

enum class WizardPage { Choose, Where, Authorize, User, ServerAccess, Objects, Connected };

/// How the wizard is opened.
struct WizardStart
{
    WizardInput input;
    WizardPage page = WizardPage::Choose; ///< pages before it are not part of the way
    bool practiceFirst = false; ///< the practice org is offered first (contract, `app/run`)
    /// An existing connection's: another organisation coming back is refused.
    QString expectedOrganisationId;
    /// That connection: its address and consent are known, and somebody else than its user is refused, unless
    /// another one may take over.
    std::optional<ExistingConnection> existing{};
};

/// The wizard without its windows: which page follows which, what may be pressed, which check runs, what its
/// answer was. Pages show it and tell it what the person does; it asks the services.
///
/// Answers are kept together with the inputs they were computed from and count only while those are still the
/// same, so no page can show a stale one; what an earlier answer's change made void is dropped, and its
/// grants revoked, as soon as the person goes on from there. UI thread.
class WizardFlow : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives the flow.
    WizardFlow(std::shared_ptr<WizardServices> services, Clock &clock, WizardStart start = {},
               QObject *parent = nullptr);
    ~WizardFlow() override;

    // Answers of the person.
    const WizardInput &input() const { return m_input; }
    void update(const WizardInput &input);
    NetworkSettings network() const;
    void useNetwork(const NetworkSettings &settings);
    InputRules rules() const { return {m_input, m_clouds}; }
    const QList<Cloud> &clouds() const { return m_clouds; }
    /// clouds.json was refused, and why.
    const std::optional<Error> &cloudsProblem() const { return m_cloudsProblem; }
    bool practiceAvailable() const { return m_services->practiceAvailable(); }
    bool popupAvailable() const { return m_services->popupAvailable() && mayUse(SignInRung::Popup); }

    // What an administrator has set (flowpresets.cpp).
    Settings settings() const { return m_services->effectiveSettings(); }
    /// Shown, and not to be changed here.
    bool isLocked(Setting setting) const { return m_presets.isLocked(setting, m_input); }
    /// Why no window can make the connection that policies want; empty: it can.
    std::optional<Error> presetsProblem() const
    {
        // A cloud that is not known may be one of the file that was refused.
        return m_presets.problem(m_input, m_cloudsProblem ? QList<Cloud>() : m_clouds);
    }
    bool mayUse(SignInRung rung) const;
    /// Where signing in begins.
    SignInRung firstRung() const;
    /// May be chosen or left out.
    bool mayChoose(const QString &object) const;
    /// What to type where, in a trial; null outside of one.
    const PracticeOrg *practice() const;

    // The way.
    const WizardStart &start() const { return m_start; }
    QList<WizardPage> route() const;
    WizardPage page() const { return m_page; }
    bool canGoBack() const;
    /// The page's primary button works: inputs are complete and nothing runs.
    bool canGoNext() const;
    void back();
    /// Straight back to an earlier page of the route.
    void backTo(WizardPage page);
    /// Checks what the page asks for, and goes on when that is fine. On the last page: finish.
    void next();

    // Checks, as pages show them.
    bool isBusy() const;
    const Run &practiceRun() const { return m_practiceRun; }
    const Run &addressRun() const { return m_addressRun; }
    const Run &verifyRun() const { return m_verifyRun; }
    const Run &storeRun() const { return m_storeRun; }
    const Run &finishRun() const { return m_finishRun; }
    /// Cancels the page's own check or sign-in.
    void cancelCheck();

    // Pages 3 and 4: signing in.
    const SignInState &signInState() const { return m_signIn.state(); }
    void signIn(SignInRung rung, bool selectAccount = false);
    void cancelSignIn() { m_signIn.cancel(); }

    // What is known, while it is not stale; null otherwise.
    const Authorization *authorization() const;
    const ConfirmedAddress *confirmedAddress() const;
    const VerifiedUser *user() const;
    WizardDraft draft() const;

    // Page 5.
    const OrgReader &org() const { return m_org; }
    const QList<ObjectInfo> *objects() const { return m_org.objects(source()); }
    std::optional<RecordCount> count(const QString &object) const { return m_org.count(source(), object); }
    /// Users are always kept in step.
    bool isAlwaysChosen(const QString &object) const;
    void choose(const QString &object, bool chosen);
    void loadObjects();

    // Server-to-server access (flowaccess.cpp).
    const AccessChanger &access() const { return m_access; }
    /// What is wanted for a connection that is there; empty: this wizard sets one up, or signs it in.
    std::optional<AccessGoal> accessGoal() const;
    /// Whether the connection that is being set up is to have it, made by Finish.
    void wishAccess(bool wished);
    /// Finish makes it once the connection is there.
    bool makesAccess() const;
    /// The connection is there, and server-to-server access is being made for it, or was, as far as it went.
    bool isBuilt() const { return m_built.has_value(); }
    /// Leaves it as it is.
    void finishBuilt();
    const AccessOutlook *accessOutlook() const { return m_access.outlook(source()); }
    void lookAround();
    /// Does what is wanted, or goes on with it.
    void changeAccess();
    /// Stops it; what was made is remembered.
    void cancelAccess() { m_access.cancel(); }

    /// The CRM ended the sign-in that pages 5 and 6 live on, and why; null while it holds. Asking the same
    /// again is of no use then.
    const Error *signInOver() const;
    /// To the page that asks who is connected, which then asks anew.
    void signInAgain();
    /// To page 3, which then asks anew.
    void authorizeAgain();

    // Page 6.
    const QList<CheckResult> *checks() const { return m_org.checks(source()); }
    void loadChecks();
    std::optional<StoreState> storeState() const { return m_storeState; }
    void probeStore();
    /// Asks for a rollback; a success that is already on its way stands.
    void cancelFinish();
    bool isFinished() const { return m_finished; }

    /// Something the person would miss is gone when the window closes now.
    bool wouldLose() const;
    /// Ends everything under way and revokes what was obtained; `closed` follows, after two seconds at most.
    void close();

signals:
    void changed();
    void pageChanged(fairlead::WizardPage page);
    void finished(const fairlead::ConnectedSummary &summary);
    void closed();

private:
    // What an answer depended on.
    struct AddressKey
    {
        std::optional<CrmKind> crm;
        QString cloud;
        QString text;
        friend bool operator==(const AddressKey &, const AddressKey &) = default;
    };
    struct AuthorizationKey
    {
        std::optional<CrmKind> crm;
        bool practice = false;
        QString cloud;
        QString clientId;
        SalesforcePlace place = SalesforcePlace::Production;
        QString address;
        friend bool operator==(const AuthorizationKey &, const AuthorizationKey &) = default;
    };
    struct WindowKey
    {
        int authorization = 0;
        QString address;
        friend bool operator==(const WindowKey &, const WindowKey &) = default;
    };
    struct UserKey
    {
        WindowKey where;
        UserMethod method = UserMethod::Password;
        QString name;
        Secret secret;
        int window = 0; ///< serial of the sign-in in a window
        friend bool operator==(const UserKey &, const UserKey &) = default;
    };
    template <typename Key, typename Value> struct Settled
    {
        Key key;
        Value value;
        int serial = 0; ///< names this very answer to what depends on it
    };

    struct SignInEnd
    {
        int source = 0; ///< whose sign-in it was
        Error error;
    };

    AddressKey addressKey() const;
    AuthorizationKey authorizationKey() const;
    WindowKey windowKey() const;
    UserKey userKey() const;
    /// Serial of the answer that proved who is connected; 0: nobody yet.
    int source() const;
    const Authorization *windowSignIn() const;
    void dropStale();
    void dropSignIn();
    void dropAuthorization();
    void proposeObjects(const QList<ObjectInfo> &objects);
    void takeExisting();
    bool canLeaveAccess() const;
    bool canSetUpAccess() const;
    void finishAccess();
    /// What is wrong with who has signed in, for the connection that is there.
    std::optional<Error> pinProblem(const OrgInfo &org) const;
    /// Why policies do not let who has signed in work for the connection.
    std::optional<Error> laidDownProblem(const OrgInfo &org) const;
    void noteEndOfSignIn(const std::optional<Error> &error);

    void advance();
    void goTo(WizardPage page);
    void leave(WizardPage page);
    void enter(WizardPage page);
    void readClouds();
    void usePresets();
    bool isDecided(WizardPage page) const;
    /// Why signing in has to wait: the address, which no page asked about, is asked first.
    bool isAddressDue() const;
    bool areObjectsDecided(const QList<ObjectInfo> &objects) const;
    void applyPractice();
    void takeSignIn(const AuthorizeRequest &request, const Authorization &answer);
    void startVerify();
    void tellClosed();

    Task<void> runPractice(CancelToken cancel);
    void startAddress(std::function<void()> then);
    Task<void> runAddress(AddressKey key, CrmAddress address, Cloud cloud, std::function<void()> then,
                          CancelToken cancel);
    Task<void> runVerify(VerifyRequest request, UserKey key, CancelToken cancel);
    Task<void> runStore(CancelToken cancel);
    Task<void> runFinish(WizardDraft draft, CancelToken cancel);
    Task<void> runClose(CancelToken cancel);

    std::shared_ptr<WizardServices> m_services;
    Clock &m_clock;
    WizardStart m_start;
    WizardInput m_input;
    WizardInput m_baseline; ///< nothing typed yet, as far as losing is concerned
    std::optional<WizardInput> m_beforePractice;
    WizardPresets m_presets;
    QStringList m_signInWays; ///< rungs that may be used
    QList<Cloud> m_clouds;
    std::optional<Error> m_cloudsProblem;
    std::optional<PracticeOrg> m_practice;
    WizardPage m_page;

    Run m_practiceRun;
    Run m_addressRun;
    Run m_verifyRun;
    Run m_storeRun;
    Run m_finishRun;

    std::optional<Settled<AddressKey, ConfirmedAddress>> m_address;
    std::optional<Settled<AuthorizationKey, Authorization>> m_authorization;
    std::optional<Settled<WindowKey, Authorization>> m_window;
    std::optional<Settled<UserKey, VerifiedUser>> m_user;
    std::optional<SignInEnd> m_over;
    QString m_choiceOf; ///< id of the organisation that the input's objects were chosen in
    std::optional<StoreState> m_storeState;
    int m_serial = 0;
    std::optional<ConnectedSummary> m_built;
    bool m_finished = false;
    bool m_closing = false;
    bool m_closed = false;

    GrantKeeper m_grants;
    SignInAttempt m_signIn;
    OrgReader m_org;
    AccessChanger m_access;
    TaskScope m_closeScope;
    TaskScope m_scope; // last: its end cancels what uses the members above
};

} // namespace fairlead
