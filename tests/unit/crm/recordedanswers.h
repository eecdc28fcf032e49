// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What providers answer, composed in the shapes that the references document, read by the parsers that the
// program reads them with.
#include "auth/entra.h"
#include "auth/errors_entra.h"
#include "auth/errors_salesforceoauth.h"
#include "auth/redirectanswer.h"
#include "auth/salesforceoauth.h"
#include "core/cloud.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::recorded {

/// What the reference says of a code.
struct Named
{
    QString section; ///< "-": beyond the reference
    int status = 400;
    QString code;
    QString message;
    QString meaning;
    QString errorClass;
};

// What a signed-in organisation's place looks like; every link of a row resolves there.
inline const QUrl organisation(QStringLiteral("https://acme.my.salesforce.com"));
inline const QUrl environment(QStringLiteral("https://acme.crm4.dynamics.com"));
inline const QString clientId = QStringLiteral("11111111-2222-3333-4444-555555555555");

inline SignInPlace entraPlace()
{
    return SignInPlace::entra(builtInClouds().first(), clientId);
}

inline QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

inline QString escaped(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// --- recorded answers, in the shapes that the references document ---

inline Error entraToken(const QString &error, const QString &description, const QString &suberror, int number)
{
    QJsonObject body{
        {QStringLiteral("error"), error},
        {QStringLiteral("error_description"), description},
        {QStringLiteral("trace_id"), QStringLiteral("0d1f2a3b-4c5d-6e7f-8091-a2b3c4d5e6f7")},
        {QStringLiteral("correlation_id"), QStringLiteral("7f6e5d4c-3b2a-1f0d-9180-f7e6d5c4b3a2")},
        {QStringLiteral("timestamp"), QStringLiteral("2026-11-23 05:00:00Z")}};
    if (number != 0)
        body.insert(QStringLiteral("error_codes"), QJsonArray{number});
    if (!suberror.isEmpty())
        body.insert(QStringLiteral("suberror"), suberror);
    const auto answer = entra::readTokenAnswer(HttpResponse{400, {}, json(body)}, entraPlace());
    return answer ? Error() : answer.error();
}

inline Result<RedirectAnswer> redirect(const QString &error, const QString &description,
                                       const QString &suberror)
{
    const QString query = QStringLiteral("error=%1&error_description=%2&suberror=%3&state=s")
                              .arg(escaped(error), escaped(description), escaped(suberror));
    return parseRedirect(query, QStringLiteral("s"));
}

inline Error entraRedirect(const QString &error, const QString &description, const QString &suberror)
{
    const auto answer = redirect(error, description, suberror);
    return answer
        ? entraError(answer->error, answer->errorDescription, answer->errorSubcode, {}, entraPlace())
        : Error();
}

inline Error salesforceToken(const QString &error, const QString &description)
{
    const QByteArray body =
        json({{QStringLiteral("error"), error}, {QStringLiteral("error_description"), description}});
    const auto answer =
        salesforce::readTokenAnswer(HttpResponse{400, {}, body}, SignInPlace::salesforce(organisation));
    return answer ? Error() : answer.error();
}

inline Error salesforceRedirect(const QString &error, const QString &description)
{
    const auto answer = redirect(error, description, {});
    return answer
        ? salesforceOAuthError(answer->error, answer->errorDescription, SignInPlace::salesforce(organisation))
        : Error();
}

inline QList<QByteArray> salesforceBodies(const Named &named)
{
    if (named.code.endsWith(QLatin1String("_OAuth_Token")) || named.code == QLatin1String("Wrong_Org"))
        return {named.code.toUtf8()};
    if (named.code.isEmpty()) {
        const QJsonObject problem{
            {QStringLiteral("componentType"), QStringLiteral("ExternalClientApplication")},
            {QStringLiteral("fullName"), QStringLiteral("SyncConnector")},
            {QStringLiteral("problem"), named.message}};
        // Several are a list, one alone may come without.
        QList<QByteArray> bodies;
        for (const QJsonValue &failures : {QJsonValue(QJsonArray{problem}), QJsonValue(problem)}) {
            const QJsonObject details{{QStringLiteral("componentFailures"), failures}};
            const QJsonObject deployment{{QStringLiteral("done"), true},
                                         {QStringLiteral("details"), details}};
            bodies += json({{QStringLiteral("id"), QStringLiteral("0Af")},
                            {QStringLiteral("deployResult"), deployment}});
        }
        return bodies;
    }
    const QJsonObject single{{QStringLiteral("errorCode"), named.code},
                             {QStringLiteral("message"), named.message},
                             {QStringLiteral("fields"), QJsonArray()}};
    const QJsonObject fault{{QStringLiteral("statusCode"), named.code},
                            {QStringLiteral("message"), named.message},
                            {QStringLiteral("fields"), QJsonArray()}};
    const QJsonObject saved{{QStringLiteral("id"), QStringLiteral("00Q")},
                            {QStringLiteral("success"), true},
                            {QStringLiteral("errors"), QJsonArray()}};
    const QJsonObject row{{QStringLiteral("success"), false}, {QStringLiteral("errors"), QJsonArray{fault}}};
    const QString words = named.message.toHtmlEscaped();
    const QString envelope = QStringLiteral("<?xml version=\"1.0\"?><soapenv:Envelope "
                                            "xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" "
                                            "xmlns:sf=\"http://soap.sforce.com/2006/04/metadata\" "
                                            "xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
                                            "<soapenv:Body>%1</soapenv:Body></soapenv:Envelope>");
    const QString soapFault = QStringLiteral(
        "<soapenv:Fault><faultcode>sf:%1</faultcode><faultstring>%2</faultstring></soapenv:Fault>");
    const QString soapResult = QStringLiteral(
        "<createMetadataResponse><result><errors><message>%2</message><statusCode>%1</statusCode></errors>"
        "<fullName>SyncConnector</fullName><success>false</success></result></createMetadataResponse>");
    return {QJsonDocument(QJsonArray{single}).toJson(), QJsonDocument(QJsonArray{saved, row}).toJson(),
            envelope.arg(soapFault.arg(named.code, words)).toUtf8(),
            envelope.arg(soapResult.arg(named.code, words)).toUtf8()};
}

inline HttpResponse dataverseAnswer(const Named &named)
{
    if (named.code == QLatin1String("insufficient_claims"))
        return {401,
                {{"WWW-Authenticate",
                  "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                      + QByteArray(R"({"access_token":{}})").toBase64() + "\""}},
                {}};
    const QJsonObject error{{QStringLiteral("code"), named.code}, {QStringLiteral("message"), named.message}};
    return {named.status, {}, json({{QStringLiteral("error"), error}})};
}

} // namespace fairlead::recorded
