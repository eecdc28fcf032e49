// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/store.h"

namespace fairlead::practice::salesforce {

/// What the org works out by itself when a record is saved (reference Salesforce 7): full names, what follows
/// from a stage or a status, the ends of events. `before` is null on create; `given` names the fields the
/// caller set. An error's text and field where the values do not fit together.
struct RuleError
{
    QByteArray code;
    QString message;
    QByteArrayList fields;
};

std::optional<RuleError> applyRules(Store &store, Row &row, const Row *before, const QByteArrayList &given,
                                    const QDateTime &now);

} // namespace fairlead::practice::salesforce
