// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/discovery.h"

#include "crm/apicall.h"
#include "crm/dynamics/errors.h"
#include "crm/dynamics/odata.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace fairlead::dynamics {

namespace {

ApiDialect discoveryDialect()
{
    ApiDialect dialect;
    dialect.headers = {{"Accept", "application/json"}, {"OData-MaxVersion", "4.0"}, {"OData-Version", "4.0"}};
    dialect.tokenRejected = [](const HttpResponse &response) { return isTokenRejected(response); };
    dialect.toError = [](const HttpResponse &response) { return errorOf(response); };
    return dialect;
}

Error notFound(const QString &sentence, const QString &remedy)
{
    Error error;
    error.code = ErrorCode::NotACrm;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    return error;
}

Environment environmentOf(const QJsonObject &instance)
{
    const auto text = [&instance](const char *key) { return instance.value(QLatin1String(key)).toString(); };
    Environment environment;
    environment.environmentId = text("EnvironmentId");
    environment.organisationId = text("Id").toLower();
    environment.tenantId = text("TenantId").toLower();
    environment.name = text("FriendlyName");
    environment.region = text("Region");
    environment.purpose = text("Purpose");
    const QUrl url(text("Url"), QUrl::StrictMode);
    environment.address.setScheme(url.scheme());
    environment.address.setHost(url.host());
    environment.address.setPort(url.port());
    environment.enabled = instance.value(QLatin1String("State")).toInt() == 0;
    environment.isAdministrator = instance.value(QLatin1String("IsUserSysAdmin")).toBool();
    return environment;
}

} // namespace

QList<Environment> environmentsOf(const QJsonArray &instances, const Cloud &cloud)
{
    QList<Environment> environments;
    for (const auto &value : instances) {
        const Environment environment = environmentOf(value.toObject());
        const QString scheme = environment.address.scheme();
        const bool allowed =
            scheme == QLatin1String("https") || (cloud.added && scheme == cloud.globalDiscovery.scheme());
        if (allowed && !environment.address.host().isEmpty())
            environments += environment;
    }
    return environments;
}

Task<Result<QList<Environment>>> listEnvironments(Http &http, TokenSource &tokens, Cloud cloud,
                                                  CancelToken cancel)
{
    const auto api = std::make_shared<ApiCall>(http, tokens, discoveryDialect());
    QUrl root = cloud.globalDiscovery;
    root.setPath(QStringLiteral("/api/discovery/v2.0/"));
    // Without $select: properties that one cloud does not know would fail the whole request.
    const QUrl url = webApiUrl(root, QStringLiteral("Instances"));
    const Result<QJsonObject> answer = co_await api->object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonValue instances = answer->value(QLatin1String("value"));
    if (!instances.isArray())
        co_return fail(answerInvalid(QStringLiteral("Global Discovery without value")));
    co_return environmentsOf(instances.toArray(), cloud);
}

Result<Environment> environmentById(const QList<Environment> &environments, const QString &environmentId)
{
    for (const Environment &environment : environments) {
        if (environment.environmentId.compare(environmentId, Qt::CaseInsensitive) != 0)
            continue;
        if (environment.enabled)
            return environment;
        return fail(notFound(
            QCoreApplication::translate("fairlead::crm", "The environment %1 is switched off.")
                .arg(environment.name),
            QCoreApplication::translate(
                "fairlead::crm", "Switch it on in the Power Platform admin centre, or choose another.")));
    }
    return fail(notFound(
        QCoreApplication::translate(
            "fairlead::crm", "The environment of this link is not among those the signed-in user can see."),
        QCoreApplication::translate(
            "fairlead::crm",
            "Open Dynamics 365 in the browser and copy the address from there; it looks like "
            "https://name.crm4.dynamics.com. Users outside the environment's security group do "
            "not see it.")));
}

} // namespace fairlead::dynamics
