// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "entrabrowser.h"

#include "practice/entra/accounts.h"
#include "practice/entra/tokens.h"
#include "practice/seed/credentials.h"
#include "support/manualclock.h"

#include <QJsonArray>

/// An Entra service on a clock that is moved by hand, and the requests most tests begin with.
namespace fairlead::practice::entratest {

using Fields = QList<QPair<QString, QString>>;
inline const QString dataverse = QStringLiteral("http://127.0.0.1:4811");
inline const QString dataverseScope =
    dataverse + QStringLiteral("/user_impersonation openid profile offline_access");
inline const QString verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
inline const QString redirect = QStringLiteral("http://localhost:51023");

inline QString at(const char *local)
{
    return QLatin1String(local) + QLatin1Char('@') + credentials::domain;
}

inline QString challenge()
{
    // RFC 7636 appendix B.
    return QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

inline QString tokenPath(const QString &segment = credentials::tenant)
{
    return QLatin1Char('/') + segment + QStringLiteral("/oauth2/v2.0/token");
}

inline QString authorizePath(const Fields &changes = {},
                             const QString &segment = QStringLiteral("organizations"))
{
    QMap<QString, QString> fields{{QStringLiteral("client_id"), credentials::entraClient.id},
                                  {QStringLiteral("response_type"), QStringLiteral("code")},
                                  {QStringLiteral("redirect_uri"), redirect},
                                  {QStringLiteral("scope"), dataverseScope},
                                  {QStringLiteral("state"), QStringLiteral("st+/= ä")},
                                  {QStringLiteral("nonce"), QStringLiteral("n-0S6")},
                                  {QStringLiteral("code_challenge"), challenge()},
                                  {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
    for (const auto &[name, value] : changes)
        fields.insert(name, value);
    QByteArray query;
    for (auto field = fields.cbegin(); field != fields.cend(); ++field) {
        if (!field.value().isNull())
            query += (query.isEmpty() ? '?' : '&') + field.key().toUtf8() + '='
                + QUrl::toPercentEncoding(field.value());
    }
    return QLatin1Char('/') + segment + QStringLiteral("/oauth2/v2.0/authorize") + QString::fromLatin1(query);
}

inline Fields passwordGrant(const QString &username, const QString &password = Directory::commonPassword())
{
    return {{QStringLiteral("client_id"), credentials::entraClient.id},
            {QStringLiteral("grant_type"), QStringLiteral("password")},
            {QStringLiteral("username"), username},
            {QStringLiteral("password"), password},
            {QStringLiteral("scope"), dataverseScope}};
}

inline Fields codeGrant(const QString &code)
{
    return {{QStringLiteral("client_id"), credentials::entraClient.id},
            {QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
            {QStringLiteral("code"), code},
            {QStringLiteral("redirect_uri"), redirect},
            {QStringLiteral("code_verifier"), verifier},
            {QStringLiteral("scope"), dataverseScope}};
}

inline Fields refreshGrant(const QString &token)
{
    return {{QStringLiteral("client_id"), credentials::entraClient.id},
            {QStringLiteral("grant_type"), QStringLiteral("refresh_token")},
            {QStringLiteral("refresh_token"), token},
            {QStringLiteral("scope"), dataverseScope}};
}

inline Fields with(Fields fields, const QString &name, const QString &value)
{
    fields.removeIf([&](const auto &field) { return field.first == name; });
    if (!value.isNull())
        fields.append({name, value});
    return fields;
}

inline int aadsts(const Response &response)
{
    return EntraBrowser::json(response).value(QLatin1String("error_codes")).toArray().at(0).toInt();
}

inline QString field(const Response &response, const char *name)
{
    return EntraBrowser::json(response).value(QLatin1String(name)).toString();
}

struct Fixture
{
    ManualClock clock;
    /// Making its signing key takes a while: one for all tests of a program.
    static Directory &directory()
    {
        static Directory directory(makeWorld({1, 1, ManualClock().nowUtc()}).employees);
        return directory;
    }
    EntraService service{options(clock), directory()};
    EntraBrowser browser{service};

    Fixture() { directory().reset(); }

    static ServiceOptions options(const Clock &clock)
    {
        ServiceOptions options;
        options.clock = &clock;
        options.entra = QUrl(QStringLiteral("http://127.0.0.1:4810"));
        options.dataverse = QUrl(dataverse);
        options.graph = QUrl(QStringLiteral("http://127.0.0.1:4812"));
        return options;
    }

    Response token(const Fields &fields, const QString &segment = credentials::tenant)
    {
        return browser.post(tokenPath(segment), fields);
    }
    /// An authorization code, by the pages, in a fresh browser.
    QString code(const QString &username, const QString &password = Directory::commonPassword())
    {
        browser.forgetCookies();
        browser.get(authorizePath());
        return EntraBrowser::handedBack(browser.signIn(username, password), "code");
    }
    /// One of the service's own addresses for tests.
    Response practice(const QString &what, const QByteArray &body)
    {
        Request request;
        request.method = "POST";
        request.url = QUrl(QStringLiteral("http://127.0.0.1:4810/_practice/") + what);
        request.body = body;
        return service.handle(request);
    }
};

} // namespace fairlead::practice::entratest
