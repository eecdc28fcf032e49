// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QSslCertificate>
#include <QSslError>
#include <QString>

namespace fairlead::signin {

/// Why the browser engine stopped at a certificate, and what a refusal is called on the wire.
enum class CertificateFault { Authority, Name, Date, Revoked, Weak, Other };
QString nameOf(CertificateFault fault);

struct CertificateVerdict
{
    bool accepted = false;
    CertificateFault fault = CertificateFault::Other;
    QString sentence; ///< for the person, when refused
    QString detail; ///< for support, when refused
};

/// WebEngine cannot be given a further certificate authority (design). So when it does not know the
/// authority, and only then, the chain is verified here against the configured ones alone: dates,
/// signatures, purpose and the host's name must all be right. Every other fault is final.
class CertificatePolicy
{
public:
    explicit CertificatePolicy(QList<QSslCertificate> authorities);

    CertificateVerdict judge(CertificateFault fault, const QList<QSslCertificate> &chain,
                             const QString &host) const;

private:
    QList<QSslError> verify(const QList<QSslCertificate> &chain, const QString &host) const;

    QList<QSslCertificate> m_authorities;
};

} // namespace fairlead::signin
