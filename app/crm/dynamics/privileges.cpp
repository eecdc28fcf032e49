// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/privileges.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace fairlead::dynamics {

namespace {

struct PrivilegeText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

struct DepthName
{
    PrivilegeDepth depth;
    const char *name;
};
constexpr std::array depthNames{
    DepthName{PrivilegeDepth::Basic, "Basic"}, DepthName{PrivilegeDepth::Local, "Local"},
    DepthName{PrivilegeDepth::Deep, "Deep"}, DepthName{PrivilegeDepth::Global, "Global"}};

QString reachOf(PrivilegeDepth depth)
{
    switch (depth) {
    case PrivilegeDepth::None:
        return PrivilegeText::tr("not at all");
    case PrivilegeDepth::Basic:
        return PrivilegeText::tr("only the user's own records");
    case PrivilegeDepth::Local:
        return PrivilegeText::tr("the user's business unit");
    case PrivilegeDepth::Deep:
        return PrivilegeText::tr("the user's business unit and those below it");
    case PrivilegeDepth::Global:
        return PrivilegeText::tr("the whole organisation");
    }
    return {};
}

// Privileges are named by a table's schema name (reference 3.3); all activities share one set.
QString stemOf(const QString &table)
{
    static const QHash<QString, QString> stems{
        {QStringLiteral("account"), QStringLiteral("Account")},
        {QStringLiteral("contact"), QStringLiteral("Contact")},
        {QStringLiteral("lead"), QStringLiteral("Lead")},
        {QStringLiteral("opportunity"), QStringLiteral("Opportunity")},
        {QStringLiteral("task"), QStringLiteral("Activity")},
        {QStringLiteral("appointment"), QStringLiteral("Activity")},
        {QStringLiteral("phonecall"), QStringLiteral("Activity")},
        {QStringLiteral("email"), QStringLiteral("Activity")},
        {QStringLiteral("systemuser"), QStringLiteral("User")},
        {QStringLiteral("team"), QStringLiteral("Team")},
        {QStringLiteral("businessunit"), QStringLiteral("BusinessUnit")},
        {QStringLiteral("transactioncurrency"), QStringLiteral("TransactionCurrency")},
    };
    return stems.value(table, table);
}

class Collector
{
public:
    explicit Collector(const TablePrivileges &names)
        : m_names(names)
    {
    }
    void add(const QString &name, PrivilegeDepth depth)
    {
        PrivilegeDepth &kept = m_needs[name];
        kept = std::max(kept, depth);
    }
    void add(const char *verb, const QString &table, PrivilegeDepth depth = PrivilegeDepth::Global)
    {
        const auto known = m_names.constFind(table);
        if (known == m_names.constEnd())
            return add(QStringLiteral("prv") + QLatin1String(verb) + stemOf(table), depth);
        // A verb that the definition does not list is guarded by nothing.
        const QString name = known->value(QLatin1String(verb));
        if (!name.isEmpty())
            add(name, depth);
    }
    QList<PrivilegeNeed> needs() const
    {
        QList<PrivilegeNeed> list;
        for (auto need = m_needs.cbegin(); need != m_needs.cend(); ++need)
            list += PrivilegeNeed{need.key(), need.value()};
        return list;
    }

private:
    const TablePrivileges &m_names;
    QMap<QString, PrivilegeDepth> m_needs;
};

// Users are set as owners, and assigned, not appended to.
void addWriting(Collector &collector, const ObjectUse &use, const QStringList &objects)
{
    for (const char *verb : {"Create", "Write"})
        collector.add(verb, use.object);
    if (use.setsOwner)
        collector.add("Assign", use.object);
    if (use.references.isEmpty())
        return;
    collector.add("Append", use.object);
    collector.add(QStringLiteral("prvReadRelationship"), PrivilegeDepth::Global);
    for (const QStringList &targets : use.references) {
        QStringList reached;
        std::copy_if(targets.begin(), targets.end(), std::back_inserter(reached),
                     [&](const QString &target) { return objects.contains(target); });
        if (reached.isEmpty())
            reached = targets;
        for (const QString &target : std::as_const(reached))
            collector.add("AppendTo", target);
    }
}

} // namespace

QString nameOf(PrivilegeDepth depth)
{
    for (const DepthName &row : depthNames) {
        if (row.depth == depth)
            return QLatin1String(row.name);
    }
    return QStringLiteral("None");
}

PrivilegeDepth privilegeDepth(const QString &name)
{
    for (const DepthName &row : depthNames) {
        if (name == QLatin1String(row.name))
            return row.depth;
    }
    return PrivilegeDepth::None;
}

QString describe(const MissingPrivilege &missing)
{
    if (missing.held == PrivilegeDepth::None)
        return PrivilegeText::tr("%1 (%2)").arg(missing.name, reachOf(missing.needed));
    return PrivilegeText::tr("%1 (%2; now: %3)")
        .arg(missing.name, reachOf(missing.needed), reachOf(missing.held));
}

TablePrivileges tablePrivilegesOf(const QJsonArray &definitions)
{
    TablePrivileges tables;
    for (const auto &value : definitions) {
        const QJsonObject definition = value.toObject();
        const QJsonValue guards = definition.value(QLatin1String("Privileges"));
        const QString table = definition.value(QLatin1String("LogicalName")).toString();
        if (!guards.isArray() || table.isEmpty())
            continue;
        QHash<QString, QString> &names = tables[table];
        for (const auto &guard : guards.toArray()) {
            const QJsonObject privilege = guard.toObject();
            names.insert(privilege.value(QLatin1String("PrivilegeType")).toString(),
                         privilege.value(QLatin1String("Name")).toString());
        }
    }
    return tables;
}

ObjectUse useOf(const ObjectInfo &object, bool pulls, bool pushes, bool deletes)
{
    ObjectUse use;
    use.object = object.name;
    use.pulls = pulls;
    use.pushes = pushes;
    use.deletes = deletes;
    use.described = true;
    if (!pushes)
        return use;
    for (const FieldInfo &field : object.fields) {
        if (field.type != FieldType::Reference || (!field.createable && !field.updateable))
            continue;
        if (field.name == QLatin1String("_ownerid_value")) {
            use.setsOwner = true;
            continue;
        }
        if (!field.referenceTo.isEmpty())
            use.references += field.referenceTo;
    }
    return use;
}

QList<PrivilegeNeed> requiredPrivileges(const QList<ObjectUse> &uses, const TablePrivileges &names)
{
    Collector collector(names);
    // Every connection asks who it is, by which roles, in which organisation, and what its tables are like.
    collector.add("Read", QStringLiteral("systemuser"), PrivilegeDepth::Local);
    collector.add(QStringLiteral("prvReadRole"), PrivilegeDepth::Local);
    for (const char *name : {"prvReadOrganization", "prvReadEntity", "prvReadAttribute"})
        collector.add(QLatin1String(name), PrivilegeDepth::Global);
    QStringList objects;
    for (const ObjectUse &use : uses)
        objects += use.object;
    for (const ObjectUse &use : uses) {
        // What is sent is compared with the record as it is first.
        if (use.pulls || use.pushes || use.deletes)
            collector.add("Read", use.object);
        if (use.pushes)
            addWriting(collector, use, objects);
        if (use.deletes)
            collector.add("Delete", use.object);
    }
    return collector.needs();
}

QList<MissingPrivilege> missingPrivileges(const QList<PrivilegeNeed> &needs,
                                          const QMap<QString, QString> &held)
{
    // Names are compared without case: a custom table's may follow the rule only so far.
    QHash<QString, PrivilegeDepth> depths;
    for (auto privilege = held.cbegin(); privilege != held.cend(); ++privilege)
        depths.insert(privilege.key().toLower(), privilegeDepth(privilege.value()));
    QList<MissingPrivilege> missing;
    for (const PrivilegeNeed &need : needs) {
        const PrivilegeDepth depth = depths.value(need.name.toLower(), PrivilegeDepth::None);
        if (depth < need.depth)
            missing += MissingPrivilege{need.name, need.depth, depth};
    }
    return missing;
}

} // namespace fairlead::dynamics
