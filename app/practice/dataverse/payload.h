// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/reader.h"

#include <QJsonObject>

namespace fairlead::practice::dataverse {

/// A row of another table as an address names it: "/accounts(…)", "accounts(…)", the whole URL, in a change
/// set also "$1".
struct Reference
{
    const Entity *entity = nullptr;
    QByteArray id;
};

/// The body of a write, read against the schema.
struct Payload
{
    Row row; ///< only what was named
    QList<Row> parties; ///< rows for activityparty, without their activity
    bool hasParties = false;
    QHash<QByteArray, Reference> bound; ///< lookups that were set, by their columns
};

/// The key of a row in an address: a GUID, or `leadid=…`. Alternate keys are defined by nobody here: thrown.
QByteArray keyOf(const Entity &entity, const odata::Segment &segment);
/// Throws where it is none, or where the row does not exist.
Reference readReference(const Session &session, const QString &text);

/// Throws 0x80048d19, 0x80060888 or a validation error. Columns that may not be written at this point are
/// left out silently, as the platform does. `creating`: POST, or an upsert that creates.
Payload readPayload(Session &session, const Entity &entity, const QJsonObject &body, bool creating);
/// One value as its column stores it.
Value readValue(const Entity &entity, const Column &column, const QJsonValue &value);

} // namespace fairlead::practice::dataverse
