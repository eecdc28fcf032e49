// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "crm/recordwrite.h"
#include "net/http.h"

#include <QString>

#include <optional>

namespace fairlead::dynamics {

/// What an answer to a write means for its record (reference Microsoft 4.8, 4.9, 4.11). All pure.
///
/// `id`: the record's GUID. A create whose key is taken was performed before. What is told to be missing is
/// the record itself only where the message names no other one: a lookup to a record that is gone is answered
/// with the same code, and is this record's RecordRejected, never its deletion. DuplicateFound has the ids
/// that the message names.
WriteResult resultOf(WriteKind kind, const QString &id, const std::optional<Error> &error);

/// Of one answer in a batch; empty for success. `environment` as for errorOf().
std::optional<Error> errorOfPart(const HttpResponse &part, const QUrl &environment = {});

/// The environment looked at the request and refused it, leaving nothing behind. Otherwise nobody knows, or
/// it will refuse everything for now.
bool isRefusal(const Error &error);
/// A create found its key taken.
bool isKeyTaken(const Error &error);
/// The table has no `action` ("CreateMultiple").
bool isUnsupported(const Error &error, const QString &action);

/// A record whose id or version cannot have come from Dataverse.
Error unsendable();

} // namespace fairlead::dynamics
