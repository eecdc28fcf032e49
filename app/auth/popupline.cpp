// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/popupline.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace fairlead {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("fairlead::SignInPopup", text);
}

struct PopupFault
{
    const char *error;
    const char *reason; ///< null: any
    ErrorCode code;
    ErrorClass errorClass;
    const char *sentence; ///< %1: the host
    const char *remedy;
};

constexpr const char *orBrowser = QT_TRANSLATE_NOOP(
    "fairlead::SignInPopup", "Check the network settings, then try again, or sign in with your browser.");
constexpr const char *tryLater = QT_TRANSLATE_NOOP(
    "fairlead::SignInPopup", "Check this computer's connection to the internet, then try again.");
constexpr const char *noCertificate =
    QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The certificate of %1 is not valid.");
constexpr const char *askAdministrator = QT_TRANSLATE_NOOP(
    "fairlead::SignInPopup",
    "Do not sign in there. Check the address and this computer's clock, or ask whoever runs your network.");

// Every word of the wire, and what it means here.
const PopupFault popupFaults[] = {
    {"crashed", nullptr, ErrorCode::SignInWindowCrashed, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The sign-in page stopped working."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "Try again, or sign in with your browser.")},
    {"certificate", "authority", ErrorCode::CertificateNotTrusted, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup",
                       "The certificate of %1 comes from an authority this computer does not trust."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup",
                       "If your company inspects connections, add its certificate authority in the network "
                       "settings, then try again.")},
    {"certificate", nullptr, ErrorCode::CertificateInvalid, ErrorClass::AskUser, noCertificate,
     askAdministrator},
    {"load", "host", ErrorCode::HostNotFound, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "There is no computer named %1."), orBrowser},
    {"load", "offline", ErrorCode::Offline, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "This computer has no connection to the internet."),
     tryLater},
    {"load", "refused", ErrorCode::ConnectionRefused, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "%1 does not accept connections."), orBrowser},
    {"load", "timeout", ErrorCode::TimedOut, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "%1 did not answer in time."), tryLater},
    {"load", "lost", ErrorCode::ConnectionLost, ErrorClass::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The connection to %1 was lost."), tryLater},
    {"load", "proxy", ErrorCode::ProxyRefused, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The proxy did not let the connection to %1 through."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "Check the proxy in the network settings, then try again.")},
    {"load", "client-certificate", ErrorCode::ClientCertificateNeeded, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "%1 asks for a certificate of this computer."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup",
                       "Enter the one you were given in the network settings, then try again.")},
    {"load", "dropped", ErrorCode::ClientCertificateNeeded, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup",
                       "%1 ended the connection as soon as it stood. It may ask for a certificate of this "
                       "computer."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup",
                       "Where you were given one, enter it in the network settings, then try again.")},
    {"load", nullptr, ErrorCode::ProviderUnavailable, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The page of %1 could not be loaded."), orBrowser},
    {"proxy-authentication", "refused", ErrorCode::ProxyAuthenticationRequired, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The proxy %1 did not accept the user name and password."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "Enter them again in the network settings, then try again.")},
    {"proxy-authentication", nullptr, ErrorCode::ProxyAuthenticationRequired, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "The proxy %1 asks for a user name and password."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "Enter them in the network settings, then try again.")},
    {"state", nullptr, ErrorCode::StateMismatch, ErrorClass::AskUser,
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "This answer does not belong to the sign-in just started."),
     QT_TRANSLATE_NOOP("fairlead::SignInPopup", "Start the sign-in again.")},
};

Error errorOf(const QJsonObject &object)
{
    const QString name = object.value(QLatin1String("error")).toString();
    const QString reason = object.value(QLatin1String("reason")).toString();
    const QString detail = object.value(QLatin1String("detail")).toString().left(500);
    if (name == QLatin1String("closed"))
        return Error::cancelled();
    const QString origin = object.value(QLatin1String("origin")).toString().left(300);
    const QString host = QUrl(origin).host().isEmpty() ? origin : QUrl(origin).host();
    for (const PopupFault &row : popupFaults) {
        if (name != QLatin1String(row.error) || (row.reason && reason != QLatin1String(row.reason)))
            continue;
        Error error;
        error.code = row.code;
        error.errorClass = row.errorClass;
        error.sentence = say(row.sentence).replace(QStringLiteral("%1"), host);
        error.remedy = say(row.remedy);
        error.detail = detail;
        return error;
    }
    return Error::bug(QStringLiteral("sign-in window: %1 %2").arg(name.left(50), detail));
}

} // namespace

PopupLine PopupLine::parse(const QByteArray &line)
{
    PopupLine parsed;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    const QString event = object.value(QLatin1String("event")).toString();
    if (event == QLatin1String("loading")) {
        parsed.kind = Kind::Loading;
        parsed.text = object.value(QLatin1String("origin")).toString();
    } else if (event == QLatin1String("visible")) {
        parsed.kind = Kind::Visible;
    } else if (event == QLatin1String("refused")) {
        parsed.kind = Kind::Refused;
        parsed.text = object.value(QLatin1String("sentence")).toString();
    } else if (event == QLatin1String("trouble")) {
        parsed.kind = Kind::Trouble;
        parsed.error = errorOf(object);
    } else if (!event.isEmpty()) {
        return parsed;
    } else if (object.value(QLatin1String("query")).isString()) {
        parsed.kind = Kind::Answer;
        parsed.text = object.value(QLatin1String("query")).toString();
    } else if (object.value(QLatin1String("error")).isString()) {
        parsed.kind = Kind::Failure;
        parsed.error = errorOf(object);
    }
    return parsed;
}

Error popupMissing(const QString &detail)
{
    Error error;
    error.code = ErrorCode::SignInWindowMissing;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::SignInPopup",
                                                 "The sign-in window is not installed on this computer.");
    error.remedy = QCoreApplication::translate("fairlead::SignInPopup", "Sign in with your browser instead.");
    error.detail = detail;
    return error;
}

Error popupCrashed(const QString &detail)
{
    Error error;
    error.code = ErrorCode::SignInWindowCrashed;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        QCoreApplication::translate("fairlead::SignInPopup", "The sign-in window ended unexpectedly.");
    error.remedy =
        QCoreApplication::translate("fairlead::SignInPopup", "Try again, or sign in with your browser.");
    error.detail = detail;
    return error;
}

} // namespace fairlead
