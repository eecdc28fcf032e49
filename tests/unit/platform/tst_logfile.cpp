// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/logfile.h"
#include "support/manualclock.h"

#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(lcOurs, "fairlead.test", QtInfoMsg)
Q_LOGGING_CATEGORY(lcQuiet, "fairlead.quiet", QtInfoMsg)
Q_LOGGING_CATEGORY(lcForeign, "foreign.test")

QStringList standardError;
QtMessageHandler ofTheTest = nullptr;

// What would go to standard error ends up here.
void collect(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (qstrncmp(context.category, "fairlead.", 9) == 0 || qstrcmp(context.category, "foreign.test") == 0)
        standardError += text;
    else
        ofTheTest(type, context, text);
}

} // namespace

class TestLogFile : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<ManualClock> m_clock;
    QString m_path;

    QStringList lines() const
    {
        QFile file(m_path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }
    /// Without the line a run begins with.
    QStringList messages() const { return lines().mid(1); }

    static void sayEverything()
    {
        qCDebug(lcOurs, "our debug");
        qCInfo(lcOurs, "our info");
        qCWarning(lcOurs, "our warning");
        qCCritical(lcOurs, "our critical");
        qCInfo(lcQuiet, "quiet info");
        qCDebug(lcForeign, "foreign debug");
        qCInfo(lcForeign, "foreign info");
    }

private slots:
    void initTestCase()
    {
        QCoreApplication::setApplicationVersion(QStringLiteral("4.5.6"));
        ofTheTest = qInstallMessageHandler(collect);
        QLoggingCategory::setFilterRules(QStringLiteral("fairlead.quiet.info=false"));
    }
    void cleanupTestCase() { qInstallMessageHandler(ofTheTest); }

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<ManualClock>();
        m_path = m_home->filePath(QStringLiteral("log/fairlead.log"));
        standardError.clear();
    }

    void keepsInformationAndWhatIsGraver()
    {
        const LogFile log(m_path, {}, *m_clock);
        sayEverything();
        QCOMPARE(messages(),
                 (QStringList{
                     QStringLiteral("2026-05-01T10:00:00.000Z info fairlead.test: our info"),
                     QStringLiteral("2026-05-01T10:00:00.000Z warning fairlead.test: our warning"),
                     QStringLiteral("2026-05-01T10:00:00.000Z error fairlead.test: our critical"),
                     QStringLiteral("2026-05-01T10:00:00.000Z info fairlead.quiet: quiet info"),
                     QStringLiteral("2026-05-01T10:00:00.000Z info foreign.test: foreign info"),
                 }));
        QVERIFY(lines().constFirst().contains(QStringLiteral(" 4.5.6, process ")));
    }

    void standardErrorStaysAsItWas_data()
    {
        QTest::addColumn<bool>("details");
        QTest::addColumn<QString>("rules");
        for (const bool details : {false, true}) {
            for (const char *rules : {"fairlead.quiet.info=false", "fairlead.*=true", "*.debug=true", ""})
                QTest::addRow("%s, %s", details ? "debug" : "usual", rules) << details << rules;
        }
    }
    void standardErrorStaysAsItWas()
    {
        QFETCH(const bool, details);
        QFETCH(const QString, rules);
        QLoggingCategory::setFilterRules(rules);
        sayEverything();
        const QStringList without = std::exchange(standardError, {});
        {
            const LogFile log(m_path, details ? m_clock->nowUtc().addDays(1) : QDateTime(), *m_clock);
            sayEverything();
            QCOMPARE(std::exchange(standardError, {}), without);
            // Rules that change while it lives, too.
            QLoggingCategory::setFilterRules(QStringLiteral("fairlead.*=false"));
            sayEverything();
            QVERIFY(standardError.filter(QStringLiteral("our")).isEmpty());
            QVERIFY(messages().filter(QStringLiteral("our info")).size() == 2);
            QCOMPARE(messages().filter(QStringLiteral("our debug")).size(), details ? 2 : 0);
            QLoggingCategory::setFilterRules(rules);
        }
        standardError.clear();
        sayEverything();
        QCOMPARE(standardError, without);
        QLoggingCategory::setFilterRules(QStringLiteral("fairlead.quiet.info=false"));
    }

    void keepsDetailsUntilThen()
    {
        const LogFile log(m_path, m_clock->nowUtc().addSecs(60), *m_clock);
        qCDebug(lcOurs, "first");
        qCDebug(lcForeign, "not ours");
        m_clock->advance(59999ms);
        qCDebug(lcOurs, "second");
        m_clock->advance(1ms);
        qCDebug(lcOurs, "too late");
        qCInfo(lcOurs, "still");
        QCOMPARE(messages(),
                 (QStringList{
                     QStringLiteral("2026-05-01T10:00:00.000Z debug fairlead.test: first"),
                     QStringLiteral("2026-05-01T10:00:59.999Z debug fairlead.test: second"),
                     QStringLiteral("2026-05-01T10:01:00.000Z info fairlead.test: still"),
                 }));
        QCOMPARE(standardError, (QStringList{QStringLiteral("not ours"), QStringLiteral("still")}));
    }

    void costsNothingWhereDetailsAreNotWanted()
    {
        const LogFile log(m_path, m_clock->nowUtc(), *m_clock);
        QVERIFY(!lcOurs().isDebugEnabled());
        QVERIFY(lcOurs().isInfoEnabled());
    }

    void endsWithItsObject()
    {
        {
            const LogFile log(m_path, m_clock->nowUtc().addDays(1), *m_clock);
            qCInfo(lcOurs, "kept");
            QVERIFY(lcOurs().isDebugEnabled());
        }
        qCInfo(lcOurs, "not kept");
        QCOMPARE(messages().size(), 1);
        QVERIFY(!lcOurs().isDebugEnabled());
        QVERIFY(!lcQuiet().isInfoEnabled());
        QCOMPARE(standardError.last(), QStringLiteral("not kept"));
    }

    void aMessageIsOneLineWithoutSecrets()
    {
        const LogFile log(m_path, {}, *m_clock);
        qCInfo(lcOurs, "said\n2026-05-01T10:00:00.000Z info fairlead.test: forged\r\npassword=hunter2");
        QCOMPARE(messages().size(), 1);
        QVERIFY(!messages().constFirst().contains(QLatin1String("hunter2")));
        QVERIFY(messages().constFirst().contains(QLatin1String("said 2026")));
    }

    void nobodyIsHurtWhereItCannotBeWritten()
    {
        QFile obstacle(m_home->filePath(QStringLiteral("log")));
        QVERIFY(obstacle.open(QIODevice::WriteOnly));
        const LogFile log(m_path, {}, *m_clock);
        qCInfo(lcOurs, "lost");
        QCOMPARE(standardError, QStringList{QStringLiteral("lost")});
        QVERIFY(obstacle.remove());
        qCInfo(lcOurs, "found");
        QCOMPARE(messages().size(), 1);
    }

    void nothingIsMadeWithoutAMessage()
    {
        const LogFile log(m_path, {}, *m_clock);
        QVERIFY(!QFileInfo::exists(m_home->filePath(QStringLiteral("log"))));
    }

    void startsAFileAnewWhenItIsFull()
    {
        const LogFile log(m_path, {}, *m_clock, {1000, 3});
        for (int i = 0; i < 100; ++i)
            qCInfo(lcOurs, "message number %d", i);
        QVERIFY(QFileInfo::exists(RotatingLog::oldPath(m_path, 3)));
        QVERIFY(!QFileInfo::exists(RotatingLog::oldPath(m_path, 4)));
        QVERIFY(lines().constLast().endsWith(QLatin1String("message number 99")));
    }

    void anyThreadMayLog()
    {
        constexpr int each = 500;
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        {
            const LogFile log(m_path, {}, *m_clock);
            std::vector<std::thread> threads;
            for (int t = 0; t < 4; ++t)
                threads.emplace_back([t] {
                    for (int i = 0; i < each; ++i)
                        qCInfo(lcOurs, "thread %d message %d end", t, i);
                });
            // Rules and messages at once: neither may wait for the other for ever.
            for (int i = 0; i < 100; ++i)
                QLoggingCategory::setFilterRules(QStringLiteral("fairlead.quiet.info=false"));
            for (auto &thread : threads)
                thread.join();
        }
        qInstallMessageHandler(collect);
        QCOMPARE(int(messages().size()), 4 * each);
        for (const QString &line : messages())
            QVERIFY2(line.endsWith(QLatin1String(" end")), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(TestLogFile)
#include "tst_logfile.moc"
