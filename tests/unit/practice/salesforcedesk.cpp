// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/practice/salesforcedesk.h"

#include "practice/seed/credentials.h"

#include <QRegularExpression>

namespace fairlead::practice {

namespace {

const QString host = QStringLiteral("http://127.0.0.1:48100");

using Fields = QList<QPair<QString, QString>>;

QByteArray encoded(const Fields &fields)
{
    QByteArray out;
    for (const auto &[name, value] : fields)
        out +=
            (out.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return out;
}

void replace(Fields &fields, const Fields &overrides)
{
    for (const auto &[name, value] : overrides) {
        fields.removeIf([&](const auto &field) { return field.first == name; });
        if (!value.isNull())
            fields.append({name, value});
    }
}

ServiceOptions options(const Clock &clock, int rows)
{
    ServiceOptions out;
    out.rows = rows;
    out.clock = &clock;
    out.salesforce = QUrl(host);
    return out;
}

} // namespace

SalesforceDesk::SalesforceDesk(int rows)
    : service(options(clock, rows))
{
    token = integrationToken();
}

Response SalesforceDesk::send(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body,
                              const Headers &headers)
{
    Request request;
    request.method = method;
    request.url = QUrl(host + pathAndQuery);
    request.headers = headers;
    request.body = body;
    return service.handle(request);
}

Response SalesforceDesk::form(const QString &path, const Fields &fields, const Headers &headers)
{
    return send("POST", path, encoded(fields), headers);
}

Response SalesforceDesk::api(const QByteArray &method, const QString &path, const QJsonValue &body,
                             const Headers &headers)
{
    Headers all = headers;
    all.append({"Authorization", "Bearer " + token});
    QByteArray text;
    if (body.isObject())
        text = QJsonDocument(body.toObject()).toJson();
    return send(method,
                path.startsWith(QLatin1String("/services")) ? path
                                                            : QStringLiteral("/services/data/v66.0") + path,
                text, all);
}

Response SalesforceDesk::query(const QString &soql, bool all, const Headers &headers)
{
    return api("GET",
               (all ? QStringLiteral("/queryAll?q=") : QStringLiteral("/query?q="))
                   + QString::fromLatin1(QUrl::toPercentEncoding(soql)),
               {}, headers);
}

QJsonArray SalesforceDesk::rows(const QString &soql, bool all)
{
    const Response response = query(soql, all);
    if (response.status != 200)
        qWarning("%s: %s", qPrintable(soql), response.body.constData());
    return object(response).value(QStringLiteral("records")).toArray();
}

void SalesforceDesk::set(const QJsonObject &settings)
{
    const Response response =
        send("POST", QStringLiteral("/_practice/settings"), QJsonDocument(settings).toJson());
    if (response.status != 200)
        qFatal("%s", response.body.constData());
}

QString SalesforceDesk::create(const QString &object, const QJsonObject &values)
{
    const Response response = api("POST", QStringLiteral("/sobjects/") + object, values);
    if (response.status != 201)
        qWarning("%s", response.body.constData());
    return SalesforceDesk::object(response).value(QStringLiteral("id")).toString();
}

QJsonObject SalesforceDesk::record(const QString &type, QJsonObject values)
{
    values.insert(QStringLiteral("attributes"), QJsonObject{{QStringLiteral("type"), type}});
    return values;
}

QJsonArray SalesforceDesk::collection(const QByteArray &method, const QString &path,
                                      const QJsonArray &records, bool allOrNone, const Headers &headers)
{
    const Response response = api(
        method, QStringLiteral("/composite/sobjects") + path,
        QJsonObject{{QStringLiteral("allOrNone"), allOrNone}, {QStringLiteral("records"), records}}, headers);
    if (response.status != 200)
        qWarning("%s", response.body.constData());
    return QJsonDocument::fromJson(response.body).array();
}

QString SalesforceDesk::statusCode(const QJsonValue &result)
{
    return result.toObject()
        .value(QStringLiteral("errors"))
        .toArray()
        .first()
        .toObject()
        .value(QStringLiteral("statusCode"))
        .toString();
}

QByteArray SalesforceDesk::integrationToken()
{
    const Response response = form(QStringLiteral("/services/oauth2/token"),
                                   {{QStringLiteral("grant_type"), QStringLiteral("client_credentials")},
                                    {QStringLiteral("client_id"), credentials::salesforceClient.id},
                                    {QStringLiteral("client_secret"), credentials::salesforceClient.secret}});
    return object(response).value(QStringLiteral("access_token")).toString().toLatin1();
}

QByteArray SalesforceDesk::adminToken()
{
    const QJsonObject answer = signIn(credentials::admin.username, credentials::admin.password);
    return answer.value(QStringLiteral("access_token")).toString().toLatin1();
}

void SalesforceDesk::follow(Browser &browser, Response response, QUrl at)
{
    for (int hops = 0; hops < 20; ++hops) {
        QUrl next;
        for (const auto &[name, value] : response.headers) {
            if (name == "Set-Cookie") {
                const QByteArray pair = value.left(value.indexOf(';'));
                browser.cookies[pair.left(pair.indexOf('='))] = pair.mid(pair.indexOf('=') + 1);
            } else if (name == "Location") {
                next = QUrl::fromEncoded(value);
            }
        }
        browser.address = at;
        browser.status = response.status;
        browser.page = response.body;
        if (next.isEmpty())
            return;
        if (!next.toString().startsWith(host)) {
            browser.address = next;
            return;
        }
        at = next;
        response = send("GET", QString::fromLatin1(at.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)),
                        {}, {{"Cookie", [&] {
                                  QByteArrayList pairs;
                                  for (auto it = browser.cookies.begin(); it != browser.cookies.end(); ++it)
                                      pairs.append(it.key() + '=' + it.value());
                                  return pairs.join("; ");
                              }()}});
    }
    qFatal("redirects without end");
}

void SalesforceDesk::open(Browser &browser, const QUrl &url)
{
    Response toUrl;
    toUrl.status = 302;
    toUrl.headers = {{"Location", url.toEncoded()}};
    follow(browser, toUrl, url);
}

void SalesforceDesk::submit(Browser &browser, const QString &path, const Fields &fields)
{
    QByteArrayList pairs;
    for (auto it = browser.cookies.begin(); it != browser.cookies.end(); ++it)
        pairs.append(it.key() + '=' + it.value());
    follow(browser, form(path, fields, {{"Cookie", pairs.join("; ")}}), QUrl(host + path));
}

QUrl SalesforceDesk::authorizeUrl(const Fields &overrides) const
{
    Fields fields{
        {QStringLiteral("response_type"), QStringLiteral("code")},
        {QStringLiteral("client_id"), credentials::salesforceClient.id},
        {QStringLiteral("redirect_uri"), QStringLiteral("http://localhost:41717/callback")},
        {QStringLiteral("scope"), QStringLiteral("api refresh_token")},
        {QStringLiteral("state"), QStringLiteral("st&te=1")},
        // RFC 7636 appendix B: the challenge of the verifier above, not worked out by our own code.
        {QStringLiteral("code_challenge"), QStringLiteral("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")},
        {QStringLiteral("code_challenge_method"), QStringLiteral("S256")}};
    replace(fields, overrides);
    return QUrl::fromEncoded(host.toUtf8() + "/services/oauth2/authorize?" + encoded(fields));
}

QString SalesforceDesk::hidden(const Browser &browser, const QString &name)
{
    const QRegularExpression field(QStringLiteral("name=\"%1\" value=\"([^\"]*)\"").arg(name));
    QString value = field.match(QString::fromUtf8(browser.page)).captured(1);
    return value.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
}

void SalesforceDesk::logIn(Browser &browser, const QString &username, const QString &password)
{
    submit(browser, QStringLiteral("/"),
           {{QStringLiteral("startURL"), hidden(browser, QStringLiteral("startURL"))},
            {QStringLiteral("username"), username},
            {QStringLiteral("pw"), password},
            {QStringLiteral("Login"), QStringLiteral("Log In")}});
}

void SalesforceDesk::decide(Browser &browser, bool allow)
{
    submit(browser, QStringLiteral("/setup/secur/RemoteAccessAuthorizationPage.apexp"),
           {{QStringLiteral("source"), hidden(browser, QStringLiteral("source"))},
            {QStringLiteral("_CONFIRMATIONTOKEN"), hidden(browser, QStringLiteral("_CONFIRMATIONTOKEN"))},
            {allow ? QStringLiteral("save") : QStringLiteral("cancel"), QStringLiteral("x")}});
}

QJsonObject SalesforceDesk::redeem(const QString &code, const Fields &overrides)
{
    Fields fields{{QStringLiteral("grant_type"), QStringLiteral("authorization_code")},
                  {QStringLiteral("client_id"), credentials::salesforceClient.id},
                  {QStringLiteral("redirect_uri"), QStringLiteral("http://localhost:41717/callback")},
                  {QStringLiteral("code"), code},
                  {QStringLiteral("code_verifier"), QString::fromLatin1(verifier)}};
    replace(fields, overrides);
    return object(form(QStringLiteral("/services/oauth2/token"), fields));
}

QJsonObject SalesforceDesk::signIn(const QString &username, const QString &password, const QString &scope)
{
    Browser browser;
    open(browser,
         authorizeUrl({{QStringLiteral("scope"), scope},
                       {QStringLiteral("prompt"), QStringLiteral("login consent")}}));
    logIn(browser, username, password);
    decide(browser, true);
    return redeem(Request::value(QUrlQuery(browser.address), QStringLiteral("code")));
}

QJsonObject SalesforceDesk::object(const Response &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

QByteArray SalesforceDesk::errorCode(const Response &response)
{
    const auto document = QJsonDocument::fromJson(response.body);
    return document.isArray()
        ? document.array().first().toObject().value(QStringLiteral("errorCode")).toString().toLatin1()
        : document.object().value(QStringLiteral("error")).toString().toLatin1();
}

QByteArray SalesforceDesk::header(const Response &response, const QByteArray &name)
{
    for (const auto &[key, value] : response.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

} // namespace fairlead::practice
