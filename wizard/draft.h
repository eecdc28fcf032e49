// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cloud.h"
#include "core/crmkind.h"
#include "core/error.h"
#include "core/ids.h"
#include "core/secret.h"
#include "crm/crm.h"
#include "net/networksettings.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace fairlead {

/// Where a Salesforce administrator signs in.
enum class SalesforcePlace { Production, Sandbox, Address };

/// How Dynamics' integration user signs in.
enum class UserMethod {
    Password, ///< non-interactive user, name and password
    Window, ///< the same user, signed in in a window (MFA, federation)
    Application, ///< application user: client id and secret
};

/// What the person entered. A plain value, UI thread. Kept per CRM, so that looking at the other one loses
/// nothing.
struct WizardInput
{
    std::optional<CrmKind> crm;
    bool practice = false; ///< a trial against the practice org
    NetworkSettings network;
    bool networkChanged = false;

    QString cloud = QStringLiteral("global"); ///< name of a Cloud
    SalesforcePlace place = SalesforcePlace::Production;
    QString salesforceAddress; ///< as typed
    QString dynamicsAddress; ///< as typed
    bool ownClient = false; ///< "use our own app registration"
    QString salesforceClientId; ///< used when ownClient, or where the build has none
    QString entraClientId;

    UserMethod method = UserMethod::Password;
    QString userName;
    Secret password;
    bool keepPassword = true; ///< "keep the password so that the connection renews itself"
    QString applicationId;
    Secret applicationSecret;

    QStringList objects; ///< chosen, in the order offered
    bool serverAccess = false; ///< Salesforce: made once the connection is there
    bool externalIds = false; ///< with server-to-server access: one on every object that is sent to
    bool keepOnlyUntilQuit = false; ///< no store for secrets: the person agreed to memory only
};

/// Tokens somebody's sign-in obtained: opaque to the wizard, made and ended by WizardServices. Every grant is
/// either adopted by the connection that Finish makes, or revoked exactly once.
class Grant
{
public:
    virtual ~Grant() = default;
};
using GrantHandle = std::shared_ptr<Grant>;

/// The outcome of page 3. Salesforce: `org` is the organisation itself, the grant becomes the connection's.
/// Dynamics: `org.name` names the tenant and `org.userName` the administrator, whose grant lives in memory
/// only.
struct Authorization
{
    GrantHandle grant;
    OrgInfo org;
    QString tenantId; ///< Entra: `tid` of the ID token
};

/// An address that answered as a CRM.
struct ConfirmedAddress
{
    QUrl address; ///< canonical
    QString kind; ///< as CrmAddress::kind
    QString tenantId; ///< Dynamics: from the 401 challenge (reference Microsoft 1.12)
};

/// Dynamics' integration user, found fit.
struct VerifiedUser
{
    GrantHandle grant;
    OrgInfo org; ///< of the environment; `address` is canonical
    QStringList roles;
    std::optional<Error> warning; ///< passes all the same: a read-write user, say
};

/// The practice org, once it runs.
struct PracticeOrg
{
    Cloud cloud; ///< with its client ids
    QUrl salesforceAddress;
    QUrl dynamicsAddress;
    QString adminUser; ///< to be typed in the sign-in window
    QString adminPassword;
    QString integrationUser; ///< Dynamics' non-interactive user
    QString integrationPassword;
};

/// What is to become of server-to-server access to Salesforce; Check: nothing, an administrator only tells
/// for the checks what its user may not read.
enum class AccessGoal { On, Off, Reconnect, Check };
/// What the administrator may do is looked at before: taking back goes as far as it goes.
constexpr bool isMaking(AccessGoal goal)
{
    return goal == AccessGoal::On || goal == AccessGoal::Reconnect;
}

/// A connection that is there already and is signed in to anew. A value type.
struct ExistingConnection
{
    ConnectionId id;
    QString name;
    QUrl address; ///< canonical
    QString kind; ///< as CrmAddress::kind
    QString tenantId; ///< Dynamics
    QString userId; ///< its integration user's: nobody else's sign-in counts
    QString userName;
    bool mayChangeUser = false; ///< another user of the organisation may take over
    /// Its server-to-server access is changed: whoever signs in does it as an administrator, and may be
    /// anybody of the organisation.
    std::optional<AccessGoal> access{};
};

/// Everything the wizard learned: what Finish builds a connection from. Nothing in it is stored before.
struct WizardDraft
{
    WizardInput input;
    Cloud cloud;
    QString clientId; ///< the public client the administrator authorised
    std::optional<Authorization> authorization;
    std::optional<ConfirmedAddress> address;
    std::optional<VerifiedUser> user; ///< Dynamics
    QList<ObjectInfo> objects; ///< chosen, users first
    std::optional<ExistingConnection> existing; ///< to be renewed: never is another one made

    CrmKind crm() const { return input.crm.value_or(CrmKind::Salesforce); }
    /// The grant the connection will live on.
    GrantHandle connectionGrant() const
    {
        if (crm() == CrmKind::Salesforce)
            return authorization ? authorization->grant : GrantHandle();
        return user ? user->grant : GrantHandle();
    }
    /// The organisation being connected, as far as it is known.
    OrgInfo org() const
    {
        if (crm() == CrmKind::Dynamics && user)
            return user->org;
        return authorization ? authorization->org : OrgInfo();
    }
};

/// What Finish made.
struct ConnectedSummary
{
    ConnectionId id;
    QString name;
};

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::ConnectedSummary)
