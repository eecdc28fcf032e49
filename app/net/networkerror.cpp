// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/networkerror.h"

#include <QCoreApplication>
#include <QNetworkInterface>

#include <algorithm>

namespace fairlead {

namespace {

struct Row
{
    ErrorCode code;
    ErrorClass errorClass;
    const char *sentence; ///< %1 host, %2 proxy
    const char *remedy;
};

// One row for each way the road can be closed.
const Row rows[] = {
    {ErrorCode::Offline, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "This computer is not connected to a network."),
     QT_TRANSLATE_NOOP("fairlead::Network", "Connect it; Fairlead goes on by itself.")},
    {ErrorCode::HostNotFound, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "The server %1 was not found."),
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "Check the spelling of the address, and whether a VPN has to be connected.")},
    {ErrorCode::ConnectionRefused, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "The server %1 refused the connection."),
     QT_TRANSLATE_NOOP(
         "fairlead::Network",
         "Try again later; if it stays so, a firewall may be in the way or a proxy missing from the "
         "network settings.")},
    {ErrorCode::ConnectionLost, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "The connection to %1 was lost before the answer was complete."),
     QT_TRANSLATE_NOOP("fairlead::Network", "Try again; check the network if it happens often.")},
    {ErrorCode::TimedOut, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "%1 did not answer in time."),
     QT_TRANSLATE_NOOP("fairlead::Network", "Try again later.")},
    {ErrorCode::ProxyRefused, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "The proxy %2 did not let the connection to %1 through."),
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "Check the proxy in the network settings; ask your network "
                       "administrator whether it allows %1.")},
    {ErrorCode::ProxyAuthenticationRequired, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::Network", "The proxy %2 asks for a user name and password."),
     QT_TRANSLATE_NOOP("fairlead::Network", "Enter them in the network settings.")},
    {ErrorCode::CertificateNotTrusted, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "The certificate of %1 was issued by an authority this computer does "
                       "not trust."),
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "If your company inspects encrypted connections, add its certificate "
                       "authority in the network settings; otherwise do not continue.")},
    {ErrorCode::CertificateInvalid, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "The certificate of %1 is not valid, so the connection is not safe."),
     QT_TRANSLATE_NOOP(
         "fairlead::Network",
         "Check the address and this computer's date and time; if both are right, tell the server's "
         "administrator.")},
    {ErrorCode::ClientCertificateNeeded, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "The server %1 did not accept the encrypted connection: it seems to ask for a "
                       "certificate of this computer."),
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "Enter the certificate that your network administrator gave you for it in the network "
                       "settings, or another one if there is one already.")},
    {ErrorCode::ProviderAnswerInvalid, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::Network", "What %1 answered is not readable."),
     QT_TRANSLATE_NOOP("fairlead::Network",
                       "Try again later; check that the address is right, and that no other "
                       "program answers in its place.")},
};

const Row loginRefused{
    ErrorCode::ProxyAuthenticationRequired, ErrorClass::AskUser,
    QT_TRANSLATE_NOOP("fairlead::Network", "The proxy %2 did not accept the user name and password."),
    QT_TRANSLATE_NOOP(
        "fairlead::Network",
        "Enter them again in the network settings; Fairlead has forgotten the password and does "
        "not try it a second time.")};

Error make(const Row *row, const QString &host, const QString &proxy)
{
    const auto text = [&](const char *source) {
        QString words = QCoreApplication::translate("fairlead::Network", source);
        words.replace(QLatin1String("%1"), host).replace(QLatin1String("%2"), proxy);
        return words;
    };
    Error error;
    error.code = row->code;
    error.errorClass = row->errorClass;
    error.sentence = text(row->sentence);
    error.remedy = text(row->remedy);
    return error;
}

Error make(ErrorCode code, const QString &host, const QString &proxy)
{
    const auto *row =
        std::find_if(std::begin(rows), std::end(rows), [code](const Row &r) { return r.code == code; });
    return row == std::end(rows) ? Error::bug(nameOf(code)) : make(row, host, proxy);
}

bool isMissingTrust(QSslError::SslError error)
{
    switch (error) {
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::InvalidCaCertificate:
    case QSslError::PathLengthExceeded:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
        return true;
    default:
        return false;
    }
}

Error tlsError(const NetworkFailure &failure)
{
    const auto &errors = failure.tlsErrors;
    const bool untrusted = std::any_of(errors.begin(), errors.end(),
                                       [](const QSslError &e) { return isMissingTrust(e.error()); });
    Error error = make(untrusted ? ErrorCode::CertificateNotTrusted : ErrorCode::CertificateInvalid,
                       failure.host, failure.proxy);
    QStringList details;
    for (const QSslError &e : errors) {
        QString line = e.errorString();
        if (!e.certificate().isNull()) {
            line += QStringLiteral(" (certificate for %1, issued by %2)")
                        .arg(e.certificate().subjectDisplayName(), e.certificate().issuerDisplayName());
        }
        details += line;
    }
    if (details.isEmpty())
        details += failure.errorText;
    details.removeDuplicates();
    error.detail = details.join(QStringLiteral("; "));
    return error;
}

/// The same where Windows does TLS: Qt's words, in the person's language, for what schannel makes of the
/// alert (Microsoft, "Schannel Error Codes for TLS and SSL Alerts"; a handshake_failure is an illegal
/// message). Those for certificates can only be alerts: the server's own is judged by Qt.
bool schannelAsksWhoConnects(const QString &errorText)
{
    const auto says = [&errorText](const QString &words) { return errorText.contains(words); };
    const auto translated = [](const char *words) {
        return QCoreApplication::translate("QSslSocket", words);
    };
    constexpr qint32 untrustedRoot = qint32(0x80090325);
    constexpr qint32 certificateUnknown = qint32(0x80090327);
    constexpr qint32 certificateExpired = qint32(0x80090328);
    const QString numbered = translated("Unknown error occurred: %1");
    return says(translated("Server did not accept any certificate we could present."))
        || says(translated("Unexpected or badly-formatted message received"))
        || says(numbered.arg(untrustedRoot)) || says(numbered.arg(certificateUnknown))
        || says(numbered.arg(certificateExpired));
}

/// A server that asks who connects, and is not content, says so by an alert (RFC 8446 §6.2); before TLS 1.3
/// it has no word of its own for "none was shown" (RFC 5246 §7.4.6: handshake_failure). Qt hands on nothing
/// but its library's wording of it.
bool asksWhoConnects(const QString &errorText)
{
    for (const char *alert :
         {"alert certificate required", "alert handshake failure", "alert bad certificate",
          "alert unknown ca", "alert certificate unknown", "alert certificate expired"}) {
        if (errorText.contains(QLatin1String(alert), Qt::CaseInsensitive))
            return true;
    }
    return schannelAsksWhoConnects(errorText);
}

ErrorCode codeOf(const NetworkFailure &failure, const std::function<bool()> &hasNetwork)
{
    const bool proxied = !failure.proxy.isEmpty();
    switch (failure.error) {
    case QNetworkReply::HostNotFoundError:
        // Without a tunnel it is the proxy's own name that was looked up.
        if (proxied && !failure.throughTunnel)
            return hasNetwork() ? ErrorCode::ProxyRefused : ErrorCode::Offline;
        return hasNetwork() ? ErrorCode::HostNotFound : ErrorCode::Offline;
    case QNetworkReply::ConnectionRefusedError:
        return proxied && !failure.throughTunnel ? ErrorCode::ProxyRefused : ErrorCode::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // a request that must not be repeated lost its connection
    case QNetworkReply::OperationCanceledError:
        return ErrorCode::ConnectionLost;
    case QNetworkReply::TimeoutError:
        return ErrorCode::TimedOut;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return ErrorCode::Offline;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return ErrorCode::ProxyRefused;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::UnknownContentError: // a body that does not unpack
        return ErrorCode::ProviderAnswerInvalid;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorCode::ProxyAuthenticationRequired;
    default:
        // Qt 6.4 reports most trouble with a proxy's tunnel, and "network unreachable", as unknown.
        if (!hasNetwork())
            return ErrorCode::Offline;
        return proxied ? ErrorCode::ProxyRefused : ErrorCode::ConnectionLost;
    }
}

} // namespace

bool hasNetworkInterface()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    return std::any_of(interfaces.begin(), interfaces.end(), [](const QNetworkInterface &interface) {
        const auto flags = interface.flags();
        return flags.testFlag(QNetworkInterface::IsUp) && flags.testFlag(QNetworkInterface::IsRunning)
            && !flags.testFlag(QNetworkInterface::IsLoopBack) && !interface.addressEntries().isEmpty();
    });
}

Error networkError(const NetworkFailure &failure, const std::function<bool()> &hasNetwork)
{
    if (failure.tlsErrors.isEmpty() && asksWhoConnects(failure.errorText)) {
        Error error = make(ErrorCode::ClientCertificateNeeded, failure.host, failure.proxy);
        error.detail = failure.errorText;
        return error;
    }
    if (failure.error == QNetworkReply::SslHandshakeFailedError || !failure.tlsErrors.isEmpty())
        return tlsError(failure);
    const ErrorCode code = codeOf(failure, hasNetwork);
    Error error = code == ErrorCode::ProxyAuthenticationRequired && failure.loginRefused
        ? make(&loginRefused, failure.host, failure.proxy)
        : make(code, failure.host, failure.proxy);
    error.detail = failure.errorText;
    return error;
}

Error timedOut(const QString &host, std::chrono::milliseconds after)
{
    Error error = make(ErrorCode::TimedOut, host, {});
    error.detail = QStringLiteral("no complete answer within %1 ms").arg(after.count());
    return error;
}

} // namespace fairlead
