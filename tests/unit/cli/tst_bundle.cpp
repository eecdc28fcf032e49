// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/bundle.h"
#include "settings/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include "support/fulldisk.h"

#include <sys/stat.h>
#endif

using namespace fairlead;
using namespace fairlead::cli;

class TestBundle : public QObject
{
    Q_OBJECT
private slots:
    void bundleHoldsNothingPlanted()
    {
        const QTemporaryDir dir;
        const Home home(dir.path());
        ConnectionsDocument document;
        ConnectionInfo info;
        info.id = ConnectionId(QStringLiteral("abcdefghijkl"));
        info.name = QStringLiteral("Planted Name");
        info.organisationName = QStringLiteral("Planted Organisation");
        info.userName = QStringLiteral("planted@acme.example");
        info.address = QUrl(QStringLiteral("https://planted.crm4.dynamics.com"));
        info.tenantId = QStringLiteral("planted-tenant");
        info.workspaceFile = QStringLiteral("workspace.db");
        document.connections = {info};
        Settings settings = Settings::load(home.settingsFile());
        QVERIFY(settings.set(Setting::ProxyUser, QStringLiteral("plantedproxyuser")));
        QVERIFY(settings.save(home.settingsFile()));
        QVERIFY(QDir().mkpath(home.logFolder()));
        QFile log(home.logFolder() + QStringLiteral("/fairlead.log"));
        QVERIFY(log.open(QIODevice::WriteOnly));
        log.write("kept line\nGET https://planted.example/?code=plantedcode\npassword=plantedpassword\n");
        log.close();
        const QJsonObject diagnosis{
            {QStringLiteral("checks"),
             QJsonArray{QJsonObject{{QStringLiteral("id"), QStringLiteral("home")},
                                    {QStringLiteral("state"), QStringLiteral("pass")},
                                    {QStringLiteral("detail"), QStringLiteral("/planted/path")}},
                        QJsonObject{{QStringLiteral("id"), QStringLiteral("reach:planted.host")},
                                    {QStringLiteral("state"), QStringLiteral("fail")},
                                    {QStringLiteral("detail"), QStringLiteral("planted.host")}}}}};

        const QJsonObject bundle = diagnosticBundle(home, document, diagnosis);
        const QString file = dir.filePath(QStringLiteral("bundle.json"));
        QVERIFY(writeBundle(file, bundle));
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY2(!text.toLower().contains("planted"), text);
        QVERIFY(text.contains("kept line"));
        QVERIFY(text.contains("abcdefghijkl"));
        QVERIFY(text.contains("\"reach\""));
#ifdef Q_OS_UNIX
        // On Windows its folder says who may read it.
        QVERIFY(!(written.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
#endif
        QVERIFY(!writeBundle(dir.filePath(QStringLiteral("no/such/folder/b.json")), bundle));
#ifdef Q_OS_UNIX
        const qint64 size = QFileInfo(file).size();
        {
            const FullDisk disk;
            QVERIFY(!writeBundle(file, bundle));
        }
        QCOMPARE(QFileInfo(file).size(), size);
#endif
    }

    // Root replaces a device by a file without any question being asked.
    void whatIsNoFileIsNotReplaced()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir dir;
        const QString pipe = dir.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        const Outcome written = writeBundle(pipe, {});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
        QVERIFY(!QFileInfo(pipe).isFile());
#endif
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
