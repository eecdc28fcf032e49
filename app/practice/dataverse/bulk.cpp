// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/bulk.h"

#include <QJsonDocument>

namespace fairlead::practice::dataverse {

namespace {

Problem invalidArgument(const QString &message)
{
    return {400, "0x80040203", message};
}

/// The primary key among a target's members; empty where it is not there or no GUID.
QByteArray ownKey(const Entity &entity, const QJsonObject &target)
{
    const QByteArray id = target.value(latin(entity.idColumn)).toString().toLower().toLatin1();
    return odata::isGuid(id) ? id : QByteArray();
}

/// What `"@odata.id": "leads(…)"` names. Alternate keys, its usual purpose, are defined by nobody here.
QByteArray keyByAddress(const Entity &entity, const QString &address)
{
    const QList<odata::Segment> segments =
        odata::readPath(address.mid(address.lastIndexOf(QLatin1Char('/')) + 1).toUtf8());
    if (segments.size() != 1 || segments.first().name != entity.setName)
        throw badPayload(
            entity.setName,
            QStringLiteral("Microsoft.OData.ODataException: The '@odata.id' '%1' does not name a row of '%2'")
                .arg(address, latin(entity.setName)));
    return keyOf(entity, segments.first());
}

} // namespace

QJsonArray Bulk::targets(QByteArrayView action, const Entity &entity, const QJsonObject &body) const
{
    if (m_session.settings.bulkUnavailable.contains(latin(entity.name)))
        throw Problem{400, "0x80040800",
                      QStringLiteral("The '%1' method does not support entities of type '%2'. "
                                     "MessageProcessorCache returned MessageProcessor.Empty.")
                          .arg(QString::fromLatin1(action), latin(entity.name))};
    const QJsonValue given = body.value(QLatin1String("Targets"));
    if (!given.isArray() || given.toArray().isEmpty())
        throw invalidArgument(QStringLiteral("Required field 'Targets' is missing or empty for request '%1'.")
                                  .arg(QString::fromLatin1(action)));
    const QString wanted = QStringLiteral("Microsoft.Dynamics.CRM.") + latin(entity.name);
    const QJsonArray targets = given.toArray();
    m_session.operations = targets.size();
    const int most = m_session.settings.bulkTargetsMax;
    if (most > 0 && targets.size() > most)
        throw Problem{
            500, "0x80044151",
            QStringLiteral("Sql error: SQL timeout expired. CRM ErrorCode: -2147204783 Sql ErrorCode: "
                           "-2146232060 Sql Number: -2")};
    for (const auto &target : targets) {
        // Without it the provider sees the abstract type behind all tables, which has no properties.
        QString type = target.toObject().value(QLatin1String("@odata.type")).toString();
        if (type.startsWith(QLatin1Char('#')))
            type.remove(0, 1);
        if (type.isEmpty())
            throw badPayload(
                entity.setName,
                QStringLiteral("Microsoft.OData.ODataException: Each of the 'Targets' needs '@odata.type': "
                               "'Microsoft.Dynamics.CRM.crmbaseentity' is abstract"));
        if (type != wanted)
            throw badPayload(entity.setName,
                             QStringLiteral("Microsoft.OData.ODataException: One of the 'Targets' is a '%1', "
                                            "but all must be '%2'")
                                 .arg(type, wanted));
    }
    return targets;
}

Response Bulk::create(const Entity &entity, const QJsonArray &targets)
{
    Atomic together(m_session.store);
    Writer writer(m_session);
    QJsonArray ids;
    for (const auto &target : targets) {
        const QJsonObject row = target.toObject();
        const QByteArray id = ownKey(entity, row);
        // The database's own words, where a single create has friendlier ones.
        if (!id.isEmpty() && m_session.store.exists(entity, id))
            throw Problem{412, "0x80040237", QStringLiteral("Cannot insert duplicate key.")};
        ids.append(latin(writer.createRow(entity, row)));
    }
    together.keep();
    const QJsonObject answer{
        {QStringLiteral("@odata.context"),
         latin(m_session.serviceRoot + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse")},
        {QStringLiteral("Ids"), ids}};
    return m_session.json(QJsonDocument(answer).toJson(QJsonDocument::Compact));
}

Response Bulk::update(const Entity &entity, const QJsonArray &targets)
{
    QStringList missing;
    for (const auto &target : targets) {
        const QByteArray id = ownKey(entity, target.toObject());
        if (id.isEmpty())
            throw invalidArgument(QStringLiteral("Entity Id must be specified for Update"));
        if (!m_session.store.exists(entity, id))
            missing.append(latin(id));
    }
    if (!missing.isEmpty())
        throw Problem{404, "0x80040217",
                      QStringLiteral("%1 With Ids = %2 Do Not Exist")
                          .arg(latin(entity.schemaName), missing.join(QLatin1String(", ")))};
    Atomic together(m_session.store);
    Writer writer(m_session);
    for (const auto &target : targets) {
        const QJsonObject row = target.toObject();
        writer.updateRow(entity, ownKey(entity, row), row);
    }
    together.keep();
    return m_session.noContent();
}

Response Bulk::upsert(const Entity &entity, const QJsonArray &targets)
{
    Atomic together(m_session.store);
    Writer writer(m_session);
    for (const auto &target : targets) {
        const QJsonObject row = target.toObject();
        const QString address = row.value(QLatin1String("@odata.id")).toString();
        const QByteArray id = address.isEmpty() ? ownKey(entity, row) : keyByAddress(entity, address);
        if (id.isEmpty())
            throw invalidArgument(QStringLiteral("Entity Id or a key must be specified for Upsert"));
        writer.upsertRow(entity, id, row);
    }
    together.keep();
    return m_session.noContent();
}

std::optional<Response> Bulk::answer(QByteArrayView action, const Entity &entity, const QJsonObject &body)
{
    if (action == "DeleteMultiple")
        throw Problem{501, "0x80060888", QStringLiteral("DeleteMultiple has not yet been implemented.")};
    if (action == "CreateMultiple")
        return create(entity, targets(action, entity, body));
    if (action == "UpdateMultiple")
        return update(entity, targets(action, entity, body));
    if (action == "UpsertMultiple")
        return upsert(entity, targets(action, entity, body));
    return std::nullopt;
}

} // namespace fairlead::practice::dataverse
