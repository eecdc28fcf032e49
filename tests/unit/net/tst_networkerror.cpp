// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkerror.h"

#include <QTest>

using namespace fairlead;

class TestNetworkError : public QObject
{
    Q_OBJECT
private slots:
    void mapping_data();
    void mapping();
    void tls_data();
    void tls();
    void serversThatAskWhoConnects_data();
    void serversThatAskWhoConnects();
    void everySentenceNamesTheHost();
};

void TestNetworkError::mapping_data()
{
    QTest::addColumn<QNetworkReply::NetworkError>("error");
    QTest::addColumn<QString>("proxy");
    QTest::addColumn<bool>("tunnel");
    QTest::addColumn<bool>("network");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ErrorClass>("errorClass");
    using R = QNetworkReply;
    using C = ErrorCode;
    const auto later = ErrorClass::RetryLater;
    const auto ask = ErrorClass::AskUser;
    const QString none;
    const QString proxy = QStringLiteral("proxy.example:3128");
    QTest::newRow("no such host") << R::HostNotFoundError << none << true << true << C::HostNotFound << later;
    QTest::newRow("no network") << R::HostNotFoundError << none << true << false << C::Offline << later;
    QTest::newRow("no such host, says the proxy")
        << R::HostNotFoundError << proxy << true << true << C::HostNotFound << later;
    QTest::newRow("no such proxy") << R::HostNotFoundError << proxy << false << true << C::ProxyRefused
                                   << later;
    QTest::newRow("no such proxy, no network")
        << R::HostNotFoundError << proxy << false << false << C::Offline << later;
    QTest::newRow("refused") << R::ConnectionRefusedError << none << true << true << C::ConnectionRefused
                             << later;
    QTest::newRow("refused behind the proxy")
        << R::ConnectionRefusedError << proxy << true << true << C::ConnectionRefused << later;
    QTest::newRow("refused by the proxy")
        << R::ConnectionRefusedError << proxy << false << true << C::ProxyRefused << later;
    QTest::newRow("closed") << R::RemoteHostClosedError << none << true << true << C::ConnectionLost << later;
    QTest::newRow("not sent again") << R::ContentReSendError << none << true << true << C::ConnectionLost
                                    << later;
    QTest::newRow("timeout") << R::TimeoutError << none << true << true << C::TimedOut << later;
    QTest::newRow("session") << R::NetworkSessionFailedError << none << true << true << C::Offline << later;
    QTest::newRow("temporary") << R::TemporaryNetworkFailureError << none << true << true << C::Offline
                               << later;
    QTest::newRow("proxy refused") << R::ProxyConnectionRefusedError << proxy << true << true
                                   << C::ProxyRefused << later;
    QTest::newRow("proxy closed") << R::ProxyConnectionClosedError << proxy << true << true << C::ProxyRefused
                                  << later;
    QTest::newRow("proxy not found") << R::ProxyNotFoundError << proxy << true << true << C::ProxyRefused
                                     << later;
    QTest::newRow("proxy timeout") << R::ProxyTimeoutError << proxy << true << true << C::ProxyRefused
                                   << later;
    QTest::newRow("proxy asks") << R::ProxyAuthenticationRequiredError << proxy << true << true
                                << C::ProxyAuthenticationRequired << ask;
    QTest::newRow("unknown") << R::UnknownNetworkError << none << true << true << C::ConnectionLost << later;
    QTest::newRow("unreachable") << R::UnknownNetworkError << none << true << false << C::Offline << later;
    QTest::newRow("unknown, with a proxy")
        << R::UnknownNetworkError << proxy << true << true << C::ProxyRefused << later;
    QTest::newRow("nonsense answered")
        << R::ProtocolFailure << none << true << true << C::ProviderAnswerInvalid << later;
    QTest::newRow("does not unpack") << R::UnknownContentError << none << true << true
                                     << C::ProviderAnswerInvalid << later;
}

void TestNetworkError::mapping()
{
    QFETCH(QNetworkReply::NetworkError, error);
    QFETCH(QString, proxy);
    QFETCH(bool, tunnel);
    QFETCH(bool, network);
    QFETCH(ErrorCode, code);
    QFETCH(ErrorClass, errorClass);
    NetworkFailure failure;
    failure.error = error;
    failure.errorText = QStringLiteral("Qt says so");
    failure.host = QStringLiteral("crm.example");
    failure.proxy = proxy;
    failure.throughTunnel = tunnel;
    const Error result = networkError(failure, [network] { return network; });
    QCOMPARE(result.code, code);
    QCOMPARE(result.errorClass, errorClass);
    QVERIFY(!result.sentence.isEmpty() && !result.remedy.isEmpty());
    QVERIFY2(!result.text().contains(QLatin1Char('%')), qPrintable(result.text()));
    QCOMPARE(result.detail, QStringLiteral("Qt says so"));
    if (code == ErrorCode::ProxyRefused || code == ErrorCode::ProxyAuthenticationRequired)
        QVERIFY(result.sentence.contains(proxy));
    else if (code != ErrorCode::Offline)
        QVERIFY(result.sentence.contains(QLatin1String("crm.example")));
}

void TestNetworkError::tls_data()
{
    QTest::addColumn<QList<int>>("errors");
    QTest::addColumn<ErrorCode>("code");
    using S = QSslError;
    QTest::newRow("own authority") << QList<int>{S::SelfSignedCertificateInChain}
                                   << ErrorCode::CertificateNotTrusted;
    QTest::newRow("self-signed") << QList<int>{S::SelfSignedCertificate} << ErrorCode::CertificateNotTrusted;
    QTest::newRow("issuer missing") << QList<int>{S::UnableToGetLocalIssuerCertificate,
                                                  S::UnableToVerifyFirstCertificate}
                                    << ErrorCode::CertificateNotTrusted;
    QTest::newRow("expired") << QList<int>{S::CertificateExpired} << ErrorCode::CertificateInvalid;
    QTest::newRow("not yet") << QList<int>{S::CertificateNotYetValid} << ErrorCode::CertificateInvalid;
    QTest::newRow("other name") << QList<int>{S::HostNameMismatch} << ErrorCode::CertificateInvalid;
    QTest::newRow("revoked") << QList<int>{S::CertificateRevoked} << ErrorCode::CertificateInvalid;
    QTest::newRow("blocked") << QList<int>{S::CertificateBlacklisted} << ErrorCode::CertificateInvalid;
    QTest::newRow("handshake failed") << QList<int>{} << ErrorCode::CertificateInvalid;
    QTest::newRow("both") << QList<int>{S::HostNameMismatch, S::SelfSignedCertificate}
                          << ErrorCode::CertificateNotTrusted;
}

void TestNetworkError::tls()
{
    QFETCH(QList<int>, errors);
    QFETCH(ErrorCode, code);
    NetworkFailure failure;
    failure.error = QNetworkReply::SslHandshakeFailedError;
    failure.host = QStringLiteral("crm.example");
    failure.errorText = QStringLiteral("handshake");
    for (const int error : errors)
        failure.tlsErrors += QSslError(QSslError::SslError(error));
    const Error result = networkError(failure, [] { return true; });
    QCOMPARE(result.code, code);
    QCOMPARE(result.errorClass, ErrorClass::AskUser);
    QVERIFY(!result.detail.isEmpty());
}

void TestNetworkError::serversThatAskWhoConnects_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *name, const char *said, ErrorCode code) {
        QTest::newRow(name) << QStringLiteral("SSL handshake failed: ") + QLatin1String(said) << code;
    };
    const ErrorCode asks = ErrorCode::ClientCertificateNeeded;
    row("OpenSSL, none", "error:0A00045C:SSL routines::tlsv13 alert certificate required", asks);
    row("OpenSSL, TLS 1.2", "error:0A000410:SSL routines::sslv3 alert handshake failure", asks);
    row("OpenSSL, another", "error:0A00010B:SSL routines::wrong version number",
        ErrorCode::CertificateInvalid);
    row("schannel, none", "Server did not accept any certificate we could present.", asks);
    row("schannel, handshake_failure", "Handshake failed: Unexpected or badly-formatted message received",
        asks);
    row("schannel, unknown_ca", "Handshake failed: Unknown error occurred: -2146893019", asks);
    row("schannel, bad_certificate", "Handshake failed: Unknown error occurred: -2146893017", asks);
    row("schannel, certificate_expired", "Handshake failed: Unknown error occurred: -2146893016", asks);
    row("schannel, another", "Handshake failed: Unknown error occurred: -2146893008",
        ErrorCode::CertificateInvalid);
}

void TestNetworkError::serversThatAskWhoConnects()
{
    QFETCH(const QString, said);
    QFETCH(const ErrorCode, code);
    NetworkFailure failure;
    failure.error = QNetworkReply::SslHandshakeFailedError;
    failure.host = QStringLiteral("crm.example");
    failure.errorText = said;
    const Error result = networkError(failure, [] { return true; });
    QCOMPARE(result.code, code);
    QCOMPARE(result.detail, said);
}

void TestNetworkError::everySentenceNamesTheHost()
{
    const Error error = timedOut(QStringLiteral("crm.example"), std::chrono::seconds(60));
    QCOMPARE(error.code, ErrorCode::TimedOut);
    QCOMPARE(error.sentence, QStringLiteral("crm.example did not answer in time."));
    QCOMPARE(error.detail, QStringLiteral("no complete answer within 60000 ms"));
}

QTEST_GUILESS_MAIN(TestNetworkError)
#include "tst_networkerror.moc"
