// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "crm/salesforce/setup/serveraccess.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace fairlead {

/// Something a connection signs in with that ends by itself. A value type.
struct Expiry
{
    enum class What { ClientSecret, Certificate };
    What what = What::ClientSecret;
    QDateTime at; ///< UTC
};

/// What is said ahead of it. A value type, texts translated.
struct ExpiryNotice
{
    int days = 0; ///< of 30, 7, 1; 0: it has ended
    QString sentence;
    QString remedy;
    QUrl link; ///< where a new one is made; empty: Fairlead makes it itself
};

/// The notice that is due now and has not been told: at 30, 7 and 1 days, and at the end, each once, the last
/// one passed alone (who was away for weeks is told once). `lastTold`: when the last one was; invalid: never.
/// Pure.
std::optional<ExpiryNotice> due(const Expiry &expiry, const QDateTime &now, const QDateTime &lastTold,
                                const ConnectionInfo &connection);

/// What of this connection ends, where that is known; by `credentialExpires`.
std::optional<Expiry> expiryOf(const ConnectionInfo &connection);
/// The certificate that Fairlead made for server-to-server access, once that is on.
std::optional<Expiry> expiryOf(const salesforce::ServerAccess &access);

} // namespace fairlead
