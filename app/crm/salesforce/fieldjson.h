// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QJsonValue>

#include <optional>

namespace fairlead::salesforce {

/// A value as it is written to Salesforce.
struct FieldJson
{
    QJsonValue json;
    /// False: it does not have the form of the field's type. It travels as text, for Salesforce to judge; its
    /// JSON reader may refuse the whole request over it.
    bool fits = true;
};

/// A workspace value as JSON (reference Salesforce 4.1 and 7): no value and an empty text clear, 0 and 1 of a
/// Boolean become truth values, numbers written as text become numbers, bytes the text they are in UTF-8.
/// `type`: empty where the field is not known. Pure.
FieldJson fieldJson(const RecordValue &value, std::optional<FieldType> type);

} // namespace fairlead::salesforce
