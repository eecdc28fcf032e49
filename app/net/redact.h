// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http.h"

#include <QString>

namespace fairlead {

/// Redaction by allow-list (trap 3 of the anchors): only what is known to be harmless is kept, everything
/// else becomes "…". Pure functions, any thread. What they return may be logged and put into the diagnostic
/// bundle.

/// Scheme, host, port and plain path segments stay; user info and fragment go; of the query, the values of
/// harmless keys stay, known keys lose their value, unknown keys go whole.
QString redactUrl(const QUrl &url);

/// A header's value, or "…" where the name is not on the list.
QByteArray redactHeader(QByteArrayView name, const QByteArray &value);

/// One line "Name: value; Name: …".
QString redactHeaders(const HttpHeaders &headers);

/// Form bodies never show anything but their size. Of a JSON object, the provider's support keys stay
/// (`error`, `error_codes`, `trace_id` …); everything else is its size.
QString redactBody(const QByteArray &contentType, const QByteArray &body);

} // namespace fairlead
