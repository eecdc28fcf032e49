// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "e2e/cli/webgrant.h"
#include "net/qthttp.h"
#include "secrets/keychainstore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"
#include "support/otherprogram.h"
#include "support/practiceprocess.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

constexpr int patienceMs = 60000;

} // namespace

/// What happens to connections in the years after they were made, from the outside: the real program, the
/// practice org, a real keyring. Each test has a home and an org of its own.
class TestLife : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<Ctl> m_ctl;
    SystemClock m_clock;

    const PracticeWorld &world() const { return m_practice->world(); }
    Home home() const { return Home(m_home->path()); }

    static QString word(const char *text) { return QString::fromLatin1(text); }
    Ctl::Ended run(const std::initializer_list<const char *> &words, const QString &input = {}) const
    {
        QStringList list;
        for (const char *each : words)
            list += word(each);
        return m_ctl->run(list, input.toUtf8());
    }

    Ctl::Ended connectDynamics() const
    {
        return m_ctl->run({word("connect"), word("dynamics"), word("--url"), world().dataverse.toString(),
                           word("--username"), world().nonInteractiveUser.username, word("--password-stdin"),
                           word("--client-id"), world().entraClient.id, word("--name"), word("Dynamics")},
                          world().nonInteractiveUser.password.toUtf8());
    }
    Ctl::Ended connectSalesforce() const
    {
        return m_ctl->run({word("connect"), word("salesforce"), word("--url"), world().salesforce.toString(),
                           word("--client-id"), world().salesforceClient.id, word("--client-secret-stdin"),
                           word("--name"), word("Secret")},
                          world().salesforceClient.secret.toUtf8());
    }
    Result<BuiltConnection> connectWeb()
    {
        KeychainStore store(m_clock);
        return connectByWeb(home(), world(), store, m_clock);
    }
    /// What the service was asked since `from`, as "METHOD path".
    QStringList requests(const QUrl &service, qsizetype from = 0)
    {
        QStringList lines;
        const QJsonArray all = m_practice->requests(service);
        for (qsizetype i = from; i < all.size(); ++i)
            lines += all[i][QStringLiteral("method")].toString() + QLatin1Char(' ')
                + all[i][QStringLiteral("path")].toString();
        return lines;
    }
    bool post(const QUrl &service, const QString &path, const QByteArray &body = {})
    {
        QtHttp http(NetworkSettings(), m_clock);
        HttpRequest request = HttpRequest::json("POST", service.resolved(QUrl(path)), body);
        const auto answer = awaitEnd(http.send(std::move(request), {}), patienceMs);
        return answer && *answer && (*answer)->isSuccess();
    }
    bool changePassword(const QString &password)
    {
        const QJsonObject change{{word("username"), world().nonInteractiveUser.username},
                                 {word("password"), password}};
        return post(world().entra, word("/_practice/accounts"),
                    QJsonDocument(QJsonArray{change}).toJson(QJsonDocument::Compact));
    }

    QJsonObject connection(const char *name) const
    {
        const Ctl::Ended all = run({"connections"});
        for (const auto &row : all.connections()) {
            if (row[QStringLiteral("name")].toString() == QLatin1String(name))
                return row.toObject();
        }
        return {};
    }
    QString standing(const char *name) const
    {
        return connection(name)[QStringLiteral("standing")].toString();
    }
    QByteArray list() const
    {
        QFile file(home().connectionsFile());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The refresh token as it is kept; empty where there is none.
    QByteArray token(const ConnectionInfo &info)
    {
        KeychainStore store(m_clock);
        const auto document = readConnections(home().connectionsFile());
        const auto key = awaitEnd(readVaultKey(store, document->homeId, home().vaultFile(), {}), patienceMs);
        if (!key || !*key)
            return {};
        const auto kept =
            TokenVault(home().vaultFile(), **key)
                .read({document->homeId, info.id.text(), info.organisationId, purpose::refreshToken});
        return kept ? kept->reveal() : QByteArray();
    }

    Ctl::Ended signInAt(const QStringList &words, const PracticeWorld::Account &person)
    {
        return runSignedIn(*m_ctl, words, person, m_clock);
    }

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_practice = std::make_unique<PracticeProcess>();
        m_ctl = std::make_unique<Ctl>(m_home->path());
        QVERIFY2(m_practice->start({word("--home"), m_home->path(), word("--rows"), word("40")}),
                 qPrintable(m_practice->errorText()));
    }
    void cleanup() { m_practice->stop(); }

    // A changed password costs one attempt a run, loses nothing, and is over with one command.
    void aChangedPasswordIsMended()
    {
        QVERIFY2(connectDynamics().code == 0, "connect");
        QVERIFY2(run({"sync"}).code == 0, "sync");
        QCOMPARE(standing("Dynamics"), word("connected"));
        const QString id = connection("Dynamics")[QStringLiteral("id")].toString();
        {
            OtherProgram program(home().workspaceFile(word("workspace.db")));
            program.run("UPDATE account SET name = 'Changed here' WHERE accountid = "
                        "(SELECT accountid FROM account LIMIT 1)");
        }
        QVERIFY(changePassword(word("Another-Word-2026")));
        const qsizetype before = requests(world().entra).size();
        const Ctl::Ended refused = run({"sync"});
        QCOMPARE(refused.code, 3);
        const QStringList asked = requests(world().entra, before).filter(word("/token"));
        QVERIFY2(asked.size() == 1, qPrintable(asked.join(QLatin1Char('\n'))));
        QCOMPARE(standing("Dynamics"), word("needs-sign-in"));
        QCOMPARE(run({"status"}).connections().at(0)[QStringLiteral("outbox")].toInt(), 1);

        const QByteArray unchanged = list();
        const Ctl::Ended wrong = run({"reauthorize", "--password-stdin"}, word("not that one"));
        QCOMPARE(wrong.errorCode(), word("WrongCredentials"));
        QCOMPARE(wrong.code, 3);
        QCOMPARE(list(), unchanged);
        const Ctl::Ended right = run({"reauthorize", "--password-stdin"}, word("Another-Word-2026"));
        QVERIFY2(right.code == 0, right.said());
        QCOMPARE(right.document[QStringLiteral("id")].toString(), id);
        const Ctl::Ended sync = run({"sync"});
        QVERIFY2(sync.code == 0, sync.said());
        QCOMPARE(standing("Dynamics"), word("connected"));
        QCOMPARE(run({"status"}).connections().at(0)[QStringLiteral("outbox")].toInt(), 0);
        OtherProgram program(home().workspaceFile(word("workspace.db")));
        QCOMPARE(program.read("SELECT count(*) FROM account WHERE name = 'Changed here'"), word("1"));
        // Jobs and checkpoints were kept: nothing was read a second time.
        qint64 pulled = 0;
        for (const auto &job : sync.connections().at(0)[QStringLiteral("jobs")].toArray())
            pulled += job[QStringLiteral("pulled")].toInteger();
        QVERIFY2(pulled <= 1, sync.out);
    }

    void usageIsToldBeforeAnythingIsAsked()
    {
        QVERIFY2(connectDynamics().code == 0, "connect");
        QCOMPARE(run({"reauthorize", "--client-secret-stdin"}, word("x")).code, 2);
        QCOMPARE(run({"reauthorize", "--no-browser"}).code, 2);
        QCOMPARE(run({"revoke", "--connection", "Nobody"}).code, 1);
    }

    // The same host, and another organisation behind it.
    void aRefreshedSandboxIsNotTouched()
    {
        QVERIFY2(connectSalesforce().code == 0, "connect");
        const auto web = connectWeb();
        QVERIFY(web);
        QVERIFY2(run({"sync"}).code == 0, "sync");
        const QByteArray listBefore = list();
        const QByteArray tokenBefore = token(web->target.info);
        QVERIFY(post(world().salesforce, word("/_practice/refresh-sandbox")));
        const qsizetype before = requests(world().salesforce).size();

        const Ctl::Ended sync = run({"sync", "--connection", "Secret"});
        QCOMPARE(sync.connections().at(0)[QStringLiteral("error")][QStringLiteral("code")].toString(),
                 word("WrongOrganisation"));
        QVERIFY(sync.code != 0);
        QCOMPARE(run({"verify", "--connection", "Secret"}).errorCode(), word("WrongOrganisation"));
        // Nothing was read or written: there was nothing but sign-ins.
        const QStringList after = requests(world().salesforce, before);
        QVERIFY(!after.isEmpty());
        QCOMPARE(after.filter(word("/services/data/v")), QStringList());

        const Ctl::Ended secret = m_ctl->run(
            {word("reauthorize"), word("--connection"), word("Secret"), word("--client-secret-stdin")},
            world().salesforceClient.secret.toUtf8());
        QCOMPARE(secret.errorCode(), word("WrongOrganisation"));
        const Ctl::Ended browser = signInAt(
            {word("reauthorize"), word("--connection"), word("Web"), word("--no-browser")}, world().admin);
        QVERIFY2(browser.errorCode() == word("WrongOrganisation"), browser.said());
        QCOMPARE(list(), listBefore);
        QCOMPARE(token(web->target.info), tokenBefore);
        QCOMPARE(standing("Secret"), word("blocked"));
    }

    void revokedAndBroughtBack()
    {
        const auto built = connectWeb();
        QVERIFY(built);
        QVERIFY2(connectDynamics().code == 0, "connect");
        QVERIFY2(run({"sync"}).code == 0, "sync");
        const Ctl::Ended revoked = run({"revoke", "--connection", "Web"});
        QVERIFY2(revoked.code == 0, revoked.said());
        QVERIFY(revoked.document[QStringLiteral("atProvider")].toBool());
        QVERIFY(!revoked.document[QStringLiteral("owed")].toBool());
        QCOMPARE(standing("Web"), word("revoked"));
        QCOMPARE(token(built->target.info), QByteArray());
        QVERIFY(requests(world().salesforce).contains(word("POST /services/oauth2/revoke")));

        // It does not sign in by itself, and holds up nobody.
        const qsizetype before = requests(world().salesforce).size();
        QCOMPARE(run({"sync", "--connection", "Web"}).code, 3);
        QCOMPARE(run({"verify", "--connection", "Web"}).code, 3);
        QCOMPARE(requests(world().salesforce, before), QStringList());
        QCOMPARE(run({"sync", "--connection", "Dynamics"}).code, 0);

        const Ctl::Ended back = signInAt(
            {word("reauthorize"), word("--connection"), word("Web"), word("--no-browser")}, world().admin);
        QVERIFY2(back.code == 0, back.said());
        QCOMPARE(standing("Web"), word("connected"));
        QCOMPARE(run({"sync"}).code, 0);
    }

    void revokedOfflineIsOwed()
    {
        const auto built = connectWeb();
        QVERIFY(built);
        QVERIFY2(run({"sync"}).code == 0, "sync");
        const QByteArray kept = token(built->target.info);
        QVERIFY(m_practice->setFaults(world().salesforce,
                                      R"([{"match": "oauth2/revoke", "drop": "before", "times": -1}])"));
        const Ctl::Ended revoked = run({"revoke"});
        QVERIFY2(revoked.code == 0, revoked.said());
        QVERIFY(revoked.document[QStringLiteral("owed")].toBool());
        QVERIFY(revoked.document[QStringLiteral("owedFor")].isObject());
        QVERIFY2(revoked.err.contains("tried again"), revoked.said());
        QCOMPARE(standing("Web"), word("revoked"));
        QCOMPARE(token(built->target.info), kept);
        QCOMPARE(run({"sync"}).code, 3);

        QVERIFY(m_practice->setFaults(world().salesforce, "[]"));
        const Ctl::Ended again = run({"revoke"});
        QVERIFY(!again.document[QStringLiteral("owed")].toBool());
        QVERIFY(again.document[QStringLiteral("atProvider")].toBool());
        QCOMPARE(token(built->target.info), QByteArray());
    }

    void removedNothingSecretIsLeft()
    {
        const auto built = connectWeb();
        QVERIFY(built);
        const ConnectionInfo info = built->target.info;
        QVERIFY2(connectDynamics().code == 0, "connect");
        QVERIFY2(run({"sync"}).code == 0, "sync");
        {
            OtherProgram program(home().workspaceFile(info.workspaceFile));
            program.run(
                "UPDATE Account SET Name = 'Changed here' WHERE Id = (SELECT Id FROM Account LIMIT 1)");
        }
        const Ctl::Ended refused = run({"remove", "--connection", "Web", "--delete-workspace"});
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("Account: 1"), refused.said());
        QCOMPARE(standing("Web"), word("connected"));
        const Ctl::Ended removed = run({"remove", "--connection", "Web", "--delete-workspace", "--yes"});
        QVERIFY2(removed.code == 0, removed.said());
        QVERIFY(removed.document[QStringLiteral("atProvider")].toBool());
        QCOMPARE(token(info), QByteArray());
        QVERIFY(!QFile::exists(home().workspaceFile(info.workspaceFile)));
        QCOMPARE(run({"connections"}).connections().size(), 1);
        QVERIFY2(run({"sync"}).code == 0, "the other one goes on");

        const Ctl::Ended other = run({"remove"});
        QVERIFY2(other.code == 0, other.said());
        KeychainStore store(m_clock);
        const auto document = readConnections(home().connectionsFile());
        const QString key =
            secretKey(document->homeId, other.document[QStringLiteral("id")].toString(), purpose::password);
        const auto left = awaitEnd(store.read(key, {}), patienceMs);
        QVERIFY(left && !*left);
        QCOMPARE(left->error().code, ErrorCode::SecretNotFound);
        QCOMPARE(run({"connections"}).connections().size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLife)
#include "tst_life.moc"
