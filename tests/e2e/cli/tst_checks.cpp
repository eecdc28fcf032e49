// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl.h"

#include "support/practiceprocess.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// `fairleadctl checks` as a script uses it: the real program, the practice org, a real keyring.
class TestChecks : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    PracticeProcess m_practice;
    std::unique_ptr<Ctl> m_ctl;

    const PracticeWorld &world() const { return m_practice.world(); }
    static QString word(const char *text) { return QString::fromLatin1(text); }
    Ctl::Ended checks(const char *connection) const
    {
        return m_ctl->run({word("checks"), word("--connection"), word(connection)});
    }
    static QStringList inState(const Ctl::Ended &ended, const char *state)
    {
        QStringList ids;
        const QJsonArray rows = ended.connections().at(0)[QLatin1String("checks")].toArray();
        for (const auto &row : rows) {
            if (row[QLatin1String("state")] == QLatin1String(state))
                ids += row[QLatin1String("id")].toString();
        }
        return ids;
    }

private slots:
    void initTestCase()
    {
        m_ctl = std::make_unique<Ctl>(m_home.path());
        QVERIFY2(m_practice.start({word("--home"), m_home.path(), word("--rows"), word("40")}),
                 qPrintable(m_practice.errorText()));
        const Ctl::Ended salesforce =
            m_ctl->run({word("connect"), word("salesforce"), word("--url"), world().salesforce.toString(),
                        word("--client-id"), world().salesforceClient.id, word("--client-secret-stdin"),
                        word("--name"), word("Lark")},
                       world().salesforceClient.secret.toUtf8());
        QVERIFY2(salesforce.code == 0, salesforce.said());
        const Ctl::Ended dynamics =
            m_ctl->run({word("connect"), word("dynamics"), word("--url"), world().dataverse.toString(),
                        word("--username"), world().nonInteractiveUser.username, word("--password-stdin"),
                        word("--client-id"), world().entraClient.id, word("--name"), word("Dyn")},
                       world().nonInteractiveUser.password.toUtf8());
        QVERIFY2(dynamics.code == 0, dynamics.said());
    }

    void init()
    {
        for (const QUrl &service : {world().salesforce, world().dataverse, world().entra})
            QVERIFY(m_practice.setFaults(service, "[]"));
        QVERIFY(m_practice.set(world().salesforce, R"({"appBlocked":false,"hiddenObjects":[]})"));
    }

    void allIsWell()
    {
        const Ctl::Ended ended = m_ctl->run({word("checks")});
        QVERIFY2(ended.code == 0, ended.said());
        QCOMPARE(ended.connections().size(), 2);
        for (const auto &row : ended.connections()) {
            QVERIFY(row[QLatin1String("error")].isNull());
            const QJsonArray list = row[QLatin1String("checks")].toArray();
            QVERIFY(list.size() > 8);
            for (const auto &check : list) {
                for (const char *key : {"id", "title", "state", "detail", "why"})
                    QVERIFY2(!check[QLatin1String(key)].toString().isEmpty(), key);
                QVERIFY(check[QLatin1String("fix")].isNull());
            }
        }
    }

    void whatIsAskedForFollowsTheJobs()
    {
        QVERIFY(m_practice.set(world().salesforce, R"({"hiddenObjects":["Lead"]})"));
        const Ctl::Ended ended = checks("Lark");
        QVERIFY2(ended.code == 4, ended.said());
        QCOMPARE(inState(ended, "fail"), QStringList{word("job-rights")});
        QVERIFY(ended.document[QLatin1String("error")].isUndefined());
    }

    void aBlockedAppIsAFinding()
    {
        QVERIFY(m_practice.set(world().salesforce, R"({"appBlocked":true})"));
        const Ctl::Ended ended = checks("Lark");
        QVERIFY2(ended.code == 4, ended.said());
        QCOMPARE(inState(ended, "fail"), QStringList{word("app-blocked")});
    }

    void aWrongClockIsAFinding()
    {
        const QByteArray yesterday =
            R"([{"match":"^GET","headers":{"Date":"Mon, 01 Jan 2024 00:00:00 GMT"}}])";
        QVERIFY(m_practice.setFaults(world().salesforce, yesterday));
        QVERIFY(m_practice.setFaults(world().dataverse, yesterday));
        for (const char *connection : {"Lark", "Dyn"}) {
            const Ctl::Ended ended = checks(connection);
            QVERIFY2(ended.code == 4, ended.said());
            QCOMPARE(inState(ended, "fail"), QStringList{word("clock")});
        }
    }

    void aRefusedSignInIsNone()
    {
        const QByteArray refused =
            R"([{"match":"POST .*/token","status":400,"body":{"error":"invalid_client",
                "error_description":"invalid client credentials"}}])";
        QVERIFY(m_practice.setFaults(world().salesforce, refused));
        const Ctl::Ended ended = checks("Lark");
        QVERIFY2(ended.code == 3, ended.said());
        QVERIFY(!ended.errorCode().isEmpty());
        QCOMPARE(ended.connections().at(0)[QLatin1String("checks")].toArray(), QJsonArray());
    }

    /// Before anybody is asked to sign in for nothing.
    void whatCannotBeAskedAsAdministrator_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("Dynamics") << QStringList{"--as-administrator", "--connection", "Dyn"};
        QTest::newRow("which of them") << QStringList{"--as-administrator"};
        QTest::newRow("an app for nobody") << QStringList{"--client-id", "x", "--connection", "Lark"};
    }

    void whatCannotBeAskedAsAdministrator()
    {
        QFETCH(const QStringList, words);
        const Ctl::Ended ended = m_ctl->run(QStringList{word("checks")} + words);
        QVERIFY2(ended.code == 2, ended.said());
    }

    void peopleReadItInOrder()
    {
        QVERIFY(m_practice.set(world().salesforce, R"({"hiddenObjects":["Lead"]})"));
        const auto process = m_ctl->start({word("checks"), word("--connection"), word("Lark")});
        const Ctl::Ended ended = Ctl::finish(*process);
        QCOMPARE(ended.code, 4);
        QVERIFY2(ended.out.startsWith("Lark\n  FAILED    Rights that the jobs need: Missing: Lead"),
                 ended.out);
        QVERIFY(ended.out.indexOf("  unknown") < ended.out.indexOf("  ok "));
        QVERIFY(ended.out.contains("/lightning/setup/PermSets/home"));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
