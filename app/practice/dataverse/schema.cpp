// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/schema.h"

namespace fairlead::practice::dataverse {

namespace {

QByteArray addressGroup(const QByteArray &number)
{
    QByteArray text = R"(addressN_name|string 200|cu|Address N: Name
addressN_line1|string 250|cu|Address N: Street 1
addressN_line2|string 250|cu|Address N: Street 2
addressN_line3|string 250|cu|Address N: Street 3
addressN_city|string 80|cu|Address N: City
addressN_stateorprovince|string 50|cu|Address N: State/Province
addressN_postalcode|string 20|cu|Address N: ZIP/Postal Code
addressN_country|string 80|cu|Address N: Country/Region
addressN_composite|memo 1000|r|Address N)";
    return text.replace('N', number);
}

constexpr auto doNotGroup = R"(donotbulkemail|bool|cu|Do not allow Bulk Emails
donotemail|bool|cu|Do not allow Emails
donotfax|bool|cu|Do not allow Faxes
donotphone|bool|cu|Do not allow Phone Calls
donotpostalmail|bool|cu|Do not allow Mails)";

// Reference 6.1.
constexpr auto commonColumns = R"(createdon|datetime|r|Created On
modifiedon|datetime|r|Modified On
createdby|lookup systemuser|r|Created By
modifiedby|lookup systemuser|r|Modified By
createdonbehalfby|lookup systemuser|r|Created By (Delegate)
modifiedonbehalfby|lookup systemuser|r|Modified By (Delegate)
versionnumber|bigint|r|Version Number
overriddencreatedon|date|c|Record Created On
importsequencenumber|int|c|Import Sequence Number
timezoneruleversionnumber|int|cu|Time Zone Rule Version Number
utcconversiontimezonecode|int|cu|UTC Conversion Time Zone Code)";

constexpr auto ownedColumns = R"(ownerid|lookup systemuser,team|cu!!|Owner
owningbusinessunit|lookup businessunit|r|Owning Business Unit
owninguser|lookup systemuser|r|Owning User
owningteam|lookup team|r|Owning Team
transactioncurrencyid|lookup transactioncurrency|cu|Currency
exchangerate|decimal|r|Exchange Rate)";

QList<Option> readOptions(const QByteArray &text)
{
    QList<Option> options;
    for (QByteArray part : text.split(';')) {
        Option option;
        option.isDefault = part.endsWith('*');
        if (option.isDefault)
            part.chop(1);
        const auto equals = part.indexOf('=');
        const QByteArrayList numbers = part.left(equals).split('/');
        option.value = numbers.first().toInt();
        option.state = numbers.size() > 1 ? numbers.at(1).toInt() : -1;
        option.utf8 = part.mid(equals + 1);
        option.label = QString::fromUtf8(option.utf8);
        options.append(option);
    }
    return options;
}

void readType(Column &column, const QByteArray &text)
{
    static const QHash<QByteArray, ColumnType> types{
        {"guid", ColumnType::Guid},     {"string", ColumnType::String}, {"memo", ColumnType::Memo},
        {"int", ColumnType::Integer},   {"bigint", ColumnType::BigInt}, {"decimal", ColumnType::Decimal},
        {"money", ColumnType::Money},   {"bool", ColumnType::Boolean},  {"datetime", ColumnType::DateTime},
        {"date", ColumnType::DateOnly}, {"choice", ColumnType::Choice}, {"state", ColumnType::State},
        {"status", ColumnType::Status}, {"lookup", ColumnType::Lookup},
    };
    const auto blank = text.indexOf(' ');
    const QByteArray word = blank < 0 ? text : text.left(blank);
    const QByteArray rest = blank < 0 ? QByteArray() : text.mid(blank + 1);
    Q_ASSERT_X(types.contains(word), "schema", text.constData());
    column.type = types.value(word);
    if (column.type == ColumnType::String || column.type == ColumnType::Memo)
        column.maxLength = rest.toInt();
    else if (column.type == ColumnType::Lookup)
        column.targets = rest.split(',');
    else if (!rest.isEmpty())
        column.options = readOptions(rest);
    if (column.type == ColumnType::Boolean)
        column.options = {{0, QStringLiteral("No"), "No"}, {1, QStringLiteral("Yes"), "Yes"}};
}

void addNavigations(Entity &entity, const Column &column)
{
    // Activities share one table of columns, so their navigation names carry the activity's own.
    const QByteArray suffix = entity.activity ? '_' + entity.name : QByteArray();
    if (column.name == "ownerid") {
        entity.navigations.append({"ownerid" + suffix, column.name, {}});
        if (!suffix.isEmpty())
            entity.navigations.append({"ownerid", column.name, {}});
        return;
    }
    if (!column.isPolymorphic()) {
        entity.navigations.append({column.name + suffix, column.name, column.targets.first()});
        if (!suffix.isEmpty())
            entity.navigations.append({column.name, column.name, column.targets.first()});
        return;
    }
    for (const QByteArray &target : column.targets)
        entity.navigations.append({column.name + '_' + target + suffix, column.name, target});
}

void addColumn(Entity &entity, const QByteArray &line)
{
    const QByteArrayList parts = line.split('|');
    Column column;
    column.name = parts.at(0);
    readType(column, parts.at(1));
    const QByteArray access = parts.at(2);
    column.create = access.contains('c');
    column.update = access.contains('u');
    column.required = access.endsWith("!!") ? Required::System
        : access.endsWith('!')              ? Required::Business
                                            : Required::None;
    column.label = QString::fromUtf8(parts.at(3));
    entity.index.insert(column.name, int(entity.columns.size()));
    entity.columns.append(column);
    if (column.isLookup())
        addNavigations(entity, column);
    if (column.type == ColumnType::Money) {
        Column base = column;
        base.name += "_base";
        base.label += QStringLiteral(" (Base)");
        base.create = false;
        base.update = false;
        base.required = Required::None;
        entity.index.insert(base.name, int(entity.columns.size()));
        entity.columns.append(base);
    }
}

void addColumns(Entity &entity, const QByteArray &lines)
{
    for (const QByteArray &line : lines.split('\n')) {
        if (!line.isEmpty())
            addColumn(entity, line);
    }
}

Entity readEntity(const QByteArray &text)
{
    Entity entity;
    for (const QByteArray &line : text.split('\n')) {
        if (line.isEmpty())
            continue;
        const QByteArrayList parts = line.mid(1).split('|');
        switch (line.front()) {
        case '#': {
            entity.name = parts.at(0);
            entity.setName = parts.at(1);
            entity.schemaName = parts.at(2);
            entity.typeCode = parts.at(3).toInt();
            entity.idColumn = parts.at(4);
            entity.nameColumn = parts.at(5);
            entity.privilege = parts.at(6);
            entity.owned = parts.at(7).contains('O');
            entity.activity = parts.at(7).contains('A');
            entity.changeTracking = parts.at(7).contains('T');
            entity.writable = !parts.at(7).contains('F');
            entity.label = QString::fromUtf8(parts.at(8));
            entity.labelPlural = QString::fromUtf8(parts.at(9));
            addColumn(entity, entity.idColumn + "|guid|c!!|" + parts.at(8));
            break;
        }
        case '>':
            entity.navigations.append({parts.at(0), parts.at(1), parts.at(2)});
            break;
        case '<':
            entity.collections.append({parts.at(0), parts.at(1), parts.at(2), {}, {}});
            break;
        case '*':
            entity.collections.append({parts.at(0), parts.at(1), parts.at(4), parts.at(2), parts.at(3)});
            break;
        case '@':
            addColumns(entity,
                       parts.at(0).startsWith("address") ? addressGroup(parts.at(0).mid(8))
                                                         : QByteArray(doNotGroup));
            break;
        default:
            addColumn(entity, line);
        }
    }
    addColumns(entity, commonColumns);
    if (entity.owned)
        addColumns(entity, ownedColumns);
    return entity;
}

template <typename List> auto *findByName(const List &list, QByteArrayView name)
{
    for (const auto &item : list) {
        if (QByteArrayView(item.name) == name)
            return &item;
    }
    return static_cast<decltype(&list.first())>(nullptr);
}

} // namespace

const Option *Column::option(int value) const
{
    for (const Option &known : options) {
        if (known.value == value)
            return &known;
    }
    return nullptr;
}

const Column *Entity::column(const QByteArray &columnName) const
{
    const int at = index.value(columnName, -1);
    return at < 0 ? nullptr : &columns.at(at);
}

const Column *Entity::byWireName(QByteArrayView wireName) const
{
    if (wireName.startsWith('_') && wireName.endsWith("_value")) {
        const Column *found = column(wireName.sliced(1, wireName.size() - 7).toByteArray());
        return found && found->isLookup() ? found : nullptr;
    }
    const Column *found = column(wireName.toByteArray());
    return found && !found->isLookup() ? found : nullptr;
}

const Navigation *Entity::navigation(QByteArrayView navigationName) const
{
    return findByName(navigations, navigationName);
}

const Collection *Entity::collection(QByteArrayView collectionName) const
{
    return findByName(collections, collectionName);
}

QByteArray Entity::navigationName(const Column &lookup, QByteArrayView target) const
{
    for (const Navigation &known : navigations) {
        if (known.column == lookup.name && (known.target.isEmpty() || QByteArrayView(known.target) == target))
            return known.name;
    }
    return lookup.name;
}

Schema::Schema()
{
    for (const QByteArray &text : schemaText())
        m_entities.append(readEntity(text));
}

const Schema &Schema::instance()
{
    static const Schema schema;
    return schema;
}

const Entity *Schema::byName(QByteArrayView name) const
{
    return findByName(m_entities, name);
}

const Entity *Schema::bySetName(QByteArrayView setName) const
{
    for (const Entity &entity : m_entities) {
        if (QByteArrayView(entity.setName) == setName)
            return &entity;
    }
    return nullptr;
}

} // namespace fairlead::practice::dataverse
