// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/serveraccess/applicationctl.h"

#include "support/testauthority.h"

#include <QTest>

using namespace fairlead;

/// Server-to-server access to Dynamics 365 by the command line, against the practice org.
class TestApplicationAccess : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString trouble = m_place.start();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }

    void connectsByACertificate()
    {
        const QString app = QStringLiteral("73d9a0b6-e4c1-4852-9b7f-18a5c36f02ed"); // certificate only
        const TestAuthority::Leaf leaf = TestAuthority().issue({QStringLiteral("fairlead.example")});
        QVERIFY(m_place.registerCertificate(app, leaf.certificatePem));
        const QString certificate = m_place.write(QStringLiteral("cert.pem"), leaf.certificatePem);
        const QString key = m_place.write(QStringLiteral("key.pem"), leaf.keyPem);
        const auto connected = m_place.run(
            {"connect", "dynamics", "--url", m_place.practice.world().dataverse.toString(), "--client-id",
             app, "--certificate-file", certificate, "--key-file", key, "--name", "Certificate"});
        QVERIFY2(connected.code == 0, connected.said());
        const auto synced = m_place.run({"sync"});
        QVERIFY2(synced.code == 0, synced.said());

        // A new certificate takes the old one's place.
        const TestAuthority::Leaf next = TestAuthority().issue({QStringLiteral("fairlead.example")});
        QVERIFY(m_place.registerCertificate(app, next.certificatePem));
        const QString newKey = m_place.write(QStringLiteral("newkey.pem"), next.keyPem);
        const QStringList renew{"reauthorize", "--key-file", newKey, "--certificate-file"};
        const auto mixedUp = m_place.run(renew + QStringList{certificate});
        QVERIFY2(mixedUp.code != 0, mixedUp.said());
        const auto renewed =
            m_place.run(renew + QStringList{m_place.write(QStringLiteral("new.pem"), next.certificatePem)});
        QVERIFY2(renewed.code == 0, renewed.said());
        const auto again = m_place.run({"sync"});
        QVERIFY2(again.code == 0, again.said());
        QVERIFY(m_place.run({"remove", "--delete-workspace", "--yes"}).code == 0);
    }

private:
    ApplicationCtl m_place;
};

QTEST_GUILESS_MAIN(TestApplicationAccess)
#include "tst_applicationaccess.moc"
