// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/plantedsecrets.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// A search that finds nothing proves nothing: every form is planted here and has to be found.
class TestPlantedSecrets : public QObject
{
    Q_OBJECT

    const QByteArray m_secret = "Tide & /Ledger/+4821?";

    PlantedSecrets planted() const
    {
        PlantedSecrets secrets;
        secrets.plant(QStringLiteral("password"), m_secret);
        return secrets;
    }

private slots:
    void everyFormIsFound_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("as it is") << m_secret;
        QTest::newRow("percent") << m_secret.toPercentEncoding();
        QTest::newRow("percent, lower case") << m_secret.toPercentEncoding().toLower();
        QTest::newRow("JSON") << QByteArray("{\"p\":\"Tide & \\/Ledger\\/+4821?\"}");
        QTest::newRow("hexadecimal") << m_secret.toHex();
        const QString text = QString::fromUtf8(m_secret);
        QTest::newRow("UTF-16") << QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
        for (int before = 0; before < 3; ++before) {
            for (int after = 0; after < 3; ++after) {
                const QByteArray around = QByteArray(before, ':') + m_secret + QByteArray(after, '~');
                QTest::addRow("base64 %d %d", before, after) << around.toBase64();
                QTest::addRow("base64url %d %d", before, after)
                    << around.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            }
        }
    }
    void everyFormIsFound()
    {
        QFETCH(const QByteArray, text);
        const QStringList found = planted().foundIn(QStringLiteral("here"), "before " + text + " after");
        QVERIFY(!found.isEmpty());
        // By name, never by value.
        for (const QString &line : found) {
            QVERIFY(line.startsWith(QLatin1String("here: password as ")));
            QVERIFY(!line.contains(QString::fromUtf8(m_secret)));
        }
        QCOMPARE(planted().foundIn(QStringLiteral("here"), "Tide & Ledger, 4821"), QStringList());
    }

    void endOfATokenIsEnough()
    {
        PlantedSecrets secrets;
        const QByteArray token =
            "00D000000000001!" + QByteArray(40, 'a') + QByteArray("bcdefghijklmnopqrstuvwxyz");
        QVERIFY(secrets.plant(QStringLiteral("token"), token));
        QCOMPARE(secrets.foundIn(QStringLiteral("log"), token.last(30)).size(), 1);
        QCOMPARE(secrets.foundIn(QStringLiteral("log"), token.first(30)), QStringList());
    }

    void shortValuesAreRefused()
    {
        PlantedSecrets secrets;
        QVERIFY(!secrets.plant(QStringLiteral("code"), "123456"));
        QCOMPARE(secrets.count(), 0);
        secrets.plant(QJsonArray{QJsonObject{{QStringLiteral("kind"), QStringLiteral("code")},
                                             {QStringLiteral("value"), QStringLiteral("12345678")}}});
        QCOMPARE(secrets.count(), 1);
        QCOMPARE(secrets.count(QStringLiteral("code")), 1);
        QCOMPARE(secrets.count(QStringLiteral("password")), 0);
    }

    void filesAreFoundByContentAndByName()
    {
        const QTemporaryDir dir;
        int files = 0;
        QCOMPARE(planted().foundBelow(dir.path(), &files), QStringList());
        QCOMPARE(files, 0);
        QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("deep/er")));
        QFile hidden(dir.filePath(QStringLiteral("deep/er/.hidden")));
        QVERIFY(hidden.open(QIODevice::WriteOnly));
        hidden.write(QByteArray(100000, 'x') + m_secret);
        hidden.close();
        QFile named(dir.filePath(QStringLiteral("deep/") + QString::fromLatin1(m_secret.toHex())));
        QVERIFY(named.open(QIODevice::WriteOnly));
        const QStringList found = planted().foundBelow(dir.path(), &files);
        QCOMPARE(files, 2);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.contains(QStringLiteral("deep/er/.hidden: password as it is")));
        QVERIFY(found.contains(QStringLiteral("a file's name: password as hexadecimal")));
    }

#ifdef Q_OS_LINUX
    void childrenAreReadWithTheirChildren()
    {
        int processes = 0;
        PlantedSecrets secrets;
        secrets.watchChildren();
        QCOMPARE(secrets.foundInChildren(&processes), QStringList());
        QCOMPARE(processes, 0);
        QProcess shell;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PLANTED"), QString::fromUtf8(m_secret));
        shell.setProcessEnvironment(environment);
        // The secret is in the outer shell's environment and on the inner one's command line.
        shell.start(
            QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"),
             QStringLiteral("env -u PLANTED /bin/sh -c 'echo there; read end' inner \"$PLANTED\"; :")});
        QVERIFY(shell.waitForReadyRead(10000));
        secrets.watchChildren();
        secrets.watchChildren();
        shell.closeWriteChannel();
        QVERIFY(shell.waitForFinished());
        secrets.plant(QStringLiteral("password"), m_secret);
        const QStringList found = secrets.foundInChildren(&processes);
        QCOMPARE(processes, 2);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.contains(QStringLiteral("sh environ: password as it is")));
        QVERIFY(found.contains(QStringLiteral("sh cmdline: password as it is")));
    }
#endif
};

QTEST_GUILESS_MAIN(TestPlantedSecrets)
#include "tst_plantedsecrets.moc"
