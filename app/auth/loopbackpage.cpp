// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/loopbackpage.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QString>

namespace fairlead {

namespace {

// The colours are those of the wizard's sketches; contrast of every pair is above 4.5:1.
constexpr char style[] =
    R"(:root{color-scheme:light dark;--page:#f5f6f8;--card:#fff;--text:#1c1d22;--dim:#5b5e6b;--line:#d9dbe2;--mark:#1a56db}
@media (prefers-color-scheme:dark){:root{--page:#1b1c20;--card:#282a31;--text:#f1f2f5;--dim:#b4b7c3;--line:#464953;--mark:#7aa7ff}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;padding:1.5em;background:var(--page);color:var(--text);font:100%/1.5 system-ui,sans-serif}
main{max-width:32em;padding:2.5em;background:var(--card);border:1px solid var(--line);border-radius:.75em}
h1{margin:.6em 0 .4em;font-size:1.5em;line-height:1.25}
p{margin:0;color:var(--dim)}
svg{width:3.5em;height:1.75em;color:var(--mark)})";

// The address still holds the code: it is taken out of the window's history.
constexpr char script[] = "history.replaceState(null,'',location.pathname)";

struct Words
{
    QString heading;
    QString paragraph;
};

Words words(LoopbackPage::Kind kind)
{
    switch (kind) {
    case LoopbackPage::Kind::Received:
        return {QCoreApplication::translate("fairlead::LoopbackPage", "Back to Fairlead"),
                QCoreApplication::translate("fairlead::LoopbackPage",
                                            "Fairlead has received the answer and goes on by itself. You can "
                                            "close this page and return to the Fairlead window.")};
    case LoopbackPage::Kind::Refused:
        return {QCoreApplication::translate("fairlead::LoopbackPage", "The sign-in was not completed"),
                QCoreApplication::translate("fairlead::LoopbackPage",
                                            "Close this page and return to the Fairlead window: it says why, "
                                            "and what you can do now.")};
    case LoopbackPage::Kind::OlderSignIn:
        return {
            QCoreApplication::translate("fairlead::LoopbackPage", "This page belongs to an earlier sign-in"),
            QCoreApplication::translate("fairlead::LoopbackPage",
                                        "Fairlead still waits for the latest one. Close this page and go "
                                        "on in the newer one, or start again in the Fairlead window.")};
    case LoopbackPage::Kind::NothingHere:
        break;
    }
    return {QCoreApplication::translate("fairlead::LoopbackPage", "Nothing to see here"),
            QCoreApplication::translate("fairlead::LoopbackPage",
                                        "Fairlead only receives the answer of a sign-in at this address. "
                                        "Close this page and return to the Fairlead window.")};
}

QByteArray hashOf(const char *text)
{
    return "'sha256-" + QCryptographicHash::hash(QByteArray(text), QCryptographicHash::Sha256).toBase64()
        + '\'';
}

} // namespace

QByteArray LoopbackPage::html(Kind kind)
{
    const Words said = words(kind);
    const QLocale locale;
    const QString page =
        QStringLiteral(
            "<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" "
            "content=\"light "
            "dark\"><title>Fairlead \u2013 %3</title><style>%5</style></head>\n<body><main>"
            "<svg viewBox=\"0 0 48 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3\" "
            "aria-hidden=\"true\"><circle cx=\"12\" cy=\"12\" r=\"9\"/><path d=\"M21 12h26\"/></svg>"
            "<h1>%3</h1><p>%4</p></main><script>%6</script></body></html>\n")
            .arg(locale.bcp47Name(),
                 locale.textDirection() == Qt::RightToLeft ? QStringLiteral("rtl") : QStringLiteral("ltr"),
                 said.heading.toHtmlEscaped(), said.paragraph.toHtmlEscaped(), QLatin1String(style),
                 QLatin1String(script));
    return page.toUtf8();
}

QByteArray LoopbackPage::contentSecurityPolicy()
{
    return "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; style-src "
        + hashOf(style) + "; script-src " + hashOf(script);
}

} // namespace fairlead
