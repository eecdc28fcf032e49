// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/administratornote.h"
#include "look/note.h"
#include "net/proxylogin.h"
#include "support/testauthority.h"
#include "wizard/networkdialog.h"

#include <QAbstractButton>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
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

    void clientCertificateOpensBeforeItIsTaken()
    {
        const TestAuthority authority;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("laptop.p12"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray pkcs12 = authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam");
        QCOMPARE(file.write(pkcs12), pkcs12.size());
        file.close();
        NetworkDialog dialog{NetworkSettings()};
        dialog.show();
        auto *ok = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        auto *note = dialog.findChild<look::Note *>(QStringLiteral("clientNote"));
        auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("clientPassphraseEdit"));
        QVERIFY(ok->isEnabled() && !note->isVisible() && !password->isEnabled());
        dialog.findChild<QLineEdit *>(QStringLiteral("clientFileEdit"))->setText(path);
        QVERIFY(note->isVisible() && password->isEnabled() && !ok->isEnabled());
        password->setText(QStringLiteral("wrong"));
        QVERIFY(!ok->isEnabled());
        QVERIFY(dialog.settings().clientPkcs12.isEmpty());
        password->setText(QStringLiteral("s3sam"));
        QVERIFY(ok->isEnabled());
        const auto labels = note->findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(QLatin1String("laptop 7"));
        }));
        QCOMPARE(dialog.settings().clientPkcs12, pkcs12);
        QCOMPARE(dialog.settings().clientPassphrase.reveal(), QByteArray("s3sam"));

        NetworkDialog later(dialog.settings());
        later.show();
        QCOMPARE(later.settings().clientPkcs12, pkcs12);
        later.findChild<QAbstractButton *>(QStringLiteral("removeClientButton"))->click();
        QVERIFY(later.settings().clientPkcs12.isEmpty() && later.settings().clientPassphrase.isEmpty());
    }

    void whatAPolicyHasSetIsShownAndStays()
    {
        NetworkSettings settings;
        settings.proxyMode = NetworkSettings::ProxyMode::Manual;
        settings.proxyHost = QStringLiteral("proxy.corp.example");
        settings.proxyPort = 3128;
        NetworkDialog dialog(
            settings,
            {Setting::ProxyMode, Setting::ProxyHost, Setting::ExtraCaFile, Setting::ClientCertificateFile});
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        for (const char *locked : {"systemProxyCard", "noProxyCard", "manualProxyCard", "proxyHostEdit",
                                   "caFileEdit", "chooseCaFileButton", "clientFileEdit"}) {
            const auto *field = dialog.findChild<QWidget *>(QLatin1String(locked));
            QVERIFY2(!field->isEnabled(), locked);
            QVERIFY2(field->accessibleDescription().contains(QStringLiteral("administrator")), locked);
        }
        const auto notes = dialog.findChildren<look::AdministratorNote *>();
        QCOMPARE(std::count_if(notes.begin(), notes.end(), [](auto *note) { return note->isVisible(); }), 4);
        // The keyboard is where something can be done.
        auto *port = dialog.findChild<QSpinBox *>(QStringLiteral("proxyPortEdit"));
        QVERIFY(port->hasFocus());
        QTest::keyClick(port, Qt::Key_Up);
        QTest::mouseClick(dialog.findChild<QWidget *>(QStringLiteral("noProxyCard")), Qt::LeftButton);
        const NetworkSettings entered = dialog.settings();
        QCOMPARE(entered.proxyMode, NetworkSettings::ProxyMode::Manual);
        QCOMPARE(entered.proxyHost, settings.proxyHost);
        QCOMPARE(entered.proxyPort, quint16(3129));
    }

    void refusedPasswordIsAskedAnew_data()
    {
        QTest::addColumn<NetworkSettings::ProxyMode>("mode");
        QTest::newRow("manual") << NetworkSettings::ProxyMode::Manual;
        QTest::newRow("system") << NetworkSettings::ProxyMode::System;
    }
    void refusedPasswordIsAskedAnew()
    {
        QFETCH(const NetworkSettings::ProxyMode, mode);
        NetworkSettings settings;
        settings.proxyMode = mode;
        settings.proxyHost = QStringLiteral("proxy.example");
        settings.proxyUser = QStringLiteral("ada");
        settings.proxyPassword = Secret("wrong");
        settings.proxyLogin = std::make_shared<ProxyLogin>();
        {
            NetworkDialog before(settings);
            before.show();
            QVERIFY(!before.findChild<look::Note *>(QStringLiteral("proxyLoginNote"))->isVisible());
            QCOMPARE(before.findChild<QLineEdit *>(QStringLiteral("proxyPasswordEdit"))->text(),
                     QStringLiteral("wrong"));
        }
        settings.proxyLogin->note(ProxyLogin::Answer::Refused);
        NetworkDialog dialog(settings);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *password = dialog.findChild<QLineEdit *>(QStringLiteral("proxyPasswordEdit"));
        QVERIFY(dialog.findChild<look::Note *>(QStringLiteral("proxyLoginNote"))->isVisible());
        QVERIFY(password->isVisible());
        QVERIFY(password->text().isEmpty());
        QVERIFY(password->hasFocus());
        QCOMPARE(dialog.findChild<QLineEdit *>(QStringLiteral("proxyUserEdit"))->text(),
                 QStringLiteral("ada"));
        QTest::keyClicks(password, QStringLiteral("right"));
        const NetworkSettings entered = dialog.settings();
        QCOMPARE(entered.proxyPassword.reveal(), QByteArray("right"));
        QVERIFY2(entered.proxyLogin && !entered.proxyLogin->isRefused(), "a new try");
        dialog.findChild<QAbstractButton *>(QStringLiteral("noProxyCard"))->click();
        QVERIFY(!password->isVisible());
    }
};

QTEST_MAIN(TestNetworkDialog)
#include "tst_networkdialog.moc"
