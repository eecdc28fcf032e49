// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/presets.h"

#include "connection/laiddown.h"

namespace fairlead {

namespace {

/// A sign-in host stands for every organisation behind it, and is the address of none.
std::optional<SalesforcePlace> placeOf(const QString &address, const QList<Cloud> &clouds)
{
    const QString host = QUrl::fromUserInput(address.trimmed()).host();
    for (const Cloud &cloud : clouds) {
        if (!host.isEmpty() && host == cloud.salesforceLogin.host())
            return SalesforcePlace::Production;
        if (!host.isEmpty() && host == cloud.salesforceSandboxLogin.host())
            return SalesforcePlace::Sandbox;
    }
    return std::nullopt;
}

std::optional<UserMethod> methodOf(const QString &name)
{
    if (name == QLatin1String("password"))
        return UserMethod::Password;
    if (name == QLatin1String("window"))
        return UserMethod::Window;
    if (name == QLatin1String("application"))
        return UserMethod::Application;
    return std::nullopt;
}

} // namespace

std::optional<CrmKind> WizardPresets::crm() const
{
    return crmKindFromString(text(Setting::Crm));
}

bool WizardPresets::counts(Setting setting, bool onlyPolicies) const
{
    return m_settings.value(setting) != rowOf(setting).standard
        && (!onlyPolicies || m_settings.isLocked(setting));
}

void WizardPresets::prefill(WizardInput &input, const QList<Cloud> &clouds) const
{
    if (counts(Setting::Crm, false))
        input.crm = crm();
    apply(input, clouds, false);
}

void WizardPresets::enforce(WizardInput &input, const QList<Cloud> &clouds) const
{
    if (counts(Setting::Crm, true) && m_scope == Scope::NewConnection)
        input.crm = crm();
    if (input.crm == crm())
        apply(input, clouds, true);
}

void WizardPresets::apply(WizardInput &input, const QList<Cloud> &clouds, bool onlyPolicies) const
{
    if (!crm())
        return;
    if (m_scope == Scope::NewUser) {
        applyUser(input, onlyPolicies);
        return;
    }
    const bool dynamics = crm() == CrmKind::Dynamics;
    if (counts(Setting::Cloud, onlyPolicies))
        input.cloud = text(Setting::Cloud);
    if (counts(Setting::Address, onlyPolicies))
        applyAddress(input, clouds);
    if (counts(Setting::ClientId, onlyPolicies)) {
        input.ownClient = true;
        (dynamics ? input.entraClientId : input.salesforceClientId) = text(Setting::ClientId);
    }
    applyUser(input, onlyPolicies);
}

void WizardPresets::applyUser(WizardInput &input, bool onlyPolicies) const
{
    if (crm() != CrmKind::Dynamics)
        return;
    // A policy that names the user leaves no way to sign in as somebody else.
    const bool isNamed = counts(Setting::IntegrationUser, true) && !counts(Setting::SignInMethod, true)
        && !counts(Setting::ApplicationId, true);
    if (isNamed && input.method == UserMethod::Application)
        input.method = UserMethod::Password;
    if (const auto method = methodOf(text(Setting::SignInMethod));
        method && counts(Setting::SignInMethod, onlyPolicies))
        input.method = *method;
    if (counts(Setting::IntegrationUser, onlyPolicies))
        input.userName = text(Setting::IntegrationUser);
    if (counts(Setting::ApplicationId, onlyPolicies))
        input.applicationId = text(Setting::ApplicationId);
}

void WizardPresets::applyAddress(WizardInput &input, const QList<Cloud> &clouds) const
{
    const QString address = text(Setting::Address);
    if (crm() == CrmKind::Dynamics) {
        input.dynamicsAddress = address;
    } else if (const auto place = placeOf(address, clouds)) {
        input.place = *place;
    } else {
        input.place = SalesforcePlace::Address;
        input.salesforceAddress = address;
    }
    // The address says which cloud it is in, unless that is laid down as well.
    if (!text(Setting::Cloud).isEmpty())
        return;
    const auto read = crm() == CrmKind::Dynamics ? readDynamicsAddress(address, clouds)
                                                 : readSalesforceAddress(address, clouds);
    if (read.address && !read.address->cloud.isEmpty())
        input.cloud = read.address->cloud;
}

bool WizardPresets::isLocked(Setting setting, const WizardInput &input) const
{
    if (input.practice)
        return false;
    if (setting == Setting::Crm)
        return m_scope == Scope::NewConnection && counts(Setting::Crm, true);
    if (!crm() || input.crm != crm())
        return false;
    if (m_scope == Scope::NewUser && setting != Setting::SignInMethod && setting != Setting::IntegrationUser
        && setting != Setting::ApplicationId)
        return false;
    // An address has one cloud.
    if (setting == Setting::Cloud && counts(Setting::Address, true))
        return true;
    return counts(setting, true);
}

QStringList WizardPresets::objects(const WizardInput &input) const
{
    const bool isNew = m_scope == Scope::NewConnection;
    return isNew && !input.practice && crm() && input.crm == crm()
        ? m_settings.value(Setting::Objects).toStringList()
        : QStringList();
}

QString WizardPresets::tenantId(const WizardInput &input) const
{
    return isLocked(Setting::Tenant, input) ? text(Setting::Tenant).toLower() : QString();
}

std::optional<Error> WizardPresets::problem(const WizardInput &input, const QList<Cloud> &clouds) const
{
    const bool counted = m_scope == Scope::NewConnection && !input.practice && input.crm == crm();
    if (counted && !clouds.isEmpty()) {
        if (const auto fault = laidDownFault(m_settings, clouds))
            return fault;
    }
    const QString method = text(Setting::SignInMethod);
    const bool inWindows = method == QLatin1String("web") || methodOf(method);
    if (inWindows || !isLocked(Setting::SignInMethod, input))
        return std::nullopt;
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = tr("Your administrator sets up connections from the command line.");
    error.remedy =
        tr("The way to sign in that is laid down (“%1”) needs fairleadctl connect. Ask your administrator.")
            .arg(method);
    return error;
}

} // namespace fairlead
