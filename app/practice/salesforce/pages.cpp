// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/pages.h"

#include <QHash>

namespace fairlead::practice::salesforce::pages {

namespace {

// Salesforce's pages are not ours to translate: they are English here as the real ones are in an English org.
QString frame(const QString &title, const QString &body)
{
    return QStringLiteral(
               "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
               "<title>%1 | Salesforce (practice)</title>\n<style>\n"
               "body{font:16px/1.4 system-ui,sans-serif;background:#f4f6f9;color:#16325c;margin:0}\n"
               "main{max-width:22rem;margin:2rem auto;padding:1.5rem;background:#fff;border:1px solid "
               "#d8dde6;"
               "border-radius:.5rem}\n"
               "h1{font-size:1.25rem;margin:0 0 1rem}\nlabel{display:block;margin:.75rem 0 .25rem}\n"
               "input[type=email],input[type=text],input[type=password]{width:100%;box-sizing:border-box;"
               "font:inherit;padding:.5rem;border:1px solid #747474;border-radius:.25rem}\n"
               "button{font:inherit;padding:.5rem 1rem;border-radius:.25rem;border:1px solid #0176d3;"
               "background:#0176d3;color:#fff;margin:1rem .5rem 0 0}\n"
               "button.plain{background:#fff;color:#0176d3}\n"
               ":focus-visible{outline:3px solid #1b96ff;outline-offset:2px}\n"
               "[role=alert]{background:#fef1ee;border:1px solid #ba0517;color:#8e030f;padding:.75rem;"
               "border-radius:.25rem}\nfooter{max-width:22rem;margin:0 auto;font-size:.8rem;color:#5c6b80}\n"
               "</style>\n</head>\n<body>\n<main>\n%2\n</main>\n"
               "<footer>Practice org on this computer. Nothing typed here leaves "
               "it.</footer>\n</body>\n</html>\n")
        .arg(title, body);
}

QString hidden(const char *name, const QString &value)
{
    return QStringLiteral("<input type=\"hidden\" name=\"%1\" value=\"%2\">\n")
        .arg(QLatin1String(name), value.toHtmlEscaped());
}

QString scopeText(const QString &scope)
{
    static const QHash<QString, QString> texts{
        {QStringLiteral("api"), QStringLiteral("Manage user data via APIs")},
        {QStringLiteral("refresh_token"), QStringLiteral("Perform requests at any time")},
        {QStringLiteral("openid"), QStringLiteral("Access unique user identifiers")},
        {QStringLiteral("web"), QStringLiteral("Manage user data via Web browsers")},
        {QStringLiteral("id"), QStringLiteral("Access the identity URL service")},
        {QStringLiteral("profile"), QStringLiteral("Access your basic information")},
        {QStringLiteral("email"), QStringLiteral("Access your email address")}};
    return texts.value(scope, scope);
}

} // namespace

QString login(const QString &startUrl, const QString &username, const QString &error)
{
    QString body = QStringLiteral("<h1>Log In</h1>\n");
    if (!error.isEmpty())
        body += QStringLiteral("<div id=\"error\" role=\"alert\">%1</div>\n").arg(error.toHtmlEscaped());
    // The field the person has to fill next has the focus.
    const QString focus = QStringLiteral(" autofocus");
    body += QStringLiteral("<form id=\"login_form\" name=\"login\" method=\"post\" action=\"/\">\n")
        + hidden("startURL", startUrl)
        + QStringLiteral(
              "<label for=\"username\">Username</label>\n"
              "<input id=\"username\" name=\"username\" type=\"email\" autocomplete=\"username\" "
              "spellcheck=\"false\" value=\"%1\"%2>\n"
              "<label for=\"password\">Password</label>\n"
              "<input id=\"password\" name=\"pw\" type=\"password\" autocomplete=\"current-password\"%3>\n"
              "<button id=\"Login\" name=\"Login\" type=\"submit\" value=\"Log In\">Log In</button>\n</form>")
              .arg(username.toHtmlEscaped(), username.isEmpty() ? focus : QString(),
                   username.isEmpty() ? QString() : focus);
    return frame(QStringLiteral("Login"), body);
}

QString chooser(const QString &startUrl, const QStringList &usernames)
{
    QString body = QStringLiteral("<h1>Choose a Username</h1>\n<form id=\"chooser\" method=\"post\" "
                                  "action=\"/secur/chooser\">\n")
        + hidden("startURL", startUrl);
    int number = 0;
    for (const QString &username : usernames) {
        body +=
            QStringLiteral("<div><button class=\"plain\" id=\"hint_%1\" name=\"username\" type=\"submit\" "
                           "value=\"%2\"%3>%2</button></div>\n")
                .arg(number)
                .arg(username.toHtmlEscaped(), number == 0 ? QStringLiteral(" autofocus") : QString());
        ++number;
    }
    body +=
        QStringLiteral("<button class=\"plain\" id=\"use_new_identity\" name=\"username\" type=\"submit\" "
                       "value=\"\">Log In with a Different Username</button>\n</form>");
    return frame(QStringLiteral("Choose a Username"), body);
}

QString approval(const Approval &approval)
{
    QString scopes;
    for (const QString &scope : approval.scopes)
        scopes += QStringLiteral("<li>%1</li>\n").arg(scopeText(scope).toHtmlEscaped());
    const QString body =
        QStringLiteral("<h1>Allow Access?</h1>\n<p><strong>%1</strong> is asking to:</p>\n<ul>\n%2</ul>\n"
                       "<p>Do you want to allow access for <strong id=\"user\">%3</strong>? "
                       "(<a id=\"switch_user\" href=\"/secur/logout.jsp?startURL=%4\">Not you?</a>)</p>\n"
                       "<form id=\"editPage\" method=\"post\" "
                       "action=\"/setup/secur/RemoteAccessAuthorizationPage.apexp\">\n")
            .arg(approval.app.toHtmlEscaped(), scopes, approval.user.toHtmlEscaped(),
                 QStringLiteral("%2Fsetup%2Fsecur%2FRemoteAccessAuthorizationPage.apexp%3Fsource%3D")
                     + approval.source)
        + hidden("source", approval.source) + hidden("_CONFIRMATIONTOKEN", approval.token)
        + QStringLiteral(
            "<button id=\"oaapprove\" name=\"save\" type=\"submit\" value=\"Allow\" autofocus>Allow"
            "</button>\n<button class=\"plain\" id=\"oadeny\" name=\"cancel\" type=\"submit\" "
            "value=\"Deny\">Deny</button>\n</form>");
    return frame(QStringLiteral("Allow Access?"), body);
}

QString error(const QString &code, const QString &description)
{
    return frame(QStringLiteral("OAuth Error"),
                 QStringLiteral("<h1>We can't authorize you because of an OAuth error.</h1>\n"
                                "<p id=\"error\" role=\"alert\">%1 : %2</p>")
                     .arg(code.toHtmlEscaped(), description.toHtmlEscaped()));
}

QString notice(const QString &title, const QString &text)
{
    return frame(title.toHtmlEscaped(),
                 QStringLiteral("<h1>%1</h1>\n<p>%2</p>").arg(title.toHtmlEscaped(), text.toHtmlEscaped()));
}

} // namespace fairlead::practice::salesforce::pages
