// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace fairlead {

/// The certificates of a PEM text; FileUnreadable where it holds none. Empty text gives an empty list.
Result<QList<QSslCertificate>> authoritiesFromPem(const QByteArray &pem);

/// TLS 1.2 or later, trusting the system's authorities and `extra` beside them. Checking is never switched
/// off.
QSslConfiguration tlsConfiguration(const QList<QSslCertificate> &extra);

} // namespace fairlead
