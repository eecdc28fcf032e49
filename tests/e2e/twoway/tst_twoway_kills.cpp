// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/twoway/twowayhome.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>

using namespace fairlead;

namespace {

/// How often; the gate's own share is smaller than what is asked for by hand.
int kills()
{
    const int wanted = qEnvironmentVariableIntValue("FAIRLEAD_KILLS");
    return wanted > 0 ? wanted : 40;
}

} // namespace

/// A two-way run against the real practice process is killed at random moments while people change records on
/// both sides: nothing is lost, nothing doubled, each restart goes on.
class TestTwoWayKills : public QObject, private TwoWayHome
{
    Q_OBJECT

    QRandomGenerator m_random{20261122};
    QMap<Crm, QStringList> m_made; ///< names, each made once, here
    QMap<Crm, QMap<QString, QString>> m_here; ///< record → phone given here last
    QMap<Crm, QMap<QString, QString>> m_there; ///< record → description given there last
    int m_edit = 0;

    QString anyOf(const QStringList &values) { return values.at(m_random.bounded(int(values.size()))); }

    /// Somebody does something, here or there; each field is one side's alone, so that nothing is in dispute.
    void somebodyDoesSomething()
    {
        const auto crm = m_random.bounded(2) ? Crm::Salesforce : Crm::Dynamics;
        const QString text = QStringLiteral("edit %1").arg(++m_edit);
        const QStringList ids = column(
            crm, "SELECT " + id(crm) + " FROM " + table(crm) + " WHERE " + id(crm) + " NOT LIKE 'local:%'");
        switch (m_random.bounded(3)) {
        case 0: {
            const QString made = QStringLiteral("made %1").arg(m_edit);
            insert(crm, made);
            m_made[crm] += made;
            break;
        }
        case 1: {
            const QString record = anyOf(ids);
            set(crm, record, phone(crm), text);
            m_here[crm][record] = text;
            break;
        }
        default: {
            const QString record = anyOf(ids);
            if (people().change(crm, record, People::descriptionField(crm), text))
                m_there[crm][record] = text;
        }
        }
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = begin();
        QVERIFY2(problem.isEmpty(), problem);
    }

    void killedAtRandomMoments()
    {
        QElapsedTimer whole;
        whole.start();
        qint64 runLength = 1000;
        int struck = 0;
        int finished = 0;
        while (struck < kills()) {
            for (int i = m_random.bounded(1, 5); i > 0; --i)
                somebodyDoesSomething();
            const auto program = ctl().start({QStringLiteral("sync")});
            QVERIFY(program->waitForStarted());
            QElapsedTimer timer;
            timer.start();
            const qint64 moment = m_random.bounded(int(runLength) + 1);
            while (program->state() == QProcess::Running && timer.elapsed() < moment) {
                if (m_random.bounded(4) == 0)
                    somebodyDoesSomething();
                (void)program->waitForFinished(m_random.bounded(1, 30));
            }
            if (program->state() != QProcess::Running) {
                runLength = qMax<qint64>(200, (runLength * 3 + timer.elapsed()) / 4);
                ++finished;
                QVERIFY2(finished < kills() * 3 + 20, "it ends before it can be killed");
                continue;
            }
            ::kill(pid_t(program->processId()), SIGKILL);
            QVERIFY(program->waitForFinished());
            ++struck;
        }
        qInfo("killed %d times in %lld ms, %d edits; %d runs ended first", struck, qlonglong(whole.elapsed()),
              m_edit, finished);
    }

    void nothingIsLostAndNothingDoubled()
    {
        for (const Crm crm : {Crm::Salesforce, Crm::Dynamics})
            endAttempts(crm);
        (void)sync();
        const Ctl::Ended last = sync();
        // A create that never reached Salesforce is a person's to decide: here nobody else makes such
        // records.
        if (last.code == 4) {
            for (const auto &connection : last.connections())
                (void)ctl().run({QStringLiteral("jobs"), QStringLiteral("retry"), QStringLiteral("Account"),
                                 QStringLiteral("--connection"),
                                 connection[QLatin1String("name")].toString()});
            (void)sync();
        }
        const Ctl::Ended calm = sync();
        QVERIFY2(calm.code == 0, calm.said());

        for (const Crm crm : {Crm::Salesforce, Crm::Dynamics}) {
            const QStringList waiting = column(
                crm,
                "SELECT object || ' ' || id || ' ' || kind || ' ' || state || ' ' || coalesce(base, '-') "
                "|| ' ' || coalesce(error, '-') FROM fairlead_outbox");
            const QStringList disputed =
                column(crm,
                       "SELECT record || ' ' || field || ' ' || coalesce(base, '-') || ' here ' || "
                       "coalesce(workspace_value, '-') || ' there ' || coalesce(crm_value, '-') FROM "
                       "fairlead_conflict");
            QVERIFY2(disputed.isEmpty(), qPrintable(disputed.join(QLatin1Char('\n'))));
            QVERIFY2(waiting.isEmpty(), qPrintable(waiting.join(QLatin1Char('\n'))));
            const auto names = people().accounts(crm, People::nameField(crm));
            for (const QString &name : std::as_const(m_made[crm]))
                QVERIFY2(names.values().count(name) == 1, qPrintable(name));
            const auto phones = people().accounts(crm, People::phoneField(crm));
            for (auto it = m_here[crm].cbegin(); it != m_here[crm].cend(); ++it)
                QCOMPARE(phones.value(it.key()), it.value());
            const QStringList ids = column(crm, "SELECT " + id(crm) + " FROM " + table(crm) + " ORDER BY 1");
            const QStringList texts = column(crm,
                                             "SELECT coalesce(" + description(crm) + ", '') FROM "
                                                 + table(crm) + " ORDER BY " + id(crm));
            QMap<QString, QString> descriptions;
            for (int i = 0; i < ids.size(); ++i)
                descriptions.insert(ids.at(i), texts.at(i));
            for (auto it = m_there[crm].cbegin(); it != m_there[crm].cend(); ++it)
                QCOMPARE(descriptions.value(it.key()), it.value());
            QCOMPARE(descriptions.keys(), names.keys());
        }
    }
};

QTEST_GUILESS_MAIN(TestTwoWayKills)
#include "tst_twoway_kills.moc"
