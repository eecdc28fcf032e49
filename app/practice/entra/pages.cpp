// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/pages.h"

namespace fairlead::practice::pages {

namespace {

// Colours by scheme, sizes by the reader's own font: the page is shown inside our popup and in any browser.
constexpr auto style = R"(<style>
:root{color-scheme:light dark;--ink:#1b1b1b;--dim:#595959;--paper:#fff;--ground:#eef2f6;--line:#767676;--act:#005ea8;--bad:#b10e1c}
@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--dim:#c2c2c2;--paper:#262626;--ground:#171717;--line:#9a9a9a;--act:#4aa3e8;--bad:#ff8a8a}}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.45 system-ui,sans-serif}
main{max-width:27rem;margin:3rem auto;padding:2rem 2.4rem;background:var(--paper);box-shadow:0 2px 8px rgba(0,0,0,.25)}
h1{font-size:1.45rem;margin:.2rem 0 1rem}
label{display:block;margin:.9rem 0 .25rem}
input[type=text],input[type=email],input[type=password],textarea{width:100%;box-sizing:border-box;font:inherit;padding:.45rem;border:1px solid var(--line);background:transparent;color:inherit}
.buttons{display:flex;justify-content:flex-end;gap:.6rem;margin-top:1.6rem}
button{font:inherit;padding:.45rem 1.5rem;border:1px solid var(--line);background:transparent;color:inherit;cursor:pointer}
button.primary{background:var(--act);border-color:var(--act);color:#fff}
@media(prefers-color-scheme:dark){button.primary{color:#111}}
button.tile{display:block;width:100%;text-align:left;padding:.8rem;margin:.4rem 0}
:focus-visible{outline:3px solid var(--act);outline-offset:2px}
.problem{color:var(--bad)} .dim{color:var(--dim);font-size:.9rem}
</style>)";

QString esc(const QString &text)
{
    return text.toHtmlEscaped();
}

QString shell(const QString &title, const QString &content)
{
    return QStringLiteral("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title>"
                          "<meta name=\"viewport\" content=\"width=device-width\">")
               .arg(esc(title))
        + QLatin1String(style) + QStringLiteral("</head><body><main><p class=\"dim\">Practice sign-in</p>")
        + content + QStringLiteral("</main></body></html>");
}

QString form(const QString &ctx, const QString &action, const QString &content)
{
    return QStringLiteral("<form method=\"post\" action=\"%1\" autocomplete=\"off\">"
                          "<input type=\"hidden\" name=\"ctx\" value=\"%2\">")
               .arg(esc(action), esc(ctx))
        + content + QStringLiteral("</form>");
}

// The way on comes first in the document, so that Enter in a field presses it and not Cancel.
QString buttons(const QString &primary, const QString &secondary, bool focusPrimary = false)
{
    QString html = QStringLiteral("<div class=\"buttons\">");
    if (!primary.isEmpty())
        html += QStringLiteral("<button class=\"primary\" type=\"submit\" id=\"idSIButton9\" name=\"action\" "
                               "value=\"next\"%2>%1</button>")
                    .arg(esc(primary), focusPrimary ? QStringLiteral(" autofocus") : QString());
    if (!secondary.isEmpty())
        html += QStringLiteral("<button type=\"submit\" id=\"idBtn_Back\" name=\"action\" value=\"cancel\" "
                               "formnovalidate%2>%1</button>")
                    .arg(esc(secondary), primary.isEmpty() ? QStringLiteral(" autofocus") : QString());
    return html + QStringLiteral("</div>");
}

QString trouble(const QString &id, const QString &text)
{
    if (text.isEmpty())
        return {};
    return QStringLiteral("<p class=\"problem\" role=\"alert\" id=\"%1\">%2</p>").arg(id, esc(text));
}

QString heading(const QString &text)
{
    return QStringLiteral("<h1 id=\"loginHeader\">%1</h1>").arg(esc(text));
}

QString field(const QString &label, const char *type, const char *id, const char *name, const QString &more)
{
    return QStringLiteral("<label for=\"%3\">%1</label><input type=\"%2\" id=\"%3\" name=\"%4\" required %5>")
        .arg(esc(label), QLatin1String(type), QLatin1String(id), QLatin1String(name), more);
}

const QString focused = QStringLiteral("autofocus");

} // namespace

QString username(const QString &ctx, const QString &appName, const QString &typed, const QString &problem)
{
    const QString value =
        QStringLiteral("autofocus autocomplete=\"username\" spellcheck=\"false\" value=\"%1\"")
            .arg(esc(typed));
    return shell(
        QStringLiteral("Sign in to your account"),
        heading(QStringLiteral("Sign in"))
            + form(ctx, QStringLiteral("/common/login"),
                   QStringLiteral("<p class=\"dim\">to continue to %1</p>").arg(esc(appName))
                       + trouble(QStringLiteral("usernameError"), problem)
                       + field(QStringLiteral("Email, phone, or Skype"), "text", "i0116", "loginfmt", value)
                       + buttons(QStringLiteral("Next"), QStringLiteral("Cancel"))));
}

QString password(const QString &ctx, const QString &username, const QString &problem)
{
    return shell(QStringLiteral("Sign in to your account"),
                 QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username))
                     + heading(QStringLiteral("Enter password"))
                     + form(ctx, QStringLiteral("/common/login"),
                            trouble(QStringLiteral("passwordError"), problem)
                                + field(QStringLiteral("Password"), "password", "i0118", "passwd",
                                        QStringLiteral("autofocus autocomplete=\"current-password\""))
                                + buttons(QStringLiteral("Sign in"), QStringLiteral("Cancel"))));
}

QString federated(const QString &ctx, const QString &username, const QString &problem)
{
    return shell(
        QStringLiteral("Sign in"),
        heading(QStringLiteral("Your organisation's own sign-in"))
            + form(ctx, QStringLiteral("/adfs/ls/"),
                   trouble(QStringLiteral("errorText"), problem)
                       + QStringLiteral("<p id=\"userNameInput\">%1</p>").arg(esc(username))
                       + field(QStringLiteral("Password"), "password", "passwordInput", "Password", focused)
                       + QStringLiteral("<div class=\"buttons\"><button class=\"primary\" type=\"submit\" "
                                        "id=\"submitButton\" name=\"action\" value=\"next\">Sign in"
                                        "</button></div>")));
}

QString accounts(const QString &ctx, const QList<Tile> &tiles)
{
    QString list;
    for (const Tile &tile : tiles)
        list += QStringLiteral("<button class=\"tile\" type=\"submit\" name=\"pick\" value=\"%1\"%4>"
                               "<strong>%2</strong><br>%3</button>")
                    .arg(esc(tile.oid), esc(tile.name), esc(tile.username),
                         list.isEmpty() ? QStringLiteral(" autofocus") : QString());
    list += QStringLiteral(
        "<button class=\"tile\" type=\"submit\" id=\"otherTile\" name=\"pick\" value=\"other\">"
        "Use another account</button>");
    return shell(QStringLiteral("Sign in to your account"),
                 heading(QStringLiteral("Pick an account"))
                     + form(ctx, QStringLiteral("/common/reprocess"),
                            list
                                + buttons(QString(), QStringLiteral("Cancel"))
                                      .replace(QStringLiteral(" autofocus"), QString())));
}

QString newPassword(const QString &ctx, const QString &username, const QString &problem)
{
    return shell(QStringLiteral("Update your password"),
                 QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username))
                     + heading(QStringLiteral("Update your password"))
                     + form(ctx, QStringLiteral("/common/DoChangePassword"),
                            QStringLiteral(
                                "<p>You need to update your password because this is the first time you are "
                                "signing in, or because your password has expired.</p>")
                                + trouble(QStringLiteral("passwordError"), problem)
                                + field(QStringLiteral("Current password"), "password", "currentPassword",
                                        "oldpassword", focused)
                                + field(QStringLiteral("New password"), "password", "newPassword",
                                        "newpassword", QString())
                                + field(QStringLiteral("Confirm password"), "password", "confirmNewPassword",
                                        "confirmpassword", QString())
                                + buttons(QStringLiteral("Sign in"), QStringLiteral("Cancel"))));
}

QString moreInformation(const QString &ctx, const QString &username)
{
    return shell(QStringLiteral("More information required"),
                 QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username))
                     + heading(QStringLiteral("More information required"))
                     + form(ctx, QStringLiteral("/common/SAS/ProcessAuth"),
                            QStringLiteral("<p>Your organisation needs more information to keep your account "
                                           "secure.</p>")
                                + buttons(QStringLiteral("Next"), QStringLiteral("Cancel"), true)));
}

QString code(const QString &ctx, const QString &username, bool enrolling, const QString &problem)
{
    const QString title =
        enrolling ? QStringLiteral("Set up your authenticator") : QStringLiteral("Enter code");
    return shell(
        title,
        QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username)) + heading(title)
            + form(ctx, QStringLiteral("/common/SAS/ProcessAuth"),
                   QStringLiteral("<p>Enter the code displayed in the authenticator app. In the practice "
                                  "organisation it is always 123456.</p>")
                       + trouble(QStringLiteral("idSpan_SAOTCC_Error_OTC"), problem)
                       + field(QStringLiteral("Code"), "text", "idTxtBx_SAOTCC_OTC", "otc",
                               QStringLiteral("autofocus inputmode=\"numeric\" maxlength=\"6\" "
                                              "autocomplete=\"one-time-code\""))
                       + buttons(QStringLiteral("Verify"), QStringLiteral("Cancel"))));
}

QString consent(const QString &ctx, const Consent &facts)
{
    QString list;
    for (const QString &permission : facts.permissions)
        list += QStringLiteral("<li>%1</li>").arg(esc(permission));
    const bool organisation = !facts.tenantName.isEmpty();
    const QString title = organisation ? QStringLiteral("Permissions requested. Review for your organisation")
                                       : QStringLiteral("Permissions requested");
    QString content =
        QStringLiteral("<p>%1 <span class=\"dim\">(%2)</span></p><p>This application would like to:"
                       "</p><ul>%3</ul>")
            .arg(esc(facts.appName), esc(facts.appId), list);
    if (organisation)
        content +=
            QStringLiteral("<p>If you accept, this app will get access to the specified resources for all "
                           "users in %1. No one else will be prompted to review these permissions.</p>")
                .arg(esc(facts.tenantName));
    else if (facts.mayConsentForAll)
        content +=
            QStringLiteral("<p><input type=\"checkbox\" id=\"chkConsentForAll\" name=\"forAll\" value=\"1\"> "
                           "<label for=\"chkConsentForAll\" style=\"display:inline\">Consent on behalf of "
                           "your organisation</label></p>");
    return shell(title,
                 QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(facts.username)) + heading(title)
                     + form(ctx, QStringLiteral("/common/Consent/Set"),
                            content + buttons(QStringLiteral("Accept"), QStringLiteral("Cancel"), true)));
}

QString approval(const QString &ctx, const QString &appName, const QString &username, bool canRequest)
{
    const QString title =
        canRequest ? QStringLiteral("Approval required") : QStringLiteral("Need admin approval");
    const QString text = canRequest
        ? QStringLiteral(
            "<p>%1 needs an administrator's approval before you can use it.</p>"
            "<label for=\"justification\">Enter justification for requesting this app</label>"
            "<textarea id=\"justification\" name=\"justification\" rows=\"3\" autofocus></textarea>")
        : QStringLiteral(
            "<p>%1 needs permission to access resources in your organisation that only an admin can "
            "grant. Please ask an admin to grant permission to this app before you can use it.</p>");
    return shell(
        title,
        QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username)) + heading(title)
            + form(ctx, QStringLiteral("/common/Consent/Set"),
                   text.arg(esc(appName))
                       + buttons(canRequest ? QStringLiteral("Request approval") : QString(),
                                 canRequest ? QStringLiteral("Cancel")
                                            : QStringLiteral("Return to the application without granting "
                                                             "consent"))));
}

QString requestSent(const QString &ctx, const QString &appName)
{
    const QString title = QStringLiteral("Request sent");
    return shell(title,
                 heading(title)
                     + form(ctx, QStringLiteral("/common/Consent/Set"),
                            QStringLiteral("<p>Your request for %1 has been sent to your administrators.</p>")
                                    .arg(esc(appName))
                                + buttons(QString(), QStringLiteral("Back to app"))));
}

QString trouble(const QString &ctx, const QString &sentence, const QStringList &supportLines)
{
    QString lines;
    for (const QString &line : supportLines)
        lines += QStringLiteral("<br>") + esc(line);
    const QString content = QStringLiteral("<p role=\"alert\" id=\"exceptionMessageContainer\">%1</p>"
                                           "<p class=\"dim\">Troubleshooting details%2</p>")
                                .arg(esc(sentence), lines);
    const QString title = QStringLiteral("Sorry, but we're having trouble signing you in.");
    const QString back = ctx.isEmpty() ? QString()
                                       : form(ctx, QStringLiteral("/common/Consent/Set"),
                                              buttons(QString(), QStringLiteral("Return to the app")));
    return shell(QStringLiteral("Sign in to your account"), heading(title) + content + back);
}

QString deviceCode(const QString &problem)
{
    return shell(
        QStringLiteral("Enter code"),
        heading(QStringLiteral("Enter code to allow access"))
            + form(QString(), QStringLiteral("/common/oauth2/deviceauth"),
                   QStringLiteral("<p>Once you enter the code displayed on your app or device, it will have "
                                  "access to your account. Do not enter codes from sources you don't "
                                  "trust.</p>")
                       + trouble(QStringLiteral("error"), problem)
                       + field(QStringLiteral("Code"), "text", "otc", "otc", focused)
                       + buttons(QStringLiteral("Next"), QString())));
}

QString deviceConfirm(const QString &ctx, const QString &appName, const QString &username)
{
    const QString title = QStringLiteral("Are you trying to sign in to %1?").arg(appName);
    return shell(
        title,
        QStringLiteral("<p id=\"displayName\">%1</p>").arg(esc(username)) + heading(title)
            + form(ctx, QStringLiteral("/common/Consent/Set"),
                   QStringLiteral("<p>Only continue if you downloaded the app from a store or website that "
                                  "you trust.</p>")
                       + buttons(QStringLiteral("Continue"), QStringLiteral("Cancel"), true)));
}

QString notice(const QString &title, const QString &text)
{
    return shell(title, heading(title) + QStringLiteral("<p role=\"status\">%1</p>").arg(esc(text)));
}

QString formPost(const QString &action, const QList<QPair<QString, QString>> &fields)
{
    QString inputs;
    for (const auto &[name, value] : fields)
        inputs +=
            QStringLiteral("<input type=\"hidden\" name=\"%1\" value=\"%2\">").arg(esc(name), esc(value));
    return QStringLiteral(
               "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Working...</title>"
               "</head><body><form method=\"post\" name=\"hiddenform\" action=\"%1\">%2<noscript><p>Script "
               "is disabled. Click Submit to continue.</p><input type=\"submit\" value=\"Submit\">"
               "</noscript></form><script>document.forms[0].submit();</script></body></html>")
        .arg(esc(action), inputs);
}

} // namespace fairlead::practice::pages
