// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/twoway/twowayhome.h"

#include <QTest>

using namespace fairlead;

/// fairleadctl, the practice org, people who work in it, and another program that writes the workspace: both
/// CRMs, what a person would try first.
class TestTwoWay : public QObject, private TwoWayHome
{
    Q_OBJECT

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
    /// How many rows are named like this.
    QString countNamed(Crm crm, const QString &pattern) const
    {
        return read(crm, "SELECT count(*) FROM " + table(crm) + " WHERE " + name(crm) + " LIKE ?", {pattern});
    }
    QMap<QString, QString> namesThere(Crm crm) { return people().accounts(crm, People::nameField(crm)); }

    static void eachCrm()
    {
        QTest::addColumn<int>("crm");
        QTest::newRow("Salesforce") << int(Crm::Salesforce);
        QTest::newRow("Dynamics") << int(Crm::Dynamics);
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = begin();
        QVERIFY2(problem.isEmpty(), problem);
    }

    void editsAndNewRecordsGoThere_data() { eachCrm(); }
    void editsAndNewRecordsGoThere()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const QString edited = anyId(side, 0);
        set(side, edited, name(side), QStringLiteral("Edited here"));
        insert(side, QStringLiteral("Made here"));
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        const auto names = namesThere(side);
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
        set(side, record, name(side), QStringLiteral("Ours"));
        QVERIFY(people().change(side, record, People::descriptionField(side), QStringLiteral("Theirs")));
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namesThere(side).value(record), QStringLiteral("Ours"));
        QCOMPARE(read(side,
                      "SELECT " + description(side) + " FROM " + table(side) + " WHERE " + id(side) + " = ?",
                      {record}),
                 QStringLiteral("Theirs"));
    }

    void disputesAreAskedAboutAndAnswered_data() { eachCrm(); }
    void disputesAreAskedAboutAndAnswered()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        const QString record = anyId(side, 2);
        set(side, record, name(side), QStringLiteral("Ours"));
        QVERIFY(people().change(side, record, People::nameField(side), QStringLiteral("Theirs")));
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namesThere(side).value(record), QStringLiteral("Theirs"));
        const Ctl::Ended list = ctl().run(of(side, {QStringLiteral("conflicts")}));
        const QJsonObject open =
            list.connections().at(0)[QLatin1String("conflicts")].toArray().at(0).toObject();
        QCOMPARE(open[QLatin1String("state")].toString(), QStringLiteral("open"));
        QCOMPARE(open[QLatin1String("crm")].toString(), QStringLiteral("Theirs"));
        QCOMPARE(open[QLatin1String("workspace")].toString(), QStringLiteral("Ours"));
        const Ctl::Ended answered = ctl().run(of(side,
                                                 {QStringLiteral("conflicts"), QStringLiteral("resolve"),
                                                  QString::number(open[QLatin1String("id")].toInteger()),
                                                  QStringLiteral("--keep"), QStringLiteral("workspace")}));
        QVERIFY2(answered.code == 0, answered.said());
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namesThere(side).value(record), QStringLiteral("Ours"));
    }

    void deletionsGoBothWays_data() { eachCrm(); }
    void deletionsGoBothWays()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        // Of our own making: the others have opportunities that hold them.
        const QString there = people().make(side, QStringLiteral("Deleted there"));
        const QString here = people().make(side, QStringLiteral("Deleted here"));
        QVERIFY(!there.isEmpty() && !here.isEmpty());
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(countNamed(side, QStringLiteral("Deleted %")), QStringLiteral("2"));
        QVERIFY(people().remove(side, there));
        sql(side, "DELETE FROM " + table(side) + " WHERE " + id(side) + " = ?", {here});
        // Salesforce lists deletions by the minute.
        QTRY_VERIFY_WITH_TIMEOUT(
            (sync(), countNamed(side, QStringLiteral("Deleted %")) == QStringLiteral("0")), 150000);
        QVERIFY(!namesThere(side).contains(here));
    }

    void refusedRecordIsListedWithTheCrmsWords()
    {
        const auto side = Crm::Salesforce;
        sql(side, "INSERT INTO Account(Phone) VALUES('1')"); // a name is required
        Ctl::Ended run = sync();
        QVERIFY2(run.code == 4, run.said());
        // It is not tried again by itself, and not in step for that.
        run = sync();
        QVERIFY2(run.code == 4, run.said());
        run = ctl().run(of(side, {QStringLiteral("jobs"), QStringLiteral("run"), QStringLiteral("Account")}));
        QVERIFY2(run.code == 4, run.said());
        const Ctl::Ended list = ctl().run(of(side, {QStringLiteral("jobs")}));
        const QJsonObject refused =
            list.connections().at(0)[QLatin1String("refused")].toArray().at(0).toObject();
        QCOMPARE(refused[QLatin1String("object")].toString(), QStringLiteral("Account"));
        QVERIFY2(refused[QLatin1String("error")][QLatin1String("sentence")].toString().contains(
                     QStringLiteral("Name")),
                 list.said());
        sql(side, "UPDATE Account SET Name = 'Named at last' WHERE Phone = '1'");
        run = sync();
        QVERIFY2(run.code == 0, run.said());
        QVERIFY(namesThere(side).values().contains(QStringLiteral("Named at last")));
    }

    void lostAnswerMakesNothingTwice_data() { eachCrm(); }
    void lostAnswerMakesNothingTwice()
    {
        QFETCH(int, crm);
        const auto side = Crm(crm);
        insert(side, QStringLiteral("Made once"));
        const QUrl service = side == Crm::Salesforce ? org().world().salesforce : org().world().dataverse;
        const QByteArray fault =
            "[{\"match\": \"^(POST .*(composite/sobjects|CreateMultiple|batch))\", \"times\": 1, "
            "\"drop\": \"after\"}]";
        QVERIFY(org().practice().setFaults(service, fault));
        const Ctl::Ended broken = sync();
        QVERIFY2(broken.code != 0, broken.said());
        endAttempts(side);
        const Ctl::Ended run = sync();
        QVERIFY2(run.code == 0, run.said());
        QCOMPARE(namesThere(side).values().count(QStringLiteral("Made once")), 1);
        QCOMPARE(read(side, "SELECT count(*) FROM fairlead_outbox"), QStringLiteral("0"));
        QCOMPARE(countNamed(side, QStringLiteral("Made once")), QStringLiteral("1"));
    }
};

QTEST_GUILESS_MAIN(TestTwoWay)
#include "tst_twoway.moc"
