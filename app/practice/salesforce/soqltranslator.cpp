// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soqltranslator.h"

#include "practice/salesforce/soqlfilter.h"
#include "practice/salesforce/store.h"

namespace fairlead::practice::salesforce::soql {

namespace {

// More parents than this are refused by the provider as well.
constexpr int highestParent = 5;

QByteArray quoted(const QByteArray &name)
{
    return '"' + name + '"';
}

Output::Kind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::Boolean:
        return Output::Kind::Boolean;
    case FieldType::Int:
        return Output::Kind::Int;
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return Output::Kind::Double;
    case FieldType::Address:
        return Output::Kind::Address;
    case FieldType::Datetime:
        return Output::Kind::Datetime;
    default:
        return Output::Kind::Text;
    }
}

/// A field found at the end of a path.
struct Place
{
    const Object *object = nullptr;
    const Field *field = nullptr;
    QByteArray alias;
    QByteArray column() const { return alias + '.' + quoted(field->name); }
};

class Translator
{
public:
    Translator(const Query &query, const Context &context)
        : m_query(query)
        , m_context(context)
    {
    }

    Answer<Translation> run();

private:
    Answer<Place> resolve(const Path &path);
    Answer<void> select();
    Answer<void> selectSet(const SelectItem &item);
    Answer<void> addOutput(const Path &path, const Place &place, const QByteArrayList &parents);
    Answer<QByteArray> where(const Condition &condition, bool negated);
    Answer<QByteArray> order();
    QByteArray seenOnly(const Field &reference, const QByteArray &alias) const;
    Output &parentOutput(const QByteArrayList &parents);
    QByteArrayList parentNames(const Path &path) const;
    int column(const QByteArray &expression);
    ApiError noSuchColumn(const Path &path, const QByteArray &name, const Object &object) const;
    ApiError noSuchRelation(const Path &path, const QByteArray &name) const;

    const Query &m_query;
    const Context &m_context;
    const Object *m_object = nullptr;
    Translation m_out;
    QByteArrayList m_columns;
    QByteArray m_joins;
    struct Join
    {
        QByteArray alias;
        const Object *object;
        const Field *reference;
    };
    QHash<QByteArray, Join> m_joinByPath;
};

ApiError Translator::noSuchColumn(const Path &path, const QByteArray &name, const Object &object) const
{
    return {400,
            "INVALID_FIELD",
            pointer(m_query.text, path.position)
                + QStringLiteral(
                      "No such column '%1' on entity '%2'. If you are attempting to use a custom field, "
                      "be sure to append the '__c' after the custom field name. Please reference your "
                      "WSDL or the describe call for the appropriate names.")
                      .arg(QString::fromUtf8(name), QString::fromUtf8(object.name)),
            {},
            false};
}

ApiError Translator::noSuchRelation(const Path &path, const QByteArray &name) const
{
    return {400,
            "INVALID_FIELD",
            pointer(m_query.text, path.position)
                + QStringLiteral(
                      "Didn't understand relationship '%1' in field path. If you are attempting to use "
                      "a custom relationship, be sure to append the '__r' after the custom relationship "
                      "name. Please reference your WSDL or the describe call for the appropriate names.")
                      .arg(QString::fromUtf8(name)),
            {},
            false};
}

// "Account.Name FROM Account" and "a.Name FROM Account a" name the object itself.
QByteArrayList Translator::parentNames(const Path &path) const
{
    QByteArrayList parents = path.names;
    parents.removeLast();
    if (parents.isEmpty())
        return parents;
    const QByteArray &first = parents.first();
    const bool isAlias = !m_query.alias.isEmpty() && first.compare(m_query.alias, Qt::CaseInsensitive) == 0;
    const bool isObject =
        first.compare(m_object->name, Qt::CaseInsensitive) == 0 && !m_object->relationship(first);
    if (isAlias || isObject)
        parents.removeFirst();
    return parents;
}

Answer<Place> Translator::resolve(const Path &path)
{
    Place place{m_object, nullptr, "t0"};
    const QByteArrayList parents = parentNames(path);
    if (parents.size() > highestParent)
        return refuse(noSuchRelation(path, parents.last()));
    QByteArray walked;
    for (const QByteArray &name : parents) {
        const Field *reference = place.object->relationship(name);
        if (!reference || !m_context.visibility->sees(*place.object, *reference))
            return refuse(noSuchRelation(path, name));
        walked += '.' + reference->relationshipName.toLower();
        auto join = m_joinByPath.constFind(walked);
        if (join == m_joinByPath.constEnd()) {
            const QByteArray target =
                reference->polymorphic() ? QByteArray("Name") : reference->referenceTo.first();
            const QByteArray alias = 't' + QByteArray::number(m_joinByPath.size() + 1);
            m_joins += " LEFT JOIN " + quoted(target) + ' ' + alias + " ON " + alias + ".Id = " + place.alias
                + '.' + quoted(reference->name) + seenOnly(*reference, alias);
            join = m_joinByPath.insert(walked, {alias, Schema::instance().object(target), reference});
        }
        if (!join->object || !m_context.visibility->sees(*join->object))
            return refuse(noSuchRelation(path, name));
        place.object = join->object;
        place.alias = join->alias;
    }
    place.field = place.object->field(path.names.last());
    if (!place.field || !m_context.visibility->sees(*place.object, *place.field))
        return refuse(noSuchColumn(path, path.names.last(), *place.object));
    return place;
}

// More of the condition of a join: who may not see a record sees nothing of it through its children.
QByteArray Translator::seenOnly(const Field &reference, const QByteArray &alias) const
{
    QByteArray out;
    for (const QByteArray &name : reference.referenceTo) {
        const Object *target = Schema::instance().object(name);
        if (!target)
            continue;
        const QByteArray rows = m_context.visibility->rows(*target, reference.polymorphic() ? "p" : alias);
        const QByteArray isOther = "substr(" + alias + ".Id, 1, 3) <> '" + target->keyPrefix + '\'';
        if (!m_context.visibility->sees(*target))
            out += " AND " + isOther;
        else if (!rows.isEmpty() && !reference.polymorphic())
            out += " AND " + rows;
        else if (!rows.isEmpty())
            out += " AND (" + isOther + " OR EXISTS (SELECT 1 FROM " + quoted(name)
                + " p WHERE p.Id = " + alias + ".Id AND " + rows + "))";
    }
    return out;
}

int Translator::column(const QByteArray &expression)
{
    m_columns.append(expression);
    return int(m_columns.size()) - 1;
}

Output &Translator::parentOutput(const QByteArrayList &parents)
{
    Output *at = &m_out.root;
    QByteArray walked;
    for (const QByteArray &name : parents) {
        walked += '.' + name.toLower();
        const Join &join = m_joinByPath[walked];
        const auto known = std::find_if(at->children.begin(), at->children.end(), [&](const Output &each) {
            return each.kind == Output::Kind::Parent && each.name == join.reference->relationshipName;
        });
        if (known != at->children.end()) {
            at = &*known;
            continue;
        }
        Output parent;
        parent.kind = Output::Kind::Parent;
        parent.name = join.reference->relationshipName;
        parent.object = join.object;
        parent.polymorphic = join.reference->polymorphic();
        parent.column = column(join.alias + ".Id");
        at->children.push_back(parent);
        at = &at->children.back();
    }
    return *at;
}

Answer<void> Translator::addOutput(const Path &path, const Place &place, const QByteArrayList &parents)
{
    Output &parent = parentOutput(parents);
    for (const Output &each : parent.children) {
        if (each.kind != Output::Kind::Parent && each.name == place.field->name)
            return refuse(
                {400,
                 "INVALID_FIELD",
                 pointer(m_query.text, path.position)
                     + QStringLiteral("duplicate field selected: %1").arg(QString::fromUtf8(path.text())),
                 {},
                 false});
    }
    Output output;
    output.kind = kindOf(place.field->type);
    output.name = place.field->name;
    if (output.kind == Output::Kind::Address) {
        output.column = int(m_columns.size());
        for (const Field *part : place.object->partsOf(*place.field))
            column(place.alias + '.' + quoted(part->name));
    } else {
        output.column = column(place.column());
    }
    parent.children.push_back(output);
    QByteArray name;
    QByteArray walked;
    for (const QByteArray &each : parents) {
        walked += '.' + each.toLower();
        name += m_joinByPath[walked].reference->relationshipName + '.';
    }
    m_out.selected.append({name + output.name, output.kind, output.column});
    return {};
}

Answer<void> Translator::selectSet(const SelectItem &item)
{
    if (item.fieldSet != "STANDARD" && (!m_query.limit || *m_query.limit > 200))
        return refuse({400,
                       "MALFORMED_QUERY",
                       QStringLiteral("The SOQL FIELDS function must have a LIMIT of at most 200"),
                       {},
                       false});
    for (const Field &field : m_object->fields) {
        const bool wanted = item.fieldSet == "ALL" || field.custom() == (item.fieldSet == "CUSTOM");
        if (!wanted || !m_context.visibility->sees(*m_object, field))
            continue;
        if (auto added = addOutput({{field.name}, item.path.position}, {m_object, &field, "t0"}, {}); !added)
            return added;
    }
    return {};
}

Answer<void> Translator::select()
{
    for (const SelectItem &item : m_query.select) {
        if (!item.fieldSet.isEmpty()) {
            if (auto done = selectSet(item); !done)
                return done;
            continue;
        }
        const auto place = resolve(item.path);
        if (!place)
            return refuse(place.error());
        if (auto added = addOutput(item.path, *place, parentNames(item.path)); !added)
            return added;
    }
    return {};
}

// NOT is pushed down to the comparisons: SQL's third truth value would lose rows with empty fields.
Answer<QByteArray> Translator::where(const Condition &condition, bool negated)
{
    switch (condition.kind) {
    case Condition::Kind::Not:
        return where(condition.children.front(), !negated);
    case Condition::Kind::Compare: {
        const auto place = resolve(condition.field);
        if (!place)
            return refuse(place.error());
        const FilterTarget target{place->object, place->field, place->column(), condition.field.position};
        return filter(m_query, condition, target, negated, m_context.today, m_out.binds);
    }
    case Condition::Kind::And:
    case Condition::Kind::Or:
        break;
    }
    const bool isAnd = (condition.kind == Condition::Kind::And) != negated;
    QByteArrayList parts;
    for (const Condition &child : condition.children) {
        auto part = where(child, negated);
        if (!part)
            return part;
        parts.append(*part);
    }
    return QByteArray('(' + parts.join(isAnd ? " AND " : " OR ") + ')');
}

Answer<QByteArray> Translator::order()
{
    QByteArrayList parts;
    for (const OrderItem &item : m_query.order) {
        const auto place = resolve(item.path);
        if (!place)
            return refuse(place.error());
        if (!place->field->sortable || place->field->type == FieldType::Address)
            return refuse({400,
                           "MALFORMED_QUERY",
                           pointer(m_query.text, item.path.position)
                               + QStringLiteral("field '%1' can not be sorted in a query call")
                                     .arg(QString::fromUtf8(place->field->name)),
                           {},
                           false});
        QByteArray part = place->column() + (item.descending ? " DESC" : " ASC");
        // Empty values come first in either direction unless told otherwise; SQLite agrees for ASC.
        const bool nullsFirst = item.nullsFirst.value_or(true);
        if (nullsFirst == item.descending)
            part += nullsFirst ? " NULLS FIRST" : " NULLS LAST";
        parts.append(part);
    }
    return parts.isEmpty() ? QByteArray() : QByteArray(" ORDER BY " + parts.join(", "));
}

Answer<Translation> Translator::run()
{
    m_object = Schema::instance().object(m_query.object);
    if (!m_object || !m_object->listed || !m_context.visibility->sees(*m_object))
        return refuse(
            {400,
             "INVALID_TYPE",
             pointer(m_query.text, m_query.objectPosition)
                 + QStringLiteral("sObject type '%1' is not supported. If you are attempting to use a "
                                  "custom object, be sure to append the '__c' after the entity name. "
                                  "Please reference your WSDL or the describe call for the appropriate "
                                  "names.")
                       .arg(QString::fromUtf8(m_query.object)),
             {},
             false});
    if (m_query.offset && *m_query.offset > 2000)
        return refuse({400,
                       "NUMBER_OUTSIDE_VALID_RANGE",
                       QStringLiteral("Maximum SOQL offset allowed is 2000"),
                       {},
                       false});
    m_out.count = m_query.count;
    m_out.root.kind = Output::Kind::Parent;
    m_out.root.object = m_object;
    column("t0.Id");
    if (auto done = select(); !done)
        return refuse(done.error());
    QByteArrayList conditions;
    if (m_query.where) {
        auto condition = where(*m_query.where, false);
        if (!condition)
            return refuse(condition.error());
        conditions.append(*condition);
    }
    if (!m_context.allRows && !m_query.allRows) {
        if (m_object->softDeletes())
            conditions.append("t0.IsDeleted = 0");
        // Old activities are archived: only queryAll still finds them (reference Salesforce 7, "Archiving").
        if (m_object->field("IsArchived"))
            conditions.append("t0.IsArchived = 0");
    }
    if (const QByteArray rows = m_context.visibility->rows(*m_object, "t0"); !rows.isEmpty())
        conditions.append(rows);
    const auto ordering = order();
    if (!ordering)
        return refuse(ordering.error());
    QByteArray source = " FROM " + quoted(m_object->name) + " t0" + m_joins;
    if (!conditions.isEmpty())
        source += " WHERE " + conditions.join(" AND ");
    QByteArray part;
    if (m_query.limit || m_query.offset)
        part = " LIMIT " + QByteArray::number(m_query.limit.value_or(-1)) + " OFFSET "
            + QByteArray::number(m_query.offset.value_or(0));
    m_out.sql = "SELECT " + m_columns.join(", ") + source + *ordering + part;
    // To count them nothing need be put in order.
    m_out.countSql = "SELECT COUNT(*) FROM (SELECT 1" + source + part + ')';
    return m_out;
}

} // namespace

Answer<Translation> translate(const Query &query, const Context &context)
{
    return Translator(query, context).run();
}

} // namespace fairlead::practice::salesforce::soql
