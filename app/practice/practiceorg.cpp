// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practiceorg.h"

#include "practice/dataverse/dataverseservice.h"
#include "practice/entra/entraservice.h"
#include "practice/graph/graphservice.h"
#include "practice/salesforce/salesforceservice.h"
#include "practice/seed/credentials.h"
#include "practice/seed/world.h"

#include <QJsonArray>
#include <QThread>

namespace fairlead::practice {

namespace {

QJsonObject object(const credentials::Login &login)
{
    return {{QStringLiteral("username"), login.username}, {QStringLiteral("password"), login.password}};
}

QJsonObject object(const credentials::Client &client)
{
    return {{QStringLiteral("id"), client.id}, {QStringLiteral("secret"), client.secret}};
}

constexpr std::array frontNames{"salesforce", "entra", "dataverse", "graph"};

QJsonArray hosts(const QUrl &url)
{
    return {url.authority()};
}

} // namespace

std::shared_ptr<const World> worldOf(const ServiceOptions &options)
{
    if (options.world)
        return options.world;
    return std::make_shared<const World>(makeWorld({options.seed, options.rows, options.clock->nowUtc()}));
}

PracticeOrg::PracticeOrg(const Options &options, const Clock &clock)
    : m_options(options)
    , m_clock(clock)
{
}

PracticeOrg::~PracticeOrg() = default;

QString PracticeOrg::start()
{
    const auto neighbours = [this](const QString &service, const Request &request) {
        for (int i = 0; i < FrontCount; ++i) {
            if (service == QLatin1String(frontNames[i]) && m_services[i])
                return m_services[i]->handle(request);
        }
        return Response::text("no such service\n", 404);
    };
    for (int i = 0; i < FrontCount; ++i) {
        const auto answer = [this, i](const Request &request) {
            return m_services[i] ? m_services[i]->handle(request) : Response::text("no such service\n", 404);
        };
        const auto reset = [this, i] {
            if (!m_services[i])
                return;
            m_services[i]->reset();
            becomeOrganisation(i);
        };
        m_fronts[i] = std::make_unique<HttpFront>(QString::fromLatin1(frontNames[i]), answer, reset);
        m_fronts[i]->setNeighbours(neighbours);
        m_fronts[i]->setLatency(m_options.latencyMs);
        m_fronts[i]->setSeed(m_options.seed);
        const quint16 port = m_options.portBase ? quint16(m_options.portBase + i) : quint16(0);
        if (!m_fronts[i]->listen(port))
            return QStringLiteral("Port %1 on 127.0.0.1 is taken. Choose another with --port-base.")
                .arg(port);
    }
    ServiceOptions options{m_options.seed, m_options.rows, &m_clock,  url(Salesforce),
                           url(Entra),     url(Dataverse), url(Graph)};
    options.world = worldOf(options);
    // Two databases to fill, and nobody is answered before both are.
    const std::unique_ptr<QThread> filler(
        QThread::create([&] { m_services[Salesforce] = std::make_unique<SalesforceService>(options); }));
    filler->start();
    m_directory = std::make_unique<Directory>(options.world->employees);
    m_services[Entra] = std::make_unique<EntraService>(options, *m_directory);
    m_services[Dataverse] = std::make_unique<DataverseService>(options, *m_directory);
    m_services[Graph] = std::make_unique<GraphService>(options, *m_directory);
    filler->wait();
    for (const int front : {Salesforce, Dataverse})
        becomeOrganisation(front);
    return {};
}

// A host that goes on as another organisation is what either service knows how to do.
void PracticeOrg::becomeOrganisation(int front)
{
    if (front != Salesforce && front != Dataverse)
        return;
    Request request;
    request.method = "POST";
    request.url = url(Front(front)).resolved(QUrl(QStringLiteral("/_practice/refresh-sandbox")));
    for (int number = 1; number < m_options.organisation; ++number)
        (void)m_services[front]->handle(request);
}

QUrl PracticeOrg::url(Front front) const
{
    return m_fronts[front]->url();
}

QJsonObject PracticeOrg::announcement() const
{
    return {{QStringLiteral("salesforce"), url(Salesforce).toString()},
            {QStringLiteral("entra"), url(Entra).toString()},
            {QStringLiteral("dataverse"), url(Dataverse).toString()},
            {QStringLiteral("graph"), url(Graph).toString()},
            {QStringLiteral("admin"), object(credentials::admin)},
            {QStringLiteral("integrationUser"), object(credentials::integrationUser)},
            {QStringLiteral("nonInteractiveUser"), object(credentials::nonInteractiveUser)},
            {QStringLiteral("salesforceClient"), object(credentials::salesforceClient)},
            {QStringLiteral("entraClient"), object(credentials::entraClient)},
            {QStringLiteral("tenant"), credentials::tenant}};
}

QJsonObject PracticeOrg::cloud() const
{
    return {{QStringLiteral("name"), QStringLiteral("practice")},
            {QStringLiteral("salesforceLogin"), url(Salesforce).toString()},
            {QStringLiteral("entraAuthority"), url(Entra).toString()},
            {QStringLiteral("salesforceHosts"), hosts(url(Salesforce))},
            {QStringLiteral("dataverseHosts"), hosts(url(Dataverse))},
            {QStringLiteral("globalDiscovery"), url(Dataverse).toString()},
            {QStringLiteral("graph"), url(Graph).toString()},
            {QStringLiteral("salesforceClientId"), credentials::salesforceClient.id},
            {QStringLiteral("entraClientId"), credentials::entraClient.id}};
}

} // namespace fairlead::practice
