// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/apibudget.h"

#include <QTest>

using namespace fairlead;

class TestApiBudget : public QObject
{
    Q_OBJECT
private slots:
    void shareIsKept_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<qint64>("used");
        QTest::addColumn<qint64>("limit");
        QTest::addColumn<bool>("spent");
        const auto row = [](const char *name, int percent, qint64 used, qint64 limit, bool spent) {
            QTest::newRow(name) << percent << used << limit << spent;
        };
        row("free", 20, 79999, 100000, false);
        row("just used up", 20, 80000, 100000, true);
        row("far beyond", 20, 120000, 100000, true);
        row("nothing kept", 0, 120000, 100000, false);
        row("rounded up for people", 20, 10, 14, false);
        row("rounded up for people, used up", 20, 11, 14, true);
        row("most of it kept", 90, 10, 100, true);
        row("no limit told", 20, 10, 0, false);
        row("large", 20, qint64(4) << 40, qint64(5) << 40, true);
    }
    void shareIsKept()
    {
        QFETCH(const int, percent);
        QFETCH(const qint64, used);
        QFETCH(const qint64, limit);
        QFETCH(const bool, spent);
        const auto refusal = ApiBudget{percent}.refusal({used, limit});
        QCOMPARE(refusal.has_value(), spent);
        if (!refusal)
            return;
        QCOMPARE(refusal->code, ErrorCode::DailyLimitReached);
        QVERIFY(refusal->isTransient() && refusal->retryAfter);
        QVERIFY(!refusal->sentence.isEmpty() && !refusal->remedy.isEmpty());
    }

    // Dataverse tells no figures: none are made up.
    void nothingIsHeldBackWithoutFigures()
    {
        QVERIFY(!ApiBudget{}.refusal({}));
        QVERIFY(!ApiBudget{}.kept({}));
        QVERIFY(!allFreeBy({}));
        QVERIFY(!allFreeBy({10, 100}));
    }

    void allAreFreeADayAfterTheyWereTold()
    {
        const QDateTime at = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        QCOMPARE(allFreeBy({10, 100, at}), at.addDays(1));
        QCOMPARE(ApiBudget{}.kept({10, 101, at}), qint64(21));
    }
};

QTEST_APPLESS_MAIN(TestApiBudget)
#include "tst_apibudget.moc"
