// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/site.h"

#include "crm/dynamics/errors.h"
#include "crm/dynamics/odata.h"
#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

QUrl rootOf(QUrl origin)
{
    origin.setPath(QStringLiteral("/api/data/v9.2/"));
    return origin;
}

ApiDialect dialect(const QUrl &environment)
{
    ApiDialect dialect;
    // Reference Microsoft 4.1; If-None-Match keeps expanded collections from being stale.
    dialect.headers = {{"Accept", "application/json"},
                       {"OData-MaxVersion", "4.0"},
                       {"OData-Version", "4.0"},
                       {"If-None-Match", "null"}};
    dialect.tokenRejected = [](const HttpResponse &response) { return isTokenRejected(response); };
    dialect.toError = [environment](const HttpResponse &response) { return errorOf(response, environment); };
    return dialect;
}

Error wrongOrganisation()
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
        "fairlead::crm", "This address now belongs to another environment than the one that was connected.");
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "An environment that was reset or copied is a new one. Set up a new connection for it; "
        "nothing of the old one was changed.");
    return error;
}

} // namespace

Site::Site(Http &http, TokenSource &tokens, const QUrl &url)
    : address(originOf(url))
    , root(rootOf(address))
    , api(http, tokens, dialect(address))
    , known(std::make_shared<Known>())
{
}

QUrl Site::at(const QString &resource, const QString &filter) const
{
    return webApiUrl(root, resource, filter);
}

Task<Result<QJsonArray>> listOf(std::shared_ptr<Site> site, QString resource, CancelToken cancel)
{
    const Result<QJsonObject> answer = co_await site->api.object(site->at(resource), cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonValue value = answer->value(QLatin1String("value"));
    if (!value.isArray())
        co_return fail(answerInvalid(QStringLiteral("an answer without value")));
    co_return value.toArray();
}

Result<WhoAmIAnswer> readWhoAmI(const QJsonObject &answer)
{
    WhoAmIAnswer who;
    who.organisationId = answer.value(QLatin1String("OrganizationId")).toString().toLower();
    who.userId = answer.value(QLatin1String("UserId")).toString().toLower();
    if (who.organisationId.isEmpty() || who.userId.isEmpty())
        return fail(answerInvalid(QStringLiteral("WhoAmI without organisation or user")));
    return who;
}

Task<Result<WhoAmIAnswer>> askWhoAmI(std::shared_ptr<Site> site, CancelToken cancel)
{
    const QUrl url = site->at(QStringLiteral("WhoAmI"));
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    co_return readWhoAmI(*answer);
}

void pinOrganisation(Site &site, const QString &organisationId)
{
    ApiAdmission admission;
    admission.question = HttpRequest::get(site.at(QStringLiteral("WhoAmI")));
    admission.judge = [wanted = organisationId.toLower()](const HttpResponse &response) -> Outcome {
        const Result<QJsonObject> answer = readJsonObject(response.body);
        if (!answer)
            return fail(answer.error());
        const Result<WhoAmIAnswer> who = readWhoAmI(*answer);
        if (!who)
            return fail(who.error());
        if (who->organisationId != wanted)
            return fail(wrongOrganisation());
        return {};
    };
    site.api.setAdmission(std::move(admission));
}

} // namespace fairlead::dynamics
