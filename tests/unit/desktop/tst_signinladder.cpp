// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/pkce.h"
#include "desktop/signinladder.h"
#include "support/awaitend.h"
#include "support/fakehttp.h"
#include "support/manualclock.h"
#include "support/processes.h"
#include "unit/desktop/fakepopup.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace fairlead;
using namespace std::chrono_literals;

namespace {

const QString tenant = QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
const QString otherTenant = QStringLiteral("8b8b8b8b-1111-4222-8333-444455556666");
const QString client = QStringLiteral("11111111-2222-4333-8444-555555555555");
const QString salesforceToken = QStringLiteral("https://login.salesforce.com/services/oauth2/token");
const QString anyEntraToken =
    QStringLiteral("https://login.microsoftonline.com/organizations/oauth2/v2.0/token");

const QByteArray salesforceTokens =
    R"({"access_token":"access","refresh_token":"refresh","instance_url":"https://acme.my.salesforce.com",)"
    R"("id":"https://login.salesforce.com/id/00DAa00000AAAAAMA1/005Aa00000AAAAAIA1","scope":"api refresh_token"})";

QByteArray part(const QByteArray &json)
{
    return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray entraTokens(const QString &nonce, const QDateTime &now, const QString &audience = client)
{
    const QJsonObject claims{
        {QStringLiteral("aud"), audience},
        {QStringLiteral("iss"), QStringLiteral("https://login.microsoftonline.com/%1/v2.0").arg(tenant)},
        {QStringLiteral("exp"), now.addSecs(3600).toSecsSinceEpoch()},
        {QStringLiteral("tid"), tenant},
        {QStringLiteral("oid"), QStringLiteral("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee")},
        {QStringLiteral("preferred_username"), QStringLiteral("ada@contoso.example")},
        {QStringLiteral("nonce"), nonce},
    };
    const QByteArray token = part(R"({"alg":"RS256"})") + '.'
        + part(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + ".c2ln";
    return R"({"token_type":"Bearer","scope":"openid","expires_in":3600,"access_token":"access",)"
           R"("refresh_token":"refresh","id_token":")"
        + token + "\"}";
}

QString item(const QUrl &url, const char *key)
{
    return QUrlQuery(url).queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
}

QString field(const HttpRequest &request, const char *key)
{
    return QUrlQuery(QString::fromLatin1(request.body))
        .queryItemValue(QLatin1String(key), QUrl::FullyDecoded);
}

ErrorCode codeOf(const std::optional<Result<TokenSet>> &ended)
{
    return ended && !*ended ? ended->error().code : ErrorCode(-1);
}

} // namespace

class TestSignInLadder : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakePopup> m_popup;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<FakeHttp> m_http;
    std::unique_ptr<SignInLadder> m_ladder;
    std::vector<std::unique_ptr<QTcpSocket>> m_browser;
    std::function<void(const QUrl &)> m_person; ///< in front of the system browser
    QList<QUrl> m_opened;
    QList<SignInProgress> m_told;

    void makeLadder(const QString &popup)
    {
        m_ladder = std::make_unique<SignInLadder>(
            *m_http, *m_clock,
            [this](const QUrl &url) {
                m_opened += url;
                if (m_person)
                    m_person(url);
            },
            popup);
    }

    Task<Result<TokenSet>> signIn(SignInPurpose purpose, SignInRung rung, CancelToken cancel = {})
    {
        AuthorizeRequest request;
        request.purpose = purpose;
        request.rung = rung;
        request.cloud = builtInClouds().first();
        request.clientId = client;
        if (purpose == SignInPurpose::Salesforce)
            request.address = request.cloud.salesforceLogin;
        if (purpose == SignInPurpose::Directory)
            request.tenantId = tenant;
        if (purpose == SignInPurpose::DynamicsUser) {
            request.address = QUrl(QStringLiteral("https://org1.crm4.dynamics.com"));
            request.tenantId = tenant;
        }
        return m_ladder->signIn(
            request, {}, [this](const SignInProgress &progress) { m_told += progress; }, cancel);
    }

    /// A request of the browser to the page it is sent back to.
    void comeBack(const QUrl &page, const QByteArray &query, const QByteArray &path = {})
    {
        const QUrl redirect(item(page, "redirect_uri"));
        const QByteArray target = path.isEmpty()
            ? redirect.path().toLatin1() + (redirect.path().isEmpty() ? "/?" : "?") + query
            : path;
        auto socket = std::make_unique<QTcpSocket>();
        auto *browser = socket.get();
        connect(browser, &QTcpSocket::connected, browser, [browser, target, port = redirect.port()] {
            browser->write("GET " + target + " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
                           + "\r\nAccept: text/html\r\n\r\n");
        });
        browser->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(redirect.port()));
        m_browser.push_back(std::move(socket));
    }
    static QByteArray stateOf(const QUrl &page) { return "&state=" + item(page, "state").toLatin1(); }

    /// The token endpoint answers with the nonce of the page that was shown last.
    void expectEntraTokens(const QString &url, std::function<QUrl()> page)
    {
        auto &step = m_http->expect("POST", url);
        step.check([this, &step, page](const HttpRequest &request) {
            QCOMPARE(field(request, "code"), QStringLiteral("c0de"));
            step.json(entraTokens(item(page(), "nonce"), m_clock->nowUtc()));
        });
    }
    QUrl firstPage() const
    {
        return QUrl(m_popup->orders().constFirst().value(QLatin1String("url")).toString());
    }

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_popup = std::make_unique<FakePopup>(m_folder->path());
        m_clock = std::make_unique<ManualClock>();
        m_http = std::make_unique<FakeHttp>(m_clock.get());
        m_person = {};
        m_opened.clear();
        m_told.clear();
        makeLadder(FakePopup::program());
    }
    void cleanup()
    {
        QVERIFY(m_http->isDone());
        m_ladder.reset();
        m_browser.clear();
        m_http.reset();
        m_popup.reset();
        // A popup that was closed ends by itself, and so does what stands for it here.
        QTRY_COMPARE(processFamily(QCoreApplication::applicationPid()).size(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    void popupSignsIn_data()
    {
        QTest::addColumn<QByteArray>("behaviour");
        QTest::newRow("at once") << QByteArray("code=c0de");
        QTest::newRow("after stray lines") << QByteArray("noise");
    }
    void popupSignsIn()
    {
        QFETCH(const QByteArray, behaviour);
        m_popup->behave(behaviour);
        m_http->expect("POST", salesforceToken).json(salesforceTokens);
        const auto ended = awaitEnd(signIn(SignInPurpose::Salesforce, SignInRung::Popup));
        QVERIFY(ended && *ended);
        QCOMPARE((*ended)->refreshToken.reveal(), QByteArray("refresh"));

        const HttpRequest &sent = m_http->requests().constFirst();
        const QJsonObject order = m_popup->orders().constFirst();
        QCOMPARE(field(sent, "code"), QStringLiteral("c0de"));
        QCOMPARE(field(sent, "redirect_uri"), order.value(QLatin1String("redirect")).toString());
        QCOMPARE(item(firstPage(), "redirect_uri"), order.value(QLatin1String("redirect")).toString());
        QCOMPARE(item(firstPage(), "state"), order.value(QLatin1String("state")).toString());
        QVERIFY(order.value(QLatin1String("state")).toString().size() >= 43);
        // The page has the challenge, and only the token request the verifier.
        const Pkce pkce = Pkce::fromVerifier(field(sent, "code_verifier").toLatin1());
        QCOMPARE(item(firstPage(), "code_challenge"), QString::fromLatin1(pkce.challenge));
        QVERIFY(!QJsonDocument(order).toJson().contains(pkce.verifier.reveal()));

        QVERIFY(m_opened.isEmpty());
        QVERIFY(m_told.size() >= 3);
        QVERIFY(!m_told.constFirst().visible && !m_told.constFirst().finishing);
        QVERIFY(m_told.constLast().visible && m_told.constLast().finishing);
    }

    // A dead battery, a wrong time zone: the computer's clock is hours off, the provider's is right.
    void aClockThatIsOffCostsNoSignIn_data()
    {
        QTest::addColumn<int>("hoursOff");
        QTest::addColumn<bool>("serverTellsTime");
        QTest::addColumn<int>("tokenAgeHours");
        QTest::addColumn<bool>("good");
        QTest::newRow("right") << 0 << true << 0 << true;
        QTest::newRow("ahead") << 5 << true << 0 << true;
        QTest::newRow("behind") << -5 << true << 0 << true;
        QTest::newRow("years behind") << -24 * 365 * 10 << true << 0 << true;
        QTest::newRow("ahead, and the server says nothing") << 5 << false << 0 << false;
        QTest::newRow("an old token") << 0 << true << 2 << false;
        QTest::newRow("an old token by the server's clock") << -2 << true << 2 << false;
    }
    void aClockThatIsOffCostsNoSignIn()
    {
        QFETCH(const int, hoursOff);
        QFETCH(const bool, serverTellsTime);
        QFETCH(const int, tokenAgeHours);
        QFETCH(const bool, good);
        const QDateTime right = m_clock->nowUtc().addSecs(-3600LL * hoursOff);
        HttpHeaders headers;
        if (serverTellsTime)
            headers +=
                {"Date",
                 QLocale::c().toString(right, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1()};
        m_popup->behave("code=c0de");
        auto &step = m_http->expect(
            "POST", QStringLiteral("https://login.microsoftonline.com/%1/oauth2/v2.0/token").arg(tenant));
        step.check([&](const HttpRequest &) {
            step.reply(200, entraTokens(item(firstPage(), "nonce"), right.addSecs(-3600LL * tokenAgeHours)),
                       headers);
        });
        const auto ended = awaitEnd(signIn(SignInPurpose::DynamicsUser, SignInRung::Popup));
        QVERIFY(ended);
        QCOMPARE(ended->has_value(), good);
        if (!good)
            QVERIFY2(ended->error().remedy.contains(QStringLiteral("date and time")),
                     qPrintable(ended->error().text()));
    }

    void popupFails_data()
    {
        QTest::addColumn<QByteArray>("behaviour");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("missing") << QByteArray() << ErrorCode::SignInWindowMissing;
        QTest::newRow("without its libraries") << QByteArray("exit 127") << ErrorCode::SignInWindowMissing;
        QTest::newRow("crash") << QByteArray("crash") << ErrorCode::SignInWindowCrashed;
        QTest::newRow("end") << QByteArray("exit 3") << ErrorCode::SignInWindowCrashed;
        QTest::newRow("closed") << QByteArray("closed") << ErrorCode::Cancelled;
        QTest::newRow("declined") << QByteArray("error=access_denied") << ErrorCode::ConsentDeclined;
        QTest::newRow("stray") << QByteArray("code=c0de&state=another") << ErrorCode::StateMismatch;
        QTest::newRow("stray refusal")
            << QByteArray("error=access_denied&state=") << ErrorCode::StateMismatch;
        QTest::newRow("nothing") << QByteArray("x=y") << ErrorCode::ProviderAnswerInvalid;
        QTest::newRow("two codes") << QByteArray("code=c0de&code=other") << ErrorCode::ProviderAnswerInvalid;
    }
    void popupFails()
    {
        QFETCH(const QByteArray, behaviour);
        QFETCH(const ErrorCode, code);
        makeLadder(behaviour.isEmpty() ? m_folder->filePath(QStringLiteral("none")) : FakePopup::program());
        m_popup->behave(behaviour);
        const auto failed = awaitEnd(signIn(SignInPurpose::DynamicsUser, SignInRung::Popup));
        QCOMPARE(codeOf(failed), code);
        QVERIFY(m_http->requests().isEmpty());

        // The next rung, by the same ladder.
        m_person = [this](const QUrl &url) { comeBack(url, "code=c0de" + stateOf(url)); };
        expectEntraTokens(
            QStringLiteral("https://login.microsoftonline.com/%1/oauth2/v2.0/token").arg(tenant),
            [this] { return m_opened.constLast(); });
        const auto ended = awaitEnd(signIn(SignInPurpose::DynamicsUser, SignInRung::Browser));
        QVERIFY(ended && *ended);
        QCOMPARE((*ended)->tenantId, tenant);
        QCOMPARE(m_opened.size(), 1);
        QCOMPARE(m_told.constLast().link, m_opened.constLast());
    }

#ifdef Q_OS_UNIX
    // QProcess says so before its start() has returned.
    void systemHasNoProcessToGive()
    {
        m_popup->behave("code=c0de");
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
        rlimit none = before;
        none.rlim_cur = 3; // those of standard input and output
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &none), 0);
        auto slot = std::make_shared<std::optional<Result<TokenSet>>>();
        auto running = fairlead::detail::keep(signIn(SignInPurpose::Salesforce, SignInRung::Popup), slot);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        QTRY_VERIFY(slot->has_value());
        QCOMPARE(codeOf(*slot), ErrorCode::SignInWindowMissing);
    }
#endif

    // The tenant's own page, Graph's permissions and nothing to renew them with; no consent is asked for.
    void anAdministratorOfTheDirectory()
    {
        m_person = [this](const QUrl &url) { comeBack(url, "code=c0de" + stateOf(url)); };
        expectEntraTokens(
            QStringLiteral("https://login.microsoftonline.com/%1/oauth2/v2.0/token").arg(tenant),
            [this] { return m_opened.constLast(); });
        const auto ended = awaitEnd(signIn(SignInPurpose::Directory, SignInRung::Browser));
        QVERIFY(ended && *ended);
        QCOMPARE((*ended)->tenantId, tenant);
        QCOMPARE(m_opened.size(), 1);
        QVERIFY(m_opened.constFirst().path().startsWith(QLatin1Char('/') + tenant));
        const QString scopes = field(m_http->requests().constFirst(), "scope");
        QCOMPARE(scopes, item(m_opened.constFirst(), "scope"));
        QVERIFY(scopes.contains(
            QStringLiteral("https://graph.microsoft.com/DelegatedPermissionGrant.ReadWrite.All")));
        QVERIFY(!scopes.contains(QStringLiteral("offline_access")));
    }

    void consentComesInTheSameWindow_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<std::optional<ErrorCode>>("code");
        const QByteArray given = "admin_consent=True&tenant=";
        using Code = std::optional<ErrorCode>;
        QTest::newRow("given") << given + tenant.toLatin1() << Code();
        QTest::newRow("in capitals") << given + tenant.toUpper().toLatin1() << Code();
        QTest::newRow("by another tenant")
            << given + otherTenant.toLatin1() << Code(ErrorCode::WrongOrganisation);
        QTest::newRow("by nobody named")
            << QByteArray("admin_consent=True") << Code(ErrorCode::WrongOrganisation);
        QTest::newRow("not given") << QByteArray("admin_consent=False&tenant=") + tenant.toLatin1()
                                   << Code(ErrorCode::ConsentDeclined);
        QTest::newRow("declined") << QByteArray("error=access_denied&admin_consent=True&tenant=")
                + tenant.toLatin1()
                                  << Code(ErrorCode::ConsentDeclined);
        QTest::newRow("stray") << given + tenant.toLatin1() + "&state=another"
                               << Code(ErrorCode::StateMismatch);
        QTest::newRow("closed") << QByteArray("closed") << Code(ErrorCode::Cancelled);
        QTest::newRow("crash") << QByteArray("crash") << Code(ErrorCode::SignInWindowCrashed);
    }
    void consentComesInTheSameWindow()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const std::optional<ErrorCode>, code);
        m_popup->behave("code=c0de", answer);
        expectEntraTokens(anyEntraToken, [this] { return firstPage(); });
        const auto ended = awaitEnd(signIn(SignInPurpose::DynamicsConsent, SignInRung::Popup));
        QVERIFY(ended);
        QCOMPARE(ended->has_value(), !code);
        if (code)
            QCOMPARE(codeOf(ended), *code);
        const QList<QJsonObject> orders = m_popup->orders();
        QCOMPARE(orders.size(), 2);
        QCOMPARE(orders.at(1).value(QLatin1String("process")), orders.at(0).value(QLatin1String("process")));
        const QUrl consent(orders.at(1).value(QLatin1String("url")).toString());
        QCOMPARE(consent.path(), QStringLiteral("/%1/v2.0/adminconsent").arg(tenant));
        // A state belongs to one page.
        QVERIFY(orders.at(1).value(QLatin1String("state")) != orders.at(0).value(QLatin1String("state")));
    }

    void tokensOfAnotherSignInAreRefused()
    {
        m_popup->behave("code=c0de");
        m_http->expect("POST", anyEntraToken).json(entraTokens(QStringLiteral("another"), m_clock->nowUtc()));
        QCOMPARE(codeOf(awaitEnd(signIn(SignInPurpose::DynamicsConsent, SignInRung::Popup))),
                 ErrorCode::StateMismatch);
        QCOMPARE(m_popup->orders().size(), 1);
    }

    void strayRequestsOfTheBrowserChangeNothing()
    {
        m_person = [this](const QUrl &url) {
            comeBack(url, {}, "/favicon.ico");
            comeBack(url, "code=other&state=another");
            comeBack(url, "error=access_denied&state=");
            comeBack(url, "code=other");
            m_clock->advance(1s);
            // Behind the others: their answers have come.
            auto *last = m_browser.back().get();
            connect(last, &QTcpSocket::disconnected, last,
                    [this, url] { comeBack(url, "code=c0de" + stateOf(url)); });
        };
        m_http->expect("POST", salesforceToken).json(salesforceTokens);
        const auto ended = awaitEnd(signIn(SignInPurpose::Salesforce, SignInRung::Browser));
        QVERIFY(ended && *ended);
        const HttpRequest &sent = m_http->requests().constFirst();
        QCOMPARE(field(sent, "code"), QStringLiteral("c0de"));
        QCOMPARE(field(sent, "redirect_uri"), item(m_opened.constFirst(), "redirect_uri"));
        QVERIFY(m_popup->orders().isEmpty());
    }

    void browserIsRefused()
    {
        m_person = [this](const QUrl &url) { comeBack(url, "error=access_denied" + stateOf(url)); };
        QCOMPARE(codeOf(awaitEnd(signIn(SignInPurpose::DynamicsUser, SignInRung::Browser))),
                 ErrorCode::ConsentDeclined);
    }

    void deviceCodeAndItsConsentInTheBrowser()
    {
        m_http
            ->expect(
                "POST",
                QStringLiteral("https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode*"))
            .json(
                R"({"user_code":"A1BCD2EFG","device_code":"d3vice","verification_uri":"https://microsoft.com/devicelogin",)"
                R"("expires_in":900,"interval":5})");
        m_http->expect("POST", anyEntraToken)
            .json(R"({"error":"authorization_pending","error_codes":[70016]})", 400);
        // No page of ours, so no nonce.
        m_http->expect("POST", anyEntraToken).json(entraTokens({}, m_clock->nowUtc()));
        m_person = [this](const QUrl &url) {
            comeBack(url, "admin_consent=True&tenant=" + tenant.toLatin1() + stateOf(url));
        };
        const QDateTime begun = m_clock->nowUtc();
        auto slot = std::make_shared<std::optional<Result<TokenSet>>>();
        auto running =
            fairlead::detail::keep(signIn(SignInPurpose::DynamicsConsent, SignInRung::DeviceCode), slot);
        QTRY_VERIFY(m_clock->pending() > 0);
        QCOMPARE(m_told.size(), 1);
        QCOMPARE(m_told.constFirst().code, QStringLiteral("A1BCD2EFG"));
        QCOMPARE(m_told.constFirst().codeAddress, QUrl(QStringLiteral("https://microsoft.com/devicelogin")));
        QCOMPARE(m_told.constFirst().codeExpires, begun.addSecs(900));
        for (int round = 0; round < 2; ++round) {
            m_clock->advance(5s);
            QTRY_VERIFY(m_http->requests().size() == 2 + round && m_http->waiting() == 0);
            if (round == 0)
                QTRY_VERIFY(m_clock->pending() > 0);
        }
        QTRY_VERIFY(slot->has_value());
        QVERIFY(slot->value());
        QCOMPARE(m_opened.size(), 1);
        QCOMPARE(m_opened.constFirst().path(), QStringLiteral("/%1/v2.0/adminconsent").arg(tenant));
        // The code is no longer shown beside the page.
        QCOMPARE(m_told.constLast().code, QString());
        QCOMPARE(m_told.constLast().link, m_opened.constFirst());
    }

    // The device flow's token names us like any other: one made out to another app is not ours.
    void deviceTokensForAnotherAppAreRefused()
    {
        m_http
            ->expect(
                "POST",
                QStringLiteral("https://login.microsoftonline.com/organizations/oauth2/v2.0/devicecode*"))
            .json(
                R"({"user_code":"A","device_code":"d3vice","verification_uri":"https://microsoft.com/devicelogin",)"
                R"("expires_in":900,"interval":5})");
        m_http->expect("POST", anyEntraToken).json(entraTokens({}, m_clock->nowUtc(), otherTenant));
        auto slot = std::make_shared<std::optional<Result<TokenSet>>>();
        auto running =
            fairlead::detail::keep(signIn(SignInPurpose::DynamicsConsent, SignInRung::DeviceCode), slot);
        QTRY_VERIFY(m_clock->pending() > 0);
        m_clock->advance(5s);
        QTRY_VERIFY(slot->has_value());
        QCOMPARE(codeOf(*slot), ErrorCode::ProviderAnswerInvalid);
        QVERIFY(m_opened.isEmpty());
    }

    void cancelEndsEveryRung_data()
    {
        QTest::addColumn<int>("rung");
        QTest::newRow("popup") << int(SignInRung::Popup);
        QTest::newRow("browser") << int(SignInRung::Browser);
        QTest::newRow("device code") << int(SignInRung::DeviceCode);
    }
    void cancelEndsEveryRung()
    {
        QFETCH(const int, rung);
        m_popup->behave("visible");
        if (rung == int(SignInRung::DeviceCode)) {
            m_http
                ->expect("POST",
                         QStringLiteral("https://login.microsoftonline.com/%1/oauth2/v2.0/devicecode*")
                             .arg(tenant))
                .json(
                    R"({"user_code":"A","device_code":"d3vice","verification_uri":"https://microsoft.com/devicelogin",)"
                    R"("expires_in":900,"interval":5})");
        }
        CancelSource source;
        auto slot = std::make_shared<std::optional<Result<TokenSet>>>();
        auto running = fairlead::detail::keep(
            signIn(SignInPurpose::DynamicsUser, SignInRung(rung), source.token()), slot);
        const auto shown = [&] {
            return !m_told.isEmpty() && (m_told.constLast().visible || !m_told.constLast().link.isEmpty());
        };
        QTRY_VERIFY(shown());
        QVERIFY(!slot->has_value());
        source.cancel();
        QTRY_VERIFY(slot->has_value());
        QCOMPARE(codeOf(*slot), ErrorCode::Cancelled);
        // What comes now comes too late.
        const qsizetype told = m_told.size();
        if (rung == int(SignInRung::Browser)) {
            comeBack(m_opened.constFirst(), "code=c0de" + stateOf(m_opened.constFirst()));
            QTRY_COMPARE(m_browser.back()->state(), QAbstractSocket::UnconnectedState);
        }
        m_clock->advance(10s);
        QCOMPARE(m_told.size(), told);
        QVERIFY(m_http->requests().size() <= 1);
    }

    void givingUpDuringTheExchangeLosesNoGrant_data()
    {
        QTest::addColumn<bool>("answered");
        QTest::newRow("answered after all") << true;
        QTest::newRow("never answered") << false;
    }
    void givingUpDuringTheExchangeLosesNoGrant()
    {
        QFETCH(const bool, answered);
        m_popup->behave("code=c0de");
        auto &step = m_http->expect("POST", salesforceToken).json(salesforceTokens);
        answered ? step.after(2s) : step.hang();
        CancelSource person;
        auto slot = std::make_shared<std::optional<Result<TokenSet>>>();
        auto running = fairlead::detail::keep(
            signIn(SignInPurpose::Salesforce, SignInRung::Popup, person.token()), slot);
        QTRY_COMPARE(m_http->waiting(), 1);
        person.cancel();
        QTRY_VERIFY(m_clock->pending() == (answered ? 2 : 1));
        QVERIFY(!slot->has_value());
        m_clock->advance(answered ? 2s : 5s);
        QTRY_VERIFY(slot->has_value());
        // Whoever asked revokes what came too late.
        QCOMPARE(slot->value().has_value(), answered);
        if (!answered)
            QCOMPARE(codeOf(*slot), ErrorCode::Cancelled);
    }

    void aNewSignInEndsTheOneBefore()
    {
        m_popup->behave("visible");
        auto first = std::make_shared<std::optional<Result<TokenSet>>>();
        auto before = fairlead::detail::keep(signIn(SignInPurpose::Salesforce, SignInRung::Popup), first);
        QTRY_VERIFY(!m_told.isEmpty() && m_told.constLast().visible);
        m_popup->behave("code=c0de");
        m_http->expect("POST", salesforceToken).json(salesforceTokens);
        const auto second = awaitEnd(signIn(SignInPurpose::Salesforce, SignInRung::Popup));
        QVERIFY(second);
        QVERIFY2(*second, second->has_value() ? "" : qPrintable(second->error().text()));
        QTRY_VERIFY(first->has_value());
        QCOMPARE(codeOf(*first), ErrorCode::Cancelled);
    }
};

int main(int argc, char *argv[])
{
    int exitCode = 0;
    if (FakePopup::plays(exitCode))
        return exitCode;
    QGuiApplication application(argc, argv);
    TestSignInLadder test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_signinladder.moc"
