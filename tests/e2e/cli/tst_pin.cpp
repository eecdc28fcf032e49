// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entra.h"
#include "auth/rsakeypair.h"
#include "connection/verify.h"
#include "e2e/cli/ctl.h"
#include "e2e/cli/ctlperson.h"
#include "e2e/cli/webgrant.h"
#include "net/qthttp.h"
#include "secrets/keychainstore.h"
#include "settings/cloudsfile.h"
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

Task<Result<NewConnection>> prove(PracticeWorld world, Cloud cloud, SignInMethod method, RsaKeyPair keys,
                                  Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    Result<VerifiedConnection> verified = fail(Error::cancelled());
    if (method == SignInMethod::SalesforceClientCredentials || method == SignInMethod::SalesforceJwt) {
        SalesforceAttempt attempt;
        attempt.cloud = cloud;
        attempt.address = world.salesforce;
        attempt.clientId = world.salesforceClient.id;
        attempt.method = method;
        attempt.userName = world.admin.username;
        attempt.clientSecret = Secret::fromText(world.salesforceClient.secret);
        attempt.privateKey = keys.privateKeyPem;
        verified = co_await verifySalesforce(http, *clock, attempt, {});
    } else {
        DynamicsAttempt attempt;
        attempt.cloud = cloud;
        attempt.address = world.dataverse;
        attempt.tenantId = world.tenant;
        attempt.clientId = world.entraClient.id;
        attempt.method = method;
        if (method == SignInMethod::DynamicsPassword)
            attempt.userName = world.nonInteractiveUser.username;
        attempt.password = Secret::fromText(world.nonInteractiveUser.password);
        attempt.clientSecret = Secret::fromText(world.entraClient.secret);
        attempt.certificate = keys.certificatePem;
        attempt.privateKey = keys.privateKeyPem;
        if (method == SignInMethod::DynamicsWindow) {
            // What the window would have obtained; how the person got there is not the point here.
            auto tokens = co_await entra::password(http, cloud, world.tenant, world.entraClient.id,
                                                   entra::userScopes(world.dataverse),
                                                   world.nonInteractiveUser.username, attempt.password, {});
            if (!tokens)
                co_return fail(tokens.error());
            attempt.window = *tokens;
        }
        verified = co_await verifyDynamics(http, *clock, attempt, {});
    }
    if (!verified)
        co_return fail(verified.error());
    NewConnection wanted = verified->connection;
    wanted.info.name = QStringLiteral("Pinned");
    wanted.info.objects = cloud.isValid() && wanted.info.crm == CrmKind::Salesforce
        ? QStringList{QStringLiteral("User"), QStringLiteral("Account")}
        : QStringList{QStringLiteral("systemuser"), QStringLiteral("account")};
    co_return wanted;
}

} // namespace

/// Who may sign in for a connection: its own organisation, by every way there is; its own user, but where an
/// administrator is asked for or another user is to take over. The real program and a real keyring; the
/// windows' own rungs are tst_signin_pin's.
class TestPin : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<Ctl> m_ctl;
    SystemClock m_clock;
    RsaKeyPair m_made;
    RsaKeyPair m_keys; ///< what the app knows the certificate of
    RsaKeyPair m_otherKeys;
    SignInMethod m_method = SignInMethod::SalesforceWeb;

    const PracticeWorld &world() const { return m_practice->world(); }
    Home home() const { return Home(m_home->path()); }
    static QString word(const char *text) { return QString::fromLatin1(text); }
    bool isSalesforce() const
    {
        return m_method == SignInMethod::SalesforceWeb || m_method == SignInMethod::SalesforceJwt
            || m_method == SignInMethod::SalesforceClientCredentials;
    }
    QUrl service() const { return isSalesforce() ? world().salesforce : world().dataverse; }
    QByteArray list() const { return content(home().connectionsFile()); }
    QByteArray vault() const { return content(home().vaultFile()); }
    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString written(const char *name, const QByteArray &text) const
    {
        QFile file(m_home->filePath(word(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
            || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return {};
        return file.fileName();
    }
    bool post(const QUrl &to, const char *path, const QJsonObject &body = {})
    {
        QtHttp http(NetworkSettings(), m_clock);
        HttpRequest request = HttpRequest::json("POST", to.resolved(QUrl(word(path))),
                                                QJsonDocument(body).toJson(QJsonDocument::Compact));
        const auto answer = awaitEnd(http.send(std::move(request), {}), patienceMs);
        return answer && *answer && (*answer)->isSuccess();
    }
    QStringList requests(const QUrl &of, qsizetype from = 0)
    {
        QStringList lines;
        const QJsonArray all = m_practice->requests(of);
        for (qsizetype i = from; i < all.size(); ++i)
            lines += all[i][QLatin1String("method")].toString() + QLatin1Char(' ')
                + all[i][QLatin1String("path")].toString();
        return lines;
    }

    Result<BuiltConnection> connectBy(SignInMethod method)
    {
        m_method = method;
        m_keys = m_made;
        if (method == SignInMethod::SalesforceJwt) {
            const QByteArray key = m_practice->get(world().salesforce, word("/_practice/jwt-key"));
            m_keys.privateKeyPem =
                Secret::fromText(QJsonDocument::fromJson(key)[QLatin1String("privateKey")].toString());
            if (!m_practice->set(world().salesforce,
                                 "{\"preauthorizedUsers\": [\"" + world().admin.username.toUtf8() + "\"]}"))
                return fail(Error::bug(word("settings")));
        }
        if (method == SignInMethod::DynamicsCertificate
            && !post(world().entra, "/_practice/certificates",
                     {{word("clientId"), world().entraClient.id},
                      {word("certificate"), QString::fromLatin1(m_keys.certificatePem)}}))
            return fail(Error::bug(word("certificate")));
        const auto clouds = readClouds(home().cloudsFile());
        auto wanted = method == SignInMethod::SalesforceWeb
            ? grantByWeb(home(), world(), m_clock)
            : *awaitEnd(prove(world(), clouds->constLast(), method, m_keys, &m_clock), patienceMs);
        if (!wanted)
            return fail(wanted.error());
        KeychainStore store(m_clock);
        BuildTurn turn;
        ConnectionBuilder builder(home(), store, m_clock, turn);
        return *awaitEnd(builder.build(std::move(*wanted), {}), patienceMs);
    }

    /// `right`: with what the connection really signs in with.
    Ctl::Ended reauthorize(const QString &rung, bool right, const QStringList &more = {})
    {
        const QStringList command = QStringList{word("reauthorize")} + more;
        if (rung == word("browser") || rung == word("device code")) {
            const PracticeWorld::Account sam{word("sam.tarrant@larkmoor.example"), word("Quiet-Meadow-1540")};
            const auto own = isSalesforce() ? world().admin : world().nonInteractiveUser;
            const auto other = isSalesforce() ? sam : world().admin;
            return runSignedIn(
                *m_ctl,
                command + QStringList{rung == word("browser") ? word("--no-browser") : word("--device-code")},
                right ? own : other, m_clock);
        }
        if (rung == word("password"))
            return m_ctl->run(command + QStringList{word("--password-stdin")},
                              (right ? world().nonInteractiveUser : world().admin).password.toUtf8());
        if (rung == word("secret"))
            return m_ctl->run(
                command + QStringList{word("--client-secret-stdin")},
                (right == isSalesforce() ? world().salesforceClient : world().entraClient).secret.toUtf8());
        const RsaKeyPair &keys = right ? m_keys : m_otherKeys;
        QStringList files{word("--key-file"), written("key.pem", keys.privateKeyPem.reveal())};
        if (rung == word("certificate"))
            files += {word("--certificate-file"), written("certificate.pem", keys.certificatePem)};
        return m_ctl->run(command + files);
    }

    static void addRungs()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::addColumn<QString>("rung");
        QTest::newRow("Salesforce, browser") << SignInMethod::SalesforceWeb << "browser";
        QTest::newRow("Salesforce, client credentials")
            << SignInMethod::SalesforceClientCredentials << "secret";
        QTest::newRow("Salesforce, JWT") << SignInMethod::SalesforceJwt << "key";
        QTest::newRow("Dynamics, password") << SignInMethod::DynamicsPassword << "password";
        QTest::newRow("Dynamics, browser") << SignInMethod::DynamicsWindow << "browser";
        QTest::newRow("Dynamics, device code") << SignInMethod::DynamicsWindow << "device code";
        QTest::newRow("Dynamics, client secret") << SignInMethod::DynamicsApplication << "secret";
        QTest::newRow("Dynamics, certificate") << SignInMethod::DynamicsCertificate << "certificate";
    }

private slots:
    void initTestCase()
    {
        const auto keys = makeRsaKeyPair(word("Fairlead test"), m_clock.nowUtc());
        const auto others = makeRsaKeyPair(word("Somebody else"), m_clock.nowUtc());
        QVERIFY(keys && others);
        m_made = *keys;
        m_otherKeys = *others;
    }
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_practice = std::make_unique<PracticeProcess>();
        m_ctl = std::make_unique<Ctl>(m_home->path());
        QVERIFY2(m_practice->start({word("--home"), m_home->path(), word("--rows"), word("40")}),
                 qPrintable(m_practice->errorText()));
    }
    void cleanup() { m_practice->stop(); }

    // The same address, and another organisation behind it: nothing is read, written or stored.
    void anotherOrganisationIsRefused_data() { addRungs(); }
    void anotherOrganisationIsRefused()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const QString, rung);
        const auto built = connectBy(method);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text() + built.error().detail));
        const Ctl::Ended first = m_ctl->run({word("sync")});
        QVERIFY2(first.code == 0, first.said());
        {
            OtherProgram program(home().workspaceFile(built->target.info.workspaceFile));
            program.run(isSalesforce() ? "UPDATE Account SET Name = 'Changed here'"
                                       : "UPDATE account SET name = 'Changed here'");
        }
        QVERIFY(post(service(), "/_practice/refresh-sandbox"));
        const qsizetype before = requests(service()).size();
        const QByteArray listBefore = list();
        const Ctl::Ended sync = m_ctl->run({word("sync")});
        // Salesforce ends what was granted for the organisation before; Entra's grants know none.
        QCOMPARE(sync.connections().at(0)[QLatin1String("error")][QLatin1String("code")].toString(),
                 method == SignInMethod::SalesforceWeb ? word("SignInNeeded") : word("WrongOrganisation"));
        const QStringList asked = requests(service(), before);
        static const QRegularExpression data(
            word("^(POST|PATCH|DELETE) /(services/data|api/data)|/services/data/v"
                 "|/api/data/v[0-9.]+/(?!WhoAmI)"));
        QCOMPARE(asked.filter(data), QStringList());

        const QByteArray vaultBefore = vault();
        const Ctl::Ended refused = reauthorize(rung, true);
        QVERIFY2(refused.errorCode() == word("WrongOrganisation") && refused.code == 1, refused.said());
        QCOMPARE(list(), listBefore);
        QCOMPARE(vault(), vaultBefore);
        // What was granted there does not stay open, where there is a way to end it.
        if (method == SignInMethod::SalesforceWeb)
            QCOMPARE(requests(service(), before).filter(word("oauth2/revoke")).size(), 1);
        const Ctl::Ended change =
            reauthorize(rung, true,
                        QStringList{word("--change-user"), word("--yes")}
                            + (method == SignInMethod::DynamicsPassword
                                   ? QStringList{word("--username"), world().nonInteractiveUser.username}
                                   : method == SignInMethod::SalesforceJwt
                                   ? QStringList{word("--username"), world().admin.username}
                                   : method == SignInMethod::DynamicsApplication
                                       || method == SignInMethod::DynamicsCertificate
                                   ? QStringList{word("--client-id"), world().entraClient.id}
                                   : QStringList()));
        QVERIFY2(change.errorCode() == word("WrongOrganisation"), change.said());
        QCOMPARE(list(), listBefore);
    }

    // Another person where a page asks who it is; elsewhere what somebody else signs in with.
    void anotherPersonIsRefused_data() { addRungs(); }
    void anotherPersonIsRefused()
    {
        QFETCH(const SignInMethod, method);
        QFETCH(const QString, rung);
        const auto built = connectBy(method);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text() + built.error().detail));
        const QByteArray listBefore = list();
        const QByteArray vaultBefore = vault();
        const Ctl::Ended refused = reauthorize(rung, false);
        QVERIFY2(refused.code == 1 || refused.code == 3, refused.said());
        if (!renewsItself(method))
            QCOMPARE(refused.errorCode(), word("WrongUser"));
        QCOMPARE(list(), listBefore);
        QCOMPARE(vault(), vaultBefore);
        if (method == SignInMethod::SalesforceWeb)
            QCOMPARE(requests(service()).filter(word("oauth2/revoke")).size(), 1);
        // What was kept is what it was, and the right one is taken.
        const Ctl::Ended sync = m_ctl->run({word("sync")});
        QVERIFY2(sync.code == 0, sync.said());
        const Ctl::Ended done = reauthorize(rung, true);
        QVERIFY2(done.code == 0, done.said());
        QVERIFY(done.document[QLatin1String("previousUserName")].isNull());
        QCOMPARE(m_ctl->run({word("sync")}).code, 0);
        QCOMPARE(m_ctl->run({word("connections")}).connections().size(), 1);
    }

    // The secret is what it was, and Setup has put somebody else behind it.
    void aChangedRunAsUserIsRefused()
    {
        const auto built = connectBy(SignInMethod::SalesforceClientCredentials);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text()));
        QVERIFY2(m_ctl->run({word("sync")}).code == 0, "sync");
        {
            OtherProgram program(home().workspaceFile(built->target.info.workspaceFile));
            program.run("UPDATE Account SET Name = 'Changed here'");
        }
        QVERIFY(m_practice->set(world().salesforce,
                                R"({"clientCredentialsUser": "sam.tarrant@larkmoor.example"})"));
        const QByteArray listBefore = list();
        const qsizetype before = requests(service()).size();
        for (const char *verb : {"sync", "verify"}) {
            const Ctl::Ended ended = m_ctl->run({word(verb)});
            QVERIFY2(ended.code == 1 || ended.code == 4, ended.said());
            QCOMPARE(ended.connections().at(0)[QLatin1String("error")][QLatin1String("code")].toString(),
                     word("WrongUser"));
        }
        QCOMPARE(requests(service(), before).filter(word("/services/data/v")), QStringList());
        const Ctl::Ended again = reauthorize(word("secret"), true);
        QVERIFY2(again.errorCode() == word("WrongUser"), again.said());
        QCOMPARE(list(), listBefore);
        // Set back it goes on, and nothing of it is lost.
        QVERIFY(m_practice->set(world().salesforce, R"({"clientCredentialsUser": ""})"));
        const Ctl::Ended back = m_ctl->run({word("sync")});
        QVERIFY2(back.code == 0, back.said());
    }

    // What only an administrator may do is done as one, whoever the connection works as.
    void anyAdministratorOfTheOrganisation()
    {
        const auto built = connectBy(SignInMethod::SalesforceClientCredentials);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text()));
        QVERIFY(built->target.info.userName != world().admin.username);
        QVERIFY2(m_ctl->run({word("sync")}).code == 0, "sync");
        for (const char *what : {"on", "off"}) {
            const Ctl::Ended ended = runSignedIn(
                *m_ctl, {word("server-access"), word(what), word("--no-browser")}, world().admin, m_clock);
            QVERIFY2(ended.code == 0 || ended.code == 4, ended.said());
            QCOMPARE(ended.document[QLatin1String("state")].toString(), word(what));
        }
        const QByteArray setup = m_practice->get(world().salesforce, word("/_practice/setup"));
        QVERIFY(post(world().salesforce, "/_practice/refresh-sandbox"));
        const Ctl::Ended refused = runSignedIn(
            *m_ctl, {word("server-access"), word("on"), word("--no-browser")}, world().admin, m_clock);
        QVERIFY2(refused.errorCode() == word("WrongOrganisation"), refused.said());
        QCOMPARE(m_practice->get(world().salesforce, word("/_practice/setup")), setup);
        // Nor is anything read there for the checks.
        const qsizetype before = requests(world().salesforce).size();
        const Ctl::Ended unread =
            runSignedIn(*m_ctl, {word("checks"), word("--as-administrator"), word("--no-browser")},
                        world().admin, m_clock);
        QVERIFY2(unread.errorCode() == word("WrongOrganisation"), unread.said());
        const QStringList asked = requests(world().salesforce, before);
        QCOMPARE(asked.filter(word("/services/data")), QStringList());
        QCOMPARE(asked.filter(word("oauth2/revoke")).size(), 1);
        // Stopping it takes nobody's sign-in.
        const Ctl::Ended revoked = m_ctl->run({word("revoke")});
        QVERIFY2(revoked.code == 0, revoked.said());
    }

    void aSecondPracticeOrgIsAnotherOrganisation()
    {
        QTemporaryDir secondHome;
        PracticeProcess second;
        QVERIFY2(second.start({word("--home"), secondHome.path(), word("--rows"), word("5"),
                               word("--organisation"), word("2")}),
                 qPrintable(second.errorText()));
        const auto idAt = [this](const PracticeProcess &practice, const QString &folder, const char *crm) {
            const PracticeWorld &at = practice.world();
            const bool sf = word(crm) == word("salesforce");
            const auto &client = sf ? at.salesforceClient : at.entraClient;
            const Ctl::Ended ended = Ctl(folder).run(
                {word("connect"), word(crm), word("--url"), (sf ? at.salesforce : at.dataverse).toString(),
                 word("--client-id"), client.id, word("--client-secret-stdin")},
                client.secret.toUtf8());
            return ended.document[QLatin1String("organisationId")].toString();
        };
        for (const char *crm : {"salesforce", "dynamics"}) {
            const QString here = idAt(*m_practice, m_home->path(), crm);
            const QString there = idAt(second, secondHome.path(), crm);
            QVERIFY2(!here.isEmpty() && !there.isEmpty() && here != there, qPrintable(here + there));
        }
    }

    void anotherUserTakesOver_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::newRow("Salesforce, browser") << SignInMethod::SalesforceWeb;
        QTest::newRow("Dynamics, password") << SignInMethod::DynamicsPassword;
    }
    void anotherUserTakesOver()
    {
        QFETCH(const SignInMethod, method);
        const auto built = connectBy(method);
        QVERIFY2(built, built ? "" : qPrintable(built.error().text()));
        const ConnectionInfo info = built->target.info;
        QVERIFY2(m_ctl->run({word("sync")}).code == 0, "sync");
        if (!isSalesforce())
            QVERIFY2(m_ctl->run({word("jobs"), word("add"), word("lead")}).code == 0, "job");
        const qsizetype jobsBefore =
            m_ctl->run({word("jobs")}).connections().at(0)[QLatin1String("jobs")].toArray().size();
        const std::string table = isSalesforce() ? "Account" : "account";
        const std::string name = isSalesforce() ? "Name" : "name";
        {
            OtherProgram program(home().workspaceFile(info.workspaceFile));
            program.run("UPDATE " + table + " SET " + name
                        + " = 'Changed here' WHERE rowid = (SELECT min(rowid) FROM " + table + ")");
        }
        const PracticeWorld::Account next = isSalesforce()
            ? PracticeWorld::Account{word("sam.tarrant@larkmoor.example"), word("Quiet-Meadow-1540")}
            : world().admin;
        const auto change = [&](const QStringList &more) {
            const QStringList words = QStringList{word("reauthorize"), word("--change-user")} + more;
            return isSalesforce()
                ? runSignedIn(*m_ctl, words + QStringList{word("--no-browser")}, next, m_clock)
                : m_ctl->run(words + QStringList{word("--username"), next.username, word("--password-stdin")},
                             next.password.toUtf8());
        };
        const auto readUpTo = [&] {
            return OtherProgram(home().workspaceFile(info.workspaceFile))
                .read("SELECT count(*) FROM fairlead_checkpoint WHERE watermark != '' AND object = '" + table
                      + "'");
        };
        QCOMPARE(readUpTo(), word("1"));
        const QByteArray listBefore = list();
        const Ctl::Ended asked = change({});
        QVERIFY2(asked.code == 2, asked.said());
        QVERIFY2(asked.err.contains(info.userName.toUtf8()) && asked.err.contains(next.username.toUtf8())
                     && asked.err.contains("--yes"),
                 asked.said());
        QCOMPARE(list(), listBefore);
        if (isSalesforce()) {
            const Ctl::Ended somebodyElse =
                change({word("--yes"), word("--username"), word("nobody@larkmoor.example")});
            QCOMPARE(somebodyElse.errorCode(), word("WrongUser"));
            QCOMPARE(list(), listBefore);
        }

        const Ctl::Ended done = change({word("--yes")});
        QVERIFY2(done.code == 0, done.said());
        QCOMPARE(done.document[QLatin1String("id")].toString(), info.id.text());
        QCOMPARE(done.document[QLatin1String("userName")].toString(), next.username);
        QCOMPARE(done.document[QLatin1String("previousUserName")].toString(), info.userName);
        QCOMPARE(readUpTo(), word("0")); // everything is read again
        // Salesforce: of both that were refused, and of the one before.
        if (isSalesforce())
            QCOMPARE(requests(service()).filter(word("oauth2/revoke")).size(), 3);
        QCOMPARE(m_ctl->run({word("status")}).connections().at(0)[QLatin1String("outbox")].toInt(), 1);
        const Ctl::Ended sync = m_ctl->run({word("sync")});
        QVERIFY2(sync.code == 0, sync.said());
        // Jobs were kept, and the change went out.
        const QJsonArray jobs = sync.connections().at(0)[QLatin1String("jobs")].toArray();
        QCOMPARE(jobs.size(), jobsBefore);
        for (const auto &job : jobs) {
            if (job[QLatin1String("object")].toString().toStdString() == table)
                QCOMPARE(job[QLatin1String("pushed")].toInt(), 1);
        }
        QCOMPARE(readUpTo(), word("1"));
        OtherProgram program(home().workspaceFile(info.workspaceFile));
        QCOMPARE(program.read("SELECT count(*) FROM " + table + " WHERE " + name + " = 'Changed here'"),
                 word("1"));
        QCOMPARE(m_ctl->run({word("connections")}).connections().size(), 1);
    }

    void usageIsToldBeforeAnythingIsAsked()
    {
        QVERIFY(connectBy(SignInMethod::DynamicsPassword));
        const qsizetype before = requests(world().entra).size();
        for (const QStringList &words :
             {QStringList{word("--yes")}, QStringList{word("--username"), word("a")},
              QStringList{word("--change-user")},
              QStringList{word("--change-user"), word("--username"), word("a"), word("--client-id"),
                          word("b")}})
            QCOMPARE(m_ctl->run(QStringList{word("reauthorize")} + words, "x").code, 2);
        QCOMPARE(requests(world().entra).size(), before);
    }
};

QTEST_GUILESS_MAIN(TestPin)
#include "tst_pin.moc"
