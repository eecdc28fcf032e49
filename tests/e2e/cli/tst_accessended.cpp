// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/entra.h"
#include "connection/verify.h"
#include "e2e/cli/webgrant.h"
#include "e2e/twoway/people.h"
#include "net/qthttp.h"
#include "settings/cloudsfile.h"
#include "support/awaitend.h"
#include "support/fakekeychain.h"
#include "support/otherprogram.h"
#include "sync/homesession.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace fairlead;

namespace {

constexpr int patienceMs = 120000;
constexpr int rowCount = 4500; // three pages of accounts
constexpr int changed = 450; // three requests
constexpr int made = 50; // and one more
const QString anotherWord = QStringLiteral("Another-Word-2026");

Task<Result<NewConnection>> dynamicsGrant(PracticeWorld world, Cloud cloud, SignInMethod method,
                                          QString password, Clock *clock)
{
    QtHttp http(NetworkSettings(), *clock);
    DynamicsAttempt attempt;
    attempt.cloud = cloud;
    attempt.address = world.dataverse;
    attempt.tenantId = world.tenant;
    attempt.clientId = world.entraClient.id;
    attempt.method = method;
    if (method == SignInMethod::DynamicsPassword) {
        attempt.userName = world.nonInteractiveUser.username;
        attempt.password = Secret::fromText(password);
    } else {
        // What the window would have obtained; how the person got there is not the point here.
        auto tokens = co_await entra::password(
            http, cloud, world.tenant, world.entraClient.id, entra::userScopes(world.dataverse),
            world.nonInteractiveUser.username, Secret::fromText(password), {});
        if (!tokens)
            co_return fail(tokens.error());
        attempt.window = *tokens;
    }
    auto verified = co_await verifyDynamics(http, *clock, attempt, {});
    if (!verified)
        co_return fail(verified.error());
    co_return verified->connection;
}

} // namespace

/// The provider ends the access of a connection in the midst of a run: somebody has changed the password, an
/// administrator has ended all sessions. Each row has a home and an org of its own.
class TestAccessEnded : public QObject
{
    Q_OBJECT

    using Crm = People::Crm;

    PracticeProcess m_practice;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HomeSession> m_session;
    ConnectionId m_id;
    QString m_file;
    SignInMethod m_method = SignInMethod::SalesforceWeb;

    const PracticeWorld &world() const { return m_practice.world(); }
    Home home() const { return Home(m_folder->path()); }
    Crm crm() const { return m_method == SignInMethod::SalesforceWeb ? Crm::Salesforce : Crm::Dynamics; }
    QUrl service() const { return crm() == Crm::Salesforce ? world().salesforce : world().dataverse; }
    ConnectionStatus status() const { return m_session->statuses().value(m_id); }
    OtherProgram program() const { return OtherProgram(home().workspaceFile(m_file)); }
    std::string table() const { return crm() == Crm::Salesforce ? "Account" : "account"; }
    std::string key() const { return crm() == Crm::Salesforce ? "Id" : "accountid"; }
    std::string name() const { return People::nameField(crm()).toStdString(); }
    int number(const std::string &query) const { return program().read(query).toInt(); }

    Result<NewConnection> grant(const QString &password)
    {
        const auto clouds = readClouds(home().cloudsFile());
        Result<NewConnection> proof = m_method == SignInMethod::SalesforceWeb
            ? grantByWeb(home(), world(), m_clock)
            : *awaitEnd(dynamicsGrant(world(), clouds->constLast(), m_method, password, &m_clock),
                        patienceMs);
        if (proof) {
            proof->info.name = QStringLiteral("Practice");
            proof->info.objects = crm() == Crm::Salesforce
                ? QStringList{QStringLiteral("User"), QStringLiteral("Account")}
                : QStringList{QStringLiteral("systemuser"), QStringLiteral("account")};
        }
        return proof;
    }
    void connectAtOnce()
    {
        const auto proof = grant(world().nonInteractiveUser.password);
        QVERIFY2(proof, proof ? "" : qPrintable(proof.error().text()));
        const auto built = awaitEnd(m_session->build(*proof, {}), patienceMs);
        QVERIFY(built && *built);
        m_id = (*built)->target.info.id;
        m_file = (*built)->target.info.workspaceFile;
        m_session->adopt(**built);
    }

    /// With the `nth` request that `match`es, after it was performed.
    bool endAccessAt(const QString &match, int nth)
    {
        QJsonObject end{{QStringLiteral("service"), QStringLiteral("salesforce")},
                        {QStringLiteral("path"), QStringLiteral("/_practice/revoke-all")}};
        if (crm() == Crm::Dynamics) {
            const QJsonObject change{{QStringLiteral("username"), world().nonInteractiveUser.username},
                                     {QStringLiteral("password"), anotherWord},
                                     {QStringLiteral("endAccessTokens"), true}};
            end = {{QStringLiteral("service"), QStringLiteral("entra")},
                   {QStringLiteral("path"), QStringLiteral("/_practice/accounts")},
                   {QStringLiteral("body"), QJsonArray{change}}};
        }
        QJsonArray faults;
        if (nth > 1)
            faults += QJsonObject{{QStringLiteral("match"), match}, {QStringLiteral("times"), nth - 1}};
        faults += QJsonObject{{QStringLiteral("match"), match},
                              {QStringLiteral("times"), 1},
                              {QStringLiteral("headers"), QJsonObject{{QStringLiteral("X-Ended"), 1}}},
                              {QStringLiteral("then"), end}};
        return m_practice.setFaults(service(), QJsonDocument(faults).toJson(QJsonDocument::Compact));
    }
    QStringList asked(const QUrl &of, const QRegularExpression &what)
    {
        QStringList lines;
        const QJsonArray requests = m_practice.requests(of);
        for (const auto &request : requests) {
            const QString line = request[QLatin1String("method")].toString() + QLatin1Char(' ')
                + request[QLatin1String("path")].toString() + QLatin1Char('?')
                + request[QLatin1String("query")].toString() + QLatin1Char(' ')
                + QString::number(request[QLatin1String("status")].toInt());
            if (what.match(line).hasMatch())
                lines += line;
        }
        return lines;
    }
    QStringList dataRequests()
    {
        static const QRegularExpression data(QStringLiteral(" /(services/data/v|api/data/v)"));
        return asked(service(), data);
    }
    QStringList tokenRequests()
    {
        static const QRegularExpression token(QStringLiteral("^POST .*/token\\?"));
        return asked(crm() == Crm::Salesforce ? world().salesforce : world().entra, token);
    }
    /// The position of the request with which the access was ended.
    static qsizetype endOf(const QStringList &requests, const QString &match, int nth)
    {
        const QRegularExpression pattern(match);
        for (qsizetype i = 0; i < requests.size(); ++i) {
            if (pattern.match(requests.at(i)).hasMatch() && --nth == 0)
                return i;
        }
        return requests.size();
    }

    void isPausedCalmly(const QString &match, int nth, qsizetype dataBefore, qsizetype tokensBefore,
                        const QSignalSpy &told)
    {
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::NeedsAttention, patienceMs);
        const QStringList data = dataRequests().mid(dataBefore);
        const qsizetype end = endOf(data, match, nth);
        QVERIFY2(end < data.size(), qPrintable(data.join(QLatin1Char('\n'))));
        const QStringList after = data.mid(end + 1);
        // What signing in has taken is answered with a token, what comes after the end is not.
        const QStringList tokens =
            tokenRequests().mid(tokensBefore).filter(QRegularExpression(QStringLiteral(" [45]\\d\\d$")));
        qInfo().noquote() << QTest::currentDataTag() << "after the end:" << after.size()
                          << "requests for data," << tokens.size() << "for tokens;"
                          << nameOf(status().error->code) << status().error->providerCode;
        QVERIFY2(after.size() <= 1, qPrintable(after.join(QLatin1Char('\n'))));
        QVERIFY2(after.filter(QStringLiteral(" 401")).size() == after.size(),
                 qPrintable(after.join(QLatin1Char('\n'))));
        QVERIFY2(tokens.size() == 1, qPrintable(tokens.join(QLatin1Char('\n'))));
        // One calm notice: what a person has to do, once, and nothing is tried again by itself.
        QVERIFY2(status().error->code
                     == (m_method == SignInMethod::DynamicsPassword ? ErrorCode::WrongCredentials
                                                                    : ErrorCode::SignInNeeded),
                 qPrintable(status().error->text()));
        QVERIFY(!status().error->remedy.isEmpty());
        QVERIFY(!status().nextSync);
        QVERIFY(status().notice.isEmpty());
        QList<SyncState> states;
        for (const QList<QVariant> &arguments : told) {
            const auto state = arguments.constFirst().value<ConnectionStatus>().state;
            if (states.isEmpty() || states.constLast() != state)
                states += state;
        }
        QCOMPARE(states.count(SyncState::NeedsAttention), 1);
    }
    void isMended()
    {
        const auto again = grant(crm() == Crm::Dynamics ? anotherWord : QString());
        QVERIFY2(again, again ? "" : qPrintable(again.error().text()));
        const QDateTime before = m_clock.nowUtc();
        const auto renewed = awaitEnd(m_session->reauthorize(m_id, *again, {}), patienceMs);
        QVERIFY(renewed);
        QVERIFY2(*renewed, *renewed ? "" : qPrintable(renewed->error().text()));
        QTRY_VERIFY_WITH_TIMEOUT(status().lastSync && *status().lastSync > before, patienceMs);
        QCOMPARE(status().state, SyncState::InStep);
        QCOMPARE(status().outbox, 0);
    }
    /// Id and name of every account, here and there.
    void isTheSameOnBothSides()
    {
        People people(world());
        QMap<QString, QString> here;
        const QStringList rows =
            program().read("SELECT " + key() + ", " + name() + " FROM " + table()).split(QLatin1Char('\n'));
        for (const QString &row : rows)
            here.insert(row.section(QLatin1Char('|'), 0, 0), row.section(QLatin1Char('|'), 1));
        QCOMPARE(here.size(), rows.size());
        const QMap<QString, QString> there = people.accounts(crm(), People::nameField(crm()));
        QCOMPARE(here.size(), there.size());
        QVERIFY(here == there);
    }

    static void addMethods()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::newRow("Salesforce, all sessions ended") << SignInMethod::SalesforceWeb;
        QTest::newRow("Dynamics, password changed") << SignInMethod::DynamicsPassword;
        QTest::newRow("Dynamics, refresh token ended") << SignInMethod::DynamicsWindow;
    }

private slots:
    void init()
    {
        QFETCH(const SignInMethod, method);
        m_method = method;
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY2(m_practice.start({QStringLiteral("--home"), home().folder(), QStringLiteral("--rows"),
                                   QString::number(rowCount)}),
                 qPrintable(m_practice.errorText()));
        m_session = std::make_unique<HomeSession>(home(), std::make_unique<FakeKeychain>(), m_clock);
        QVERIFY(m_session->open());
    }
    void cleanup()
    {
        if (m_session)
            QVERIFY(awaitEnd(m_session->stop(), patienceMs));
        m_session.reset();
        m_practice.stop();
    }

    void betweenTwoPages_data() { addMethods(); }
    void betweenTwoPages()
    {
        // The second page of the accounts.
        const QString match = crm() == Crm::Salesforce
            ? QStringLiteral("^GET /services/data/v[0-9.]+/query(All)?/")
            : QStringLiteral("^GET /api/data/v[0-9.]+/accounts\\?.*skiptoken");
        QVERIFY(endAccessAt(match, 1));
        QSignalSpy told(m_session.get(), &HomeSession::statusChanged);
        const qsizetype tokensBefore = tokenRequests().size();
        connectAtOnce();
        isPausedCalmly(match, 1, 0, tokensBefore, told);
        const int kept = number("SELECT count(*) FROM " + table());
        QCOMPARE(kept, 4000);
        QVERIFY(number("SELECT count(*) FROM fairlead_checkpoint WHERE object = '" + table() + "'") == 1);

        const qsizetype before = dataRequests().size();
        isMended();
        // Nothing twice: of the accounts only what was missing was read.
        const QStringList again = dataRequests().mid(before).filter(QRegularExpression(match));
        QVERIFY2(again.size() == 1, qPrintable(again.join(QLatin1Char('\n'))));
        isTheSameOnBothSides();
    }

    // A copy over an environment takes it away for a while, and ends nobody's token.
    void comesBackAsAnotherOrganisation_data()
    {
        QTest::addColumn<SignInMethod>("method");
        QTest::newRow("Dynamics, password") << SignInMethod::DynamicsPassword;
        QTest::newRow("Dynamics, window") << SignInMethod::DynamicsWindow;
    }
    void comesBackAsAnotherOrganisation()
    {
        connectAtOnce();
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::InStep, patienceMs);
        program().run("UPDATE account SET name = 'Changed here'");
        QVERIFY(m_practice.setFaults(service(), R"([{"match": "^[A-Z]+ /api/", "drop": "before"}])"));
        m_session->syncNow(m_id);
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::Offline, patienceMs);
        QVERIFY(m_practice.setFaults(service(), "[]"));
        QVERIFY(m_practice.post(service(), QStringLiteral("/_practice/refresh-sandbox")));
        const qsizetype tokensBefore = tokenRequests().size();
        const qsizetype before = dataRequests().size();
        m_session->syncNow(m_id);
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::NeedsAttention, patienceMs);
        QCOMPARE(status().error->code, ErrorCode::WrongOrganisation);
        QCOMPARE(tokenRequests().size(), tokensBefore);
        // Who it is, and what it is called.
        const QStringList asked = dataRequests().mid(before).filter(
            QRegularExpression(QStringLiteral("^(?!GET /api/data/v[0-9.]+/"
                                              "(WhoAmI|systemusers\\(|organizations\\())")));
        QVERIFY2(asked.isEmpty(), qPrintable(asked.join(QLatin1Char('\n'))));
        QCOMPARE(status().outbox, rowCount);
    }

    void betweenTwoBatches_data() { addMethods(); }
    void betweenTwoBatches()
    {
        connectAtOnce();
        QTRY_COMPARE_WITH_TIMEOUT(status().state, SyncState::InStep, patienceMs);
        program().run("UPDATE " + table() + " SET " + name()
                      + " = 'Changed here ' || rowid WHERE rowid IN "
                        "(SELECT rowid FROM "
                      + table() + " LIMIT " + std::to_string(changed) + ")");
        for (int i = 0; i < made; ++i)
            program().run("INSERT INTO " + table() + " (" + name() + ") VALUES ('Made here "
                          + std::to_string(i) + "')");
        const QString match = crm() == Crm::Salesforce
            ? QStringLiteral("^(POST|PATCH) /services/data/v[0-9.]+/composite/sobjects")
            : QStringLiteral("^(POST|PATCH) /api/data/v[0-9.]+/");
        QVERIFY(endAccessAt(match, 2));
        QSignalSpy told(m_session.get(), &HomeSession::statusChanged);
        const qsizetype dataBefore = dataRequests().size();
        const qsizetype tokensBefore = tokenRequests().size();
        m_session->syncNow(m_id);
        isPausedCalmly(match, 2, dataBefore, tokensBefore, told);
        const int waiting = number("SELECT count(DISTINCT id) FROM fairlead_outbox");
        QVERIFY2(waiting > 0 && waiting < changed + made, qPrintable(QString::number(waiting)));
        QCOMPARE(status().outbox, waiting);

        isMended();
        QCOMPARE(number("SELECT count(*) FROM fairlead_outbox"), 0);
        isTheSameOnBothSides();
        QCOMPARE(number("SELECT count(*) FROM " + table() + " WHERE " + name() + " LIKE 'Changed here %'"),
                 changed);
        QCOMPARE(number("SELECT count(*) FROM " + table() + " WHERE " + name() + " LIKE 'Made here %'"),
                 made);
        QCOMPARE(number("SELECT count(*) FROM " + table()),
                 number("SELECT count(DISTINCT " + key() + ") FROM " + table()));
    }
};

QTEST_GUILESS_MAIN(TestAccessEnded)
#include "tst_accessended.moc"
