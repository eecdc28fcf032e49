// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/firstsync/bigorg.h"
#include "e2e/twoway/people.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/SQLiteCpp.h>

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
class TestTwoWayKills : public QObject
{
    Q_OBJECT

    using Crm = People::Crm;

    QTemporaryDir m_folder;
    BigOrg m_org;
    std::unique_ptr<People> m_people;
    const Home m_home{m_folder.filePath(QStringLiteral("home"))};
    QRandomGenerator m_random{20261122};
    QMap<Crm, QStringList> m_made; ///< names, each made once, here
    QMap<Crm, QMap<QString, QString>> m_here; ///< record → phone given here last
    QMap<Crm, QMap<QString, QString>> m_there; ///< record → description given there last
    int m_edit = 0;

    QString path(Crm crm) const
    {
        const auto document = readConnections(m_home.connectionsFile());
        for (const ConnectionInfo &info : document->connections) {
            if ((info.crm == CrmKind::Salesforce) == (crm == Crm::Salesforce))
                return m_home.workspaceFile(info.workspaceFile);
        }
        return {};
    }
    static std::string table(Crm crm) { return crm == Crm::Salesforce ? "Account" : "account"; }
    static std::string id(Crm crm) { return crm == Crm::Salesforce ? "Id" : "accountid"; }
    static std::string field(const QString &name) { return name.toStdString(); }

    void sql(Crm crm, const std::string &statement, const QStringList &values) const
    {
        SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READWRITE, 10000);
        SQLite::Statement run(other, statement);
        for (int i = 0; i < values.size(); ++i)
            run.bind(i + 1, values.at(i).toStdString());
        run.exec();
    }
    QStringList column(Crm crm, const std::string &query) const
    {
        SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READONLY, 10000);
        SQLite::Statement statement(other, query);
        QStringList values;
        while (statement.executeStep())
            values += QString::fromStdString(statement.getColumn(0).getString());
        return values;
    }
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
            const QString name = QStringLiteral("made %1").arg(m_edit);
            sql(crm, "INSERT INTO " + table(crm) + '(' + field(People::nameField(crm)) + ") VALUES(?)",
                {name});
            m_made[crm] += name;
            break;
        }
        case 1: {
            const QString record = anyOf(ids);
            sql(crm,
                "UPDATE " + table(crm) + " SET " + field(People::phoneField(crm)) + " = ? WHERE " + id(crm)
                    + " = ?",
                {text, record});
            m_here[crm][record] = text;
            break;
        }
        default: {
            const QString record = anyOf(ids);
            if (m_people->change(crm, record, People::descriptionField(crm), text))
                m_there[crm][record] = text;
        }
        }
    }

private slots:
    void initTestCase()
    {
        const QByteArray problem = m_org.start(100);
        QVERIFY2(problem.isEmpty(), problem);
        const QByteArray refused = m_org.connectBoth(m_home);
        QVERIFY2(refused.isEmpty(), refused);
        m_people = std::make_unique<People>(m_org.world());
        const Ctl::Ended first = Ctl(m_home.folder()).run({QStringLiteral("sync")});
        QVERIFY2(first.code == 0, first.said());
    }

    void killedAtRandomMoments()
    {
        const Ctl ctl(m_home.folder());
        QElapsedTimer whole;
        whole.start();
        qint64 runLength = 1000;
        int struck = 0;
        int finished = 0;
        while (struck < kills()) {
            for (int i = m_random.bounded(1, 5); i > 0; --i)
                somebodyDoesSomething();
            const auto program = ctl.start({QStringLiteral("sync")});
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
        const Ctl ctl(m_home.folder());
        // As if the time a request may be under way had passed.
        for (const Crm crm : {Crm::Salesforce, Crm::Dynamics})
            sql(crm,
                "UPDATE fairlead_outbox SET attempt = json_set(attempt, '$.here', "
                "'2026-01-01T00:00:00.000Z') "
                "WHERE attempt IS NOT NULL",
                {});
        (void)ctl.run({QStringLiteral("sync")});
        const Ctl::Ended last = ctl.run({QStringLiteral("sync")});
        // A create that never reached Salesforce is a person's to decide: here nobody else makes such
        // records.
        if (last.code == 4) {
            for (const auto &connection : last.connections())
                (void)ctl.run({QStringLiteral("jobs"), QStringLiteral("retry"), QStringLiteral("Account"),
                               QStringLiteral("--connection"), connection[QLatin1String("name")].toString()});
            (void)ctl.run({QStringLiteral("sync")});
        }
        const Ctl::Ended calm = ctl.run({QStringLiteral("sync")});
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
            const auto names = m_people->accounts(crm, People::nameField(crm));
            for (const QString &name : std::as_const(m_made[crm]))
                QVERIFY2(names.values().count(name) == 1, qPrintable(name));
            const auto phones = m_people->accounts(crm, People::phoneField(crm));
            for (auto it = m_here[crm].cbegin(); it != m_here[crm].cend(); ++it)
                QCOMPARE(phones.value(it.key()), it.value());
            QMap<QString, QString> descriptions;
            SQLite::Database other(path(crm).toStdString(), SQLite::OPEN_READONLY, 10000);
            SQLite::Statement rows(other,
                                   "SELECT " + id(crm) + ", " + field(People::descriptionField(crm))
                                       + " FROM " + table(crm));
            while (rows.executeStep())
                descriptions.insert(QString::fromStdString(rows.getColumn(0).getString()),
                                    QString::fromStdString(rows.getColumn(1).getString()));
            for (auto it = m_there[crm].cbegin(); it != m_there[crm].cend(); ++it)
                QCOMPARE(descriptions.value(it.key()), it.value());
            QCOMPARE(descriptions.keys(), names.keys());
        }
    }
};

QTEST_GUILESS_MAIN(TestTwoWayKills)
#include "tst_twoway_kills.moc"
