// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/dataverseservice.h"

#include "practice/dataverse/jsonquery.h"
#include "practice/dataverse/seedrows.h"
#include "practice/seed/credentials.h"

#include <QJsonDocument>
#include <QUuid>

namespace fairlead::practice {

using namespace dataverse;

namespace {

bool isDiscovery(const QString &path)
{
    return path.startsWith(QLatin1String("/api/discovery"), Qt::CaseInsensitive);
}

} // namespace

DataverseService::DataverseService(const ServiceOptions &options, const Directory &directory)
    : m_options(options)
    , m_directory(directory)
{
    reset();
}

DataverseService::~DataverseService() = default;

void DataverseService::reset()
{
    const QDateTime now = m_options.clock->nowUtc();
    // For the next time it is made anew: it takes as much room as the records.
    const std::shared_ptr<const World> world = worldOf(m_options);
    m_options.world.reset();
    m_settings = {};
    m_organization = 1;
    m_limits.clear();
    m_store = std::make_unique<Store>();
    SQLite::Transaction transaction(m_store->database());
    seedOrganisation(*m_store, *world, now);
    seedRecords(*m_store, *world, m_options.seed, now);
    transaction.commit();
}

// Reference 1.12: the old endpoint's path, values without quotes, and a resource id with a slash at its end.
Response DataverseService::challenge(const Request &request, const QString &tenant, bool tokenSent) const
{
    QString header = QStringLiteral("Bearer authorization_uri=%1/%2/oauth2/authorize, resource_id=%3/")
                         .arg(m_options.entra.toString(QUrl::RemovePath), tenant, request.origin());
    if (tokenSent)
        header += QStringLiteral(
            ", error=invalid_token, error_description=\"The token is not valid for this resource, or "
            "has expired\"");
    Response response = Response::text("HTTP Error 401 - Unauthorized: Access is denied", 401);
    response.setHeader("WWW-Authenticate", header.toLatin1());
    response.setHeader("REQ_ID", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
    return response;
}

std::optional<TokenBearer> DataverseService::bearer(const Request &request) const
{
    const QByteArray header = request.header("Authorization");
    if (!header.toLower().startsWith("bearer "))
        return std::nullopt;
    const auto found = readAccessToken(header.mid(7).trimmed(), m_directory, *m_options.clock,
                                       Directory::dataverseAppId(), request.origin());
    // Of this tenant, and as a user with the one permission there is, or as an application.
    if (!found || found->tenant != credentials::tenant)
        return std::nullopt;
    if (!found->isApplication
        && !found->scopes.split(QLatin1Char(' ')).contains(QLatin1String("user_impersonation")))
        return std::nullopt;
    return found;
}

// The practice org's own switches (README, "Settings" and "Practice-only endpoints").
Response DataverseService::control(const Request &request)
{
    const QString what = request.path().mid(11);
    const bool post = request.method == "POST";
    if (what == QLatin1String("settings")) {
        if (post) {
            const QJsonDocument changes = QJsonDocument::fromJson(request.body);
            const QString problem = changes.isObject() ? m_settings.merge(changes.object())
                                                       : QStringLiteral("settings are one JSON object");
            if (!problem.isEmpty())
                return Response::text(problem.toUtf8() + '\n', 400);
            m_limits.clear();
        }
        return Response::json(QJsonDocument(m_settings.json()).toJson(QJsonDocument::Compact));
    }
    if (post && what == QLatin1String("expire-delta-links")) {
        m_store->forgetChanges();
        return {204, {}, {}};
    }
    if (post && what == QLatin1String("refresh-sandbox")) {
        becomeOtherOrganization(*m_store, ++m_organization);
        m_store->forgetChanges();
        return {204, {}, {}};
    }
    return Response::text("no such resource\n", 404);
}

Response DataverseService::handle(const Request &request)
{
    const QString path = request.path();
    const auto address = ServiceAddress::of(request);
    if (address || isDiscovery(path)) {
        const Preferences preferences = Preferences::of(request);
        Response response = answering(preferences, [&] {
            return address ? webApi(request, *address) : discovery(request, path.toUtf8());
        });
        response.setHeader("x-ms-service-request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        response.setHeader("REQ_ID", QUuid::createUuid().toByteArray(QUuid::WithoutBraces));
        return response;
    }
    if (path.startsWith(QLatin1String("/_practice/")))
        return control(request);
    // The old SOAP endpoint answers the same challenge, which is how the official client asks
    // (reference 1.12).
    if (path.startsWith(QLatin1String("/XRMServices/2011/Organization.svc"), Qt::CaseInsensitive))
        return challenge(request, credentials::tenant, false);
    if (path.startsWith(QLatin1String("/api/data")))
        return Response::text("Not found\n", 404);
    // The application itself sends a browser to sign in.
    if (path == QLatin1String("/") || path == QLatin1String("/main.aspx"))
        return Response::redirect(
            m_options.entra.resolved(QUrl(QStringLiteral("/organizations/oauth2/v2.0/authorize"))));
    return Response::text("Not found\n", 404);
}

Response DataverseService::webApi(const Request &request, const ServiceAddress &address)
{
    const auto who = bearer(request);
    if (!who)
        return challenge(request, credentials::tenant, !request.header("Authorization").isEmpty());
    const Caller caller = Caller::find(*m_store, *who);
    Session session{
        *m_store, caller, m_settings, request, *m_options.clock, address.root, Preferences::of(request)};
    session.directory = &m_directory;
    const RequestBudget &budget = m_settings.requestBudget;
    const auto now = m_options.clock->steady();
    const auto refusal = m_limits.refuse(caller.userId(), budget, now);
    Response response = answering(session.preferences, [&] {
        if (refusal)
            throw refusal->problem;
        // A name and an answer can be pages long; an unfinished statement never outlives its request.
        return Router(session).answer(address.path);
    });
    if (refusal)
        response.setHeader("Retry-After", QByteArray::number(refusal->retryAfter));
    else
        m_limits.served(caller.userId(), budget, session.operations, now);
    m_limits.describe(caller.userId(), budget, response);
    return response;
}

// Reference 2.6. Lists what the person in the token can reach; always an array, with a key or without.
Response DataverseService::discovery(const Request &request, const QByteArray &path)
{
    const auto who = bearer(request);
    if (!who)
        return challenge(request, QStringLiteral("common"), !request.header("Authorization").isEmpty());
    const QByteArray root = "/api/discovery/v2.0/";
    const QList<odata::Segment> segments =
        odata::readPath(path.startsWith(root) ? path.mid(root.size()) : QByteArray());
    if (segments.size() != 1 || segments.first().name != "Instances")
        throw unknownSegment(segments.isEmpty() ? QByteArrayView("Instances")
                                                : QByteArrayView(segments.first().name));
    QJsonArray instances;
    if (!who->isApplication) {
        try {
            const Caller caller = Caller::find(*m_store, *who);
            const QString origin = request.origin();
            instances.append(QJsonObject{
                {QStringLiteral("ApiUrl"), origin},
                {QStringLiteral("DatacenterId"), Directory::objectId(QStringLiteral("datacenter"))},
                {QStringLiteral("DatacenterName"), QStringLiteral("EUROPE")},
                {QStringLiteral("EnvironmentId"), QString::fromLatin1(environmentId())},
                {QStringLiteral("FriendlyName"), credentials::organizationName},
                {QStringLiteral("Id"), QString::fromLatin1(organizationId(*m_store))},
                {QStringLiteral("IsUserSysAdmin"), caller.depth("prvWriteRole") == Depth::Global},
                {QStringLiteral("LastUpdated"), m_options.clock->nowUtc().toString(Qt::ISODate)},
                {QStringLiteral("OrganizationType"), 0},
                {QStringLiteral("Purpose"), QString()},
                {QStringLiteral("Region"), QStringLiteral("EMEA")},
                {QStringLiteral("SchemaType"), QStringLiteral("Full")},
                {QStringLiteral("State"), 0},
                {QStringLiteral("StatusMessage"), 6},
                {QStringLiteral("TenantId"), credentials::tenant},
                {QStringLiteral("TrialExpirationDate"), QJsonValue()},
                {QStringLiteral("UniqueName"), QStringLiteral("orglarkmoor")},
                {QStringLiteral("UrlName"), QStringLiteral("orglarkmoor")},
                {QStringLiteral("Version"), QStringLiteral("9.2.24105.186")},
                {QStringLiteral("Url"), origin}});
        } catch (const Problem &) {
            // No user there: an empty list, and 200 (reference 2.6).
            instances = {};
        }
    }
    odata::Options options = odata::readOptions(request.query());
    const odata::Segment &segment = segments.first();
    QJsonArray rows;
    for (const auto &value : query(instances, options)) {
        const QJsonObject row = value.toObject();
        bool wanted =
            segment.key.isEmpty() || row.value(QLatin1String("Id")).toString().toLatin1() == segment.key;
        for (auto key = segment.namedKeys.cbegin(); key != segment.namedKeys.cend(); ++key)
            wanted = wanted && row.value(QString::fromUtf8(key.key())).toString().toUtf8() == key->text;
        if (wanted)
            rows.append(project(row, options, "Instance"));
    }
    const QString context = request.origin() + QStringLiteral("/api/discovery/v2.0/$metadata#Instances");
    const QJsonObject body{{QStringLiteral("@odata.context"), context}, {QStringLiteral("value"), rows}};
    Response response = Response::json(QJsonDocument(body).toJson(QJsonDocument::Compact));
    response.setHeader("OData-Version", "4.0");
    return response;
}

} // namespace fairlead::practice
