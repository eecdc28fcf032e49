// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crmkind.h"
#include "core/error.h"

#include <QString>

#include <optional>

namespace fairlead {

/// The filter of a job is a condition in the CRM's own language that stands in brackets among others in a
/// query. `hint`: how one is written there. Pure.

/// FilterRefused for what the CRM need not be asked about, or must not: brackets that end before they begin
/// would leave ours, and an address has an end.
std::optional<Error> problemOfFilter(const QString &filter, CrmKind crm, const QString &hint);

/// The CRM does not take the question: with nothing else in it that a person wrote, it is the filter.
bool isAboutTheFilter(const Error &error);

/// FilterRefused, in the words of what the CRM said.
Error filterRefused(const Error &cause, const QString &hint);

} // namespace fairlead
