// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/wording.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace fairlead {

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Wording)
};

} // namespace

QString crmLabel(CrmKind crm)
{
    // Names of products: the same in every language.
    return crm == CrmKind::Dynamics ? QStringLiteral("Microsoft Dynamics 365") : QStringLiteral("Salesforce");
}

QString cloudLabel(const Cloud &cloud)
{
    if (cloud.added)
        return Wording::tr("%1 (added)").arg(cloud.name);
    if (cloud.name == QLatin1String("global"))
        return Wording::tr("Global");
    if (cloud.name == QLatin1String("usgov"))
        return Wording::tr("US Government (GCC)");
    if (cloud.name == QLatin1String("usgov-high"))
        return Wording::tr("US Government (GCC High)");
    if (cloud.name == QLatin1String("usgov-dod"))
        return Wording::tr("US Government (DoD)");
    if (cloud.name == QLatin1String("china"))
        return Wording::tr("China (21Vianet)");
    return cloud.name;
}

QString environmentLabel(const QString &kind)
{
    if (kind == QLatin1String("production"))
        return Wording::tr("Production");
    if (kind == QLatin1String("sandbox"))
        return Wording::tr("Sandbox");
    if (kind == QLatin1String("developer"))
        return Wording::tr("Developer Edition");
    if (kind == QLatin1String("scratch"))
        return Wording::tr("Scratch org");
    if (kind == QLatin1String("playground"))
        return Wording::tr("Trailhead Playground");
    if (kind == QLatin1String("demo"))
        return Wording::tr("Demo org");
    if (kind == QLatin1String("free"))
        return Wording::tr("Free edition");
    if (kind == QLatin1String("patch"))
        return Wording::tr("Patch org");
    if (kind == QLatin1String("environment"))
        return Wording::tr("Environment");
    if (kind == QLatin1String("default"))
        return Wording::tr("Default environment");
    if (kind.isEmpty() || kind == QLatin1String("unknown"))
        return {};
    return kind;
}

QString regionLabel(const QUrl &address)
{
    static const QHash<QString, const char *> regions{
        {QStringLiteral("crm.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "North America")},
        {QStringLiteral("crm2.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "South America")},
        {QStringLiteral("crm3.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Canada")},
        {QStringLiteral("crm4.dynamics.com"),
         QT_TRANSLATE_NOOP("fairlead::Wording", "Europe, Middle East, Africa")},
        {QStringLiteral("crm5.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Asia Pacific")},
        {QStringLiteral("crm6.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Oceania")},
        {QStringLiteral("crm7.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Japan")},
        {QStringLiteral("crm8.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "India")},
        {QStringLiteral("crm9.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "US Government (GCC)")},
        {QStringLiteral("crm11.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "United Kingdom")},
        {QStringLiteral("crm12.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "France")},
        {QStringLiteral("crm14.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "South Africa")},
        {QStringLiteral("crm15.dynamics.com"),
         QT_TRANSLATE_NOOP("fairlead::Wording", "United Arab Emirates")},
        {QStringLiteral("crm16.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Germany")},
        {QStringLiteral("crm17.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Switzerland")},
        {QStringLiteral("crm19.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Norway")},
        {QStringLiteral("crm20.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Singapore")},
        {QStringLiteral("crm21.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Korea")},
        {QStringLiteral("crm22.dynamics.com"), QT_TRANSLATE_NOOP("fairlead::Wording", "Sweden")},
        {QStringLiteral("crm.microsoftdynamics.us"),
         QT_TRANSLATE_NOOP("fairlead::Wording", "US Government (GCC High)")},
        {QStringLiteral("crm.appsplatform.us"),
         QT_TRANSLATE_NOOP("fairlead::Wording", "US Government (DoD)")},
        {QStringLiteral("crm.dynamics.cn"), QT_TRANSLATE_NOOP("fairlead::Wording", "China")},
    };
    const QString region = address.host().section(QLatin1Char('.'), 1);
    const char *label = regions.value(region, nullptr);
    return label ? Wording::tr(label) : QString();
}

QString addressSummary(const CrmAddress &address, const QString &typed, const QList<Cloud> &clouds)
{
    QStringList parts;
    if (address.crm == CrmKind::Dynamics) {
        const QString region = regionLabel(address.address);
        if (!region.isEmpty())
            parts += region;
        else if (address.kind == QLatin1String("default"))
            parts += environmentLabel(address.kind);
    } else {
        const QString environment = environmentLabel(address.kind);
        if (!environment.isEmpty())
            parts += environment;
    }
    for (const Cloud &cloud : clouds) {
        // The global cloud is what everybody expects: only another one is worth a word.
        if (cloud.name == address.cloud && cloud.name != QLatin1String("global"))
            parts += Wording::tr("Cloud: %1").arg(cloudLabel(cloud));
    }
    if (address.address.isEmpty()) {
        parts += Wording::tr("the environment's address is looked up when the integration user signs in");
    } else {
        QString kept = typed.trimmed();
        while (kept.endsWith(QLatin1Char('/')))
            kept.chop(1);
        const QString shown = address.address.toString();
        const QString host = hostLabel(address.address);
        if (kept.compare(shown, Qt::CaseInsensitive) != 0 && kept.compare(host, Qt::CaseInsensitive) != 0) {
            parts += kept.contains(host, Qt::CaseInsensitive)
                ? Wording::tr("the rest of the text was cut off")
                : Wording::tr("taken from the text you pasted");
        }
    }
    if (!address.certain)
        parts += Wording::tr("checked when you continue");
    return parts.join(QStringLiteral(" · "));
}

QString countLabel(const RecordCount &count)
{
    const QString number = QLocale().toString(count.records);
    if (count.atLeast)
        return Wording::tr("%1 or more").arg(number);
    return number;
}

QString hostLabel(const QUrl &address)
{
    return address.authority();
}

} // namespace fairlead
