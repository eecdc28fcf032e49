// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/certificatepolicy.h"

#include <QCoreApplication>
#include <QSslConfiguration>

#include <algorithm>

namespace fairlead::signin {

namespace {

CertificateFault faultOf(QSslError::SslError error)
{
    switch (error) {
    case QSslError::HostNameMismatch:
        return CertificateFault::Name;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
    case QSslError::InvalidNotBeforeField:
    case QSslError::InvalidNotAfterField:
        return CertificateFault::Date;
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return CertificateFault::Revoked;
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::CertificateUntrusted:
        return CertificateFault::Authority;
    default:
        return CertificateFault::Other;
    }
}

QString issuerOf(const QList<QSslCertificate> &chain)
{
    if (chain.isEmpty())
        return {};
    const QSslCertificate &last = chain.constLast();
    for (const auto what : {QSslCertificate::CommonName, QSslCertificate::Organization}) {
        const QStringList names = last.issuerInfo(what);
        if (!names.isEmpty())
            return names.constFirst().left(100);
    }
    return {};
}

QString sentenceOf(CertificateFault fault, const QString &host, const QString &issuer)
{
    switch (fault) {
    case CertificateFault::Authority:
        if (issuer.isEmpty()) {
            return QCoreApplication::translate(
                       "fairlead::signin::CertificatePolicy",
                       "The certificate of %1 comes from an authority this computer does not trust.")
                .arg(host);
        }
        return QCoreApplication::translate(
                   "fairlead::signin::CertificatePolicy",
                   "The certificate of %1 was issued by \u201c%2\u201d, which this computer does not trust.")
            .arg(host, issuer);
    case CertificateFault::Name:
        return QCoreApplication::translate("fairlead::signin::CertificatePolicy",
                                           "The certificate shown by %1 belongs to another address.")
            .arg(host);
    case CertificateFault::Date:
        return QCoreApplication::translate(
                   "fairlead::signin::CertificatePolicy",
                   "The certificate of %1 has expired or is not valid yet. If that is true of every page, "
                   "this computer's clock is wrong.")
            .arg(host);
    case CertificateFault::Revoked:
        return QCoreApplication::translate("fairlead::signin::CertificatePolicy",
                                           "The certificate of %1 has been revoked.")
            .arg(host);
    case CertificateFault::Weak:
        return QCoreApplication::translate("fairlead::signin::CertificatePolicy",
                                           "The certificate of %1 is protected too weakly.")
            .arg(host);
    case CertificateFault::Other:
        break;
    }
    return QCoreApplication::translate("fairlead::signin::CertificatePolicy",
                                       "The certificate of %1 is not valid.")
        .arg(host);
}

} // namespace

QString nameOf(CertificateFault fault)
{
    switch (fault) {
    case CertificateFault::Authority:
        return QStringLiteral("authority");
    case CertificateFault::Name:
        return QStringLiteral("name");
    case CertificateFault::Date:
        return QStringLiteral("date");
    case CertificateFault::Revoked:
        return QStringLiteral("revoked");
    case CertificateFault::Weak:
        return QStringLiteral("weak");
    case CertificateFault::Other:
        break;
    }
    return QStringLiteral("other");
}

CertificatePolicy::CertificatePolicy(QList<QSslCertificate> authorities)
    : m_authorities(std::move(authorities))
{
}

QList<QSslError> CertificatePolicy::verify(const QList<QSslCertificate> &chain, const QString &host) const
{
    // QSslCertificate::verify() takes its roots from the default configuration. Nothing else in this program
    // uses QtNetwork's TLS: the browser engine has its own.
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(m_authorities);
    QSslConfiguration::setDefaultConfiguration(configuration);
    return QSslCertificate::verify(chain, host);
}

CertificateVerdict CertificatePolicy::judge(CertificateFault fault, const QList<QSslCertificate> &chain,
                                            const QString &host) const
{
    CertificateVerdict verdict;
    verdict.fault = fault;
    if (fault == CertificateFault::Authority && !m_authorities.isEmpty() && !chain.isEmpty()) {
        const QList<QSslError> errors = verify(chain, host);
        if (errors.isEmpty()) {
            verdict.accepted = true;
            return verdict;
        }
        // The engine stops at the authority first; the configured one may know it and still find a fault.
        const bool known = std::none_of(errors.begin(), errors.end(), [](const QSslError &error) {
            return faultOf(error.error()) == CertificateFault::Authority;
        });
        if (known)
            verdict.fault = faultOf(errors.constFirst().error());
        for (const QSslError &error : errors)
            verdict.detail +=
                (verdict.detail.isEmpty() ? QString() : QStringLiteral("; ")) + error.errorString();
    }
    verdict.sentence = sentenceOf(verdict.fault, host, issuerOf(chain));
    return verdict;
}

} // namespace fairlead::signin
