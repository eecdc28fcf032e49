// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cloud.h"

#include <algorithm>

namespace fairlead {

namespace {

QUrl https(const char *host)
{
    return QUrl(QStringLiteral("https://") + QLatin1String(host));
}

// Reference "Microsoft 2.2": Microsoft's own list; crm10, crm13 and crm18 were never published.
QStringList commercialRegions()
{
    QStringList hosts{QStringLiteral("crm.dynamics.com")};
    for (const int n : {2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 19, 20, 21, 22})
        hosts += QStringLiteral("crm%1.dynamics.com").arg(n);
    return hosts;
}

Cloud commercial(const char *name)
{
    Cloud cloud;
    cloud.name = QLatin1String(name);
    cloud.salesforceLogin = https("login.salesforce.com");
    cloud.salesforceSandboxLogin = https("test.salesforce.com");
    cloud.entraAuthority = https("login.microsoftonline.com");
    cloud.graph = https("graph.microsoft.com");
    cloud.portal = https("portal.azure.com");
    return cloud;
}

QList<Cloud> makeBuiltIn()
{
    Cloud global = commercial("global");
    global.dataverseHosts = commercialRegions();
    global.globalDiscovery = https("globaldisco.crm.dynamics.com");
    global.powerPlatform = https("admin.powerplatform.microsoft.com");

    // GCC: the commercial sign-in and Graph, its own region and discovery host (trap 63).
    Cloud gcc = commercial("usgov");
    gcc.dataverseHosts = {QStringLiteral("crm9.dynamics.com")};
    gcc.globalDiscovery = https("globaldisco.crm9.dynamics.com");
    gcc.powerPlatform = https("gcc.admin.powerplatform.microsoft.us");

    Cloud high = commercial("usgov-high");
    high.entraAuthority = https("login.microsoftonline.us");
    high.dataverseHosts = {QStringLiteral("crm.microsoftdynamics.us")};
    high.globalDiscovery = https("globaldisco.crm.microsoftdynamics.us");
    high.graph = https("graph.microsoft.us");
    high.portal = https("portal.azure.us");
    high.powerPlatform = https("high.admin.powerplatform.microsoft.us");

    Cloud dod = high;
    dod.name = QStringLiteral("usgov-dod");
    dod.dataverseHosts = {QStringLiteral("crm.appsplatform.us")};
    dod.globalDiscovery = https("globaldisco.crm.appsplatform.us");
    dod.graph = https("dod-graph.microsoft.us");
    dod.powerPlatform = https("admin.appsplatform.us");

    Cloud china = commercial("china");
    china.salesforceLogin = https("login.sfcrmproducts.cn");
    china.salesforceSandboxLogin = https("test.sfcrmproducts.cn");
    china.entraAuthority = https("login.partner.microsoftonline.cn");
    china.dataverseHosts = {QStringLiteral("crm.dynamics.cn")};
    china.globalDiscovery = https("globaldisco.crm.dynamics.cn");
    china.graph = https("microsoftgraph.chinacloudapi.cn");
    china.portal = https("portal.azure.cn");
    china.powerPlatform = https("admin.powerplatform.partner.microsoftonline.cn");

    return {global, gcc, high, dod, china};
}

} // namespace

const QList<Cloud> &builtInClouds()
{
    static const QList<Cloud> clouds = makeBuiltIn();
    return clouds;
}

QList<quint16> salesforceRedirectPorts()
{
    return {41717, 41718, 41719};
}

QUrl salesforceRedirect(quint16 port)
{
    return QUrl(QStringLiteral("http://localhost:%1/callback").arg(port));
}

QUrl entraNativeRedirect(const Cloud &cloud)
{
    QUrl url = cloud.entraAuthority;
    url.setPath(QStringLiteral("/common/oauth2/nativeclient"));
    return url;
}

QUrl entraLoopbackRedirect(quint16 port)
{
    return QUrl(QStringLiteral("http://localhost:%1").arg(port));
}

bool isLoopbackHost(const QString &host)
{
    if (host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || host == QLatin1String("::1")
        || host == QLatin1String("[::1]"))
        return true;
    const QStringList parts = host.split(QLatin1Char('.'));
    if (parts.size() != 4 || parts.first() != QLatin1String("127"))
        return false;
    return std::all_of(parts.begin(), parts.end(), [](const QString &part) {
        bool number = false;
        const int value = part.toInt(&number);
        // One spelling only: "0177" and "+1" are read differently by different resolvers.
        return number && value >= 0 && value <= 255 && part == QString::number(value);
    });
}

} // namespace fairlead
