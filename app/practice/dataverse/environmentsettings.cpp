// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/environmentsettings.h"

#include <QJsonArray>

#include <algorithm>
#include <variant>

namespace fairlead::practice::dataverse {

namespace {

using SettingMember =
    std::variant<int EnvironmentSettings::*, QStringList EnvironmentSettings::*,
                 RequestBudget EnvironmentSettings::*, QList<DuplicateRule> EnvironmentSettings::*,
                 QList<PlugIn> EnvironmentSettings::*, QHash<QByteArray, int> EnvironmentSettings::*>;

struct Setting
{
    const char *key;
    SettingMember member;
};

const Setting knownSettings[] = {
    {"deltaLinkLifeSeconds", &EnvironmentSettings::deltaLinkLifeSeconds},
    {"untrackedTables", &EnvironmentSettings::untrackedTables},
    {"requestBudget", &EnvironmentSettings::requestBudget},
    {"duplicateRules", &EnvironmentSettings::duplicateRules},
    {"duplicateStatus", &EnvironmentSettings::duplicateStatus},
    {"plugIns", &EnvironmentSettings::plugIns},
    {"lockedRows", &EnvironmentSettings::lockedRows},
    {"bulkTargetsMax", &EnvironmentSettings::bulkTargetsMax},
    {"bulkUnavailable", &EnvironmentSettings::bulkUnavailable},
};

struct BudgetMember
{
    const char *key;
    int RequestBudget::*member;
};

const BudgetMember budgetMembers[] = {
    {"requests", &RequestBudget::requests},
    {"seconds", &RequestBudget::seconds},
    {"executionSeconds", &RequestBudget::executionSeconds},
    {"concurrent", &RequestBudget::concurrent},
    {"operationMilliseconds", &RequestBudget::operationMilliseconds},
};

bool readSetting(const QJsonValue &value, int &out)
{
    out = value.toInt(-1);
    return out >= 0;
}
bool readSetting(const QJsonValue &value, QStringList &out)
{
    out.clear();
    const QJsonArray list = value.toArray();
    for (const auto &each : list)
        out.append(each.toString());
    return value.isArray()
        && std::all_of(list.begin(), list.end(), [](const auto &each) { return each.isString(); });
}

// What is not named keeps its default, so that an empty object takes the limits away.
bool readSetting(const QJsonValue &value, RequestBudget &out)
{
    out = {};
    const QJsonObject given = value.toObject();
    qsizetype known = 0;
    for (const BudgetMember &each : budgetMembers) {
        const QJsonValue member = given.value(QLatin1String(each.key));
        if (member.isUndefined())
            continue;
        ++known;
        if (!readSetting(member, out.*each.member))
            return false;
    }
    return value.isObject() && known == given.size() && out.seconds > 0;
}

// Names of tables and columns are checked: a rule for one that is not there would never strike.
bool readRule(const QJsonObject &given, DuplicateRule &out)
{
    out.table = given.value(QLatin1String("table")).toString().toLatin1();
    const Entity *entity = Schema::instance().byName(out.table);
    QStringList columns;
    if (!entity || given.size() != 2 || !readSetting(given.value(QLatin1String("columns")), columns))
        return false;
    for (const QString &column : std::as_const(columns)) {
        out.columns.append(column.toLatin1());
        if (!entity->column(out.columns.last()))
            return false;
    }
    return !columns.isEmpty();
}

bool readRule(const QJsonObject &given, PlugIn &out)
{
    static const QStringList members{QStringLiteral("table"), QStringLiteral("on"), QStringLiteral("column"),
                                     QStringLiteral("matches"), QStringLiteral("message")};
    static const QStringList events{QStringLiteral("Create"), QStringLiteral("Update"),
                                    QStringLiteral("Delete")};
    const QStringList names = given.keys();
    const auto among = [](const QStringList &all) {
        return [&all](const QString &name) { return all.contains(name); };
    };
    if (!std::all_of(names.begin(), names.end(), among(members)))
        return false;
    out.table = given.value(QLatin1String("table")).toString().toLatin1();
    out.column = given.value(QLatin1String("column")).toString().toLatin1();
    out.matches.setPattern(given.value(QLatin1String("matches")).toString());
    out.message = given.value(QLatin1String("message")).toString();
    out.events = events.mid(0, 2);
    if (given.contains(QLatin1String("on")) && !readSetting(given.value(QLatin1String("on")), out.events))
        return false;
    const Entity *entity = Schema::instance().byName(out.table);
    return entity && (out.column.isEmpty() || entity->column(out.column)) && out.matches.isValid()
        && !out.message.isEmpty() && std::all_of(out.events.begin(), out.events.end(), among(events));
}

template <typename Rule> bool readSetting(const QJsonValue &value, QList<Rule> &out)
{
    out.clear();
    const QJsonArray list = value.toArray();
    for (const auto &each : list) {
        Rule rule;
        if (!readRule(each.toObject(), rule))
            return false;
        out.append(rule);
    }
    return value.isArray();
}

bool readSetting(const QJsonValue &value, QHash<QByteArray, int> &out)
{
    out.clear();
    const QJsonObject given = value.toObject();
    for (auto each = given.begin(); each != given.end(); ++each) {
        const int times = each.value().toInt();
        if (times == 0)
            return false;
        out.insert(each.key().toLower().toLatin1(), times);
    }
    return value.isObject();
}

QJsonValue writeSetting(int value)
{
    return value;
}
QJsonValue writeSetting(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}

QStringList namesOf(const QByteArrayList &names)
{
    QStringList out;
    for (const QByteArray &name : names)
        out.append(latin(name));
    return out;
}

QJsonValue writeSetting(const QList<DuplicateRule> &value)
{
    QJsonArray out;
    for (const DuplicateRule &rule : value)
        out.append(
            QJsonObject{{QStringLiteral("table"), latin(rule.table)},
                        {QStringLiteral("columns"), QJsonArray::fromStringList(namesOf(rule.columns))}});
    return out;
}

QJsonValue writeSetting(const QList<PlugIn> &value)
{
    QJsonArray out;
    for (const PlugIn &plugIn : value)
        out.append(QJsonObject{{QStringLiteral("table"), latin(plugIn.table)},
                               {QStringLiteral("on"), QJsonArray::fromStringList(plugIn.events)},
                               {QStringLiteral("column"), latin(plugIn.column)},
                               {QStringLiteral("matches"), plugIn.matches.pattern()},
                               {QStringLiteral("message"), plugIn.message}});
    return out;
}

QJsonValue writeSetting(const QHash<QByteArray, int> &value)
{
    QJsonObject out;
    for (auto each = value.begin(); each != value.end(); ++each)
        out.insert(latin(each.key()), each.value());
    return out;
}

QJsonValue writeSetting(const RequestBudget &value)
{
    QJsonObject out;
    for (const BudgetMember &each : budgetMembers)
        out.insert(QLatin1String(each.key), value.*each.member);
    return out;
}

} // namespace

QList<DuplicateRule> EnvironmentSettings::usualDuplicateRules()
{
    return {{"account", {"emailaddress1"}}, {"contact", {"emailaddress1"}}, {"lead", {"emailaddress1"}}};
}

bool EnvironmentSettings::tracks(const Entity &entity) const
{
    return entity.changeTracking && !untrackedTables.contains(latin(entity.name));
}

QString EnvironmentSettings::merge(const QJsonObject &changes)
{
    EnvironmentSettings changed = *this;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const auto setting =
            std::find_if(std::begin(knownSettings), std::end(knownSettings),
                         [&](const Setting &each) { return it.key() == QLatin1String(each.key); });
        if (setting == std::end(knownSettings))
            return QStringLiteral("unknown setting \"%1\"").arg(it.key());
        const bool ok = std::visit([&](auto member) { return readSetting(it.value(), changed.*member); },
                                   setting->member);
        if (!ok)
            return QStringLiteral("wrong type for \"%1\"").arg(it.key());
    }
    if (changed.duplicateStatus != 412 && changed.duplicateStatus != 500)
        return QStringLiteral("\"duplicateStatus\" is 412 or 500");
    *this = changed;
    return {};
}

QJsonObject EnvironmentSettings::json() const
{
    QJsonObject out;
    for (const Setting &setting : knownSettings)
        out.insert(QLatin1String(setting.key),
                   std::visit([&](auto member) { return writeSetting(this->*member); }, setting.member));
    return out;
}

} // namespace fairlead::practice::dataverse
