// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicetargets.h"

#include "engineside.h"

#include "auth/entra.h"
#include "auth/salesforceoauth.h"
#include "crm/dynamics/client.h"

namespace fairlead {

namespace {

SessionTarget targetOf(const Cloud &cloud, const QString &name)
{
    SessionTarget target;
    target.homeId = QStringLiteral("home");
    target.cloud = cloud;
    target.info.id = ConnectionId(name);
    target.info.name = name;
    target.info.cloud = cloud.name;
    target.info.workspaceFile = QStringLiteral("workspace-%1.db").arg(name);
    return target;
}

template <typename T> T orEnd(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s", what, qPrintable(result.error().text()));
    return std::move(*result);
}

} // namespace

TokenSet salesforceTokens(const PracticeWorld &world)
{
    SystemClock clock;
    QtHttp http({}, clock);
    return orEnd(finished(salesforce::clientCredentials(http, world.salesforce, world.salesforceClient.id,
                                                        Secret::fromText(world.salesforceClient.secret), {})),
                 "no token of Salesforce");
}

SessionTarget salesforceTarget(const PracticeWorld &world, const Cloud &cloud)
{
    SessionTarget target = targetOf(cloud, QStringLiteral("salesforce"));
    target.info.crm = CrmKind::Salesforce;
    target.info.method = SignInMethod::SalesforceClientCredentials;
    target.info.address = world.salesforce;
    target.info.clientId = world.salesforceClient.id;
    target.info.organisationId = salesforceTokens(world).organisationId;
    target.info.objects = {QStringLiteral("User"), QStringLiteral("Account"), QStringLiteral("Contact"),
                           QStringLiteral("Lead"), QStringLiteral("Opportunity")};
    target.secrets.clientSecret = Secret::fromText(world.salesforceClient.secret);
    return target;
}

SessionTarget dynamicsTarget(const PracticeWorld &world, const Cloud &cloud)
{
    SessionTarget target = targetOf(cloud, QStringLiteral("dynamics"));
    target.info.crm = CrmKind::Dynamics;
    target.info.method = SignInMethod::DynamicsPassword;
    target.info.address = world.dataverse;
    target.info.tenantId = world.tenant;
    target.info.clientId = world.entraClient.id;
    target.info.userName = world.nonInteractiveUser.username;
    target.info.objects = {QStringLiteral("systemuser"), QStringLiteral("account"), QStringLiteral("contact"),
                           QStringLiteral("lead"), QStringLiteral("opportunity")};
    target.secrets.password = Secret::fromText(world.nonInteractiveUser.password);

    SystemClock clock;
    QtHttp http({}, clock);
    const TokenSet tokens =
        orEnd(finished(entra::password(http, cloud, world.tenant, world.entraClient.id,
                                       entra::userScopes(world.dataverse), target.info.userName,
                                       target.secrets.password, {})),
              "no token of Entra");
    FixedTokenSource source(tokens.accessToken);
    dynamics::Client client(http, source, world.dataverse);
    target.info.organisationId = orEnd(finished(client.whoAmI({})), "no answer of Dataverse").organisationId;
    return target;
}

} // namespace fairlead
