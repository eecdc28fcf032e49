// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/renewalstart.h"

namespace fairlead {

namespace {

UserMethod userMethodOf(SignInMethod method)
{
    switch (method) {
    case SignInMethod::DynamicsWindow:
        return UserMethod::Window;
    case SignInMethod::DynamicsApplication:
        return UserMethod::Application;
    default:
        return UserMethod::Password;
    }
}

/// The app it was connected with, which need not be the build's own.
void fillClient(const ConnectionInfo &info, const QList<Cloud> &clouds, WizardInput &input)
{
    QString builtIn;
    for (const Cloud &cloud : clouds) {
        if (cloud.name == info.cloud)
            builtIn = info.crm == CrmKind::Salesforce ? cloud.salesforceClientId : cloud.entraClientId;
    }
    // An application user's id is typed with its secret.
    if (info.method == SignInMethod::DynamicsApplication || info.clientId == builtIn)
        return;
    input.ownClient = true;
    (info.crm == CrmKind::Salesforce ? input.salesforceClientId : input.entraClientId) = info.clientId;
}

} // namespace

WizardStart renewalStart(const ConnectionInfo &info, const QList<Cloud> &clouds, bool mayChangeUser)
{
    WizardStart start;
    start.expectedOrganisationId = info.organisationId;
    ExistingConnection existing;
    existing.id = info.id;
    existing.name = info.name;
    existing.address = info.address;
    existing.kind = info.environment;
    existing.tenantId = info.tenantId;
    existing.userId = info.userId;
    existing.userName = info.userName;
    existing.mayChangeUser = mayChangeUser;
    start.existing = existing;

    WizardInput &input = start.input;
    input.crm = info.crm;
    input.cloud = info.cloud;
    fillClient(info, clouds, input);
    if (!mayChangeUser)
        input.userName = info.userName;
    if (info.crm == CrmKind::Salesforce) {
        start.page = WizardPage::Authorize;
        input.place = SalesforcePlace::Address;
        input.salesforceAddress = info.address.toString();
        return start;
    }
    start.page = WizardPage::User;
    input.dynamicsAddress = info.address.toString();
    input.method = userMethodOf(info.method);
    input.keepPassword = info.keepsPassword;
    if (info.method == SignInMethod::DynamicsApplication && !mayChangeUser)
        input.applicationId = info.clientId;
    return start;
}

WizardStart accessStart(const ConnectionInfo &info, const std::optional<salesforce::ServerAccess> &known,
                        const QList<Cloud> &clouds, AccessGoal goal)
{
    ConnectionInfo as = info;
    if (known && !known->signInClientId.isEmpty()) {
        as.clientId = known->signInClientId;
    } else if (info.method != SignInMethod::SalesforceWeb) {
        // The connection's own is no app that people sign in by.
        as.clientId.clear();
        for (const Cloud &cloud : clouds) {
            if (cloud.name == info.cloud)
                as.clientId = cloud.salesforceClientId;
        }
    }
    WizardStart start = renewalStart(as, clouds, true);
    start.existing->access = goal;
    start.existing->mayChangeUser = false;
    return start;
}

} // namespace fairlead
