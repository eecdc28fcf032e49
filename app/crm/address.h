// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cloud.h"
#include "core/crmkind.h"
#include "core/error.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead {

/// Where one organisation's CRM lives, as the program stores it: nothing of the pasted path or query is left.
struct CrmAddress
{
    CrmKind crm = CrmKind::Salesforce;
    /// "https://acme--uat.sandbox.my.salesforce.com", no path. Empty where only `environmentId` is known.
    QUrl address;
    /// Short name: "org31ec4237.crm4", "acme--uat.sandbox"; the whole host outside *.dynamics.com and
    /// *.my.salesforce.com, where the short one would be ambiguous (reference "Microsoft 2.3").
    QString subdomain;
    QString cloud; ///< name of the Cloud it belongs to
    /// Salesforce: "production", "sandbox", "developer", "scratch", "playground", "demo", "free", "patch",
    /// "internal", or "unknown" (partition word not in the table, or an added cloud). Dynamics:
    /// "environment", or "default" for the tenant's default environment; more cannot be told from an address.
    QString kind;
    bool certain = true; ///< false where the reference says probe or confirm
    QStringList alternatives; ///< further candidates to probe, best first, in the same form as `address`
    QString environmentId; ///< Dynamics maker, player and admin links: look up through Global Discovery

    friend bool operator==(const CrmAddress &, const CrmAddress &) = default;
};

/// What a text was understood as: an address, or the reason why not.
struct AddressReading
{
    std::optional<CrmAddress> address;
    /// Set when there is no address: AddressRejected, `detail` holds a stable word ("scheme", "user-info",
    /// "instance", "unknown-region" …) for tests and support. Repeats at most the host of the text, never
    /// user info, path or query.
    Error reason;
    /// What was probably meant, best first, as addresses; to be confirmed by the person, never taken
    /// silently.
    QStringList alternatives;
    bool nearMiss = false; ///< a slip of the pen: `alternatives` and the remedy say what was probably meant
    /// Without an address: what the text is instead, where that is known ("login", "sandbox-login",
    /// "instance", "sandbox-instance", "label"), and the cloud of a sign-in host.
    QString kind;
    QString cloud;
    std::optional<CrmKind> crm; ///< whose address or reason it is; empty where it resembles neither
    int nearness = 0; ///< how much it resembles this CRM's addresses; compared only between readings
};

/// Reads whatever a person pasted: an address bar, a mail, half an address. Pure and offline, any thread,
/// linear in the length of the text. `clouds`: the built-in clouds to accept plus added ones
/// (settings/cloudsfile.h); reduction rules hold for built-in clouds, an added cloud's hosts match exactly
/// (contract "clouds.json"). Sources: reference "Salesforce 2" and "Microsoft 2".
AddressReading readSalesforceAddress(const QString &text, const QList<Cloud> &clouds);
AddressReading readDynamicsAddress(const QString &text, const QList<Cloud> &clouds);
/// Either CRM; where the text fits neither, the nearer one's reason.
AddressReading readAddress(const QString &text, const QList<Cloud> &clouds);

/// Whether credentials of this cloud may go to `address`: one of its organisations' own hosts, by https (an
/// added cloud also by http to this computer), or an instance that Salesforce names itself. For addresses
/// that were stored: the file they come from may have been edited, and the cloud's entry too.
bool isAddressOf(const Cloud &cloud, CrmKind crm, const QUrl &address);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::CrmAddress)
Q_DECLARE_METATYPE(fairlead::AddressReading)
