// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/http.h"

#include <QJsonObject>
#include <QUrl>

namespace fairlead {

/// The JSON object of an OAuth answer. ProviderAnswerInvalid for anything else: proxies and captive portals
/// answer with pages of their own.
Result<QJsonObject> readJsonObject(const HttpResponse &response);
Error invalidAnswer(const QString &detail);

/// `base` with another path and no query.
QUrl endpoint(const QUrl &base, const QString &path);

/// The provider is there but cannot answer now: 429 and 5xx. Never "signed out".
bool isProviderTrouble(const HttpResponse &response);
Error providerTrouble(const HttpResponse &response);

} // namespace fairlead
