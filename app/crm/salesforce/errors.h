// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"
#include "core/error.h"
#include "net/http.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace fairlead::salesforce {

/// One error as Salesforce writes it, whatever the shape around it.
struct ApiFault
{
    QString code; ///< `errorCode` of single calls, `statusCode` of collections (trap 32), `error` of OAuth
    QString message;
    QStringList fields;
    friend bool operator==(const ApiFault &, const ApiFault &) = default;
};

/// Reads an array of errors, one error, one row of a collection's answer (`errors`), an OAuth object, the
/// plain word of userinfo (trap 12), SOAP (a fault, the errors of a result), or the
/// problems of a deployment, which have no code. Empty where it is none of
/// these. Pure.
QList<ApiFault> readFaults(const QByteArray &body);

/// What a fault means (reference Salesforce 4.5). `status` only helps where the code is unknown. `instance`:
/// base of links into Setup; may be empty.
Error errorOf(const ApiFault &fault, int status, const QUrl &instance);

/// What an answer outside 2xx means. Never a bare status: where there is no code, one sentence per kind.
Error errorOf(const HttpResponse &response, const QUrl &instance);

/// A newer token may help: a 401 that is not one of the two configuration errors (trap 11), userinfo's
/// plain `Bad_OAuth_Token`, or SOAP's 500 (trap 44).
bool isTokenRejected(const HttpResponse &response);

/// The table's rows, in the order in which they are tried.
QList<CatalogueRow> catalogue();

} // namespace fairlead::salesforce
