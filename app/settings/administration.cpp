// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/administration.h"

#include "core/cloud.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct AdministrationText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Administration)
};

class NoPlaces final : public AdministratorPlaces
{
public:
    Result<QList<AdministratorLayer>> read() const override { return QList<AdministratorLayer>(); }
};

Error refusal(const QString &sentence, const QString &remedy)
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    return error;
}

Error noValue(const AdministratorLayer &layer, const SettingRow &row)
{
    return refusal(
        AdministrationText::tr("What your administrator has set (%1) has a value for “%2” that is none.")
            .arg(layer.place, QLatin1String(row.policyName)),
        AdministrationText::tr("Tell your administrator: it takes %1. Until then Fairlead "
                               "connects to nothing.")
            .arg(allowedValues(row)));
}

/// The known name that an unknown one differs from by its case alone; empty: there is none.
QString sameButForCase(const QString &name)
{
    for (const SettingRow &row : settingsTable()) {
        if (name.compare(QLatin1String(row.policyName), Qt::CaseInsensitive) == 0)
            return QLatin1String(row.policyName);
    }
    return {};
}

/// No version will ever have it: a prohibition was meant, and would silently be none.
Error wrongCase(const AdministratorLayer &layer, const QString &name, const QString &meant)
{
    return refusal(
        AdministrationText::tr("What your administrator has set (%1) has “%2”, which is no setting.")
            .arg(layer.place, name),
        AdministrationText::tr("Tell your administrator: it is written “%1”. Until then Fairlead connects to "
                               "nothing.")
            .arg(meant));
}

bool isBuiltInCloud(const QString &name)
{
    const QList<Cloud> &known = builtInClouds();
    return name.isEmpty() || std::any_of(known.cbegin(), known.cend(), [&name](const Cloud &cloud) {
               return cloud.name == name;
           });
}

QStringList methodsOf(const QString &crm)
{
    if (crm == QLatin1String("salesforce"))
        return {QStringLiteral("web"), QStringLiteral("jwt"), QStringLiteral("client-credentials")};
    return {QStringLiteral("password"), QStringLiteral("window"), QStringLiteral("application"),
            QStringLiteral("certificate")};
}

} // namespace

std::shared_ptr<const AdministratorPlaces> AdministratorPlaces::none()
{
    return std::make_shared<NoPlaces>();
}

Administration Administration::read(const AdministratorPlaces &places)
{
    Administration read;
    const auto layers = places.read();
    if (!layers) {
        read.m_problem = layers.error();
        return read;
    }
    QList<AdministratorLayer> strongestFirst = *layers;
    std::stable_sort(strongestFirst.begin(), strongestFirst.end(),
                     [](const auto &a, const auto &b) { return a.source < b.source; });
    for (const AdministratorLayer &layer : std::as_const(strongestFirst))
        read.take(layer);
    read.checkProxy();
    read.checkPresets();
    return read;
}

void Administration::take(const AdministratorLayer &layer)
{
    for (auto it = layer.values.cbegin(); it != layer.values.cend(); ++it) {
        const SettingRow *row = rowOfPolicy(it.key());
        if (const QString meant = row ? QString() : sameButForCase(it.key()); !meant.isEmpty()) {
            if (!m_problem)
                m_problem = wrongCase(layer, it.key(), meant);
            continue;
        }
        if (!row) {
            m_unknown += QStringLiteral("%1 (%2)").arg(it.key(), layer.place);
            continue;
        }
        const auto value = settingValue(*row, it.value());
        if (!value && !m_problem)
            m_problem = noValue(layer, *row);
        if (value && !m_values.contains(int(row->setting)))
            m_values.insert(int(row->setting), {*value, layer.source, layer.place});
    }
}

/// A person could name the proxy that everything has to take, or another door of its host.
void Administration::checkProxy()
{
    const auto mode = value(Setting::ProxyMode);
    if (m_problem || !mode || mode->value.toString() != QLatin1String("manual"))
        return;
    for (const Setting part : {Setting::ProxyHost, Setting::ProxyPort}) {
        const auto set = value(part);
        // The places are read from the strongest on.
        if (set && set->value != rowOf(part).standard && set->source <= mode->source)
            continue;
        m_problem = refusal(
            AdministrationText::tr("What your administrator has set (%1) has “manual” for “ProxyMode”, but "
                                   "no “%2” that counts as much.")
                .arg(mode->place, QLatin1String(rowOf(part).policyName)),
            AdministrationText::tr("Tell your administrator: the proxy's host and port have to be set in the "
                                   "same place. Until then Fairlead connects to nothing."));
        return;
    }
}

/// What says nothing without the CRM would silently be without effect.
void Administration::checkPresets()
{
    if (m_problem)
        return;
    const auto crm = value(Setting::Crm);
    const QString chosen = crm ? crm->value.toString() : QString();
    for (int preset = int(Setting::Address); preset <= int(Setting::Objects); ++preset) {
        const auto set = value(Setting(preset));
        const bool isEmpty = !set || set->value == rowOf(Setting(preset)).standard;
        if (isEmpty || !chosen.isEmpty())
            continue;
        m_problem = refusal(
            AdministrationText::tr("What your administrator has set (%1) has “%2”, but not “Crm”.")
                .arg(set->place, QLatin1String(rowOf(Setting(preset)).policyName)),
            AdministrationText::tr("Tell your administrator: which CRM it is for has to be said as well. "
                                   "Until then Fairlead connects to nothing."));
        return;
    }
    const auto cloud = value(Setting::Cloud);
    const auto added = value(Setting::AddedClouds);
    const bool mayBeAdded = !added || added->value.toBool();
    if (cloud && !mayBeAdded && !isBuiltInCloud(cloud->value.toString())) {
        m_problem = refusal(
            AdministrationText::tr(
                "What your administrator has set (%1) has a “Cloud” that there is not: %2.")
                .arg(cloud->place, cloud->value.toString()),
            AdministrationText::tr("Tell your administrator: while no clouds may be added, it has to be one "
                                   "that is built in. Until then Fairlead connects to nothing."));
        return;
    }
    const auto method = value(Setting::SignInMethod);
    const QString way = method ? method->value.toString() : QString();
    if (!way.isEmpty() && !methodsOf(chosen).contains(way))
        m_problem = refusal(
            AdministrationText::tr("What your administrator has set (%1) has a “SignInMethod” that its “Crm” "
                                   "does not have.")
                .arg(method->place),
            AdministrationText::tr("Tell your administrator: with “%1” it takes %2. Until then Fairlead "
                                   "connects to nothing.")
                .arg(chosen, methodsOf(chosen).join(QStringLiteral(", "))));
}

std::optional<AdministeredValue> Administration::value(Setting setting) const
{
    const auto it = m_values.constFind(int(setting));
    return it == m_values.cend() ? std::nullopt : std::optional(*it);
}

} // namespace fairlead
