// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/clientidentity.h"
#include "net/http.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <optional>

namespace fairlead {

/// The certificates of a PEM text; FileUnreadable where it holds none. Empty text gives an empty list.
Result<QList<QSslCertificate>> authoritiesFromPem(const QByteArray &pem);

/// TLS 1.2 or later, trusting the system's authorities and `extra` beside them. Checking is never switched
/// off. `identity` is shown to servers that ask for one, and to no other.
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extra, const ClientIdentity &identity = {});

/// Certificates that were put into the system's store on this computer, beside those it came with. Nothing
/// where the system does not keep them apart (Windows, macOS). Reads files: not for a hot path.
std::optional<QList<QSslCertificate>> localAuthorities();

/// Which of these authorities the chain of a server, which was found good, ends at: the chain may hold the
/// authority itself or stop below it. Pure.
TlsAuthority authorityOf(const QList<QSslCertificate> &chain, const QList<QSslCertificate> &added,
                         const std::optional<QList<QSslCertificate>> &local);

} // namespace fairlead
