// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "support/practiceprocess.h"

#include <QDirIterator>
#include <QFile>
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

    void connectsTheNonInteractiveUser()
    {
        const auto &user = m_practice.world().nonInteractiveUser;
        const Ctl::Ended ended = m_ctl.run(connectDynamics(user.username), user.password.toUtf8() + '\n');
        QVERIFY2(ended.code == 0, ended.said());
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
        const auto &client = m_practice.world().salesforceClient;
        const Ctl::Ended ended =
            m_ctl.run({QStringLiteral("connect"), QStringLiteral("salesforce"), QStringLiteral("--url"),
                       m_practice.world().salesforce.toString(), QStringLiteral("--client-id"), client.id,
                       QStringLiteral("--client-secret-stdin")},
                      client.secret.toUtf8());
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(ended.document[QStringLiteral("crm")].toString(), QStringLiteral("salesforce"));
        QCOMPARE(m_ctl.run({QStringLiteral("connections")}).connections().size(), 2);
    }

    void verifies()
    {
        const Ctl::Ended ended = m_ctl.run({QStringLiteral("verify")});
        QVERIFY2(ended.code == 0, ended.said());
        for (const auto &row : ended.connections())
            QVERIFY(row.toObject()[QStringLiteral("verified")].toBool());
        QCOMPARE(
            m_ctl.run({QStringLiteral("verify"), QStringLiteral("--connection"), QStringLiteral("nobody")})
                .code,
            1);
    }

    void syncsAndThenHasNothingNew()
    {
        const Ctl::Ended first = m_ctl.run({QStringLiteral("sync")});
        QVERIFY2(first.code == 0, first.said());
        QCOMPARE(first.connections().size(), 2);
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
    }

    void twentyAtOnceAreAllAnswered()
    {
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int i = 0; i < 20; ++i)
            processes.push_back(m_ctl.start({QStringLiteral("sync"), QStringLiteral("--json")}, {}));
        for (auto &process : processes) {
            const Ctl::Ended ended = Ctl::finish(*process);
            QVERIFY2(ended.code == 0, ended.said());
            QCOMPARE(ended.connections().size(), 2);
        }
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
        QFile bundle(file);
        QVERIFY(bundle.open(QIODevice::ReadOnly));
        QVERIFY(QJsonDocument::fromJson(bundle.readAll()).isObject());
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

    // Everything written so far, debug logging included, holds no secret of the practice org.
    void noSecretOnDisk()
    {
        const QList<QByteArray> secrets{m_practice.world().nonInteractiveUser.password.toUtf8(),
                                        m_practice.world().salesforceClient.secret.toUtf8()};
        int files = 0;
        QDirIterator it(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            ++files;
            for (const QByteArray &secret : secrets)
                QVERIFY2(!secret.isEmpty() && !content.contains(secret), qPrintable(file.fileName()));
            QVERIFY2(!content.contains("eyJ0eXAiOi") && !content.contains("eyJhbGciOi"),
                     qPrintable(file.fileName()));
        }
        QVERIFY(files >= 3);
    }
};

QTEST_GUILESS_MAIN(TestCtl)
#include "tst_ctl.moc"
