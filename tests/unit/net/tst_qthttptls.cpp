// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tlsauthorities.h"
#include "support/demandingserver.h"
#include "unit/net/httpscene.h"

#include <QElapsedTimer>
#include <QTest>

using namespace fairlead;
using namespace std::chrono_literals;

/// Whom a server has to be, and who connects.
class TestQtHttpTls : public QObject, HttpScene
{
    Q_OBJECT

private slots:
    void ownAuthorityIsTrusted();
    void authoritiesAreToldApart();
    void unknownAuthorityIsRefused();
    void invalidCertificates_data();
    void invalidCertificates();
#ifndef Q_OS_WIN
    // Wine's CertFindChainInStore, by which Qt has schannel choose the certificate, finds none ever; and its
    // schannel tells no alert from another. What of this is ours is in tst_clientidentity and
    // tst_networkerror.
    void clientCertificateIsShownWhereAsked_data();
    void clientCertificateIsShownWhereAsked();
#endif
    void sealedClientCertificateStopsEverything();
    void settingsTakeEffect();
    void uselessAuthoritiesAreRefused();
    void furtherAuthoritiesDoNotHoldUpTheCaller();
    void theSystemsAuthoritiesStayTrusted();
};

void TestQtHttpTls::ownAuthorityIsTrusted()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(server->url()));
    QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
    QCOMPARE(result->body, QByteArray("hello"));
    QCOMPARE(result->authority.kind, TlsAuthority::Kind::Added);
    QCOMPARE(result->authority.name, QStringLiteral("Fairlead Test Authority"));
}

void TestQtHttpTls::authoritiesAreToldApart()
{
    using Kind = TlsAuthority::Kind;
    const auto certificates = [](const QByteArray &pem) { return QSslCertificate::fromData(pem, QSsl::Pem); };
    const QList<QSslCertificate> own = certificates(m_authority.pem());
    const QList<QSslCertificate> other =
        certificates(TestAuthority(QStringLiteral("Another Authority")).pem());
    const QList<QSslCertificate> leaf =
        certificates(m_authority.issue({QStringLiteral("crm.example")}).certificatePem);
    // The chain as servers send it, without the authority, and as some do, with it.
    for (const QList<QSslCertificate> &chain : {leaf, leaf + own}) {
        QCOMPARE(authorityOf(chain, own, own).kind, Kind::Added);
        QCOMPARE(authorityOf(chain, other, other + own).kind, Kind::Local);
        QCOMPARE(authorityOf(chain, {}, other).kind, Kind::System);
        QCOMPARE(authorityOf(chain, {}, std::nullopt).kind, Kind::Unknown);
        QCOMPARE(authorityOf(chain, {}, other).name, QStringLiteral("Fairlead Test Authority"));
    }
    QCOMPARE(authorityOf({}, own, own), TlsAuthority());
}

void TestQtHttpTls::unknownAuthorityIsRefused()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    const TestAuthority another(QStringLiteral("Another Authority"));
    for (const QByteArray &pem : {QByteArray(), another.pem()}) {
        NetworkSettings settings = direct();
        settings.extraCaPem = pem;
        QtHttp http(settings, m_clock);
        const auto result = send(http, HttpRequest::get(server->url()));
        QVERIFY(!result);
        QCOMPARE(result.error().code, ErrorCode::CertificateNotTrusted);
        QVERIFY2(result.error().detail.contains(QLatin1String("Fairlead Test Authority")),
                 qPrintable(result.error().detail));
        QVERIFY(server->requests().isEmpty());
    }
}

void TestQtHttpTls::invalidCertificates_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("until");
    QTest::newRow("expired") << "127.0.0.1" << -20 << -10;
    QTest::newRow("not yet valid") << "127.0.0.1" << 10 << 20;
    QTest::newRow("another name") << "other.example" << -1 << 30;
}

void TestQtHttpTls::invalidCertificates()
{
    QFETCH(QString, host);
    QFETCH(int, from);
    QFETCH(int, until);
    auto server = tlsServer(from, until, host);
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(server->url()));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::CertificateInvalid);
    QVERIFY(!result.error().detail.isEmpty());
    QVERIFY(server->requests().isEmpty());
}

#ifndef Q_OS_WIN
void TestQtHttpTls::clientCertificateIsShownWhereAsked_data()
{
    QTest::addColumn<bool>("tls13");
    QTest::addColumn<bool>("has");
    QTest::newRow("TLS 1.3, with one") << true << true;
    QTest::newRow("TLS 1.3, without") << true << false;
    QTest::newRow("TLS 1.2, with one") << false << true;
    QTest::newRow("TLS 1.2, without") << false << false;
}

void TestQtHttpTls::clientCertificateIsShownWhereAsked()
{
    QFETCH(const bool, tls13);
    QFETCH(const bool, has);
    const QString here = QStringLiteral("127.0.0.1");
    DemandingServer server(m_authority, here, QLatin1String(tls13 ? "-tls1_3" : "-tls1_2"));
    QVERIFY(server.port());
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    if (has) {
        settings.clientPkcs12 = m_authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam");
        settings.clientPassphrase = Secret("s3sam");
    }
    QtHttp::Options options;
    options.hasNetwork = [] { return true; };
    QtHttp http(settings, m_clock, options);
    const auto result = send(http, HttpRequest::get(server.url()));
    if (has) {
        QVERIFY2(result, result ? "" : qPrintable(result.error().text() + result.error().detail));
        QVERIFY(result->body.contains("Welcome"));
        return;
    }
    QVERIFY(!result);
    QVERIFY2(result.error().code == ErrorCode::ClientCertificateNeeded,
             qPrintable(nameOf(result.error().code) + result.error().text() + result.error().detail));
    QVERIFY(result.error().sentence.contains(here));
}

#endif

void TestQtHttpTls::sealedClientCertificateStopsEverything()
{
    RawServer server(hello);
    NetworkSettings settings = direct();
    settings.clientPkcs12 = m_authority.clientPkcs12(QStringLiteral("laptop 7"), "s3sam");
    settings.clientPassphrase = Secret("open");
    QtHttp http(settings, m_clock);
    const auto sealed = send(http, HttpRequest::get(server.url()));
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, ErrorCode::FileUnreadable);
    QVERIFY(!sealed.error().text().contains(QStringLiteral("open\"")) && server.requests().isEmpty());
    settings.clientPassphrase = Secret("s3sam");
    http.setSettings(settings);
    QVERIFY(send(http, HttpRequest::get(server.url())));
}

void TestQtHttpTls::settingsTakeEffect()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    QtHttp http(settings, m_clock);
    QVERIFY(!send(http, HttpRequest::get(server->url())));
    settings.extraCaPem = m_authority.pem();
    http.setSettings(settings);
    QVERIFY(send(http, HttpRequest::get(server->url())));
    settings.extraCaPem.clear();
    http.setSettings(settings);
    QVERIFY(!send(http,
                  HttpRequest::get(server->url()))); // no kept connection outlives the trust it was made with
}

void TestQtHttpTls::uselessAuthoritiesAreRefused()
{
    NetworkSettings settings = direct();
    settings.extraCaPem = "this is not a certificate";
    QtHttp http(settings, m_clock);
    const auto result = send(http, HttpRequest::get(QUrl(QStringLiteral("https://127.0.0.1:9/"))));
    QCOMPARE(result.error().code, ErrorCode::FileUnreadable);
}

// Reading the system's authorities takes a third of a second here: never on the caller's thread.
void TestQtHttpTls::furtherAuthoritiesDoNotHoldUpTheCaller()
{
    auto server = tlsServer(-1, 30, QStringLiteral("127.0.0.1"));
    NetworkSettings settings = direct();
    settings.extraCaPem = m_authority.pem();
    QElapsedTimer timer;
    timer.start();
    QtHttp http(settings, m_clock);
    auto task = http.send(HttpRequest::get(server->url()), {});
    const qint64 heldUp = timer.elapsed();
    qint64 longest = 0;
    QElapsedTimer beat;
    beat.start();
    QTimer heart;
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, beat.restart()); });
    heart.start(1);
    const auto result = awaitEnd(std::move(task));
    QVERIFY(result->has_value());
    qInfo("further authorities: held up %lld ms, longest beat %lld ms, answer after %lld ms", heldUp, longest,
          timer.elapsed());
    QVERIFY(heldUp < 50);
}

void TestQtHttpTls::theSystemsAuthoritiesStayTrusted()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    QVERIFY(!system.isEmpty());
    const auto own = QSslCertificate::fromData(m_authority.pem());
    const QSslConfiguration both = tlsConfiguration(own);
    QVERIFY(both.caCertificates().contains(system.first()));
    QVERIFY(both.caCertificates().contains(own.first()));
    QCOMPARE(both.peerVerifyMode(), QSslSocket::AutoVerifyPeer);
    QCOMPARE(tlsConfiguration({}).protocol(), QSsl::TlsV1_2OrLater);
}

QTEST_GUILESS_MAIN(TestQtHttpTls)
#include "tst_qthttptls.moc"
