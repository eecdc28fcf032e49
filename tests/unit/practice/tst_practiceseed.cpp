// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/recordid.h"
#include "practice/seed/credentials.h"
#include "practice/seed/world.h"

#include <QRegularExpression>
#include <QTest>

using namespace fairlead::practice;
using namespace fairlead::practice::salesforce;

class TestPracticeSeed : public QObject
{
    Q_OBJECT
private slots:
    void sameSeedSameWorld();
    void worldIsConsistent_data();
    void worldIsConsistent();
    void recordIds_data();
    void recordIds();
    void badRecordIds_data();
    void badRecordIds();
    void madeIdsAreWellFormed();

private:
    const QDateTime m_now{QDate(2026, 5, 20), QTime(14, 30), Qt::UTC};
};

void TestPracticeSeed::sameSeedSameWorld()
{
    const World one = makeWorld({7, 100, m_now});
    const World same = makeWorld({7, 100, m_now.addSecs(3600)});
    const World other = makeWorld({8, 100, m_now});
    const auto print = [](const World &world) {
        QStringList out;
        for (const Company &each : world.companies)
            out << each.name << each.modified.toString(Qt::ISODate) << each.billing.postalCode;
        for (const Contact &each : world.contacts)
            out << each.email << QString::number(each.company);
        for (const Meeting &each : world.meetings)
            out << each.subject << each.start.toString(Qt::ISODate);
        return out;
    };
    QCOMPARE(print(one), print(same));
    QVERIFY(print(one) != print(other));
}

void TestPracticeSeed::worldIsConsistent_data()
{
    QTest::addColumn<int>("rows");
    QTest::newRow("one") << 1;
    QTest::newRow("default") << 250;
    QTest::newRow("many") << 5000;
}

void TestPracticeSeed::worldIsConsistent()
{
    QFETCH(int, rows);
    const World world = makeWorld({20260501, rows, m_now});
    QCOMPARE(world.employees.size(), 20);
    QCOMPARE(world.companies.size(), rows);
    QCOMPARE(world.contacts.size(), rows);
    QCOMPARE(world.leads.size(), rows);
    QCOMPARE(world.deals.size(), rows);
    QCOMPARE(world.todos.size(), 100);
    QCOMPARE(world.meetings.size(), 100);
    QCOMPARE(world.employees.first().email, credentials::admin.username);
    QCOMPARE(world.employees.at(1).email, credentials::standardUser.username);
    QCOMPARE(world.employees.last().email, credentials::inactiveUser.username);
    QVERIFY(!world.employees.last().active);

    QSet<QString> names;
    for (const Company &each : world.companies) {
        names.insert(each.name);
        QVERIFY(each.name.size() <= 255 && each.billing.city.size() <= 40);
        QVERIFY(each.parent < rows && each.owner < 19);
        QVERIFY(each.created <= each.modified && each.modified < m_now);
    }
    QCOMPARE(names.size(), rows);
    static const QRegularExpression address(QStringLiteral("^[a-z0-9.]+@[a-z0-9]+\\.example$"));
    QSet<QString> emails;
    int withEmail = 0;
    for (const Contact &each : world.contacts) {
        QVERIFY(each.company < rows && each.reportsTo < rows);
        QVERIFY(each.created <= each.modified && each.modified < m_now);
        if (each.email.isEmpty())
            continue;
        ++withEmail;
        emails.insert(each.email);
        QVERIFY2(address.match(each.email).hasMatch(), qPrintable(each.email));
        QVERIFY(each.email.size() <= 80);
    }
    QCOMPARE(emails.size(), withEmail);
    for (const Deal &each : world.deals) {
        QVERIFY(each.name.size() <= 120 && each.closeDate.isValid());
        QVERIFY(each.contact < 0 || world.contacts.at(each.contact).company == each.company);
        if (dealStages().at(each.stage).closed)
            QVERIFY(each.closeDate < m_now.date());
    }
    for (const Todo &each : world.todos) {
        QVERIFY(each.about.contact < 0 || each.about.lead < 0);
        QVERIFY(each.about.lead < 0 || (each.about.company < 0 && each.about.deal < 0));
    }
}

void TestPracticeSeed::recordIds_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("normal");
    // Ids of Salesforce's own documentation, not made here; the reference's samples have invented checksums.
    QTest::newRow("documentation") << QByteArray("0013000000G0VQB") << QByteArray("0013000000G0VQBAA3");
    QTest::newRow("master record type") << QByteArray("012000000000000") << QByteArray("012000000000000AAA");
    QTest::newRow("eighteen") << QByteArray("0013000000G0VQBAA3") << QByteArray("0013000000G0VQBAA3");
}

void TestPracticeSeed::recordIds()
{
    QFETCH(QByteArray, given);
    const auto normal = recordid::normalized(given);
    QVERIFY(normal);
    QTEST(*normal, "normal");
}

void TestPracticeSeed::badRecordIds_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("sixteen") << QByteArray("0013000000G0VQBA");
    QTest::newRow("wrong checksum") << QByteArray("0013000000G0VQBAA4");
    QTest::newRow("case lost") << QByteArray("0013000000g0vqbaa3");
    QTest::newRow("hyphen") << QByteArray("0013000000-0VQB");
}

void TestPracticeSeed::badRecordIds()
{
    QFETCH(QByteArray, given);
    QVERIFY(!recordid::normalized(given));
}

void TestPracticeSeed::madeIdsAreWellFormed()
{
    QSet<QByteArray> seen;
    for (quint64 number : {1ULL, 61ULL, 62ULL, 3843ULL, 3844ULL, 10000000ULL, 218340105584895ULL}) {
        const QByteArray id = recordid::make("00Q", number);
        QCOMPARE(id.size(), 18);
        QVERIFY(id.startsWith("00Q"));
        QCOMPARE(recordid::normalized(id.left(15)), std::optional(id));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 7);
}

QTEST_GUILESS_MAIN(TestPracticeSeed)
#include "tst_practiceseed.moc"
