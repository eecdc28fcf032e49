// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/drift.h"

#include <QTest>

using namespace fairlead;
using salesforce::FieldRight;

namespace {

ObjectInfo lead(const QStringList &fields, bool writable)
{
    ObjectInfo info;
    info.name = QStringLiteral("Lead");
    for (const QString &field : fields) {
        const bool written = writable && !field.endsWith(QLatin1Char('-'));
        info.fields += FieldInfo{
            QString(field).remove(QLatin1Char('-')), {}, FieldType::Text, written, written, false, {}};
    }
    return info;
}

/// Of an object with all its fields, but for these rights to its records.
ObjectInfo without(std::initializer_list<bool ObjectInfo::*> rights)
{
    ObjectInfo info = lead({"Id-", "Phone", "Score-"}, true);
    for (bool ObjectInfo::*right : rights)
        info.*right = false;
    return info;
}

} // namespace

class TestDrift : public QObject
{
    Q_OBJECT
private slots:
    void drift_data()
    {
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<Direction>("direction");
        QTest::addColumn<ObjectInfo>("described");
        QTest::addColumn<QList<FieldRight>>("granted");
        QTest::addColumn<QStringList>("missing");

        const QString object = QStringLiteral("Lead");
        const QList<FieldRight> all{
            {object, "Phone", true}, {object, "Score", false}, {"Contact", "Fax", true}};
        const QStringList every;
        QTest::newRow("as granted") << every << Direction::Both << lead({"Id-", "Phone", "Score-"}, true)
                                    << all << QStringList();
        QTest::newRow("a field hidden since") << every << Direction::Pull << lead({"Id-", "Score-"}, true)
                                              << all << QStringList{"Lead.Phone: read"};
        QTest::newRow("a field read only since")
            << every << Direction::Both << lead({"Id-", "Phone-", "Score-", "Name"}, true) << all
            << QStringList{"Lead.Phone: write"};
        QTest::newRow("that nobody writes here")
            << every << Direction::Pull << lead({"Id-", "Phone-", "Score-", "Name"}, true) << all
            << QStringList();
        QTest::newRow("the object read only since")
            << every << Direction::Both << lead({"Id", "Phone", "Score"}, false) << all
            << QStringList{"Lead: change records"};
        QTest::newRow("records deleted no more")
            << every << Direction::Both << without({&ObjectInfo::deletable}) << all
            << QStringList{"Lead: delete records"};
        QTest::newRow("records made no more")
            << QStringList{"Phone"} << Direction::Push << without({&ObjectInfo::createable}) << all
            << QStringList{"Lead: create records"};
        QTest::newRow("records changed no more")
            << every << Direction::Both << without({&ObjectInfo::updateable, &ObjectInfo::deletable}) << all
            << QStringList{"Lead: change records", "Lead: delete records"};
        QTest::newRow("that nobody sends")
            << every << Direction::Pull << without({&ObjectInfo::deletable}) << all << QStringList();
        QTest::newRow("that nobody granted")
            << every << Direction::Both << without({&ObjectInfo::createable, &ObjectInfo::deletable})
            << QList<FieldRight>{{object, "Phone", false}} << QStringList();
        QTest::newRow("a field the job has gained")
            << QStringList{"phone", "Rating"} << Direction::Both << lead({"Id-", "Phone"}, true) << all
            << QStringList{"Lead.Rating: read"};
        QTest::newRow("a field the job has lost") << QStringList{"Phone"} << Direction::Both
                                                  << lead({"Id-", "Phone"}, true) << all << QStringList();
        QTest::newRow("nothing was granted")
            << every << Direction::Both << lead({"Id"}, false) << QList<FieldRight>() << QStringList();
    }
    void drift()
    {
        QFETCH(QStringList, fields);
        QFETCH(Direction, direction);
        QFETCH(ObjectInfo, described);
        QFETCH(QList<FieldRight>, granted);
        Job job;
        job.object = QStringLiteral("Lead");
        job.fields = fields;
        job.direction = direction;
        QTEST(namesOf(driftOf(job, described, granted)), "missing");
    }

    void namesAFew()
    {
        QStringList many;
        for (int i = 0; i < 12; ++i)
            many += QStringLiteral("Lead.F%1: read").arg(i);
        const Error error = driftError(many, RightsBy::Reconnecting);
        QCOMPARE(error.code, ErrorCode::PermissionMissing);
        // The job, and nothing else, waits for a person; it goes on at its hours.
        QCOMPARE(error.errorClass, ErrorClass::StopJob);
        QVERIFY(error.sentence.contains(QLatin1String("F7")));
        QVERIFY(!error.sentence.contains(QLatin1String("F8")));
        QVERIFY(error.sentence.contains(QLatin1String("4")));
        QVERIFY(error.detail.contains(QLatin1String("F11")));
    }

    // Of a user that Fairlead did not make there is nothing to reconnect.
    void saysWhoGivesThem()
    {
        const QStringList missing{QStringLiteral("Lead.Phone: read")};
        const QLatin1String reconnect("Reconnect");
        QVERIFY(driftError(missing, RightsBy::Reconnecting).remedy.contains(reconnect));
        const QString byHand = driftError(missing, RightsBy::Hand).remedy;
        QVERIFY2(!byHand.contains(reconnect) && byHand.contains(QLatin1String("permission set")),
                 qPrintable(byHand));
    }
};

QTEST_GUILESS_MAIN(TestDrift)
#include "tst_drift.moc"
