// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/address.h"
#include "crm/salesforce/setup/accessmaker.h"
#include "crm/salesforce/setup/accessremover.h"
#include "crm/salesforce/setup/administrator.h"
#include "crm/salesforce/sharing.h"
#include "secrets/secretstore.h"
#include "settings/settings.h"
#include "wizard/draft.h"

#include <QDateTime>

#include <algorithm>
#include <functional>

namespace fairlead {

/// Rungs of the sign-in ladder (design, "Decisions").
enum class SignInRung { Popup, Browser, DeviceCode };
/// As in the setting SignInWays.
inline QString nameOf(SignInRung rung)
{
    switch (rung) {
    case SignInRung::Popup:
        return QStringLiteral("popup");
    case SignInRung::Browser:
        return QStringLiteral("browser");
    case SignInRung::DeviceCode:
        return QStringLiteral("device-code");
    }
    return {};
}

/// Why somebody signs in.
enum class SignInPurpose {
    Salesforce, ///< the administrator whose approval the connection lives on
    DynamicsConsent, ///< a Global Administrator: `organizations`, then /v2.0/adminconsent for the `tid`
    DynamicsUser, ///< the integration user, in a window instead of by password
    Directory, ///< an administrator of the tenant, to do what auth/entraconsent.h does there
};

struct AuthorizeRequest
{
    SignInPurpose purpose = SignInPurpose::Salesforce;
    SignInRung rung = SignInRung::Popup;
    Cloud cloud;
    QUrl address; ///< Salesforce: the sign-in host; DynamicsUser: the environment
    QString clientId;
    QString tenantId; ///< DynamicsUser: the consented tenant; Directory: the one that is meant
    QString accountHint;
    bool selectAccount = false; ///< "use another account": asks for the account picker, no hint
    /// Another organisation coming back is WrongOrganisation (re-authorising a pinned connection, or an
    /// address given before); empty: any.
    QString expectedOrganisationId;
    QString expectedTenantId;
    /// Somebody else coming back is WrongUser; empty: anybody. Compared by id, the name is for the sentence.
    QString expectedUserId;
    QString expectedUserName;
};

/// How far a sign-in has come. A value; each one replaces the one before.
struct SignInProgress
{
    bool visible = false; ///< a page is on the screen (browser: it has called back once)
    bool finishing = false; ///< the person is done, tokens and consent are being fetched
    QUrl link; ///< to copy: the page to sign in at
    QString code; ///< device code
    QUrl codeAddress; ///< where to type it
    std::optional<QDateTime> codeExpires;
};
using SignInHandler = std::function<void(const SignInProgress &)>;

/// Dynamics' integration user and where the person says the CRM is.
struct VerifyRequest
{
    UserMethod method = UserMethod::Password;
    Cloud cloud;
    QString clientId; ///< Password and Window: the consented public client
    QString tenantId; ///< consented; the address's 401 challenge must name it before a password is sent
    CrmAddress address; ///< or only its `environmentId`: looked up by Global Discovery
    QString userName;
    Secret password;
    GrantHandle grant; ///< Window: what DynamicsUser obtained; stays the wizard's to revoke on failure
    QString applicationId;
    Secret applicationSecret;
};

using CountHandler = std::function<void(const QString &object, const RecordCount &count)>;

/// Whether server-to-server access can be made by who has signed in.
struct AccessOutlook
{
    salesforce::SetupStanding standing;
    std::optional<Error> impossible{}; ///< everything that is in the way; nothing was made
};

struct AccessRequest
{
    ConnectionId connection;
    AccessGoal goal = AccessGoal::On;
    WizardDraft draft; ///< its authorization is the administrator's
};

/// What became of it. A value type.
struct AccessResult
{
    std::optional<Error> problem{}; ///< what was done until then is remembered, and gone on with
    bool keepsGrant = false; ///< the connection lives on the administrator's grant from now on
    QString userName{}; ///< who the connection works as now
    QList<salesforce::AccessPart> parts{}; ///< On, Reconnect: what there is now
    QList<salesforce::MissingRight> missing{}; ///< what the jobs want and it may not, after all
    QList<salesforce::RefusedRight> refused{};
    /// On, Reconnect: objects that the integration user sees fewer records of than the administrator.
    QList<salesforce::SeenRecords> hidden{};
    QList<CheckResult> checks{}; ///< Check: the whole list, with what the administrator told
    QList<salesforce::LeftBehind> left{}; ///< Off: what could not be removed
    QList<salesforce::LeftBehind> standing{}; ///< approvals that nobody lives on and that could not be ended
    bool grantEnded = false; ///< the administrator's approval does not stand any more
    std::optional<Error> needsSignIn{}; ///< Off: nobody could take the connection over, and what to do
    QString retiredUser{}; ///< Off: who stays in the organisation, deactivated; empty: nobody was there
    /// Nothing that could be tried again.
    bool isComplete() const
    {
        return !problem && missing.isEmpty()
            && std::all_of(left.begin(), left.end(), [](const auto &one) { return one.isInUse; });
    }
};
using AccessHandler = std::function<void(const salesforce::AccessProgress &)>;

/// Everything the wizard has others do. The desktop program implements it with the real libraries, tests with
/// FakeServices. UI thread only.
///
/// Rules of every waiting function: it ends soon after its token is set; it may then still answer with a
/// success, whose grant the wizard revokes. A grant it could not hand over (it failed after the tokens came)
/// it revokes itself. Handlers are called on the UI thread and never after the task has ended.
class WizardServices
{
public:
    virtual ~WizardServices() = default;

    // Known without waiting.
    virtual bool practiceAvailable() const = 0; ///< `fairlead-practice` is there
    virtual bool popupAvailable() const = 0; ///< `fairlead-signin` is there
    /// Built-in and added clouds. FileRefused (clouds.json) with the reason: the built-in ones go on.
    virtual Result<QList<Cloud>> clouds() const = 0;
    virtual NetworkSettings network() const = 0;
    /// The person's under the administrator's, as they are now.
    virtual Settings effectiveSettings() const = 0;
    /// What the connection that the draft would renew keeps in step; empty where it makes a new one.
    virtual QStringList objectsKept(const WizardDraft &draft) const = 0;
    /// For every request, sign-in window and connection from now on. Stored only by finish().
    virtual void useNetwork(const NetworkSettings &settings) = 0;

    /// Starts the practice org in a temporary home with a store of its own; once more is harmless. Ends with
    /// the services.
    virtual Task<Result<PracticeOrg>> startPractice(CancelToken cancel) = 0;
    /// Asks the address, and its alternatives in their order, whether it is a CRM; no credentials are sent.
    virtual Task<Result<ConfirmedAddress>> confirmAddress(CrmAddress address, Cloud cloud,
                                                          CancelToken cancel) = 0;
    /// Waits at least ten minutes for the person. SignInWindowMissing, SignInWindowCrashed for the popup.
    virtual Task<Result<Authorization>> authorize(AuthorizeRequest request, SignInHandler progress,
                                                  CancelToken cancel) = 0;
    virtual Task<Result<VerifiedUser>> verifyUser(VerifyRequest request, CancelToken cancel) = 0;
    /// What can be kept in step, the default objects first, Users before all.
    virtual Task<Result<QList<ObjectInfo>>> objects(WizardDraft draft, CancelToken cancel) = 0;
    /// Counts records, in the order given, each told as it comes; one that cannot be counted is left out.
    virtual Task<Outcome> count(WizardDraft draft, QList<ObjectInfo> objects, CountHandler counted,
                                CancelToken cancel) = 0;
    virtual Task<Result<QList<CheckResult>>> checks(WizardDraft draft, CancelToken cancel) = 0;
    /// Write, read, delete of a throw-away entry in the person's store; asks to unlock where the OS does.
    virtual Task<StoreState> probeStore(CancelToken cancel) = 0;

    /// Builds connection, secrets and workspace, or rolls all of it back and says why. On success the draft's
    /// connectionGrant() belongs to the connection. Cancelled in time: Cancelled, all rolled back; too late:
    /// a success, which stands.
    virtual Task<Result<ConnectedSummary>> finish(WizardDraft draft, CancelToken cancel) = 0;

    /// Looks at what the draft's administrator may do, and which licences are left. Changes nothing.
    virtual Task<Result<AccessOutlook>> accessOutlook(WizardDraft draft, CancelToken cancel) = 0;
    /// Makes, completes or takes back server-to-server access of a connection that is there, or checks it; up
    /// to ten minutes. Cancelled: the problem is Cancelled, and what was made is remembered.
    virtual Task<AccessResult> changeAccess(AccessRequest request, AccessHandler progress,
                                            CancelToken cancel) = 0;

    /// Ends a grant at the provider where it has a way to, and forgets its tokens. Bounded to two seconds.
    /// What stands where the provider could not be asked.
    virtual Task<std::optional<salesforce::LeftBehind>> revoke(GrantHandle grant, CancelToken cancel) = 0;
};

} // namespace fairlead
