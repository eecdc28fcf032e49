// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QNetworkReply>
#include <QSslError>

#include <functional>

namespace fairlead {

/// What is known about an exchange that ended without an answer.
struct NetworkFailure
{
    QNetworkReply::NetworkError error = QNetworkReply::UnknownNetworkError;
    QString errorText; ///< Qt's own wording, for support
    QString host; ///< who was asked
    QString proxy; ///< "host:port" where one was used, else empty
    bool loginRefused = false; ///< the proxy was told a user name and password, and wants others
    bool throughTunnel = false; ///< the proxy was asked to CONNECT (https), so it looked the host up
    QList<QSslError> tlsErrors;
};

/// True where some interface other than loopback is up and has an address.
bool hasNetworkInterface();

/// The Error a person meets. `hasNetwork` tells "this computer is offline" from "that host is not found"; it
/// is asked only where that matters.
Error networkError(const NetworkFailure &failure,
                   const std::function<bool()> &hasNetwork = hasNetworkInterface);

/// The request was not answered within its time.
Error timedOut(const QString &host, std::chrono::milliseconds after);

} // namespace fairlead
