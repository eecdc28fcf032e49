// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/networkdialog.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

using namespace fairlead;

class TestNetworkDialog : public QObject
{
    Q_OBJECT
private slots:
    void pastedProxyGoesWhereItBelongs_data()
    {
        QTest::addColumn<QString>("pasted");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("user");
        QTest::newRow("name") << "proxy.example"
                              << "proxy.example" << 8080 << "";
        QTest::newRow("spaces") << "  proxy.example "
                                << "proxy.example" << 8080 << "";
        QTest::newRow("with port") << "proxy.example:3128"
                                   << "proxy.example" << 3128 << "";
        QTest::newRow("address") << "http://proxy.example:3128"
                                 << "proxy.example" << 3128 << "";
        QTest::newRow("address, slash") << "http://proxy.example/"
                                        << "proxy.example" << 8080 << "";
        QTest::newRow("user") << "http://ada@proxy.example:3128"
                              << "proxy.example" << 3128 << "ada";
        QTest::newRow("IPv4") << "10.0.0.7:3128"
                              << "10.0.0.7" << 3128 << "";
        QTest::newRow("IPv6") << "[2001:db8::7]:3128"
                              << "2001:db8::7" << 3128 << "";
        QTest::newRow("bare IPv6") << "2001:db8::7"
                                   << "2001:db8::7" << 8080 << "";
    }
    void pastedProxyGoesWhereItBelongs()
    {
        QFETCH(QString, pasted);
        NetworkDialog dialog{NetworkSettings()};
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        dialog.findChild<QAbstractButton *>(QStringLiteral("manualProxyCard"))->click();
        auto *host = dialog.findChild<QLineEdit *>(QStringLiteral("proxyHostEdit"));
        host->setFocus();
        QTest::keyClicks(host, pasted);
        QTest::keyClick(host, Qt::Key_Tab);
        const NetworkSettings settings = dialog.settings();
        QTEST(settings.proxyHost, "host");
        QTEST(int(settings.proxyPort), "port");
        QTEST(settings.proxyUser, "user");
    }
};

QTEST_MAIN(TestNetworkDialog)
#include "tst_networkdialog.moc"
