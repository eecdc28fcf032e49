// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeyform.h"
#include "auth/rsasign.h"

#include "support/opensslprogram.h"

#include <QTest>

using namespace fairlead;

namespace {

// secrets/secretstore.h: Windows refuses more.
constexpr qsizetype keychainLimit = 2559;

} // namespace

class TestRsaKeyForm : public QObject
{
    Q_OBJECT
private slots:
    void fitsAndComesBack_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("traditional");
        for (const int bits : {2048, 3072, 4096}) {
            QTest::addRow("%d, PKCS#8", bits) << bits << false;
            QTest::addRow("%d, PKCS#1", bits) << bits << true;
        }
    }
    void fitsAndComesBack()
    {
        QFETCH(int, bits);
        QFETCH(bool, traditional);
        const QByteArray pem = makeRsaKeyPem(bits, traditional);
        const Secret compact = compactRsaKey(Secret(pem));
        QVERIFY(compact.reveal().size() <= keychainLimit);
        QVERIFY(compact.reveal().size() < pem.size() * 3 / 4);
        QVERIFY(rsaKeyText(compact).reveal() == pem);
        QVERIFY(rsaSign(rsaKeyText(compact), "x", RsaAlgorithm::RS256));
        // As edited on Windows, or pasted with blanks around it.
        QByteArray windows = " \r\n" + pem;
        windows.replace("\n", "\r\n");
        QVERIFY(rsaKeyText(compactRsaKey(Secret(windows))).reveal() == pem);
    }

    void anythingElseIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray pem = makeRsaKeyPem(2048, false);
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("password") << QByteArray("hunter2");
        QTest::newRow("cut off") << pem.left(900);
        QTest::newRow("wrong label") << QByteArray(pem).replace("PRIVATE KEY", "RSA PRIVATE KEY");
        QTest::newRow("encrypted") << QByteArray(pem).replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY");
        QTest::newRow("with headers")
            << QByteArray(pem).replace("KEY-----\n", "KEY-----\nProc-Type: 4,ENCRYPTED\n\n");
        QTest::newRow("certificate beside it")
            << QByteArray(pem + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        QTest::newRow("not base64") << QByteArray(pem).replace("\nM", "\n?");
    }
    void anythingElseIsLeftAlone()
    {
        QFETCH(QByteArray, text);
        QVERIFY(compactRsaKey(Secret(text)).reveal() == text);
        QVERIFY(rsaKeyText(Secret(text)).reveal() == text);
    }
};

QTEST_GUILESS_MAIN(TestRsaKeyForm)
#include "tst_rsakeyform.moc"
