// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "support/plantedsecrets.h"
#include "support/practiceprocess.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

/// A whole set-up on the command line, with debug logging on standard error and in the home, and refusals on
/// the way: then every password, secret, key, assertion and token that took part is looked for in every file,
/// every line of log, every command line and every environment.
class TestCtlSecrets : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QTemporaryDir m_elsewhere; ///< where the person keeps the key
    PracticeProcess m_practice;
    Ctl m_ctl{m_home.path()};
    PlantedSecrets m_secrets;
    QByteArray m_found;
    QByteArray m_said; ///< all of standard output and standard error

    // A failure tells names and places, which are no secrets.
    bool nothing(const QStringList &found)
    {
        m_found = found.join(QStringLiteral("; ")).toUtf8();
        return found.isEmpty();
    }

    int run(const QStringList &words, const QByteArray &input = {})
    {
        const auto process = m_ctl.start(words + QStringList{QStringLiteral("--json")}, input);
        process->waitForStarted();
        do {
            m_secrets.watchChildren();
        } while (process->state() == QProcess::Running && !process->waitForFinished(100));
        const Ctl::Ended ended = Ctl::finish(*process);
        m_said += ended.out + ended.err;
        return ended.code;
    }

    int connectDynamics(const QStringList &how, const QByteArray &secret)
    {
        return run(QStringList{QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
                               m_practice.world().dataverse.toString(), QStringLiteral("--client-id"),
                               m_practice.world().entraClient.id}
                       + how,
                   secret);
    }

    int connectSalesforce(const QStringList &how, const QByteArray &secret = {})
    {
        return run(QStringList{QStringLiteral("connect"), QStringLiteral("salesforce"),
                               QStringLiteral("--url"), m_practice.world().salesforce.toString(),
                               QStringLiteral("--client-id"), m_practice.world().salesforceClient.id}
                       + how,
                   secret);
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_practice.start({QStringLiteral("--home"), m_home.path()}),
                 qPrintable(m_practice.errorText()));
        QVERIFY(m_ctl.keepDebugLog());
    }

    void setsEverythingUp()
    {
        const auto &world = m_practice.world();
        const QString userName = world.nonInteractiveUser.username;
        const QStringList byPassword{QStringLiteral("--username"), userName,
                                     QStringLiteral("--password-stdin")};
        const QStringList bySecret{QStringLiteral("--client-secret-stdin")};

        QVERIFY(m_secrets.plant(QStringLiteral("wrong password"), "Planted-Wrong-5/5+&"));
        QCOMPARE(connectDynamics(byPassword, "Planted-Wrong-5/5+&"), 1);
        QVERIFY(m_secrets.plant(QStringLiteral("wrong secret"), "planted+wrong/secret=%7"));
        QCOMPARE(connectSalesforce(bySecret, "planted+wrong/secret=%7"), 1);
        QCOMPARE(run({QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--password"),
                      QStringLiteral("typed-where-none-belongs")}),
                 2);
        QVERIFY(!m_said.contains("typed-where-none-belongs"));

        QVERIFY(m_secrets.plant(QStringLiteral("password"), world.nonInteractiveUser.password.toUtf8()));
        QCOMPARE(connectDynamics(byPassword, world.nonInteractiveUser.password.toUtf8()), 0);
        QVERIFY(m_secrets.plant(QStringLiteral("client secret"), world.salesforceClient.secret.toUtf8()));
        QCOMPARE(connectSalesforce(bySecret, world.salesforceClient.secret.toUtf8()), 0);

        // Another user of the organisation, by a key of the app.
        QVERIFY(m_practice.set(world.salesforce,
                               "{\"preauthorizedUsers\": [\"" + world.admin.username.toUtf8() + "\"]}"));
        const QByteArray pem = m_practice.get(world.salesforce, QStringLiteral("/_practice/jwt-key"));
        const QByteArray key = QJsonDocument::fromJson(pem)[QStringLiteral("privateKey")].toString().toUtf8();
        QVERIFY(m_secrets.plant(QStringLiteral("key"), key));
        QFile file(m_elsewhere.filePath(QStringLiteral("key.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(key);
        file.close();
        QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
        const QList<QByteArray> lines = key.split('\n');
        QVERIFY(m_secrets.plant(QStringLiteral("line of the key"), lines.at(lines.size() / 2)));
        QCOMPARE(connectSalesforce({QStringLiteral("--username"), world.admin.username,
                                    QStringLiteral("--key-file"), file.fileName()}),
                 0);
    }

    void worksWithIt()
    {
        QCOMPARE(run({QStringLiteral("verify")}), 0);
        QCOMPARE(run({QStringLiteral("sync")}), 0);
        // A token that is refused on the way, and a password that is.
        QVERIFY(m_practice.setFaults(m_practice.world().dataverse,
                                     R"([{"match": "^GET /api/", "status": 401, "times": 1}])"));
        QCOMPARE(run({QStringLiteral("status")}), 0);
        (void)run({QStringLiteral("sync")});
        QVERIFY(m_practice.setFaults(m_practice.world().entra,
                                     R"([{"match": "^POST .*/token", "status": 400,
                "body": {"error": "invalid_grant", "error_codes": [50126],
                         "error_description": "AADSTS50126: Error validating credentials."}}])"));
        QCOMPARE(run({QStringLiteral("sync")}), 3);
        QVERIFY(m_practice.setFaults(m_practice.world().entra, "[]"));
        const QString bundle = m_home.filePath(QStringLiteral("bundle.json"));
        (void)run({QStringLiteral("diagnose"), QStringLiteral("--bundle"), bundle});
        QFile written(bundle);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QJsonObject logs = QJsonDocument::fromJson(written.readAll())[QStringLiteral("log")].toObject();
        const QJsonArray lines = logs.value(QLatin1String("fairleadctl")).toArray();
        QVERIFY(lines.size() > 10);
        // Its lines tell what was asked, but not of whom.
        QVERIFY(std::ranges::any_of(
            lines, [](const QJsonValue &line) { return line.toString().contains(QLatin1String("/token")); }));
        for (const auto &line : lines)
            QVERIFY(!line.toString().contains(m_practice.world().salesforce.host()));
        QCOMPARE(run({QStringLiteral("connections")}), 0);
    }

    void leavesNothingAnywhere()
    {
        const auto &world = m_practice.world();
        for (const QUrl &service : {world.salesforce, world.entra, world.dataverse}) {
            const QJsonArray recorded = m_practice.secrets(service);
            QVERIFY2(!recorded.isEmpty(), qPrintable(service.toString()));
            m_secrets.plant(recorded);
        }
        // A search for nothing would find nothing.
        for (const char *kind : {"access_token", "refresh_token", "id_token", "assertion"})
            QVERIFY2(m_secrets.count(QLatin1String(kind)) > 0, kind);
        QVERIFY(m_said.contains("fairlead.net: #"));
        QVERIFY(m_said.contains("/oauth2/v2.0/token"));
        const QByteArray log = m_ctl.log(QStringLiteral("fairleadctl"));
        QVERIFY(log.contains(" debug fairlead.net: #"));
        QVERIFY(log.contains("/oauth2/v2.0/token"));

        int files = 0;
        QVERIFY2(nothing(m_secrets.foundBelow(m_home.path(), &files)), m_found);
        QVERIFY2(files >= 7, qPrintable(QString::number(files)));
        // The keyring's own files among others.
        QVERIFY2(nothing(m_secrets.foundBelow(QDir::homePath())), m_found);
        QVERIFY2(nothing(m_secrets.foundIn(QStringLiteral("standard output and error"), m_said)), m_found);
        int processes = 0;
        QVERIFY2(nothing(m_secrets.foundInChildren(&processes)), m_found);
        QVERIFY2(processes > 10, qPrintable(QString::number(processes)));
        qInfo("%d secrets looked for in %d files, %d bytes of output and %d processes: nothing found",
              int(m_secrets.count()), files, int(m_said.size()), processes);
    }
};

QTEST_GUILESS_MAIN(TestCtlSecrets)
#include "tst_ctlsecrets.moc"
