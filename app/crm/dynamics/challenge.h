// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/cloud.h"
#include "core/result.h"
#include "core/task.h"
#include "net/http.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QUrl>

#include <optional>

namespace fairlead::dynamics {

/// Parameters of one `Bearer` challenge, names in lower case.
using BearerParameters = QHash<QByteArray, QByteArray>;

/// The Bearer challenge among all `WWW-Authenticate` headers, empty where there is none. Takes what servers
/// write: values quoted or not, several challenges in one header, several headers, parameters in any order,
/// padded base64 (RFC 9110 §11.6.1; reference Microsoft 1.12, 1.13). Pure.
std::optional<BearerParameters> readBearerChallenge(const QList<QByteArray> &headers);

/// The `claims` a token must be fetched anew with, decoded, where the answer is such a demand; else empty.
QByteArray claimsDemanded(const HttpResponse &response);

/// What an environment says to somebody without a token.
struct EnvironmentChallenge
{
    QString tenantId; ///< GUID, lower case
    QUrl authority; ///< "https://login.microsoftonline.com/{tenant}"
    QUrl resource; ///< what tokens are to be asked for, without path
    friend bool operator==(const EnvironmentChallenge &, const EnvironmentChallenge &) = default;
};

/// Judges the answer of an unauthenticated request to `probed`. The challenge decides where a password will
/// be sent, so it is believed only if the authority is one of the cloud's own (reference 1.2) and the
/// resource is the host that was asked, with or without the label `api`. Errors: NotACrm, AddressRejected,
/// TenantUnknown, ProviderUnavailable. Pure.
Result<EnvironmentChallenge> judgeChallenge(const HttpResponse &response, const QUrl &probed,
                                            const Cloud &cloud);

/// GET WhoAmI without a token, redirects off (Http never follows one), then judgeChallenge(). `http` must
/// outlive the task; its thread.
Task<Result<EnvironmentChallenge>> probeEnvironment(Http &http, QUrl address, Cloud cloud,
                                                    CancelToken cancel);

/// WrongOrganisation unless the environment belongs to `tenantId`, the tenant that has consented.
Outcome requireTenant(const EnvironmentChallenge &challenge, const QString &tenantId);

} // namespace fairlead::dynamics
