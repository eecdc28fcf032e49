// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/practicevisitor.h"

#include "auth/form.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace fairlead {

namespace {

// Sign-in, password, consent and their redirects; more is a circle.
constexpr int mostSteps = 20;

bool isLoopback(const QUrl &url)
{
    return url.host() == QLatin1String("localhost") || QHostAddress(url.host()).isLoopback();
}

Error stuck(const QString &where)
{
    return Error::bug(QStringLiteral("the tour could not sign in: %1").arg(where));
}

QString attribute(const QString &tag, const char *name)
{
    const QRegularExpression pattern(QStringLiteral("\\s%1=\"([^\"]*)\"").arg(QLatin1String(name)));
    QString value = pattern.match(tag).captured(1);
    value.replace(QLatin1String("&quot;"), QLatin1String("\""));
    value.replace(QLatin1String("&lt;"), QLatin1String("<"));
    value.replace(QLatin1String("&gt;"), QLatin1String(">"));
    value.replace(QLatin1String("&amp;"), QLatin1String("&"));
    return value;
}

} // namespace

PracticeVisitor::PracticeVisitor(Http &http, QString userName, QString password)
    : m_http(http)
    , m_userName(std::move(userName))
    , m_password(std::move(password))
{
}

HttpRequest PracticeVisitor::withCookies(HttpRequest request) const
{
    QByteArray header;
    const auto jar = m_cookies.value(request.url.authority());
    for (auto it = jar.cbegin(); it != jar.cend(); ++it)
        header += (header.isEmpty() ? QByteArray() : QByteArray("; ")) + it.key() + '=' + it.value();
    if (!header.isEmpty())
        request.headers += qMakePair(QByteArray("Cookie"), header);
    request.headers += qMakePair(QByteArray("Accept"), QByteArray("text/html"));
    return request;
}

void PracticeVisitor::takeCookies(const QUrl &url, const HttpResponse &response)
{
    const auto lines = response.headerValues("Set-Cookie");
    for (const QByteArray &line : lines) {
        const QByteArray pair = line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';'));
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0)
            m_cookies[url.authority()].insert(pair.left(equals).trimmed(), pair.mid(equals + 1));
    }
}

std::optional<PracticeVisitor::Submission> PracticeVisitor::fillIn(const QUrl &page,
                                                                   const QString &html) const
{
    static const QRegularExpression formPattern(QStringLiteral("<form\\b([^>]*)>(.*?)</form>"),
                                                QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression fieldPattern(QStringLiteral("<(input|button)\\b([^>]*)>"));
    const auto form = formPattern.match(html);
    if (!form.hasMatch())
        return std::nullopt;
    Form filled;
    bool pressed = false;
    auto fields = fieldPattern.globalMatch(form.captured(2));
    while (fields.hasNext()) {
        const auto field = fields.next();
        const QString name = attribute(field.captured(2), "name");
        const QString type = attribute(field.captured(2), "type");
        if (name.isEmpty())
            continue;
        if (field.captured(1) == QLatin1String("button")) {
            // The page's first button is the one it hopes for: Log In, Next, Allow, Accept.
            if (!pressed)
                filled.add(name.toUtf8().constData(), attribute(field.captured(2), "value"));
            pressed = true;
        } else if (type == QLatin1String("password")) {
            filled.add(name.toUtf8().constData(), m_password);
        } else if (name == QLatin1String("otc") && !m_deviceCode.isEmpty()) {
            filled.add(name.toUtf8().constData(), m_deviceCode);
        } else if (type == QLatin1String("text") || type == QLatin1String("email")) {
            filled.add(name.toUtf8().constData(), m_userName);
        } else if (type == QLatin1String("hidden")) {
            filled.add(name.toUtf8().constData(), attribute(field.captured(2), "value"));
        }
    }
    return Submission{page.resolved(QUrl(attribute(form.captured(1), "action"))), filled.encoded()};
}

Task<Outcome> PracticeVisitor::visit(QUrl url, CancelToken cancel)
{
    const QString provider = url.authority();
    HttpRequest next = HttpRequest::get(url);
    for (int step = 0; step < mostSteps; ++step) {
        if (!isLoopback(next.url))
            co_return fail(stuck(QStringLiteral("not the practice org: ") + next.url.host()));
        const QUrl here = next.url;
        const auto response = co_await m_http.send(withCookies(std::move(next)), cancel);
        if (!response)
            co_return fail(response.error());
        takeCookies(here, *response);
        // Whatever is not the provider is the program's own listener: the way has come to its end.
        if (here.authority() != provider)
            co_return {};
        if (response->status >= 300 && response->status < 400) {
            next = HttpRequest::get(here.resolved(QUrl(QString::fromUtf8(response->header("Location")))));
            continue;
        }
        const auto submission = fillIn(here, QString::fromUtf8(response->body));
        if (!submission)
            co_return fail(stuck(QStringLiteral("%1 answered %2").arg(here.path()).arg(response->status)));
        next = HttpRequest::postForm(submission->url, submission->body);
    }
    co_return fail(stuck(QStringLiteral("too many pages")));
}

} // namespace fairlead
