// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QJsonObject>

namespace fairlead::salesforce {

/// The objects worth offering out of `/sobjects` (reference Salesforce 3.1): queryable, with a change stamp
/// of their own, and with pages a person works on; the proposed ones first, then by label. Histories, shares
/// and feeds are not offered. Pure.
QList<ObjectInfo> objectsOf(const QJsonObject &sobjects);

/// Whether a field out of a describe is one that can be kept in step (see objectOf). Pure.
bool isKeptInStep(const QJsonObject &field);

/// `/sobjects/X/describe` as an ObjectInfo (reference Salesforce 3.1 and 7). Left out: compound addresses and
/// locations (their parts are fields of their own), files, and what is different for each calling user. Pure.
ObjectInfo objectOf(const QJsonObject &describe);

} // namespace fairlead::salesforce
