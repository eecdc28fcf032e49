// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/environmentsettings.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairlead::practice::dataverse {

/// The documents of EntityDefinitions, as the provider shapes them.
QJsonObject entityDocument(const Entity &entity, const EnvironmentSettings &environment);
QJsonArray attributeDocuments(const Entity &entity);
/// Of a choice, state, status or Boolean; null otherwise.
QJsonValue optionSet(const Entity &entity, const Column &column);
QJsonArray manyToOneDocuments(const Entity &entity);
QJsonArray oneToManyDocuments(const Entity &entity);
QJsonArray manyToManyDocuments(const Entity &entity);
/// CSDL of the whole service.
QByteArray serviceMetadata(const EnvironmentSettings &environment);
QString metadataId(const QByteArray &name);

} // namespace fairlead::practice::dataverse
