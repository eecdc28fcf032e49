// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "connection/connectionname.h"

#include <QTest>

using namespace fairlead;

class TestConnectionName : public QObject
{
    Q_OBJECT

    // Four bytes in UTF-8, two units in UTF-16, one character.
    const QString m_rope = QString::fromUtf8("\xF0\x9F\xAA\xA2");

private slots:
    void whatMayBeTyped_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("good");
        QTest::newRow("ordinary") << QStringLiteral("Acme, Zürich") << true;
        QTest::newRow("one") << QStringLiteral("A") << true;
        QTest::newRow("longest") << QString(80, QLatin1Char('x')) << true;
        QTest::newRow("longest, wide characters") << m_rope.repeated(80) << true;
        QTest::newRow("too long") << QString(81, QLatin1Char('x')) << false;
        QTest::newRow("much too long") << QString(100000, QLatin1Char('x')) << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("spaces") << QStringLiteral("  ") << false;
        QTest::newRow("two lines") << QStringLiteral("a\nb") << false;
        QTest::newRow("terminal's own") << QStringLiteral("a\033[31mb") << false;
    }
    void whatMayBeTyped()
    {
        QFETCH(QString, name);
        QFETCH(bool, good);
        const Outcome checked = checkConnectionName(name);
        QCOMPARE(checked.has_value(), good);
        if (good)
            return;
        QCOMPARE(checked.error().code, ErrorCode::UsageError);
        QVERIFY2(checked.error().sentence.contains(QStringLiteral("80")),
                 qPrintable(checked.error().sentence));
        QVERIFY(!checked.error().remedy.isEmpty());
        QVERIFY(checked.error().text().size() < 300);
    }

    void whatAnOrganisationIsCalledFits_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("fitting");
        const QString dots = QString(QChar(0x2026));
        QTest::newRow("fits") << QStringLiteral("Acme") << QStringLiteral("Acme");
        QTest::newRow("longest") << QString(80, QLatin1Char('x')) << QString(80, QLatin1Char('x'));
        QTest::newRow("too long") << QString(255, QLatin1Char('x')) << QString(79, QLatin1Char('x')) + dots;
        QTest::newRow("no half characters") << m_rope.repeated(81) << m_rope.repeated(79) + dots;
        QTest::newRow("two lines") << QStringLiteral("Acme\r\nRopes ") << QStringLiteral("Acme Ropes");
    }
    void whatAnOrganisationIsCalledFits()
    {
        QFETCH(QString, given);
        QFETCH(QString, fitting);
        QCOMPARE(fittingConnectionName(given), fitting);
        QVERIFY(checkConnectionName(fitting));
    }

    // Two organisations with the same long name.
    void aNumberedNameFitsToo()
    {
        ConnectionsDocument document;
        for (int count = 0; count < 12; ++count) {
            ConnectionInfo info;
            info.name = document.freeName(QString(255, QLatin1Char('x')));
            QVERIFY2(checkConnectionName(info.name), qPrintable(info.name));
            QVERIFY(!document.find(info.name));
            document.connections += info;
        }
        QVERIFY(document.connections.last().name.endsWith(QStringLiteral(" 12")));
    }
};

QTEST_GUILESS_MAIN(TestConnectionName)
#include "tst_connectionname.moc"
