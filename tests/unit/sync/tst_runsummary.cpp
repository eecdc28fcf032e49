// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/runsummary.h"

#include <QLocale>
#include <QTest>

using namespace fairlead;

/// What the activity says of a run.
class TestRunSummary : public QObject
{
    Q_OBJECT

    static JobReport job(const char *object)
    {
        JobReport report;
        report.object = QString::fromLatin1(object);
        report.label = report.object + QLatin1Char('s');
        return report;
    }
    static Error away()
    {
        Error error;
        error.code = ErrorCode::ConnectionLost;
        error.errorClass = ErrorClass::RetryLater;
        error.sentence = QStringLiteral("The CRM is away.");
        return error;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void tellsWhatEachObjectBrought()
    {
        SyncReport report;
        report.jobs = {job("User"), job("Account"), job("Lead")};
        QCOMPARE(summaryOf(report), QStringLiteral("Nothing had changed."));
        report.jobs[1].pulled = 1200;
        report.jobs[1].pushed = 3;
        report.jobs[1].failed = 1;
        report.jobs[2].held = 600;
        report.jobs[2].label.clear();
        QCOMPARE(summaryOf(report),
                 QStringLiteral("Accounts: 1,200 read, 3 sent, 1 refused\n"
                                "Lead: 600 deletions wait for an answer"));
    }

    void tellsWhatEndedItOnce()
    {
        SyncReport report;
        report.jobs = {job("User"), job("Account")};
        report.jobs[0].deleted = 2;
        report.jobs[1].error = away();
        report.error = away();
        const QString text = summaryOf(report);
        QVERIFY2(text.startsWith(away().text()), qPrintable(text));
        QCOMPARE(text.count(QStringLiteral("away")), 1);
        QVERIFY2(text.contains(QStringLiteral("Users: 2 deleted")), qPrintable(text));
        // An object's own failure ends nothing and is told beside what the others did.
        report.error.reset();
        QVERIFY(summaryOf(report).endsWith(QStringLiteral("Accounts: ") + away().text()));
    }
};

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_runsummary.moc"
