// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/hosts.h"

namespace fairlead::salesforce {

namespace {

QString s(const char *text)
{
    return QLatin1String(text);
}

} // namespace

const QList<Tail> &tails()
{
    static const QList<Tail> list = [] {
        const QString com = s("my.salesforce.com");
        const QString mil = s("my.salesforce.mil");
        const QString china = s("my.sfcrmproducts.cn");
        const QString alternate = s("my-salesforce.com");
        return QList<Tail>{
            {com, com, TailShape::Canonical, true},
            {mil, mil, TailShape::Canonical, true},
            {china, china, TailShape::Canonical, true},
            {alternate, alternate, TailShape::Canonical, true},
            {s("lightning.force.com"), com, TailShape::Sibling, true},
            {s("my.salesforce-setup.com"), com, TailShape::Sibling, true},
            {s("lightning.crmforce.mil"), mil, TailShape::Sibling, true},
            {s("lightning.force.mil"), mil, TailShape::Sibling, true},
            {s("lightning.sfcrmapps.cn"), china, TailShape::Sibling, true},
            {s("my-lightning.com"), alternate, TailShape::Sibling, true},
            {s("vf.force.com"), com, TailShape::Package, true},
            {s("visual.force.com"), com, TailShape::PodPackage, false},
            {s("content.force.com"), com, TailShape::Content, false},
            {s("file.force.com"), com, TailShape::Content, false},
            {s("documentforce.com"), com, TailShape::Content, false},
            {s("my.site.com"), com, TailShape::Site, false},
            {s("my.salesforce-sites.com"), com, TailShape::Site, false},
            {s("builder.salesforce-experience.com"), com, TailShape::Site, false},
            {s("live-preview.salesforce-experience.com"), com, TailShape::Site, false},
        };
    }();
    return list;
}

const QList<Partition> &partitions()
{
    static const QList<Partition> list{
        {s("sandbox"), s("sandbox")},       {s("develop"), s("developer")}, {s("scratch"), s("scratch")},
        {s("trailblaze"), s("playground")}, {s("demo"), s("demo")},         {s("free"), s("free")},
        {s("patch"), s("patch")},           {s("sfdctest"), s("internal")},
    };
    return list;
}

QStringList cloudsOf(const QString &canonical)
{
    if (canonical == QLatin1String("my.salesforce.mil"))
        return {s("usgov-dod")};
    if (canonical == QLatin1String("my.sfcrmproducts.cn"))
        return {s("china")};
    return {s("global"), s("usgov"), s("usgov-high")};
}

const QList<SignInHost> &signInHosts()
{
    static const QList<SignInHost> list{
        {s("login.salesforce.com"), s("login"), s("my.salesforce.com")},
        {s("test.salesforce.com"), s("sandbox-login"), s("my.salesforce.com")},
        {s("login.sfcrmproducts.cn"), s("login"), s("my.sfcrmproducts.cn")},
        {s("test.sfcrmproducts.cn"), s("sandbox-login"), s("my.sfcrmproducts.cn")},
    };
    return list;
}

const QStringList &websites()
{
    static const QStringList list{
        s("www"),         s("help"),        s("trailhead"), s("developer"),
        s("developers"),  s("status"),      s("trust"),     s("appexchange"),
        s("admin"),       s("architect"),   s("partners"),  s("partnerlearning"),
        s("success"),     s("ideas"),       s("security"),  s("investor"),
        s("dreamforce"),  s("engineering"), s("resources"), s("releasenotes"),
        s("compliance"),  s("api"),         s("support"),   s("blog"),
        s("marketplace"), s("trailblazer"), s("slack"),     s("community"),
        s("events"),      s("go"),
    };
    return list;
}

const QList<OtherProduct> &otherProducts()
{
    static const QList<OtherProduct> list{
        {s("exacttarget.com"), s("Marketing Cloud")},
        {s("marketingcloudapps.com"), s("Marketing Cloud")},
        {s("marketingcloudapis.com"), s("Marketing Cloud")},
        {s("demandware.net"), s("Commerce Cloud")},
        {s("commercecloud.salesforce.com"), s("Commerce Cloud")},
        {s("pardot.com"), s("Account Engagement (Pardot)")},
        {s("herokuapp.com"), s("Heroku")},
        {s("heroku.com"), s("Heroku")},
        {s("salesforceliveagent.com"), s("Live Agent")},
        {s("quip.com"), s("Quip")},
        {s("slack.com"), s("Slack")},
        {s("tableau.com"), s("Tableau")},
        {s("mulesoft.com"), s("MuleSoft")},
    };
    return list;
}

const QList<MixedUp> &mixedUp()
{
    static const QList<MixedUp> list{
        {s("lightning.salesforce.com"), s("my.salesforce.com")},
        {s("my.lightning.force.com"), s("my.salesforce.com")},
        {s("lightning.my.salesforce.com"), s("my.salesforce.com")},
        {s("my.force.com"), s("my.salesforce.com")},
        {s("lightning.com"), s("my.salesforce.com")},
        {s("salesforce-setup.com"), s("my.salesforce.com")},
        {s("lightning.salesforce.mil"), s("my.salesforce.mil")},
        {s("salesforce.mil"), s("my.salesforce.mil")},
        // Documented as not resolving (reference "Salesforce 2.1").
        {s("my.sfcrmapps.cn"), s("my.sfcrmproducts.cn")},
        {s("sfcrmproducts.cn"), s("my.sfcrmproducts.cn")},
    };
    return list;
}

} // namespace fairlead::salesforce
