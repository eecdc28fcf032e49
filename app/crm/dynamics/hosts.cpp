// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/hosts.h"

namespace fairlead::dynamics {

namespace {

QString s(const char *text)
{
    return QLatin1String(text);
}

} // namespace

const QStringList &portals()
{
    static const QStringList list{s("make.powerapps.com"), s("apps.powerapps.com"),
                                  s("admin.powerplatform.microsoft.com")};
    return list;
}

const QStringList &reservedNames()
{
    static const QStringList list{s("disco"), s("globaldisco"), s("dev"), s("api"),
                                  s("admin"), s("home"),        s("www"), s("port")};
    return list;
}

const QStringList &closedRegions()
{
    static const QStringList list{s("crm.microsoftdynamics.de")};
    return list;
}

const QList<SignInHost> &signInHosts()
{
    static const QList<SignInHost> list{
        {s("login.microsoftonline.com"), s("global")},    {s("login.windows.net"), s("global")},
        {s("login.microsoft.com"), s("global")},          {s("sts.windows.net"), s("global")},
        {s("login.microsoftonline.us"), s("usgov-high")}, {s("login.partner.microsoftonline.cn"), s("china")},
        {s("login.chinacloudapi.cn"), s("china")},
    };
    return list;
}

const QList<OtherProduct> &otherProducts()
{
    static const QList<OtherProduct> list{
        {s("businesscentral.dynamics.com"), s("Business Central")},
        {s("operations.dynamics.com"), s("Dynamics 365 Finance and Operations")},
        {s("cloudax.dynamics.com"), s("Dynamics 365 Finance and Operations")},
        {s("retail.dynamics.com"), s("Dynamics 365 Commerce")},
        {s("home.dynamics.com"), s("the Dynamics 365 start page")},
        {s("marketing.dynamics.com"), s("Dynamics 365 Marketing")},
        {s("mkt.dynamics.com"), s("Dynamics 365 Marketing")},
        {s("powerappsportals.com"), s("Power Pages")},
        {s("microsoftcrmportals.com"), s("Power Pages")},
        {s("powerapps.com"), s("Power Apps")},
        {s("powerautomate.com"), s("Power Automate")},
        {s("powerbi.com"), s("Power BI")},
        {s("powerplatform.microsoft.com"), s("the Power Platform admin center")},
        {s("sharepoint.com"), s("SharePoint")},
        {s("office.com"), s("Microsoft 365")},
        {s("office365.com"), s("Microsoft 365")},
        {s("teams.microsoft.com"), s("Microsoft Teams")},
        {s("admin.microsoft.com"), s("the Microsoft 365 admin center")},
        {s("azure.com"), s("Azure")},
        {s("azurewebsites.net"), s("Azure")},
    };
    return list;
}

} // namespace fairlead::dynamics
