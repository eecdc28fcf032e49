// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/firstsync/bigorg.h"
#include "e2e/twoway/people.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

using namespace fairlead;

/// What a person sets of a job by fairleadctl, against the practice org: the filter, the external id, and the
/// word on duplicates.
class TestTwoWayRules : public QObject
{
    Q_OBJECT

    using Crm = People::Crm;

    QTemporaryDir m_folder;
    BigOrg m_org;
    std::unique_ptr<People> m_people;
    const Home m_home{m_folder.filePath(QStringLiteral("home"))};

    ConnectionInfo connection(Crm crm) const
    {
        const auto document = readConnections(m_home.connectionsFile());
        for (const ConnectionInfo &info : document->connections) {
            if ((info.crm == CrmKind::Salesforce) == (crm == Crm::Salesforce))
                return info;
        }
        return {};
    }
    QUrl service(Crm crm) const
    {
        return crm == Crm::Salesforce ? m_org.world().salesforce : m_org.world().dataverse;
    }
    static QString object(Crm crm)
    {
        return crm == Crm::Salesforce ? QStringLiteral("Account") : QStringLiteral("account");
    }
    static std::string table(Crm crm) { return object(crm).toStdString(); }
    static std::string name(Crm crm) { return People::nameField(crm).toStdString(); }
    std::string path(Crm crm) const
    {
        return m_home.workspaceFile(connection(crm).workspaceFile).toStdString();
    }
    void sql(Crm crm, const std::string &statement) const
    {
        SQLite::Database other(path(crm), SQLite::OPEN_READWRITE, 5000);
        other.exec(statement);
    }
    QString read(Crm crm, const std::string &query) const
    {
        SQLite::Database other(path(crm), SQLite::OPEN_READONLY, 5000);
        SQLite::Statement statement(other, query);
        return statement.executeStep() ? QString::fromStdString(statement.getColumn(0).getString())
                                       : QStringLiteral("(none)");
    }
    QString countOf(Crm crm, const std::string &where) const
    {
        return read(crm, "SELECT count(*) FROM " + table(crm) + " WHERE " + where);
    }
    Ctl::Ended sync() const { return Ctl(m_home.folder()).run({QStringLiteral("sync")}); }
    Ctl::Ended jobs(Crm crm, const QStringList &words) const
    {
        return Ctl(m_home.folder())
            .run(QStringList{QStringLiteral("jobs")} + words
                 + QStringList{QStringLiteral("--connection"), connection(crm).name});
    }
    Ctl::Ended change(Crm crm, const QString &option, const QString &value) const
    {
        return jobs(crm, {QStringLiteral("change"), object(crm), option, value});
    }
    QJsonObject listed(const Ctl::Ended &ended) const
    {
        return ended.connections().at(0)[QLatin1String("refused")].toArray().at(0).toObject();
    }
    int namedInCrm(Crm crm, const QString &wanted)
    {
        return int(m_people->accounts(crm, People::nameField(crm)).values().count(wanted));
    }

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
        QVERIFY(m_org.practice().set(service(Crm::Salesforce), R"({"externalIdField": true})"));
        const QByteArray refused = m_org.connectBoth(m_home);
        QVERIFY2(refused.isEmpty(), refused);
        m_people = std::make_unique<People>(m_org.world());
        const Ctl::Ended first = sync();
        QVERIFY2(first.code == 0, first.said());
    }

    void filterIsTheCrmsOwnAndTakesNothingAway_data() { eachCrm(); }
    void filterIsTheCrmsOwnAndTakesNothingAway()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const bool soql = side == Crm::Salesforce;
        const QString before = countOf(side, "1 = 1");
        const Ctl::Ended slip = change(side, QStringLiteral("--filter"),
                                       soql ? QStringLiteral("Nam = 'R&D'") : QStringLiteral("nam eq 'R&D'"));
        QCOMPARE(slip.code, 1);
        QCOMPARE(slip.errorCode(), QStringLiteral("FilterRefused"));

        const QString filter = soql ? QStringLiteral("Name = 'R&D' OR Name = 'O\\'Neil'")
                                    : QStringLiteral("name eq 'R&D' or name eq 'O''Neil'");
        const Ctl::Ended set = change(side, QStringLiteral("--filter"), filter);
        QVERIFY2(set.code == 0, set.said());
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(countOf(side, "1 = 1"), before);
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_removal"), QStringLiteral("0"));

        const QString ours = m_people->make(side, QStringLiteral("R&D"));
        QVERIFY(!m_people->make(side, QStringLiteral("O'Neil")).isEmpty());
        QVERIFY(!m_people->make(side, QStringLiteral("Others")).isEmpty());
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(countOf(side, name(side) + " IN ('R&D', 'O''Neil', 'Others')"), QStringLiteral("2"));

        // It leaves the filter: it stays as it was.
        QVERIFY(m_people->change(side, ours, People::nameField(side), QStringLiteral("Left")));
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(countOf(side, name(side) + " = 'R&D'"), QStringLiteral("1"));

        const Ctl::Ended lifted = change(side, QStringLiteral("--filter"), QStringLiteral("none"));
        QVERIFY2(lifted.code == 0, lifted.said());
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(countOf(side, name(side) + " IN ('Left', 'O''Neil', 'Others')"), QStringLiteral("3"));
    }

    void objectThatTheCrmDoesNotHaveIsNotAdded_data() { eachCrm(); }
    void objectThatTheCrmDoesNotHaveIsNotAdded()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const Ctl::Ended slip = jobs(side, {QStringLiteral("add"), QStringLiteral("Nonsense")});
        QVERIFY2(slip.code == 1, slip.said());
        QCOMPARE(slip.errorCode(), QStringLiteral("ObjectMissing"));
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_job WHERE object LIKE 'nonsense'"),
                 QStringLiteral("0"));
        // One that is there is added, and nothing is told.
        for (const char *action : {"remove", "add"}) {
            const Ctl::Ended done = jobs(side, {QLatin1String(action), object(side)});
            QVERIFY2(done.code == 0, done.said());
            QVERIFY2(!done.err.contains("could not be asked"), done.said());
        }
    }

    void externalIdMakesALostCreateNobodysMatter()
    {
        const auto side = Crm::Salesforce;
        const Ctl::Ended slip = change(side, QStringLiteral("--external-id"), QStringLiteral("Name"));
        QCOMPARE(slip.code, 1);
        QCOMPARE(slip.errorCode(), QStringLiteral("FieldMissing"));
        QCOMPARE(change(Crm::Dynamics, QStringLiteral("--external-id"), QStringLiteral("name")).code, 1);
        const Ctl::Ended set =
            change(side, QStringLiteral("--external-id"), QStringLiteral("Fairlead_Id__c"));
        QVERIFY2(set.code == 0, set.said());

        sql(side, "INSERT INTO Account(Name) VALUES('Made once')");
        QVERIFY(m_org.practice().setFaults(
            service(side),
            R"([{"match": "PATCH .*composite/sobjects/Account", "times": 1, "drop": "after"}])"));
        const Ctl::Ended broken = sync();
        QVERIFY2(broken.code != 0, broken.said());
        QCOMPARE(namedInCrm(side, QStringLiteral("Made once")), 1);
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namedInCrm(side, QStringLiteral("Made once")), 1);
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(countOf(side, "Name = 'Made once' AND Id NOT LIKE 'local:%'"), QStringLiteral("1"));
    }

    void duplicateIsAPersonsDecision_data() { eachCrm(); }
    void duplicateIsAPersonsDecision()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const bool soql = side == Crm::Salesforce;
        const QByteArray rule = soql ? R"({"duplicateRules": "alert"})"
                                     : R"({"duplicateRules": [{"table": "account", "columns": ["name"]}]})";
        const QString twin = m_people->make(side, QStringLiteral("Twin"));
        QVERIFY(!twin.isEmpty());
        QVERIFY(m_org.practice().set(service(side), rule));
        sql(side, "INSERT INTO " + table(side) + '(' + name(side) + ") VALUES('Twin')");
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 4, run.said());
        QCOMPARE(namedInCrm(side, QStringLiteral("Twin")), 1);
        Ctl::Ended list = jobs(side, {});
        const QJsonObject waits = listed(list);
        QVERIFY2(waits[QLatin1String("mayBeDuplicate")].toBool(), list.said());
        if (soql) // Dataverse does not say which
            QCOMPARE(waits[QLatin1String("duplicates")].toArray(), QJsonArray{twin});

        // Left alone it waits, and sent again it is refused again.
        QVERIFY2(jobs(side, {QStringLiteral("retry"), object(side)}).code == 0, "retry");
        run = sync();
        QVERIFY2(run.code == 4, run.said());
        const Ctl::Ended allowed =
            jobs(side, {QStringLiteral("retry"), object(side), QStringLiteral("--allow-duplicates")});
        QVERIFY2(allowed.code == 0, allowed.said());
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namedInCrm(side, QStringLiteral("Twin")), 2);
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(
            jobs(side, {QStringLiteral("retry"), object(side), QStringLiteral("--allow-duplicates")}).code,
            5);
        QVERIFY(m_org.practice().set(service(side),
                                     soql ? R"({"duplicateRules": "off"})" : R"({"duplicateRules": []})"));
    }
};

QTEST_GUILESS_MAIN(TestTwoWayRules)
#include "tst_twoway_rules.moc"
