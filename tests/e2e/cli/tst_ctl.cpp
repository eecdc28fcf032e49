// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "support/practiceprocess.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

using namespace fairlead;

/// fairleadctl from the outside: the real program, the practice org, a real keyring
/// (tests/support/withkeyring). The steps build on each other, as a person's would.
class TestCtl : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QTemporaryDir m_elsewhere; ///< files of the person's own
    PracticeProcess m_practice;
    Ctl m_ctl{m_home.path()};

    QStringList connectDynamics(const QString &user) const
    {
        return {QStringLiteral("connect"),
                QStringLiteral("dynamics"),
                QStringLiteral("--url"),
                m_practice.world().dataverse.toString(),
                QStringLiteral("--username"),
                user,
                QStringLiteral("--password-stdin"),
                QStringLiteral("--client-id"),
                m_practice.world().entraClient.id,
                QStringLiteral("--name"),
                QStringLiteral("Practice")};
    }

    QStringList connectSalesforce(const QStringList &how) const
    {
        return QStringList{QStringLiteral("connect"),     QStringLiteral("salesforce"),
                           QStringLiteral("--url"),       m_practice.world().salesforce.toString(),
                           QStringLiteral("--client-id"), m_practice.world().salesforceClient.id}
        + how;
    }

    // What a script may rely on: every key with the kind of its value; of a list, that of its first element.
    static QString shape(const QJsonValue &value)
    {
        QStringList parts;
        switch (value.type()) {
        case QJsonValue::Bool:
            return QStringLiteral("bool");
        case QJsonValue::Double:
            return QStringLiteral("number");
        case QJsonValue::String:
            return QDateTime::fromString(value.toString(), Qt::ISODate).isValid() ? QStringLiteral("time")
                                                                                  : QStringLiteral("text");
        case QJsonValue::Array:
            return QLatin1Char('[') + (value.toArray().isEmpty() ? QString() : shape(value[0]))
                + QLatin1Char(']');
        case QJsonValue::Object: {
            const QJsonObject object = value.toObject();
            for (auto it = object.begin(); it != object.end(); ++it)
                parts += it.key() + QLatin1Char(' ') + shape(it.value());
            return QLatin1Char('{') + parts.join(QStringLiteral(", ")) + QLatin1Char('}');
        }
        default:
            return QStringLiteral("null");
        }
    }

    // The connection that a document tells of, by its name.
    static QJsonObject named(const Ctl::Ended &ended, const char *name)
    {
        for (const auto &row : ended.connections()) {
            if (row[QStringLiteral("name")].toString() == QLatin1String(name))
                return row.toObject();
        }
        return {};
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_practice.start({QStringLiteral("--home"), m_home.path()}),
                 qPrintable(m_practice.errorText()));
    }

    void nothingToWorkOnYet()
    {
        QCOMPARE(m_ctl.run({QStringLiteral("sync")}).code, 5);
        const Ctl::Ended connections = m_ctl.run({QStringLiteral("connections")});
        QCOMPARE(connections.code, 0);
        QVERIFY(connections.connections().isEmpty());
    }

    void refusalsLeaveNothingBehind_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        const QByteArray common = "Practice-Makes-2026";
        QTest::newRow("wrong password") << m_practice.world().nonInteractiveUser.username
                                        << QByteArray("wrong") << 1 << "WrongCredentials";
        QTest::newRow("second factor") << "mfa@larkmoor.example" << common << 3 << "MfaRequired";
        QTest::newRow("expired") << "expired@larkmoor.example" << common << 3 << "PasswordExpired";
        // Whatever the password: it is another page's.
        QTest::newRow("federated") << "fred@federated.larkmoor.example" << common << 3 << "AccountFederated";
        QTest::newRow("no role") << "noroles@larkmoor.example" << common << 1 << "UserHasNoRole";
        QTest::newRow("not in the organisation")
            << "nomember@larkmoor.example" << common << 1 << "UserNotInOrganisation";
    }
    void refusalsLeaveNothingBehind()
    {
        QFETCH(const QString, user);
        QFETCH(const QByteArray, password);
        QFETCH(const int, code);
        QFETCH(const QString, error);
        const Ctl::Ended ended = m_ctl.run(connectDynamics(user), password);
        QCOMPARE(ended.errorCode(), error);
        QCOMPARE(ended.code, code);
        QVERIFY(!ended.document[QStringLiteral("error")][QStringLiteral("remedy")].toString().isEmpty());
        QVERIFY(m_ctl.run({QStringLiteral("connections")}).connections().isEmpty());
    }

    // A person at a terminal gets the way on as well as a script: the very link, not the wizard's page.
    void consentThatIsMissingComesWithItsLink()
    {
        const Ctl::Ended ended =
            m_ctl.run(connectDynamics(QStringLiteral("noconsent@larkmoor.example")), "Practice-Makes-2026");
        QCOMPARE(ended.code, 3);
        const QByteArray link =
            ended.document[QStringLiteral("error")][QStringLiteral("link")].toString().toUtf8();
        const QString start = m_practice.world().entra.toString() + QLatin1Char('/')
            + m_practice.world().tenant + QStringLiteral("/v2.0/adminconsent?");
        QVERIFY2(link.startsWith(start.toUtf8()), link);
        QVERIFY(link.contains(m_practice.world().entraClient.id.toUtf8()));
        const QByteArray line = '\n' + link + '\n';
        QVERIFY2(ended.err.contains(line), ended.said());
    }

    void connectsTheNonInteractiveUser()
    {
        const auto &user = m_practice.world().nonInteractiveUser;
        const Ctl::Ended ended = m_ctl.run(connectDynamics(user.username), user.password.toUtf8() + '\n');
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(shape(ended.document),
                 QStringLiteral("{address text, cloud text, crm text, environment null, id text, name text, "
                                "objects [text], organisationId text, organisationName text, replaced bool, "
                                "roles [text], userName text, warnings []}"));
        QCOMPARE(ended.document[QStringLiteral("name")].toString(), QStringLiteral("Practice"));
        QCOMPARE(ended.document[QStringLiteral("crm")].toString(), QStringLiteral("dynamics"));
        QCOMPARE(ended.document[QStringLiteral("cloud")].toString(), QStringLiteral("practice"));
        QCOMPARE(ended.document[QStringLiteral("objects")].toArray().at(0).toString(),
                 QStringLiteral("systemuser"));
        QCOMPARE(ended.document[QStringLiteral("replaced")].toBool(), false);
        QCOMPARE(m_ctl.run({QStringLiteral("connections")}).connections().size(), 1);
    }

    void connectingAgainRenews()
    {
        const auto &user = m_practice.world().nonInteractiveUser;
        const Ctl::Ended ended = m_ctl.run(connectDynamics(user.username), user.password.toUtf8());
        QCOMPARE(ended.code, 0);
        QCOMPARE(ended.document[QStringLiteral("replaced")].toBool(), true);
        QCOMPARE(m_ctl.run({QStringLiteral("connections")}).connections().size(), 1);
    }

    void connectsSalesforceByClientCredentials()
    {
        const auto connect = [this](const QString &name) {
            return m_ctl.run(
                connectSalesforce({QStringLiteral("--client-secret-stdin"), QStringLiteral("--name"), name}),
                m_practice.world().salesforceClient.secret.toUtf8());
        };
        const Ctl::Ended ended = connect(QStringLiteral("Larkmoor"));
        QVERIFY2(ended.code == 0, ended.said());
        const Ctl::Ended again = connect(QStringLiteral("Another"));
        QVERIFY2(again.code == 0, again.said());
        QVERIFY2(again.err.contains("renewed"), again.said());
        QCOMPARE(ended.document[QStringLiteral("crm")].toString(), QStringLiteral("salesforce"));
        QCOMPARE(m_ctl.run({QStringLiteral("connections")}).connections().size(), 2);
    }

    void connectsAnApplicationUserByASecretInAFile()
    {
        const auto &client = m_practice.world().entraClient;
        QFile file(m_elsewhere.filePath(QStringLiteral("secret")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(client.secret.toUtf8() + "\r\n");
        file.close();
        const Ctl::Ended ended =
            m_ctl.run({QStringLiteral("connect"), QStringLiteral("dynamics"), QStringLiteral("--url"),
                       m_practice.world().dataverse.toString(), QStringLiteral("--client-id"), client.id,
                       QStringLiteral("--client-secret-file"), file.fileName(), QStringLiteral("--tenant"),
                       m_practice.world().tenant, QStringLiteral("--name"), QStringLiteral("practice")});
        QVERIFY2(ended.code == 0, ended.said());
        QVERIFY2(ended.err.contains("taken"), ended.said());
        const Ctl::Ended all = m_ctl.run({QStringLiteral("connections")});
        QCOMPARE(all.connections().size(), 3);
        QCOMPARE(shape(named(all, "Larkmoor")),
                 QStringLiteral("{address text, cloud text, colour text, createdAt time, crm text, "
                                "environment text, id text, "
                                "method text, name text, objects [text], organisationId text, "
                                "organisationName text, standing text, userName text, workspace text}"));
        QCOMPARE(named(all, "Practice")[QStringLiteral("method")].toString(),
                 QStringLiteral("dynamics-password"));
        QCOMPARE(named(all, "practice 2")[QStringLiteral("method")].toString(),
                 QStringLiteral("dynamics-application"));
        QCOMPARE(named(all, "Larkmoor")[QStringLiteral("method")].toString(),
                 QStringLiteral("salesforce-client-credentials"));
        QCOMPARE(named(all, "Practice")[QStringLiteral("workspace")].toString(),
                 QStringLiteral("workspace.db"));
    }

    void connectsSalesforceByAKey()
    {
        const auto &world = m_practice.world();
        QVERIFY(m_practice.set(world.salesforce,
                               "{\"preauthorizedUsers\": [\"" + world.admin.username.toUtf8() + "\"]}"));
        const QByteArray answer = m_practice.get(world.salesforce, QStringLiteral("/_practice/jwt-key"));
        QFile file(m_elsewhere.filePath(QStringLiteral("key.pem")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument::fromJson(answer)[QStringLiteral("privateKey")].toString().toUtf8());
        file.close();
        const Ctl::Ended ended = m_ctl.run(connectSalesforce(
            {QStringLiteral("--username"), world.admin.username, QStringLiteral("--key-file"),
             file.fileName(), QStringLiteral("--name"), QStringLiteral("Key")}));
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(ended.document[QStringLiteral("userName")].toString(), world.admin.username);
        QCOMPARE(m_ctl.run({QStringLiteral("connections")}).connections().size(), 4);
    }

    void wrongWordsAreUsageErrors_data()
    {
        QTest::addColumn<QStringList>("words");
        const QString connect = QStringLiteral("connect");
        const QString dynamics = QStringLiteral("dynamics");
        QTest::newRow("no such verb") << QStringList{QStringLiteral("reap")};
        QTest::newRow("no CRM") << QStringList{connect};
        QTest::newRow("no such CRM") << QStringList{connect, QStringLiteral("abacus")};
        QTest::newRow("no address") << QStringList{connect, dynamics, QStringLiteral("--password-stdin")};
        QTest::newRow("a password as an argument")
            << QStringList{connect, dynamics, QStringLiteral("--password"), QStringLiteral("tide4821")};
        QTest::newRow("no such option") << QStringList{QStringLiteral("sync"), QStringLiteral("--fast")};
        QTest::newRow("no such cloud") << QStringList{connect,
                                                      dynamics,
                                                      QStringLiteral("--url"),
                                                      QStringLiteral("acme.crm4.dynamics.com"),
                                                      QStringLiteral("--cloud"),
                                                      QStringLiteral("nowhere"),
                                                      QStringLiteral("--client-id"),
                                                      QStringLiteral("x"),
                                                      QStringLiteral("--username"),
                                                      QStringLiteral("x"),
                                                      QStringLiteral("--password-stdin")};
    }
    void wrongWordsAreUsageErrors()
    {
        QFETCH(const QStringList, words);
        const Ctl::Ended ended = m_ctl.run(words, "secret");
        QCOMPARE(ended.code, 2);
        QCOMPARE(ended.errorCode(), QStringLiteral("UsageError"));
        QVERIFY(!ended.err.isEmpty());
        QVERIFY(!ended.said().contains("tide4821"));
    }

    void verifies()
    {
        const Ctl::Ended ended = m_ctl.run({QStringLiteral("verify")});
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(ended.connections().size(), 4);
        for (const auto &row : ended.connections()) {
            QVERIFY(row[QStringLiteral("verified")].toBool());
            QCOMPARE(shape(row),
                     QStringLiteral("{address text, cloud text, crm text, error null, id text, name text, "
                                    "organisationName text, userName text, verified bool}"));
        }
        const QString connection = QStringLiteral("--connection");
        const Ctl::Ended one = m_ctl.run({QStringLiteral("verify"), connection, QStringLiteral("Larkmoor")});
        QCOMPARE(one.code, 0);
        QCOMPARE(one.connections().size(), 1);
        const Ctl::Ended none = m_ctl.run({QStringLiteral("verify"), connection, QStringLiteral("nobody")});
        QCOMPARE(none.code, 1);
        QCOMPARE(shape(none.document),
                 QStringLiteral("{connections null, error {code text, detail null, link null, providerCode "
                                "null, remedy text, "
                                "sentence text}}"));
    }

    void neverRanYet()
    {
        const Ctl::Ended status = m_ctl.run({QStringLiteral("status")});
        QCOMPARE(status.code, 0);
        QCOMPARE(
            shape(named(status, "Larkmoor")),
            QStringLiteral(
                "{address text, apiFreeBy null, apiKept null, apiLeft null, apiLimit null, apiUsed null, "
                "cloud text, crm text, "
                "error null, id text, jobs [], lastSync null, name text, nextSync null, "
                "outbox number, standing text, state null}"));
    }

    void syncsAndThenHasNothingNew()
    {
        const Ctl::Ended first = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(first.code == 0, first.said());
        QCOMPARE(first.connections().size(), 4);
        const QString ofJob = QStringLiteral(
            "conflicts number, deleted number, error null, failed number, "
            "held number, hidden number, label text, %1ms number, %2object text, pulled number, "
            "pushed number, requests number, uncertain number");
        QCOMPARE(shape(named(first, "Larkmoor")),
                 QStringLiteral(
                     "{address text, apiLimit number, apiUsed number, cloud text, crm text, ended time, "
                     "error null, id text, jobs [{%1}], name text, started time}")
                     .arg(ofJob.arg(QString(), QString())));
        for (const auto &row : first.connections()) {
            qint64 pulled = 0;
            for (const auto &job : row.toObject()[QStringLiteral("jobs")].toArray())
                pulled += job.toObject()[QStringLiteral("pulled")].toInteger();
            QVERIFY2(pulled > 500, qPrintable(QString::number(pulled)));
        }
        QVERIFY(QFile::exists(m_home.filePath(QStringLiteral("workspace.db"))));
        const Ctl::Ended status = m_ctl.run({QStringLiteral("status")});
        QCOMPARE(status.code, 0);
        for (const auto &row : status.connections()) {
            QCOMPARE(row.toObject()[QStringLiteral("state")].toString(), QStringLiteral("in-step"));
            QVERIFY(!row.toObject()[QStringLiteral("lastSync")].isNull());
        }
        const QString run = ofJob.arg(QStringLiteral("lastRun time, "), QStringLiteral("nextRun null, "));
        QCOMPARE(
            shape(named(status, "Larkmoor")),
            QStringLiteral("{address text, apiFreeBy time, apiKept number, apiLeft number, apiLimit number, "
                           "apiUsed number, cloud text, "
                           "crm text, error null, id text, jobs [{%1}], lastSync time, name text, "
                           "nextSync null, outbox number, standing text, state text}")
                .arg(run));
        const QJsonObject larkmoor = named(status, "Larkmoor");
        QCOMPARE(larkmoor[QStringLiteral("apiLeft")].toInteger(),
                 larkmoor[QStringLiteral("apiLimit")].toInteger()
                     - larkmoor[QStringLiteral("apiUsed")].toInteger());
        const Ctl::Ended again =
            m_ctl.run({QStringLiteral("sync"), QStringLiteral("--connection"), QStringLiteral("Practice")});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.connections().size(), 1);
        for (const auto &item : again.connections().at(0)[QStringLiteral("jobs")].toArray())
            QCOMPARE(item[QStringLiteral("pulled")].toInteger(), 0);
    }

    // People read sentences, on standard output alone as long as nothing is wrong.
    void withoutJsonPeopleReadIt_data()
    {
        QTest::addColumn<QString>("verb");
        for (const char *verb : {"connections", "verify", "sync", "status"})
            QTest::newRow(verb) << QString::fromLatin1(verb);
    }
    void withoutJsonPeopleReadIt()
    {
        QFETCH(const QString, verb);
        Ctl quiet = m_ctl;
        quiet.environment().remove(QStringLiteral("QT_LOGGING_RULES"));
        const Ctl::Ended ended = Ctl::finish(*quiet.start({verb}));
        QVERIFY2(ended.code == 0, ended.said());
        QVERIFY2(ended.out.contains("Larkmoor") && ended.out.contains("Practice"), ended.out);
        QVERIFY(ended.document.isEmpty());
        QCOMPARE(ended.err, QByteArray());
    }

    // One job fails, the others go on: 4. A sign-in that is due: 3, whatever else happened.
    void partsThatFailAreTold()
    {
        QVERIFY(m_practice.setFaults(m_practice.world().salesforce,
                                     R"([{"match": "^GET .*/query.*FROM Lead", "status": 400,
                "body": [{"errorCode": "INVALID_FIELD", "message": "No such column"}]}])"));
        const Ctl::Ended some = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(some.code == 4, some.said());
        QCOMPARE(named(some, "Practice")[QStringLiteral("error")].type(), QJsonValue::Null);
        int failures = 0;
        for (const auto &item : named(some, "Larkmoor")[QStringLiteral("jobs")].toArray())
            failures += item[QStringLiteral("error")].isObject();
        QCOMPARE(failures, 1);
        QVERIFY(m_practice.setFaults(m_practice.world().salesforce, "[]"));

        QVERIFY(m_practice.setFaults(m_practice.world().entra,
                                     R"([{"match": "^POST .*/token", "status": 400,
                "body": {"error": "invalid_grant", "error_codes": [50126],
                         "error_description": "AADSTS50126: Error validating credentials."}}])"));
        const Ctl::Ended due = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(due.code == 3, due.said());
        QCOMPARE(m_ctl.run({QStringLiteral("verify")}).code, 3);
        QVERIFY(m_practice.setFaults(m_practice.world().entra, "[]"));
        // What it came to is remembered by the next process.
        const Ctl::Ended status = m_ctl.run({QStringLiteral("status")});
        QCOMPARE(named(status, "Practice")[QStringLiteral("state")].toString(),
                 QStringLiteral("needs-attention"));
        QVERIFY(named(status, "Practice")[QStringLiteral("error")].isObject());
        QCOMPARE(m_ctl.run({QStringLiteral("sync")}).code, 0);
    }

    void twentyAtOnceAreAllAnswered()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 20; ++i)
            processes.push_back(m_ctl.start({QStringLiteral("sync"), QStringLiteral("--json")}, {}));
        for (auto &process : processes) {
            const Ctl::Ended ended = Ctl::finish(*process);
            QVERIFY2(ended.code == 0, ended.said());
            QCOMPARE(ended.connections().size(), 4);
        }
    }

    // Half of the file is gone: what was read is read again, what it said is told, nothing is asked.
    void damagedWorkspaceIsReadAgain()
    {
        const QString path = m_home.filePath(QStringLiteral("workspace.db"));
        QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
        Ctl quiet = m_ctl;
        quiet.environment().remove(QStringLiteral("QT_LOGGING_RULES"));
        const Ctl::Ended ended = quiet.run({QStringLiteral("sync")});
        QVERIFY2(ended.code == 0, ended.said());
        const QByteArray aside = (path + QStringLiteral(".damaged-1")).toUtf8();
        QVERIFY2(ended.err.contains(aside) && ended.err.contains("Practice"), ended.said());
        QVERIFY(QFile::exists(QString::fromUtf8(aside)));
        qint64 pulled = 0;
        for (const auto &item : named(ended, "Practice")[QStringLiteral("jobs")].toArray())
            pulled += item[QStringLiteral("pulled")].toInteger();
        QVERIFY2(pulled > 500, ended.said());
        const Ctl::Ended status = m_ctl.run({QStringLiteral("status")});
        QCOMPARE(named(status, "Practice")[QStringLiteral("state")].toString(), QStringLiteral("in-step"));
        QVERIFY2(status.err.contains(aside), status.said());
        QCOMPARE(m_ctl.run({QStringLiteral("sync")}).code, 0);
        QVERIFY(!m_ctl.run({QStringLiteral("status")}).err.contains(aside));
    }

    void diagnosisPasses()
    {
        const QString file = m_home.filePath(QStringLiteral("bundle.json"));
        const Ctl::Ended ended = m_ctl.run({QStringLiteral("diagnose"), QStringLiteral("--bundle"), file});
        QHash<QString, QString> states;
        for (const auto &check : ended.document[QStringLiteral("checks")].toArray())
            states.insert(check.toObject()[QStringLiteral("id")].toString().section(QLatin1Char(':'), 0, 0),
                          check.toObject()[QStringLiteral("state")].toString());
        for (const char *part :
             {"environment", "home", "proxy", "tls", "reach", "loopback", "keychain", "clock", "database"})
            QVERIFY2(states.value(QLatin1String(part)) == QLatin1String("pass"), ended.out);
        QCOMPARE(shape(ended.document[QStringLiteral("checks")][0]),
                 QStringLiteral("{detail text, id text, remedy null, state text, title text}"));
        QCOMPARE(ended.document[QStringLiteral("bundle")].toString(), file);
        QFile bundle(file);
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        const QByteArray text = bundle.readAll();
        const QJsonDocument document = QJsonDocument::fromJson(text);
        QCOMPARE(document[QStringLiteral("connections")].toArray().size(), 4);
        QVERIFY(!document[QStringLiteral("checks")].toArray().isEmpty());
        // What tells who it is about: people, hosts, folders, names.
        for (const QString &telling :
             {QStringLiteral("larkmoor"), QStringLiteral("Practice"), QStringLiteral("127.0.0.1"),
              m_home.path(), m_practice.world().tenant, m_practice.world().entraClient.id})
            QVERIFY2(!text.contains(telling.toUtf8()), qPrintable(telling));
        const Ctl::Ended without = m_ctl.run({QStringLiteral("diagnose")});
        QVERIFY(without.document.contains(QStringLiteral("bundle"))
                && without.document[QStringLiteral("bundle")].isNull());
        const Ctl::Ended nowhere = m_ctl.run({QStringLiteral("diagnose"), QStringLiteral("--bundle"),
                                              m_home.filePath(QStringLiteral("no/such/folder"))});
        QCOMPARE(nowhere.code, 1);
        QCOMPARE(nowhere.errorCode(), QStringLiteral("FileUnwritable"));
    }

    // A script must not take an empty file for an answer.
    void lostOutputIsAFailure()
    {
        QProcess process;
        process.setProcessEnvironment(m_ctl.environment());
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start(QStringLiteral(FAIRLEADCTL),
                      {QStringLiteral("address"), QStringLiteral("acme.my.salesforce.com")});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 1);
    }

    void organisationThatIsGone()
    {
        m_practice.stop();
        const Ctl::Ended ended = m_ctl.run({QStringLiteral("sync")});
        QCOMPARE(ended.code, 1);
        QVERIFY(!ended.document[QStringLiteral("error")][QStringLiteral("sentence")].toString().isEmpty());
        const Ctl::Ended verified = m_ctl.run({QStringLiteral("verify")});
        QCOMPARE(verified.code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
