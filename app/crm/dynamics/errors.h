// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"
#include "core/error.h"
#include "net/http.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

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

/// What a fault means (reference Microsoft 4.11). `status` helps where the code is unknown or empty.
/// `environment`: whose cloud's admin centre links lead to; may be empty. Pure.
Error errorOf(const ApiFault &fault, int status, const QUrl &environment = {});

/// What an answer outside 2xx means. A claims challenge is SignInNeeded, the claims in `detail`.
Error errorOf(const HttpResponse &response, const QUrl &environment = {});

/// A 401 that a newer token may help with; a claims challenge is none (trap 24).
bool isTokenRejected(const HttpResponse &response);

/// The table's rows, in the order in which they are tried.
QList<CatalogueRow> catalogue();

} // namespace fairlead::dynamics
