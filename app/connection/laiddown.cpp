// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/laiddown.h"

#include "crm/address.h"
#include "crm/crm.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct LaidDownText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::LaidDown)
};

Error contradicts(const Settings &settings, Setting setting)
{
    const auto administered = settings.administration().value(setting);
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        LaidDownText::tr("Your administrator has set something else: %1 in %2.")
            .arg(QLatin1String(rowOf(setting).policyName), administered ? administered->place : QString());
    error.remedy = LaidDownText::tr("Use what your administrator has set. Nothing was stored.");
    error.detail = QLatin1String(rowOf(setting).policyName);
    return error;
}

Error mistaken(const Settings &settings, Setting setting)
{
    const auto administered = settings.administration().value(setting);
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        LaidDownText::tr("What your administrator has set (%1) has a value for “%2” that cannot be used.")
            .arg(administered ? administered->place : QString(), QLatin1String(rowOf(setting).policyName));
    error.remedy = setting == Setting::Cloud
        ? LaidDownText::tr("Tell your administrator: there is no such cloud.")
        : LaidDownText::tr("Tell your administrator: it is no address of this CRM in the cloud that is set.");
    error.detail = QLatin1String(rowOf(setting).policyName);
    return error;
}

/// As the policy SignInMethod names it.
QString methodName(SignInMethod method)
{
    switch (method) {
    case SignInMethod::SalesforceWeb:
        return QStringLiteral("web");
    case SignInMethod::SalesforceJwt:
    case SignInMethod::SalesforceServer:
        return QStringLiteral("jwt");
    case SignInMethod::SalesforceClientCredentials:
        return QStringLiteral("client-credentials");
    case SignInMethod::DynamicsPassword:
        return QStringLiteral("password");
    case SignInMethod::DynamicsWindow:
        return QStringLiteral("window");
    case SignInMethod::DynamicsApplication:
        return QStringLiteral("application");
    case SignInMethod::DynamicsCertificate:
        return QStringLiteral("certificate");
    }
    return {};
}

bool isSameHost(const QUrl &a, const QUrl &b)
{
    return !a.host().isEmpty() && a.host() == b.host() && a.port() == b.port();
}

/// Nothing where the text is no sign-in host.
std::optional<bool> isBehindSignInHost(const QString &laidDown, const ConnectionInfo &where,
                                       const QList<Cloud> &clouds)
{
    const QUrl host = QUrl::fromUserInput(laidDown.trimmed());
    std::optional<bool> found;
    for (const Cloud &cloud : clouds) {
        const bool isSandboxes = isSameHost(host, cloud.salesforceSandboxLogin);
        const bool isOthers = isSameHost(host, cloud.salesforceLogin);
        if (!isSandboxes && !isOthers)
            continue;
        const bool isSandbox =
            where.environment == QLatin1String("sandbox") || where.environment == QLatin1String("scratch");
        const bool mayBeEither = where.environment.isEmpty() || where.environment == QLatin1String("unknown");
        found = found.value_or(false)
            || (where.cloud == cloud.name && (mayBeEither || (isSandbox ? isSandboxes : isOthers)));
    }
    return found;
}

/// Policies about one connection, the first that it contradicts.
class Comparison
{
public:
    explicit Comparison(const Settings &settings)
        : m_settings(settings)
    {
    }
    QString text(Setting setting) const { return m_settings.value(setting).toString(); }
    bool isLaidDown(Setting setting) const
    {
        return m_settings.isLocked(setting) && !text(setting).isEmpty();
    }
    void same(Setting setting, const QString &found)
    {
        if (!found.isEmpty())
            must(setting, found.compare(text(setting), Qt::CaseInsensitive) == 0);
    }
    void must(Setting setting, bool fits)
    {
        if (!m_broken && !fits && isLaidDown(setting))
            m_broken = setting;
    }
    Outcome outcome() const
    {
        return m_broken ? Outcome(fail(contradicts(m_settings, *m_broken))) : Outcome();
    }

private:
    const Settings &m_settings;
    std::optional<Setting> m_broken;
};

void compareUser(const ConnectionInfo &wanted, Comparison &comparison)
{
    comparison.must(Setting::SignInMethod,
                    methodName(wanted.method) == comparison.text(Setting::SignInMethod));
    if (!isApplication(wanted.method)) {
        comparison.same(Setting::ClientId, wanted.clientId);
        comparison.same(Setting::IntegrationUser, wanted.userName);
        return;
    }
    comparison.same(Setting::ApplicationId, wanted.clientId);
    // An application user has no name: he is another one, unless his app is laid down as well.
    const bool isMeant =
        comparison.isLaidDown(Setting::ApplicationId) || comparison.isLaidDown(Setting::SignInMethod);
    comparison.must(Setting::IntegrationUser, isMeant);
}

} // namespace

bool isAddressLaidDown(const QString &laidDown, const ConnectionInfo &where, const QList<Cloud> &clouds)
{
    if (where.crm == CrmKind::Salesforce) {
        if (const auto behind = isBehindSignInHost(laidDown, where, clouds))
            return *behind;
    }
    const auto read = where.crm == CrmKind::Salesforce ? readSalesforceAddress(laidDown, clouds)
                                                       : readDynamicsAddress(laidDown, clouds);
    if (!read.address)
        return false;
    const QUrl &meant = read.address->address;
    return meant.scheme() == where.address.scheme() && isSameHost(meant, where.address);
}

Error adviseOn(Error error, const Settings &settings, Setting setting)
{
    const auto administered = settings.administration().value(setting);
    if (administered && administered->isLocked())
        error.remedy = LaidDownText::tr("Tell your administrator, who has set it: %1 in %2.")
                           .arg(QLatin1String(rowOf(setting).policyName), administered->place);
    return error;
}

QStringList objectsLaidDown(const Settings &settings, CrmKind crm)
{
    QStringList objects = settings.value(Setting::Objects).toStringList();
    if (objects.isEmpty() || settings.value(Setting::Crm).toString() != nameOf(crm))
        return {};
    // Dataverse compares the key of a table as it stands, and logical names are in lower case; Salesforce
    // takes its names in any case and answers with its own.
    if (crm == CrmKind::Dynamics) {
        for (QString &name : objects)
            name = name.toLower();
    }
    const QString users = defaultObjects(crm).value(0);
    objects.removeIf([&users](const QString &name) { return name.compare(users, Qt::CaseInsensitive) == 0; });
    objects.prepend(users);
    return objects;
}

QStringList objectsNotThere(const Settings &settings, CrmKind crm, const QStringList &objects)
{
    if (settings.value(Setting::Crm).toString() != nameOf(crm))
        return {};
    QStringList missing = settings.value(Setting::Objects).toStringList();
    missing.removeIf([&objects](const QString &name) { return objects.contains(name, Qt::CaseInsensitive); });
    return missing;
}

std::optional<Error> laidDownFault(const Settings &settings, const QList<Cloud> &clouds)
{
    const QString crm = settings.value(Setting::Crm).toString();
    const QString name = settings.value(Setting::Cloud).toString();
    const QString address = settings.value(Setting::Address).toString();
    if (const auto &problem = settings.administration().problem())
        return problem;
    if (crm.isEmpty())
        return std::nullopt;
    QList<Cloud> meant = clouds;
    if (!name.isEmpty())
        meant.removeIf([&name](const Cloud &cloud) { return cloud.name != name; });
    if (meant.isEmpty())
        return mistaken(settings, Setting::Cloud);
    if (address.isEmpty())
        return std::nullopt;
    const bool isSalesforce = crm == nameOf(CrmKind::Salesforce);
    const auto read =
        isSalesforce ? readSalesforceAddress(address, meant) : readDynamicsAddress(address, meant);
    const bool isPlace = read.address && !read.address->address.isEmpty();
    const bool isSignInHost = isSalesforce && isBehindSignInHost(address, {}, meant);
    return isPlace || isSignInHost ? std::nullopt : std::optional(mistaken(settings, Setting::Address));
}

Outcome checkLaidDown(const ConnectionInfo &wanted, const Settings &settings, const QList<Cloud> &clouds)
{
    Comparison comparison(settings);
    const bool isForIt = comparison.text(Setting::Crm) == nameOf(wanted.crm);
    comparison.must(Setting::Crm, isForIt);
    if (!isForIt) // what else is laid down is for the other CRM
        return comparison.outcome();
    comparison.must(Setting::Address, isAddressLaidDown(comparison.text(Setting::Address), wanted, clouds));
    comparison.same(Setting::Cloud, wanted.cloud);
    if (wanted.crm == CrmKind::Dynamics)
        comparison.same(Setting::Tenant, wanted.tenantId);
    compareUser(wanted, comparison);
    return comparison.outcome();
}

} // namespace fairlead
