// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/siterequests.h"

#include "crm/dynamics/site.h"

#include <QJsonDocument>

namespace fairlead::dynamics {

namespace {

Task<Outcome> perform(std::shared_ptr<Site> site, HttpRequest request, CancelToken cancel)
{
    request.repeatable = false;
    const Result<HttpResponse> response = co_await site->api.send(std::move(request), cancel);
    if (!response)
        co_return fail(response.error());
    co_return Outcome();
}

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

} // namespace

Task<Outcome> postTo(std::shared_ptr<Site> site, QString resource, QJsonObject body, CancelToken cancel)
{
    HttpRequest request = HttpRequest::json("POST", site->at(resource), bytesOf(body));
    return perform(std::move(site), std::move(request), std::move(cancel));
}

Task<Outcome> patchAt(std::shared_ptr<Site> site, QString resource, QJsonObject body, CancelToken cancel)
{
    HttpRequest request =
        HttpRequest::json("PATCH", site->at(resource), bytesOf(body)).withHeader("If-Match", "*");
    return perform(std::move(site), std::move(request), std::move(cancel));
}

Task<Outcome> deleteAt(std::shared_ptr<Site> site, QString resource, CancelToken cancel)
{
    HttpRequest request;
    request.method = "DELETE";
    request.url = site->at(resource);
    return perform(std::move(site), std::move(request), std::move(cancel));
}

} // namespace fairlead::dynamics
