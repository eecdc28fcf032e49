// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/metadataapi.h"

#include "auth/tokensource.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/errors.h"
#include "crm/salesforce/setup/deployment.h"
#include "crm/salesforce/setup/setuprows.h"

#include <functional>

namespace fairlead::salesforce {

namespace {

using EnvelopeOf = std::function<QByteArray(const Secret &token)>;

HttpRequest soapRequest(const QUrl &url, const QByteArray &envelope, bool repeatable)
{
    HttpRequest request;
    request.method = "POST";
    request.url = url;
    request.headers = {{"Content-Type", "text/xml; charset=UTF-8"}, {"SOAPAction", "\"\""}};
    request.body = envelope;
    request.timeout = longRequest;
    request.repeatable = repeatable;
    return request;
}

/// One exchange; a token that is void is told by a fault, with the status 500 (trap 44), and replaced once.
Task<Result<QByteArray>> exchange(std::shared_ptr<Site> site, EnvelopeOf envelopeOf, bool repeatable,
                                  CancelToken cancel)
{
    const Result<QUrl> base = co_await apiBase(site, cancel);
    if (!base)
        co_return fail(base.error());
    const QUrl url = site->at(QStringLiteral("/services/Soap/m/") + site->known->version);
    Secret rejected;
    std::optional<Error> refusal;
    for (;;) {
        const Result<Secret> token = co_await site->tokens->accessToken(rejected, cancel);
        if (!token)
            co_return fail(token.error());
        if (refusal && *token == rejected)
            co_return fail(*refusal);
        HttpRequest request = soapRequest(url, envelopeOf(*token), repeatable);
        const Result<HttpResponse> response = co_await site->http->send(std::move(request), cancel);
        if (!response)
            co_return fail(response.error());
        if (response->isSuccess())
            co_return response->body;
        const std::optional<ApiFault> fault = readSoapFault(response->body);
        const Error error =
            fault ? errorOf(*fault, response->status, site->instance) : errorOf(*response, site->instance);
        if (refusal || !fault || fault->code != QLatin1String("INVALID_SESSION_ID"))
            co_return fail(error);
        refusal = error;
        rejected = *token;
    }
}

/// The synchronous calls know fewer types than deployments do; which ones differs by release (reference
/// Salesforce 5.7).
bool isTypeUnknown(const Error &error)
{
    return error.providerCode == QLatin1String("INVALID_TYPE")
        || error.providerCode == QLatin1String("FUNCTIONALITY_NOT_ENABLED")
        || error.detail.contains(QLatin1String("not supported"), Qt::CaseInsensitive);
}

Task<Outcome> outcomeOf(SetupDesk desk, EnvelopeOf envelopeOf, CancelToken cancel)
{
    // Not repeated by itself: whether it was performed is found out by name.
    const Result<QByteArray> answer = co_await exchange(desk.site, std::move(envelopeOf), false, cancel);
    if (!answer)
        co_return fail(answer.error());
    const Result<QList<MetadataResult>> results = readResults(*answer);
    if (!results)
        co_return fail(results.error());
    const MetadataResult result = results->first();
    if (result.success)
        co_return {};
    const ApiFault fault = result.faults.isEmpty() ? ApiFault() : result.faults.first();
    co_return fail(errorOf(fault, 400, desk.site->instance));
}

} // namespace

Task<Result<std::optional<MetadataComponent>>> readComponent(SetupDesk desk, QString type, QString fullName,
                                                             CancelToken cancel)
{
    const EnvelopeOf envelopeOf = [type, fullName](const Secret &token) {
        return readEnvelope(type, {fullName}, token);
    };
    const Result<QByteArray> answer = co_await exchange(desk.site, envelopeOf, true, cancel);
    // A type that the call does not know cannot be read: whether it is there is told by writing it.
    if (!answer && isTypeUnknown(answer.error()))
        co_return std::optional<MetadataComponent>();
    if (!answer)
        co_return fail(answer.error());
    const Result<QList<MetadataComponent>> found = readComponents(*answer, type);
    if (!found)
        co_return fail(found.error());
    co_return found->isEmpty() ? std::nullopt : std::optional(found->first());
}

Task<Result<QByteArray>> askMetadata(std::shared_ptr<Site> site, QString type, QString fullName,
                                     CancelToken cancel)
{
    const EnvelopeOf envelopeOf = [type, fullName](const Secret &token) {
        return fullName.isEmpty() ? listEnvelope(type, token) : readEnvelope(type, {fullName}, token);
    };
    co_return co_await exchange(site, envelopeOf, true, cancel);
}

Task<Outcome> writeComponent(SetupDesk desk, MetadataVerb verb, MetadataComponent component,
                             CancelToken cancel)
{
    const EnvelopeOf envelopeOf = [verb, component](const Secret &token) {
        return writeEnvelope(verb, {component}, token);
    };
    const Outcome written = co_await outcomeOf(desk, envelopeOf, cancel);
    if (written || !isTypeUnknown(written.error()))
        co_return written;
    co_return co_await deploy(desk, deploymentOf(component), cancel);
}

Task<Outcome> deleteComponent(SetupDesk desk, QString type, QString fullName, CancelToken cancel)
{
    const EnvelopeOf envelopeOf = [type, fullName](const Secret &token) {
        return deleteEnvelope(type, {fullName}, token);
    };
    const Outcome deleted = co_await outcomeOf(desk, envelopeOf, cancel);
    if (deleted)
        co_return {};
    // Before anything else: a type that is not known is no component that is not there.
    if (isTypeUnknown(deleted.error()))
        co_return co_await deploy(desk, removalOf(type, fullName), cancel);
    co_return isGone(deleted.error()) ? Outcome() : deleted;
}

} // namespace fairlead::salesforce
