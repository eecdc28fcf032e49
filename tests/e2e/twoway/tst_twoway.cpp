// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/firstsync/bigorg.h"
#include "e2e/twoway/people.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace fairlead;

/// fairleadctl, the practice org, people who work in it, and another program that writes the workspace: both
/// CRMs, what a person would try first.
class TestTwoWay : public QObject
{
    Q_OBJECT

    using Crm = People::Crm;

    QTemporaryDir m_folder;
    BigOrg m_org;
    std::unique_ptr<People> m_people;
    const Home m_home{m_folder.filePath(QStringLiteral("home"))};

    QString path(Crm crm) const { return m_home.workspaceFile(connection(crm).workspaceFile); }
    ConnectionInfo connection(Crm crm) const
    {
        const auto document = readConnections(m_home.connectionsFile());
        for (const ConnectionInfo &info : document->connections) {
            if ((info.crm == CrmKind::Salesforce) == (crm == Crm::Salesforce))
                return info;
        }
        return {};
    }
    static std::string table(Crm crm) { return crm == Crm::Salesforce ? "Account" : "account"; }
    static std::string id(Crm crm) { return crm == Crm::Salesforce ? "Id" : "accountid"; }
    static std::string name(Crm crm) { return People::nameField(crm).toStdString(); }

    void sql(Crm crm, const std::string &statement) const
    {
        SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READWRITE, 5000);
        other.exec(statement);
    }
    QString read(Crm crm, const std::string &query) const
    {
        SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READONLY, 5000);
        SQLite::Statement statement(other, query);
        return statement.executeStep() ? QString::fromStdString(statement.getColumn(0).getString())
                                       : QStringLiteral("(none)");
    }
    Ctl::Ended sync() const { return Ctl(m_home.folder()).run({QStringLiteral("sync")}); }
    QStringList of(Crm crm, const QStringList &words) const
    {
        return words + QStringList{QStringLiteral("--connection"), connection(crm).name};
    }
    QString anyId(Crm crm, int offset) const
    {
        return read(crm,
                    "SELECT " + id(crm) + " FROM " + table(crm) + " ORDER BY 1 LIMIT 1 OFFSET "
                        + std::to_string(offset));
    }
    std::string quotedId(const QString &value) const { return '\'' + value.toStdString() + '\''; }

    static void eachCrm()
    {
        QTest::addColumn<int>("crm");
        QTest::newRow("Salesforce") << int(Crm::Salesforce);
        QTest::newRow("Dynamics") << int(Crm::Dynamics);
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = m_org.start(100);
        QVERIFY2(problem.isEmpty(), problem);
        const QByteArray refused = m_org.connectBoth(m_home);
        QVERIFY2(refused.isEmpty(), refused);
        m_people = std::make_unique<People>(m_org.world());
        const Ctl::Ended first = sync();
        QVERIFY2(first.code == 0, first.said());
    }

    void editsAndNewRecordsGoThere_data() { eachCrm(); }
    void editsAndNewRecordsGoThere()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const QString edited = anyId(side, 0);
        sql(side,
            "UPDATE " + table(side) + " SET " + name(side) + " = 'Edited here' WHERE " + id(side) + " = "
                + quotedId(edited));
        sql(side, "INSERT INTO " + table(side) + '(' + name(side) + ") VALUES('Made here')");
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        const auto names = m_people->accounts(side, People::nameField(side));
        QCOMPARE(names.value(edited), QStringLiteral("Edited here"));
        QCOMPARE(names.values().count(QStringLiteral("Made here")), 1);
        QCOMPARE(read(side, "SELECT count(*) FROM " + table(side) + " WHERE " + id(side) + " LIKE 'local:%'"),
                 QStringLiteral("0"));
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(names.keys().size(), read(side, "SELECT count(*) FROM " + table(side)).toInt());
    }

    void changesOfBothSidesMeet_data() { eachCrm(); }
    void changesOfBothSidesMeet()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const QString record = anyId(side, 1);
        sql(side,
            "UPDATE " + table(side) + " SET " + name(side) + " = 'Ours' WHERE " + id(side) + " = "
                + quotedId(record));
        QVERIFY(m_people->change(side, record, People::descriptionField(side), QStringLiteral("Theirs")));
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(m_people->accounts(side, People::nameField(side)).value(record), QStringLiteral("Ours"));
        QCOMPARE(read(side,
                      "SELECT " + People::descriptionField(side).toStdString() + " FROM " + table(side)
                          + " WHERE " + id(side) + " = " + quotedId(record)),
                 QStringLiteral("Theirs"));
    }

    void disputesAreAskedAboutAndAnswered_data() { eachCrm(); }
    void disputesAreAskedAboutAndAnswered()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const QString record = anyId(side, 2);
        sql(side,
            "UPDATE " + table(side) + " SET " + name(side) + " = 'Ours' WHERE " + id(side) + " = "
                + quotedId(record));
        QVERIFY(m_people->change(side, record, People::nameField(side), QStringLiteral("Theirs")));
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(m_people->accounts(side, People::nameField(side)).value(record), QStringLiteral("Theirs"));
        const Ctl ctl(m_home.folder());
        const Ctl::Ended list = ctl.run(of(side, {QStringLiteral("conflicts")}));
        const QJsonObject open =
            list.connections().at(0)[QLatin1String("conflicts")].toArray().at(0).toObject();
        QCOMPARE(open[QLatin1String("state")].toString(), QStringLiteral("open"));
        QCOMPARE(open[QLatin1String("crm")].toString(), QStringLiteral("Theirs"));
        QCOMPARE(open[QLatin1String("workspace")].toString(), QStringLiteral("Ours"));
        const Ctl::Ended answered = ctl.run(of(side,
                                               {QStringLiteral("conflicts"), QStringLiteral("resolve"),
                                                QString::number(open[QLatin1String("id")].toInteger()),
                                                QStringLiteral("--keep"), QStringLiteral("workspace")}));
        QVERIFY2(answered.code == 0, answered.said());
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(m_people->accounts(side, People::nameField(side)).value(record), QStringLiteral("Ours"));
    }

    void deletionsGoBothWays_data() { eachCrm(); }
    void deletionsGoBothWays()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        // Of our own making: the others have opportunities that hold them.
        const QString there = m_people->make(side, QStringLiteral("Deleted there"));
        const QString here = m_people->make(side, QStringLiteral("Deleted here"));
        QVERIFY(!there.isEmpty() && !here.isEmpty());
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(
            read(side, "SELECT count(*) FROM " + table(side) + " WHERE " + name(side) + " LIKE 'Deleted %'"),
            QStringLiteral("2"));
        QVERIFY(m_people->remove(side, there));
        sql(side, "DELETE FROM " + table(side) + " WHERE " + id(side) + " = " + quotedId(here));
        // Salesforce lists deletions by the minute.
        QTRY_VERIFY_WITH_TIMEOUT(
            (sync(),
             read(side, "SELECT count(*) FROM " + table(side) + " WHERE " + name(side) + " LIKE 'Deleted %'")
                 == QStringLiteral("0")),
            150000);
        QVERIFY(!m_people->accounts(side, People::nameField(side)).contains(here));
    }

    void refusedRecordIsListedWithTheCrmsWords()
    {
        const auto side = Crm::Salesforce;
        sql(side, "INSERT INTO Account(Phone) VALUES('1')"); // a name is required
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 4, run.said());
        const Ctl ctl(m_home.folder());
        const Ctl::Ended list = ctl.run(of(side, {QStringLiteral("jobs")}));
        const QJsonObject refused =
            list.connections().at(0)[QLatin1String("refused")].toArray().at(0).toObject();
        QCOMPARE(refused[QLatin1String("object")].toString(), QStringLiteral("Account"));
        QVERIFY2(refused[QLatin1String("error")][QLatin1String("sentence")].toString().contains(
                     QStringLiteral("Name")),
                 list.said());
        sql(side, "UPDATE Account SET Name = 'Named at last' WHERE Phone = '1'");
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QVERIFY(m_people->accounts(side, QStringLiteral("Name"))
                    .values()
                    .contains(QStringLiteral("Named at last")));
    }

    void lostAnswerMakesNothingTwice_data() { eachCrm(); }
    void lostAnswerMakesNothingTwice()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        sql(side, "INSERT INTO " + table(side) + '(' + name(side) + ") VALUES('Made once')");
        const QUrl service = side == Crm::Salesforce ? m_org.world().salesforce : m_org.world().dataverse;
        const QByteArray fault =
            "[{\"match\": \"^(POST .*(composite/sobjects|CreateMultiple|batch))\", \"times\": 1, "
            "\"drop\": \"after\"}]";
        QVERIFY(m_org.practice().setFaults(service, fault));
        const Ctl::Ended broken = sync();
        QVERIFY2(broken.code != 0, broken.said());
        // As if the time a request may be under way had passed.
        sql(side,
            "UPDATE fairlead_outbox SET attempt = json_set(attempt, '$.here', '2026-01-01T00:00:00.000Z') "
            "WHERE attempt IS NOT NULL");
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(
            m_people->accounts(side, People::nameField(side)).values().count(QStringLiteral("Made once")), 1);
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(
            read(side, "SELECT count(*) FROM " + table(side) + " WHERE " + name(side) + " = 'Made once'"),
            QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestTwoWay)
#include "tst_twoway.moc"
