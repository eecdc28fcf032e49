// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/statustext.h"

#include <QLocale>
#include <QTest>

using namespace fairlead;
using namespace fairlead::ui;
using namespace std::chrono_literals;

namespace {

const QDateTime now = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);

ConnectionStatus status(SyncState state, std::optional<int> syncedSecondsAgo = {})
{
    ConnectionStatus result;
    result.state = state;
    if (syncedSecondsAgo)
        result.lastSync = now.addSecs(-*syncedSecondsAgo);
    return result;
}

} // namespace

class TestStatusText : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void worstConnectionSpeaksForAll_data()
    {
        QTest::addColumn<QList<ConnectionStatus>>("all");
        QTest::addColumn<SyncState>("state");
        QTest::addColumn<int>("secondsAgo"); ///< -1: no time is named
        using S = SyncState;
        QTest::newRow("one") << QList{status(S::InStep, 60)} << S::InStep << 60;
        QTest::newRow("oldest counts")
            << QList{status(S::InStep, 60), status(S::InStep, 600)} << S::InStep << 600;
        QTest::newRow("never synced") << QList{status(S::InStep, 60), status(S::InStep)} << S::InStep << -1;
        QTest::newRow("offline over in step")
            << QList{status(S::InStep, 1), status(S::Offline, 1)} << S::Offline << 1;
        QTest::newRow("syncing over offline")
            << QList{status(S::Offline, 1), status(S::Syncing, 1)} << S::Syncing << 1;
        QTest::newRow("a person over all")
            << QList{status(S::NeedsAttention, 1), status(S::Syncing, 2), status(S::Offline, 1)}
            << S::NeedsAttention << 2;
    }
    void worstConnectionSpeaksForAll()
    {
        QFETCH(QList<ConnectionStatus>, all);
        QFETCH(SyncState, state);
        QFETCH(int, secondsAgo);
        const OverallStatus result = overall(all);
        QVERIFY(result.any);
        QCOMPARE(result.state, state);
        QCOMPARE(result.lastSync ? int(result.lastSync->secsTo(now)) : -1, secondsAgo);
    }

    void withoutAConnection()
    {
        QVERIFY(!overall({}).any);
        QCOMPARE(stateText(overall({}), now), QStringLiteral("No connection yet"));
    }

    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const QString &text, const char *wanted) {
            QTest::newRow(wanted) << text << QString::fromUtf8(wanted);
        };
        row(agoText(now, now), "just now");
        row(agoText(now.addSecs(5), now), "just now"); // clocks differ
        row(inText(now.addSecs(-1), now), "now");
        row(durationText(12ms), "12 ms");
        row(durationText(1234ms), "1.2 s");
        row(stateText(status(SyncState::InStep, 3), now), "In step, just now");
        row(stateText(status(SyncState::InStep), now), "In step");
        row(stateText(status(SyncState::Syncing), now), "Syncing");
        row(stateText(status(SyncState::NeedsAttention), now), "Needs attention");
        row(stateText(status(SyncState::Offline), now), "Offline");
        row(stateText(status(SyncState::Paused), now), "Paused");

        ConnectionStatus waiting = status(SyncState::Offline);
        waiting.error.emplace().code = ErrorCode::DailyLimitReached;
        row(stateText(waiting, now), "Waiting for API calls");
        waiting.nextSync = now.addSecs(900);
        row(stateText(waiting, now), "Waiting for API calls, looking again in 15 minute(s)");
        waiting.error->code = ErrorCode::ConnectionLost;
        row(stateText(waiting, now), "Offline, trying again in 15 minute(s)");
        waiting.error->code = ErrorCode::NetworkMetered;
        row(stateText(waiting, now), "Waiting for a network that is not metered");

        waiting.usage = {12400, 100000, {}};
        row(usageText(waiting), "API calls in 24 hours: 12,400 of 100,000 used, 20,000 kept for people.");
        waiting.usage.at = now;
        waiting.budget.keptPercent = 5;
        const QString tomorrow = QLocale().toString(now.addDays(1).toLocalTime(), QLocale::ShortFormat);
        row(usageText(waiting),
            qPrintable(QStringLiteral("API calls in 24 hours: 12,400 of 100,000 used, 5,000 kept for people. "
                                      "Each is free again after 24 hours, the last of these by %1.")
                           .arg(tomorrow)));
        QTest::newRow("no figures") << usageText(status(SyncState::InStep)) << QString();

        SyncProgress progress;
        progress.objectLabel = QStringLiteral("Contacts");
        progress.objectIndex = 1;
        progress.objectCount = 7;
        progress.pulled = 12400;
        row(progressText(progress), "12,400 records");
        progress.total = 48120;
        row(progressText(progress), "12,400 of 48,120");
        progress.recordsPerSecond = 1200;
        QVERIFY(
            progressText(progress).startsWith(QStringLiteral("12,400 of 48,120 · 1,200 a second · about ")));
        // More came than was counted: never "500 of 400".
        progress.pulled = 50000;
        row(progressText(progress), "50,000 of 50,000 · 1,200 a second");
        SyncProgress sending = progress;
        sending.toSend = 1000;
        sending.sent = 400;
        QVERIFY(
            progressText(sending).startsWith(QStringLiteral("400 of 1,000 changes sent · 1,200 a second")));
        ConnectionStatus syncing = status(SyncState::Syncing);
        syncing.progress = progress;
        row(stateText(syncing, now), "Syncing Contacts, 2 of 7");
    }
    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QCOMPARE(text, wanted);
    }

    void everyStateHasAShapeOfItsOwn()
    {
        QSet<int> symbols;
        QSet<int> icons;
        for (const auto state :
             {SyncState::InStep, SyncState::Syncing, SyncState::NeedsAttention, SyncState::Offline}) {
            symbols += int(look::symbolFor(toneFor(state)));
            icons += int(trayStateFor(state));
        }
        QCOMPARE(symbols.size(), 4);
        QCOMPARE(icons.size(), 4);
    }
};

QTEST_MAIN(TestStatusText)
#include "tst_statustext.moc"
