// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/schema.h"
#include "practice/salesforce/schemadata.h"

#include <algorithm>

namespace fairlead::practice::salesforce {

namespace {

struct TypeRow
{
    FieldType type;
    const char *name;
    const char *soap;
};

constexpr TypeRow types[] = {
    {FieldType::Id, "id", "tns:ID"},
    {FieldType::String, "string", "xsd:string"},
    {FieldType::Textarea, "textarea", "xsd:string"},
    {FieldType::Boolean, "boolean", "xsd:boolean"},
    {FieldType::Int, "int", "xsd:int"},
    {FieldType::Double, "double", "xsd:double"},
    {FieldType::Currency, "currency", "xsd:double"},
    {FieldType::Percent, "percent", "xsd:double"},
    {FieldType::Date, "date", "xsd:date"},
    {FieldType::Datetime, "datetime", "xsd:dateTime"},
    {FieldType::Picklist, "picklist", "xsd:string"},
    {FieldType::Combobox, "combobox", "xsd:string"},
    {FieldType::Email, "email", "xsd:string"},
    {FieldType::Phone, "phone", "xsd:string"},
    {FieldType::Url, "url", "xsd:string"},
    {FieldType::Reference, "reference", "tns:ID"},
    {FieldType::Address, "address", "urn:address"},
};

const TypeRow &row(FieldType type)
{
    return *std::find_if(std::begin(types), std::end(types),
                         [&](const TypeRow &each) { return each.type == type; });
}

// "reference Contact,Lead>Who", "picklist A;B", "currency 18 2", "string 80"
void readType(Field &field, const QString &spec)
{
    const QString word = spec.section(QLatin1Char(' '), 0, 0);
    QString rest = spec.section(QLatin1Char(' '), 1).trimmed();
    const auto found = std::find_if(std::begin(types), std::end(types),
                                    [&](const TypeRow &each) { return word == QLatin1String(each.name); });
    Q_ASSERT_X(found != std::end(types), "schema", qPrintable(spec));
    field.type = found->type;
    switch (field.type) {
    case FieldType::Id:
        field.length = 18;
        break;
    case FieldType::Reference:
        field.length = 18;
        field.referenceTo = rest.section(QLatin1Char('>'), 0, 0).toLatin1().split(',');
        field.relationshipName = rest.section(QLatin1Char('>'), 1).toLatin1();
        break;
    case FieldType::Int:
        field.precision = rest.isEmpty() ? 9 : rest.toInt();
        break;
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        field.precision = rest.section(QLatin1Char(' '), 0, 0).toInt();
        field.scale = rest.section(QLatin1Char(' '), 1, 1).toInt();
        break;
    case FieldType::Combobox:
        field.length = rest.section(QLatin1Char(' '), 0, 0).toInt();
        field.picklist = rest.section(QLatin1Char(' '), 1).split(QLatin1Char(';'));
        break;
    case FieldType::Picklist:
        field.length = 255;
        field.picklist = rest.split(QLatin1Char(';'), Qt::SkipEmptyParts);
        break;
    default:
        field.length = rest.toInt();
    }
    // Long text areas can be read but not searched (reference Salesforce 7, "Type notes").
    field.filterable = field.sortable = !(field.type == FieldType::Textarea && field.length > 255);
}

// "CU* d =Normal @BillingAddress": see the head of schemadata.h.
void readFlags(Field &field, const QString &flags)
{
    for (const QString &word : flags.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (word.startsWith(QLatin1Char('='))) {
            field.defaultValue = word.mid(1).replace(QLatin1Char('_'), QLatin1Char(' '));
            continue;
        }
        if (word.startsWith(QLatin1Char('@'))) {
            field.compound = word.mid(1).toLatin1();
            continue;
        }
        for (const QChar c : word) {
            switch (c.unicode()) {
            case 'C':
                field.createable = true;
                break;
            case 'U':
                field.updateable = true;
                break;
            case '*':
                field.nillable = false;
                break;
            case 'd':
                field.defaulted = true;
                break;
            case 'N':
                field.nameField = true;
                break;
            case 'L':
                field.idLookup = true;
                break;
            case 'X':
                field.unique = true;
                break;
            case 'c':
                field.calculated = true;
                break;
            case 'R':
                field.restricted = true;
                break;
            case 'E':
                field.externalId = field.unique = field.idLookup = true;
                break;
            case 's':
                field.system = true;
                break;
            case 'F':
                field.filterable = false;
                break;
            default:
                Q_ASSERT_X(false, "schema", qPrintable(flags));
            }
        }
    }
}

QStringList cells(const QString &line)
{
    QStringList out = line.split(QLatin1Char('|'));
    for (QString &cell : out)
        cell = cell.trimmed();
    return out;
}

void add(Object &object, const QString &line)
{
    const QStringList parts = cells(line);
    Q_ASSERT_X(parts.size() == 4, "schema", qPrintable(line));
    Field field;
    field.name = parts.at(0).toLatin1();
    field.label = parts.at(1);
    readType(field, parts.at(2));
    readFlags(field, parts.at(3));
    if (field.type == FieldType::Boolean) {
        // A check box is never empty.
        field.nillable = false;
        field.defaulted = field.createable || field.updateable;
        if (field.defaultValue.isEmpty())
            field.defaultValue = QStringLiteral("false");
    }
    object.fieldIndex.insert(field.name, int(object.fields.size()));
    object.fieldIndex.insert(field.name.toLower(), int(object.fields.size()));
    object.fields.append(field);
}

// "+ permissions | CU"
void addPermissions(Object &object, const QString &line)
{
    const QString flags = cells(line).at(1);
    const QString all = QString::fromUtf8(systemPermissions());
    for (const QString &each : all.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QStringList parts = cells(each);
        add(object, QStringLiteral("Permissions%1 | %2 | boolean | %3").arg(parts.at(0), parts.at(1), flags));
    }
}

Object readHead(const QString &line)
{
    const QStringList parts = cells(line.mid(1));
    Q_ASSERT_X(parts.size() == 5, "schema", qPrintable(line));
    Object object;
    object.name = parts.at(0).toLatin1();
    object.label = parts.at(1);
    object.labelPlural = parts.at(2);
    object.keyPrefix = parts.at(3).toLatin1();
    const QString &flags = parts.at(4);
    object.createable = flags.contains(QLatin1Char('C'));
    object.updateable = flags.contains(QLatin1Char('U'));
    const bool toRecycleBin = flags.contains(QLatin1Char('D'));
    object.deletable = toRecycleBin || flags.contains(QLatin1Char('H'));
    object.setup = flags.contains(QLatin1Char('A'));
    object.replicateable = flags.contains(QLatin1Char('R'));
    object.searchable = flags.contains(QLatin1Char('S'));
    object.listed = !flags.contains(QLatin1Char('-'));
    object.stamped = !flags.contains(QLatin1Char('n'));
    add(object, QStringLiteral("Id | %1 ID | id | *dsL").arg(object.label));
    if (toRecycleBin)
        add(object, QStringLiteral("IsDeleted | Deleted | boolean | s"));
    return object;
}

void addAudit(Object &object)
{
    if (!object.listed || !object.stamped)
        return;
    if (object.replicateable || object.createable || object.updateable) {
        add(object, QStringLiteral("CreatedDate | Created Date | datetime | *ds"));
        add(object, QStringLiteral("CreatedById | Created By ID | reference User>CreatedBy | *ds"));
        add(object, QStringLiteral("LastModifiedDate | Last Modified Date | datetime | *ds"));
        add(object,
            QStringLiteral("LastModifiedById | Last Modified By ID | reference User>LastModifiedBy | *ds"));
    }
    add(object, QStringLiteral("SystemModstamp | System Modstamp | datetime | *ds"));
}

} // namespace

bool Field::permissionable() const
{
    if (system || nameField || !compound.isEmpty())
        return false;
    return type == FieldType::Boolean ? createable || updateable : nillable;
}

bool Field::isText() const
{
    switch (type) {
    case FieldType::String:
    case FieldType::Textarea:
    case FieldType::Picklist:
    case FieldType::Combobox:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Url:
        return true;
    default:
        return false;
    }
}

const Field *Object::field(QByteArrayView wanted) const
{
    // Almost always as written in the schema; only then is a copy made.
    int at = fieldIndex.value(QByteArray::fromRawData(wanted.data(), wanted.size()), -1);
    if (at < 0)
        at = fieldIndex.value(wanted.toByteArray().toLower(), -1);
    return at < 0 ? nullptr : &fields.at(at);
}

const Field *Object::relationship(QByteArrayView wanted) const
{
    for (const Field &each : fields) {
        if (!each.relationshipName.isEmpty()
            && wanted.compare(each.relationshipName, Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

const Field *Object::nameField() const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [](const Field &each) { return each.nameField; });
    return found == fields.end() ? nullptr : &*found;
}

QList<const Field *> Object::partsOf(const Field &address) const
{
    QList<const Field *> out;
    for (const auto *suffix : {"Street", "City", "State", "PostalCode", "Country"}) {
        const auto found = std::find_if(fields.begin(), fields.end(), [&](const Field &each) {
            return each.compound == address.name && each.name.endsWith(suffix);
        });
        out.append(found == fields.end() ? nullptr : &*found);
    }
    return out;
}

bool Object::allowsEdit(const Field &field) const
{
    if (field.type != FieldType::Address)
        return field.createable || field.updateable;
    const auto parts = partsOf(field);
    return std::any_of(parts.begin(), parts.end(),
                       [](const Field *part) { return part && (part->createable || part->updateable); });
}

const Object &objectNamed(const char *name)
{
    const Object *object = Schema::instance().object(name);
    Q_ASSERT_X(object, "schema", name);
    return *object;
}

const QByteArrayList &permissionNames()
{
    static const QByteArrayList names = [] {
        QByteArrayList out;
        for (const QByteArray &line : QByteArray(systemPermissions()).split('\n')) {
            if (!line.isEmpty())
                out.append(line.left(line.indexOf('|')).trimmed());
        }
        return out;
    }();
    return names;
}

const Schema &Schema::instance()
{
    static const Schema schema;
    return schema;
}

Schema::Schema()
{
    for (const char *table : schemaTables() + setupTables())
        read(table);
}

void Schema::read(const char *table)
{
    for (const QString &line : QString::fromUtf8(table).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QLatin1Char('#'))) {
            m_objects.append(readHead(line));
            continue;
        }
        if (line.startsWith(QLatin1Char('+')))
            addPermissions(m_objects.last(), line);
        else
            add(m_objects.last(), line);
    }
    Object &object = m_objects.last();
    addAudit(object);
    // What an organisation added comes after all that Salesforce brings.
    if (object.createable && object.softDeletes())
        add(object, QStringLiteral("Fairlead_Id__c | Fairlead Id | string 64 | CUE"));
}

const Object *Schema::object(QByteArrayView name) const
{
    for (const Object &each : m_objects) {
        if (name.compare(each.name, Qt::CaseInsensitive) == 0)
            return &each;
    }
    return nullptr;
}

const Object *Schema::byPrefix(QByteArrayView id) const
{
    for (const Object &each : m_objects) {
        if (!each.keyPrefix.isEmpty() && id.startsWith(each.keyPrefix))
            return &each;
    }
    return nullptr;
}

QList<Schema::Child> Schema::childrenOf(const Object &parent) const
{
    QList<Child> out;
    for (const Object &each : m_objects) {
        for (const Field &field : each.fields) {
            if (each.listed && field.referenceTo.contains(parent.name))
                out.append({&each, &field});
        }
    }
    return out;
}

QByteArray typeName(FieldType type)
{
    return row(type).name;
}

QByteArray soapType(FieldType type)
{
    return row(type).soap;
}

} // namespace fairlead::practice::salesforce
