// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "settings/home.h"
#include "support/practiceprocess.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

/// `revoke --withdraw-consent`: what stands at Microsoft goes by an administrator's hand. The real program,
/// the practice org and a real keyring; each test has a home and an org of its own.
class TestWithdrawal : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<Ctl> m_ctl;
    SystemClock m_clock;

    const PracticeWorld &world() const { return m_practice->world(); }
    static QString word(const char *text) { return QString::fromLatin1(text); }
    Ctl::Ended run(const QStringList &words, const QString &input = {}) const
    {
        return m_ctl->run(words, input.toUtf8());
    }
    Ctl::Ended connectUser(const QString &name, const PracticeWorld::Account &user) const
    {
        return run({"connect", "dynamics", "--url", world().dataverse.toString(), "--username", user.username,
                    "--password-stdin", "--client-id", world().entraClient.id, "--name", name},
                   user.password);
    }
    Ctl::Ended withdraw(const PracticeWorld::Account &person)
    {
        return runSignedIn(
            *m_ctl, {"revoke", "--connection", "Dynamics", "--withdraw-consent", "--yes", "--no-browser"},
            person, m_clock);
    }
    QString standing(const char *name) const
    {
        for (const auto &row : run({"connections"}).connections()) {
            if (row[QLatin1String("name")].toString() == QLatin1String(name))
                return row[QLatin1String("standing")].toString();
        }
        return {};
    }
    QByteArray list() const
    {
        QFile file(Home(m_home->path()).connectionsFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// What the directory was asked to end.
    QStringList deletions()
    {
        QStringList paths;
        const QJsonArray all = m_practice->requests(world().graph);
        for (const auto &request : all) {
            if (request[QLatin1String("method")].toString() == QLatin1String("DELETE"))
                paths += request[QLatin1String("path")].toString();
        }
        return paths;
    }
    /// Two users of one organisation, by one app.
    QString connectBoth()
    {
        const Ctl::Ended first = connectUser(word("Dynamics"), world().nonInteractiveUser);
        const Ctl::Ended second =
            connectUser(word("Second"), {"teamrole@larkmoor.example", "Practice-Makes-2026"});
        if (first.code != 0 || second.code != 0)
            return QString::fromUtf8(first.said() + second.said());
        const Ctl::Ended synced = run({"sync", "--connection", "Dynamics"});
        return synced.code == 0 ? QString() : QString::fromUtf8(synced.said());
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_practice = std::make_unique<PracticeProcess>();
        m_ctl = std::make_unique<Ctl>(m_home->path());
        QVERIFY2(m_practice->start({"--home", m_home->path(), "--rows", "20"}),
                 qPrintable(m_practice->errorText()));
    }
    void cleanup() { m_practice->stop(); }

    void anAdministratorWithdrawsIt()
    {
        const QString trouble = connectBoth();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const Ctl::Ended done = withdraw(world().admin);
        QVERIFY2(done.code == 0, done.said());
        const int grants = done.document["withdrawn"].toInt();
        QVERIFY2(grants > 0, done.said());
        QCOMPARE(deletions().size(), grants);
        QVERIFY(done.document["byHand"].isNull());
        QCOMPARE(done.document["left"].toArray(), QJsonArray());
        QCOMPARE(standing("Dynamics"), word("revoked"));
        // It was the consent of everybody in that organisation.
        const Ctl::Ended other = run({"sync", "--connection", "Second"});
        QVERIFY2(other.code == 3, other.said());
        QCOMPARE(other.connections().at(0)["error"]["code"].toString(), word("ConsentRequired"));
        QCOMPARE(connectUser(word("Third"), world().nonInteractiveUser).errorCode(), word("ConsentRequired"));
        // The administrator has left nothing here: there never was anything to renew his access with.
        QStringList scopes;
        for (const auto &request : m_practice->requests(world().entra)) {
            if (request[QLatin1String("path")].toString().endsWith(QLatin1String("/authorize")))
                scopes += request[QLatin1String("query")].toString();
        }
        QVERIFY(!scopes.isEmpty());
        QCOMPARE(scopes.filter(word("offline_access")), QStringList());
        QVERIFY(!list().contains(world().admin.username.toUtf8()));
    }

    // Who may not has revoked it all the same, and reads how it is done by hand; somebody who may goes on.
    void whoMayNotIsTold_data()
    {
        QTest::addColumn<PracticeWorld::Account>("person");
        QTest::addColumn<QString>("code");
        // Refused by the directory, or on the page already, where he could not agree to what it takes.
        QTest::newRow("signed in") << PracticeWorld::Account{"readwrite@larkmoor.example",
                                                             "Practice-Makes-2026"}
                                   << "PermissionMissing";
        QTest::newRow("on the page") << PracticeWorld::Account{"needs-admin@larkmoor.example",
                                                               "Practice-Makes-2026"}
                                     << "ConsentRequired";
    }
    void whoMayNotIsTold()
    {
        QFETCH(const PracticeWorld::Account, person);
        QFETCH(const QString, code);
        const QString trouble = connectBoth();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const Ctl::Ended refused = withdraw(person);
        QVERIFY2(refused.code == 3, refused.said());
        QVERIFY2(refused.errorCode() == code, refused.said());
        QVERIFY(refused.document["withdrawn"].isNull());
        QVERIFY(!refused.err.contains("--withdraw-consent"));
        const QJsonObject byHand = refused.document["byHand"].toObject();
        QVERIFY(!byHand["path"].toString().isEmpty());
        QVERIFY(byHand["steps"].toArray().at(0).toString().contains(world().entraClient.id));
        QCOMPARE(refused.document["left"].toArray().size(), 1);
        QCOMPARE(deletions(), QStringList());
        QCOMPARE(standing("Dynamics"), word("revoked"));
        QVERIFY2(run({"sync", "--connection", "Second"}).code == 0, "nobody else is affected");

        const Ctl::Ended later = withdraw(world().admin);
        QVERIFY2(later.code == 0, later.said());
        QVERIFY(later.document["withdrawn"].toInt() > 0);
    }

    void anotherOrganisationIsRefused()
    {
        const QString trouble = connectBoth();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const QByteArray before = list();
        const Ctl::Ended refused = withdraw({"admin@fernhollow.example", "Practice-Makes-2026"});
        QVERIFY2(refused.code != 0, refused.said());
        QVERIFY2(refused.errorCode() == word("WrongUser"), refused.said());
        QCOMPARE(list(), before);
        QCOMPARE(deletions(), QStringList());
        QVERIFY2(run({"sync", "--connection", "Dynamics"}).code == 0, "it goes on");
    }

    // Whom it ends for is told first, and nobody is asked to sign in for nothing.
    void wordsThatDoNotGoTogether()
    {
        const QString trouble = connectBoth();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const Ctl::Ended secret =
            run({"connect", "salesforce", "--url", world().salesforce.toString(), "--client-id",
                 world().salesforceClient.id, "--client-secret-stdin", "--name", "Salesforce"},
                world().salesforceClient.secret);
        QVERIFY2(secret.code == 0, secret.said());
        const Ctl::Ended application =
            run({"connect", "dynamics", "--url", world().dataverse.toString(), "--client-id",
                 world().entraClient.id, "--client-secret-stdin", "--name", "Application"},
                world().entraClient.secret);
        QVERIFY2(application.code == 0, application.said());
        const QByteArray before = list();
        const QStringList command{"revoke", "--withdraw-consent", "--connection"};
        const Ctl::Ended unsaid = run(command + QStringList{"Dynamics"});
        QCOMPARE(unsaid.code, 2);
        QVERIFY2(unsaid.document["error"]["sentence"].toString().contains(word("Second")), unsaid.said());
        QVERIFY(!unsaid.document["error"]["sentence"].toString().contains(word("Application")));
        QCOMPARE(run(command + QStringList{"Salesforce", "--yes"}).code, 2);
        QCOMPARE(run(command + QStringList{"Application", "--yes"}).code, 2);
        for (const char *alone : {"--yes", "--no-browser"})
            QCOMPARE(run({"revoke", "--connection", "Dynamics", alone}).code, 2);
        QCOMPARE(list(), before);
    }
};

QTEST_GUILESS_MAIN(TestWithdrawal)
#include "tst_withdrawal.moc"
