// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/connectpresets.h"

#include "connection/laiddown.h"
#include "crm/address.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct PresetsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConnectPresets)
};

Error contradicts(const QString &what, const Settings &settings, Setting setting)
{
    const auto administered = settings.administration().value(setting);
    Error error = usageError(PresetsText::tr("%1 is set by your administrator to something else (%2 in %3).")
                                 .arg(what, QLatin1String(rowOf(setting).policyName),
                                      administered ? administered->place : QString()),
                             QStringLiteral("connect"));
    error.remedy = PresetsText::tr("Leave it out: then what your administrator has set is taken.");
    return error;
}

bool hasAny(const Arguments &arguments, std::initializer_list<const char *> options)
{
    return std::any_of(options.begin(), options.end(),
                       [&arguments](const char *option) { return arguments.has(option); });
}

/// What the words alone say of the way to sign in; empty: nothing.
QString methodGiven(const Arguments &arguments, bool salesforce)
{
    if (salesforce) {
        if (hasAny(arguments, {"key-file", "username"}))
            return QStringLiteral("jwt");
        const bool bySecret = hasAny(arguments, {"client-secret-stdin", "client-secret-file"});
        return bySecret ? QStringLiteral("client-credentials") : QString();
    }
    if (hasAny(arguments, {"certificate-file", "key-file"}))
        return QStringLiteral("certificate");
    if (hasAny(arguments, {"username", "password-stdin", "password-file"}))
        return QStringLiteral("password");
    const bool bySecret = hasAny(arguments, {"client-secret-stdin", "client-secret-file"});
    return bySecret ? QStringLiteral("application") : QString();
}

/// Two ways to write one address are one; a sign-in host is that of every organisation behind it. What can
/// only be told once somebody has signed in is compared again then.
bool isAllowedAddress(const QString &typed, const QString &laidDown, CrmKind crm, const QList<Cloud> &clouds)
{
    if (typed.trimmed().compare(laidDown.trimmed(), Qt::CaseInsensitive) == 0)
        return true;
    const auto read = crm == CrmKind::Salesforce ? readSalesforceAddress(typed, clouds)
                                                 : readDynamicsAddress(typed, clouds);
    if (!read.address)
        return false;
    ConnectionInfo where;
    where.crm = crm;
    where.cloud = read.address->cloud;
    where.address = read.address->address;
    where.environment = read.address->certain ? read.address->kind : QString();
    return isAddressLaidDown(laidDown, where, clouds);
}

/// A policy names the user, and no app whose user could be meant beside him.
bool namesUserAlone(const Settings &settings)
{
    return settings.isLocked(Setting::IntegrationUser)
        && !settings.value(Setting::IntegrationUser).toString().isEmpty()
        && !(settings.isLocked(Setting::ApplicationId)
             && !settings.value(Setting::ApplicationId).toString().isEmpty());
}

/// Fills in one option, or finds that it contradicts.
class Filler
{
public:
    Filler(Arguments &arguments, const Settings &settings)
        : m_arguments(arguments)
        , m_settings(settings)
    {
    }

    void fill(const char *option, Setting setting)
    {
        fill(option, setting,
             [](const QString &a, const QString &b) { return a.compare(b, Qt::CaseInsensitive) == 0; });
    }
    template <typename Same> void fill(const char *option, Setting setting, Same same)
    {
        const QString wanted = m_settings.value(setting).toString();
        if (wanted.isEmpty() || m_problem)
            return;
        if (!m_arguments.has(option))
            m_arguments.options.insert(QLatin1String(option), wanted);
        else if (m_settings.isLocked(setting) && !same(m_arguments.value(option), wanted))
            m_problem = contradicts(QStringLiteral("--") + QLatin1String(option), m_settings, setting);
    }
    const std::optional<Error> &problem() const { return m_problem; }

private:
    Arguments &m_arguments;
    const Settings &m_settings;
    std::optional<Error> m_problem;
};

Error needsWindow(const QString &method)
{
    Error error = usageError(
        PresetsText::tr("Your administrator has set that the integration user signs in in a window (“%1”).")
            .arg(method),
        QStringLiteral("connect"));
    error.remedy = PresetsText::tr("Set the connection up in Fairlead: fairlead --setup.");
    return error;
}

} // namespace

Result<Arguments> withPresets(Arguments arguments, const Settings &settings, const QList<Cloud> &clouds)
{
    // Nothing can be told from settings that cannot be relied upon: a cloud may only be missing because none
    // may be added meanwhile.
    if (const auto &problem = settings.administration().problem())
        return fail(*problem);
    const QString crm = settings.value(Setting::Crm).toString();
    if (crm.isEmpty())
        return arguments;
    if (arguments.positionals.isEmpty())
        arguments.positionals = QStringList{crm};
    if (arguments.positionals.constFirst() != crm) {
        if (settings.isLocked(Setting::Crm))
            return fail(contradicts(PresetsText::tr("The CRM"), settings, Setting::Crm));
        return arguments; // the other settings are for the other one
    }
    if (const auto fault = laidDownFault(settings, clouds))
        return fail(*fault);
    const bool salesforce = crm == QLatin1String("salesforce");
    const QString given = methodGiven(arguments, salesforce);
    const QString wanted = settings.value(Setting::SignInMethod).toString();
    const bool locked = settings.isLocked(Setting::SignInMethod) && !wanted.isEmpty();
    if (locked && (wanted == QLatin1String("web") || wanted == QLatin1String("window")))
        return fail(needsWindow(wanted));
    if (locked && !given.isEmpty() && given != wanted)
        return fail(contradicts(PresetsText::tr("How the integration user signs in"), settings,
                                Setting::SignInMethod));
    const QString method = given.isEmpty() ? wanted : given;

    const bool isApplication =
        method == QLatin1String("application") || method == QLatin1String("certificate");
    if (!salesforce && isApplication && !locked && namesUserAlone(settings))
        return fail(contradicts(PresetsText::tr("How the integration user signs in"), settings,
                                Setting::IntegrationUser));

    Filler filler(arguments, settings);
    const CrmKind kind = salesforce ? CrmKind::Salesforce : CrmKind::Dynamics;
    const auto isAllowed = [kind, &clouds](const QString &typed, const QString &laidDown) {
        return isAllowedAddress(typed, laidDown, kind, clouds);
    };
    // A sign-in host stands for every organisation behind it: it is nothing to connect to.
    const QString address = settings.value(Setting::Address).toString();
    if (arguments.has("url") || !salesforce || readSalesforceAddress(address, clouds).address)
        filler.fill("url", Setting::Address, isAllowed);
    filler.fill("cloud", Setting::Cloud);
    filler.fill("client-id", !salesforce && isApplication ? Setting::ApplicationId : Setting::ClientId);
    if (!salesforce)
        filler.fill("tenant", Setting::Tenant);
    // The others have no name.
    if (method.isEmpty() || method == QLatin1String("password") || method == QLatin1String("jwt"))
        filler.fill("username", Setting::IntegrationUser);
    if (filler.problem())
        return fail(*filler.problem());
    return arguments;
}

} // namespace fairlead::cli
