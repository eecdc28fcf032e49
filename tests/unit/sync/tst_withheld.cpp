// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/sync/syncscene.h"

#include "workspace/conflicts.h"
#include "workspace/outbox.h"

#include <QTest>

using namespace fairlead;

/// Rights that the integration user loses while people go on changing the workspace: nothing of it is lost.
class TestWithheld : public QObject, protected SyncScene
{
    Q_OBJECT
private slots:
    void init()
    {
        begin({});
        m_direction = Direction::Both;
        m_granted = {{account, nameField, true}, {account, phoneField, true}};
        fill(3);
        QVERIFY(runs());
        m_whole = m_crm->object(account).info;
    }

    void waitsForTheRight_data()
    {
        QTest::addColumn<QByteArray>("taken");
        QTest::addColumn<QByteArray>("change");
        const QByteArray edit = "UPDATE Account SET Phone = '+49 1' WHERE rowid = 1";
        QTest::newRow("hidden field, edited") << QByteArray("hidden") << edit;
        QTest::newRow("field to be read only, edited") << QByteArray("field") << edit;
        QTest::newRow("object to be read only, edited") << QByteArray("object") << edit;
        QTest::newRow("hidden field, set in a new row")
            << QByteArray("hidden") << QByteArray("INSERT INTO Account(Name, Phone) VALUES('new', '+49 1')");
        QTest::newRow("none may be made, a new row")
            << QByteArray("create") << QByteArray("INSERT INTO Account(Name, Phone) VALUES('new', '+49 1')");
        QTest::newRow("none may be deleted, a deleted row")
            << QByteArray("delete") << QByteArray("DELETE FROM Account WHERE rowid = 1");
    }
    void waitsForTheRight()
    {
        QFETCH(QByteArray, taken);
        QFETCH(QByteArray, change);
        take(taken);
        const auto before = valuesThere();
        sql(change.constData());
        for (int i = 0; i < 2; ++i) {
            const SyncReport report = run();
            QVERIFY(report.firstError());
            QCOMPARE(report.firstError()->code, ErrorCode::PermissionMissing);
            QCOMPARE(waiting(), 1);
            QCOMPARE(valuesThere(), before);
            QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
        }
        giveBack();
        QVERIFY(runs());
        QVERIFY(valuesThere() != before);
        QCOMPARE(waiting(), 0);
        QVERIFY(bothSidesAreEqual());
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

    void everythingElseGoesOn()
    {
        take("hidden");
        sql("UPDATE Account SET Phone = '+49 1' WHERE rowid = 1");
        sql("UPDATE Account SET Name = 'renamed' WHERE rowid = 2");
        sql("INSERT INTO Account(Name) VALUES('new')");
        sql("DELETE FROM Account WHERE rowid = 3");
        const SyncReport report = run();
        QCOMPARE(waiting(), 1);
        QCOMPARE(report.jobs.constFirst().deleted, qint64(1));
        QCOMPARE(report.jobs.constFirst().pushed, qint64(2));
    }

    /// And meanwhile somebody has changed the same field there: that is a conflict as ever, found when the
    /// field is seen again.
    void changedThereMeanwhile()
    {
        const QString id = m_crm->object(account).records.firstKey();
        take("hidden");
        sql("UPDATE Account SET Phone = '+49 1'");
        (void)run();
        m_crm->change(account, id, {{phoneField, u"+49 2"_qs}});
        (void)run();
        QCOMPARE(waiting(), 3);
        giveBack();
        (void)run();
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"1"_qs);
        QCOMPARE(text(account, id, phoneField), u"+49 2"_qs);
        QCOMPARE(waiting(), 1);
    }

    /// Where nothing was granted, a field that is described no more may as well be deleted: nobody waits for
    /// it, and what was written into it is kept where it can be put back.
    void goneFieldOfNobodysGrant_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("edited") << QByteArray("UPDATE Account SET Phone = '+49 1' WHERE rowid = 1");
        QTest::newRow("made") << QByteArray("INSERT INTO Account(Name, Phone) VALUES('new', '+49 1')");
    }
    void goneFieldOfNobodysGrant()
    {
        QFETCH(QByteArray, change);
        m_granted.clear();
        take("hidden");
        sql(change.constData());
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
        QCOMPARE(read("SELECT field || ' ' || workspace_value || ' ' || kept FROM fairlead_conflict"),
                 u"Phone +49 1 crm"_qs);
    }

    /// Between two looks at what the user may, the CRM itself is the first to refuse.
    void refusedIsSentOnceRightsAreGranted()
    {
        const QString first = m_crm->object(account).records.firstKey();
        m_crm->rule = [&](const QString &, WriteKind, const RecordWrite &write) {
            Error error;
            error.code = write.id == first ? ErrorCode::RecordRejected : ErrorCode::PermissionMissing;
            error.errorClass = ErrorClass::SkipItem;
            return std::optional(error);
        };
        sql("UPDATE Account SET Name = 'renamed'");
        (void)run();
        m_crm->rule = {};
        (void)run();
        QCOMPARE(waiting(), 3);
        QVERIFY(Outbox(*m_workspace).retryForRights());
        (void)run();
        QCOMPARE(waiting(), 1);
        QVERIFY(text(account, first, nameField) != u"renamed"_qs);
    }

    /// Nobody in the CRM has ever heard of it.
    void columnOfAPersonsOwn()
    {
        sql("ALTER TABLE Account ADD COLUMN note TEXT");
        QVERIFY(runs());
        sql("UPDATE Account SET note = 'mine'");
        sql("INSERT INTO Account(Name, note) VALUES('new', 'mine')");
        QVERIFY(runs());
        QCOMPARE(waiting(), 0);
        QCOMPARE(read("SELECT count(*) FROM fairlead_conflict"), u"0"_qs);
    }

private:
    void take(const QByteArray &right)
    {
        ObjectInfo &info = m_crm->object(account).info;
        if (right == "hidden")
            info.fields.removeIf([](const FieldInfo &field) { return field.name == phoneField; });
        for (FieldInfo &field : info.fields) {
            if (right == "object" || (right == "field" && field.name == phoneField))
                field.createable = field.updateable = false;
        }
        info.updateable = info.updateable && right != "object";
        info.createable = info.createable && right != "object" && right != "create";
        info.deletable = info.deletable && right != "object" && right != "delete";
        forget();
    }
    void giveBack()
    {
        m_crm->object(account).info = m_whole;
        forget();
    }
    /// What the CRM says of its objects is asked anew after an hour.
    void forget() { m_clock.advance(std::chrono::hours(2)); }
    QStringList valuesThere() const
    {
        QStringList values;
        const auto &records = m_crm->object(account).records;
        for (auto it = records.begin(); it != records.end(); ++it)
            values += it.key() + QLatin1Char(' ') + text(account, it.key(), nameField) + QLatin1Char(' ')
                + text(account, it.key(), phoneField);
        return values;
    }

    ObjectInfo m_whole;
};

QTEST_GUILESS_MAIN(TestWithheld)
#include "tst_withheld.moc"
