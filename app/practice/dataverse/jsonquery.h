// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/odata.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairlead::practice::dataverse {

/// OData over documents in memory: table definitions and environments, which live in no table. Text is
/// compared with regard to case, as Global Discovery does (reference 2.6).
bool matches(const QJsonObject &document, const odata::Node &filter);
/// $filter, $orderby and $top; $select leaves the named members (and annotations).
QJsonArray query(const QJsonArray &documents, const odata::Options &options);
/// Throws where a name is not in `known`.
QJsonObject project(const QJsonObject &document, const odata::Options &options, QByteArrayView type);

} // namespace fairlead::practice::dataverse
