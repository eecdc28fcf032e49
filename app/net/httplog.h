// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http.h"

#include <QLoggingCategory>

namespace fairlead {

/// `fairlead.net`: one line an exchange. Debug for what went well, info for a refusal, warning for no answer.
Q_DECLARE_LOGGING_CATEGORY(lcNet)

/// "#7 GET https://… → 200, 123 ms, 1532 bytes, request 1a2b…". Nothing in it is secret (redact.h).
QString describeExchange(quint64 number, const HttpRequest &request, const Result<HttpResponse> &result,
                         std::chrono::milliseconds took);
void logExchange(quint64 number, const HttpRequest &request, const Result<HttpResponse> &result,
                 std::chrono::milliseconds took);

/// The provider's own id of an exchange, which its support asks for; empty where it gave none.
QByteArray providerRequestId(const HttpResponse &response);

} // namespace fairlead
