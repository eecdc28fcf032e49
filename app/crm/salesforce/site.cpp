// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/site.h"

#include "crm/jsonanswer.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/apiversion.h"
#include "crm/salesforce/errors.h"
#include "crm/salesforce/soql.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::salesforce {

namespace {

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

ApiDialect dialectOf(const QUrl &instance)
{
    ApiDialect dialect;
    dialect.headers = {{"Accept", "application/json"}};
    dialect.tokenRejected = [](const HttpResponse &response) { return isTokenRejected(response); };
    dialect.toError = [instance](const HttpResponse &response) { return errorOf(response, instance); };
    return dialect;
}

} // namespace

Site::Site(Http &httpToUse, TokenSource &tokenSource, const QUrl &instanceUrl)
    : instance(originOf(instanceUrl))
    , http(&httpToUse)
    , tokens(&tokenSource)
    , api(httpToUse, tokenSource, dialectOf(instance))
    , known(std::make_shared<Known>())
{
}

QUrl Site::at(const QString &path) const
{
    QUrl url = instance;
    url.setPath(path);
    return url;
}

bool isApiName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_'));
    });
}

Error objectMissing(const QString &object, const QString &providerCode)
{
    Error error;
    error.code = ErrorCode::ObjectMissing;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = QCoreApplication::translate("fairlead::crm",
                                                 "There is no object %1 here, or it is hidden from the "
                                                 "integration user.")
                         .arg(object);
    error.remedy = QCoreApplication::translate(
        "fairlead::crm",
        "Check the name, or give the integration user's permission set access to the object.");
    error.providerCode = providerCode;
    return error;
}

std::optional<QUrl> followableLink(const Site &site, const QString &link)
{
    if (!link.startsWith(QLatin1String("/services/data/")))
        return std::nullopt;
    const QUrl relative = QUrl::fromEncoded(link.toUtf8(), QUrl::StrictMode);
    if (!relative.isValid() || !relative.host().isEmpty())
        return std::nullopt;
    return site.instance.resolved(relative);
}

Task<Result<QUrl>> apiBase(std::shared_ptr<Site> site, CancelToken cancel)
{
    if (site->known->version.isEmpty()) {
        // Open to anybody, and not counted against the organisation's budget (reference Salesforce 3.1).
        HttpRequest request = HttpRequest::get(site->at(QStringLiteral("/services/data")));
        const Result<HttpResponse> response = co_await site->api.sendOpen(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        const Result<QJsonArray> listed = readJsonArray(response->body);
        if (!listed)
            co_return fail(listed.error());
        const Result<QString> version = pickApiVersion(*listed);
        if (!version)
            co_return fail(version.error());
        site->known->version = *version;
    }
    co_return site->at(QStringLiteral("/services/data/v") + site->known->version);
}

Task<Result<QJsonArray>> queryRows(std::shared_ptr<Site> site, QString resource, QString soql,
                                   CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    QUrl url = *base;
    url.setPath(url.path() + resource);
    url = withSoql(url, soql);
    const Result<QJsonObject> answer = co_await site->api.object(url, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QJsonValue records = answer->value(QLatin1String("records"));
    if (!records.isArray())
        co_return fail(answerInvalid(QStringLiteral("a query's answer without records")));
    co_return records.toArray();
}

} // namespace fairlead::salesforce
