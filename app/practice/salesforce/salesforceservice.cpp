// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/salesforceservice.h"

#include "practice/salesforce/dataapi.h"
#include "practice/salesforce/deployer.h"
#include "practice/salesforce/metadataapi.h"
#include "practice/salesforce/recordid.h"
#include "practice/salesforce/setuplist.h"
#include "practice/salesforce/signin.h"
#include "practice/salesforce/tokenapi.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QJsonDocument>

namespace fairlead::practice {

using namespace salesforce;

class SalesforceService::Private
{
public:
    explicit Private(const ServiceOptions &options)
        : org(options)
        , signIn(org)
        , tokens(org)
        , data(org)
        , metadata(org)
    {
    }

    std::optional<Response> control(const Request &request);
    Response answer(const Request &request);

    Org org;
    SignIn signIn;
    TokenApi tokens;
    DataApi data;
    MetadataApi metadata;
};

// The practice org's own switches (README, "Practice-only endpoints").
std::optional<Response> SalesforceService::Private::control(const Request &request)
{
    const QString path = request.path();
    if (!path.startsWith(QLatin1String("/_practice/")))
        return std::nullopt;
    const QString what = path.mid(11);
    const bool post = request.method == "POST";
    const auto object = [](const QJsonObject &json) {
        return Response::json(QJsonDocument(json).toJson(QJsonDocument::Compact));
    };
    if (what == QLatin1String("settings")) {
        if (post) {
            const QString problem = org.settings.merge(QJsonDocument::fromJson(request.body).object());
            if (!problem.isEmpty())
                return Response::text(problem.toUtf8() + '\n', 400);
            org.applySettings();
        }
        return object(org.settings.json());
    }
    if (what == QLatin1String("setup") && !post) {
        QJsonObject setup = setupList(org.store, org.access);
        setup.insert(QStringLiteral("Metadata"), org.metadata.names());
        return object(setup);
    }
    if (what == QLatin1String("jwt-key")) {
        const auto &key = org.bearerKey();
        return object({{QStringLiteral("privateKey"), QString::fromLatin1(key.privatePem())},
                       {QStringLiteral("certificate"), QString::fromLatin1(key.certificatePem())}});
    }
    if (!post)
        return Response::text("no such resource\n", 404);
    if (what == QLatin1String("expire-access-tokens"))
        org.oauth.expireAccessTokens();
    else if (what == QLatin1String("revoke-all"))
        org.oauth.revokeEverything();
    else if (what == QLatin1String("close-query-locators"))
        org.queries.closeAll();
    else if (what == QLatin1String("refresh-sandbox"))
        org.refreshSandbox();
    else if (what == QLatin1String("api-usage"))
        org.apiRequests.set(org.clock.nowUtc(), request.body.trimmed().toInt());
    else if (what == QLatin1String("undelete")) {
        const auto id = recordid::normalized(request.body.trimmed());
        if (!id || !org.records.undelete(*id, org.ids.adminUser))
            return Response::text("nothing to bring back\n", 404);
    } else
        return Response::text("no such resource\n", 404);
    return Response{204, {}, {}};
}

SalesforceService::SalesforceService(const ServiceOptions &options)
    : m_options(options)
    , d(std::make_unique<Private>(options))
{
    // For the next time it is made anew: it takes as much room as the records.
    m_options.world.reset();
}

SalesforceService::~SalesforceService() = default;

Response SalesforceService::Private::answer(const Request &request)
{
    settleDeployments(org);
    if (auto response = control(request))
        return *response;
    if (auto response = data.handle(request))
        return *response;
    if (auto response = metadata.handle(request))
        return *response;
    if (auto response = tokens.handle(request))
        return *response;
    if (auto response = signIn.handle(request))
        return *response;
    if (request.path() == QLatin1String("/favicon.ico"))
        return {204, {}, {}};
    return Response::html(
        QStringLiteral("<!DOCTYPE html><title>Page not found</title><p>URL No Longer Exists</p>"), 404);
}

Response SalesforceService::handle(const Request &request)
{
    try {
        return d->answer(request);
    } catch (const SQLite::Exception &exception) {
        // A mistake of ours ends a request, never the program; its text names no table (reference Salesforce
        // 5).
        qWarning("practice Salesforce: %s", exception.what());
        return errorResponse(
            {500,
             "UNKNOWN_EXCEPTION",
             QStringLiteral("An unexpected error occurred. Please include this ErrorId if you contact "
                            "support: 1000000000-1 (1)"),
             {},
             false});
    }
}

void SalesforceService::reset()
{
    d = std::make_unique<Private>(m_options);
}

} // namespace fairlead::practice
