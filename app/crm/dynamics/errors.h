// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "net/http.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::dynamics {

/// One error as Dataverse writes it.
struct ApiFault
{
    QString code; ///< "0x80040217"; a decimal HRESULT is rewritten; may be empty
    QString message;
    friend bool operator==(const ApiFault &, const ApiFault &) = default;
};

/// Reads `{"error":{"code","message"}}`, or the `{"Message"}` of the layer before it. Empty where it is
/// neither. Trace texts are never read: they can hold business data (trap 48). Pure.
std::optional<ApiFault> readFault(const QByteArray &body);

/// What a fault means (reference Microsoft 4.11). `status` helps where the code is unknown or empty. Pure.
Error errorOf(const ApiFault &fault, int status);

/// What an answer outside 2xx means. A claims challenge is SignInNeeded, the claims in `detail`.
Error errorOf(const HttpResponse &response);

/// A 401 that a newer token may help with; a claims challenge is none (trap 24).
bool isTokenRejected(const HttpResponse &response);

/// Every code with a row of its own, for the test that compares with the reference.
QStringList knownErrorCodes();

} // namespace fairlead::dynamics
