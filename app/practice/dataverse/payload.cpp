// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/payload.h"

#include <QJsonArray>

#include <cmath>

namespace fairlead::practice::dataverse {

namespace {

[[noreturn]] void wrongType(const Entity &entity, const Column &column, const char *edm)
{
    throw badPayload(
        entity.setName,
        QStringLiteral("Microsoft.OData.ODataException: Cannot convert the value of property '%1' to the "
                       "expected type '%2'")
            .arg(latin(column.name), QLatin1String(edm)));
}

[[noreturn]] void outOfRange(const Entity &entity, const Column &column, const QString &value,
                             const QString &accepted)
{
    throw Problem{
        400, "0x80044330",
        QStringLiteral("A validation error occurred.  The value %1 of '%2' on record of type '%3' is outside "
                       "the valid range. Accepted Values: %4")
            .arg(value, latin(column.name), latin(entity.name), accepted)};
}

Value readNumber(const Entity &entity, const Column &column, const QJsonValue &value)
{
    const bool decimal = column.type == ColumnType::Money || column.type == ColumnType::Decimal;
    if (!value.isDouble())
        wrongType(entity, column, decimal ? "Edm.Decimal" : "Edm.Int32");
    const double number = value.toDouble();
    if (decimal) {
        if (std::abs(number) > 922'337'203'685'477.0)
            outOfRange(entity, column, QString::number(number),
                       QStringLiteral("-922337203685477 to 922337203685477"));
        // Money keeps four decimals.
        return column.type == ColumnType::Money ? std::round(number * 10'000) / 10'000 : number;
    }
    if (number != std::floor(number))
        wrongType(entity, column, "Edm.Int32");
    const auto whole = qint64(number);
    const bool percent = column.name == "percentcomplete" || column.name == "closeprobability";
    if (percent && (whole < 0 || whole > 100))
        outOfRange(entity, column, QString::number(whole), QStringLiteral("0 to 100"));
    if (column.type == ColumnType::Integer && (whole < INT32_MIN || whole > INT32_MAX))
        wrongType(entity, column, "Edm.Int32");
    if (column.hasOptions() && !column.option(int(whole))) {
        QStringList accepted;
        for (const Option &option : column.options)
            accepted.append(QString::number(option.value));
        // A wrong state or status is a matter of its own (reference 4.11).
        if (column.type == ColumnType::State || column.type == ColumnType::Status)
            throw Problem{400, "0x80048408",
                          QStringLiteral("%1 is not a valid %2 code for the %3.")
                              .arg(whole)
                              .arg(column.type == ColumnType::State ? QStringLiteral("state")
                                                                    : QStringLiteral("status"))
                              .arg(latin(entity.name))};
        outOfRange(entity, column, QString::number(whole), accepted.join(QLatin1Char(',')));
    }
    return whole;
}

Value readText(const Entity &entity, const Column &column, const QJsonValue &value)
{
    if (!value.isString())
        wrongType(entity, column, "Edm.String");
    const QString text = value.toString();
    if (text.size() > column.maxLength)
        throw Problem{
            400, "0x80044331",
            QStringLiteral("A validation error occurred. The length of the '%1' attribute of the '%2' entity "
                           "exceeded the maximum allowed length of '%3'.")
                .arg(latin(column.name), latin(entity.name))
                .arg(column.maxLength)};
    // The database keeps no difference between an empty text and none.
    return valueOf(text);
}

bool isPartyList(const Entity &entity, const QString &key)
{
    return entity.activity && key == latin(entity.name) + QStringLiteral("_activity_parties");
}

void readBinding(Session &session, const Entity &entity, const QString &name, const QJsonValue &value,
                 Payload &payload)
{
    const Navigation *navigation = entity.navigation(name.toUtf8());
    if (!navigation)
        throw badPayload(
            entity.setName,
            QStringLiteral("Microsoft.OData.ODataException: An undeclared property '%1' which only has "
                           "property annotations in the payload but no property value was found in the "
                           "payload. In OData, only declared navigation properties and declared named "
                           "streams can be represented as properties without values")
                .arg(name));
    const Column &column = *entity.column(navigation->column);
    if (value.isNull()) {
        payload.row.insert(column.name, Value());
        if (column.isPolymorphic())
            payload.row.insert(column.typeColumn(), Value());
        return;
    }
    const Reference target = readReference(session, value.toString());
    const bool fits = navigation->target.isEmpty() ? column.targets.contains(target.entity->name)
                                                   : navigation->target == target.entity->name;
    if (!fits)
        throw badPayload(
            entity.setName,
            QStringLiteral("Microsoft.OData.ODataException: The navigation property '%1' cannot point to "
                           "'%2'")
                .arg(name, latin(target.entity->setName)));
    payload.row.insert(column.name, target.id);
    if (column.isPolymorphic())
        payload.row.insert(column.typeColumn(), target.entity->name);
    payload.bound.insert(column.name, target);
}

} // namespace

QByteArray keyOf(const Entity &entity, const odata::Segment &segment)
{
    if (!segment.key.isEmpty())
        return segment.key;
    const auto named = segment.namedKeys.constFind(entity.idColumn);
    if (segment.namedKeys.size() == 1 && named != segment.namedKeys.cend()
        && named->type == odata::Literal::Type::Guid)
        return named->text;
    throw badRequest(
        QStringLiteral("The specified key predicates do not match any key defined for the entity '%1'.")
            .arg(QString::fromLatin1(entity.name)));
}

Reference readReference(const Session &session, const QString &text)
{
    QByteArray path = text.toUtf8();
    if (session.references && path.startsWith('$')) {
        const auto row = session.references->constFind(path.mid(1));
        if (row == session.references->cend())
            throw unknownContentId(text);
        path = *row;
    }
    if (path.startsWith(session.serviceRoot))
        path = path.mid(session.serviceRoot.size());
    else if (path.contains("://")) {
        const auto data = path.indexOf("/api/data/");
        path = data < 0 ? QByteArray() : path.mid(path.indexOf('/', data + 10) + 1);
    }
    if (path.startsWith("/api/data/"))
        path = path.mid(path.indexOf('/', 10) + 1);
    if (path.startsWith('/'))
        path = path.mid(1);
    const QList<odata::Segment> segments = odata::readPath(path);
    Reference reference;
    if (segments.size() == 1)
        reference.entity = Schema::instance().bySetName(segments.first().name);
    if (!reference.entity || segments.first().key.isEmpty())
        throw badRequest(QStringLiteral("Resource not found for the segment '%1'.").arg(text));
    reference.id = segments.first().key;
    if (!session.store.exists(*reference.entity, reference.id))
        throw rowMissing(reference.entity->name, reference.id);
    return reference;
}

Value readValue(const Entity &entity, const Column &column, const QJsonValue &value)
{
    if (value.isNull())
        return {};
    switch (column.type) {
    case ColumnType::String:
    case ColumnType::Memo:
        return readText(entity, column, value);
    case ColumnType::Guid:
        if (!odata::isGuid(value.toString().toLatin1()))
            wrongType(entity, column, "Edm.Guid");
        return value.toString().toLower().toLatin1();
    case ColumnType::Boolean:
        if (!value.isBool())
            wrongType(entity, column, "Edm.Boolean");
        return qint64(value.toBool());
    case ColumnType::DateTime: {
        const QByteArray when = odata::toUtcSeconds(value.toString().toLatin1());
        if (when.isEmpty())
            wrongType(entity, column, "Edm.DateTimeOffset");
        return when;
    }
    case ColumnType::DateOnly: {
        const QByteArray text = value.toString().toLatin1();
        if (text.size() != 10 || odata::toUtcSeconds(text).isEmpty())
            wrongType(entity, column, "Edm.Date");
        return text;
    }
    case ColumnType::Lookup:
        throw badRequest(
            QStringLiteral("CRM do not support direct update of Entity Reference properties, Use Navigation "
                           "properties instead."));
    default:
        return readNumber(entity, column, value);
    }
}

Payload readPayload(Session &session, const Entity &entity, const QJsonObject &body, bool creating)
{
    Payload payload;
    for (auto member = body.begin(); member != body.end(); ++member) {
        const QString key = member.key();
        const auto at = key.indexOf(QLatin1Char('@'));
        if (at >= 0) {
            if (QStringView(key).mid(at) == QLatin1String("@odata.bind"))
                readBinding(session, entity, key.left(at), member.value(), payload);
            continue; // other annotations come back from a read and mean nothing here
        }
        if (isPartyList(entity, key)) {
            payload.hasParties = true;
            const Entity &party = *Schema::instance().byName("activityparty");
            for (const auto &one : member.value().toArray())
                payload.parties.append(readPayload(session, party, one.toObject(), true).row);
            continue;
        }
        const Column *column = entity.byWireName(key.toUtf8());
        if (!column && entity.column(key.toUtf8())) // a lookup by its bare name
            throw badPayload(
                entity.setName,
                QStringLiteral("Microsoft.OData.ODataException: A 'PrimitiveValue' node with non-null value "
                               "was found when trying to read the value of the property '%1'; however, a "
                               "'StartObject' node was expected")
                    .arg(key));
        if (!column)
            throw badPayload(
                entity.setName,
                QStringLiteral("Microsoft.Crm.CrmException: Invalid property '%1' was found in entity "
                               "'Microsoft.Dynamics.CRM.%2'. ---> Microsoft.OData.ODataException: Does not "
                               "support untyped value in non-open type")
                    .arg(key, latin(entity.name)));
        const Value value = readValue(entity, *column, member.value());
        const bool writable = creating ? column->create || column->type == ColumnType::State : column->update;
        if (!writable)
            continue;
        if (isNull(value) && column->required == Required::System)
            throw Problem{400, "0x80040203",
                          QStringLiteral("The property '%1' of '%2' is required and cannot be null.")
                              .arg(key, latin(entity.name))};
        payload.row.insert(column->name, value);
    }
    return payload;
}

} // namespace fairlead::practice::dataverse
