// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeypair.h"
#include "auth/rsasign.h"

#include "support/opensslprogram.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace fairlead;

namespace {

const QDateTime now(QDate(2026, 11, 23), QTime(4, 30, 15, 250), Qt::UTC);

} // namespace

class TestRsaKeyPair : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto made = makeRsaKeyPair(QStringLiteral("Fairlead abc-1"), now);
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        m_pair = *made;
    }

    void certificateIsOurs()
    {
        const QSslCertificate certificate(m_pair.certificatePem);
        QVERIFY(!certificate.isNull());
        QVERIFY(certificate.isSelfSigned());
        QCOMPARE(certificate.subjectInfo(QSslCertificate::CommonName), QStringList{"Fairlead abc-1"});
        QCOMPARE(certificate.publicKey().algorithm(), QSsl::Rsa);
        QCOMPARE(certificate.publicKey().length(), 3072);
        QCOMPARE(certificate.version(), QByteArray("3"));
        QVERIFY(certificate.effectiveDate().toUTC() <= now.addSecs(-3600));
        QCOMPARE(certificate.expiryDate().toUTC(), m_pair.expires);
        QCOMPARE(m_pair.expires.date(), QDate(2031, 11, 23));
    }

    /// What the key signs is checked with the certificate: so Salesforce does it.
    void keyBelongsToIt()
    {
        const QByteArray text = "header.claims";
        const auto signature = rsaSign(m_pair.privateKeyPem, text, RsaAlgorithm::RS256);
        QVERIFY(signature);
        QVERIFY(isSignedBy(m_pair.certificatePem, text, *signature));
        const auto other = makeRsaKeyPair(QStringLiteral("Fairlead abc-1"), now);
        QVERIFY(other);
        QVERIFY(!isSignedBy(other->certificatePem, text, *signature));
        QVERIFY(QSslCertificate(other->certificatePem).serialNumber()
                != QSslCertificate(m_pair.certificatePem).serialNumber());
    }

private:
    static bool isSignedBy(const QByteArray &pem, const QByteArray &text, const QByteArray &signature)
    {
        return opensslVerifies(pem, text, signature, false);
    }

    RsaKeyPair m_pair;
};

QTEST_GUILESS_MAIN(TestRsaKeyPair)
#include "tst_rsakeypair.moc"
