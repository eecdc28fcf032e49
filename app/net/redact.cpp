// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/redact.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace fairlead {

namespace {

const QString hidden = QStringLiteral("…");

using Names = QSet<QString>;

// Query keys whose values say nothing about a person, a record or a secret.
const Names &harmlessKeys()
{
    static const Names keys{
        QStringLiteral("$count"),
        QStringLiteral("$expand"),
        QStringLiteral("$orderby"),
        QStringLiteral("$select"),
        QStringLiteral("$top"),
        QStringLiteral("admin_consent"),
        QStringLiteral("api-version"),
        QStringLiteral("client_id"),
        QStringLiteral("code_challenge_method"),
        QStringLiteral("display"),
        QStringLiteral("error"),
        QStringLiteral("error_subcode"),
        QStringLiteral("format"),
        QStringLiteral("grant_type"),
        QStringLiteral("mkt"),
        QStringLiteral("prompt"),
        QStringLiteral("response_mode"),
        QStringLiteral("response_type"),
        QStringLiteral("scope"),
        QStringLiteral("sdkclientversion"),
        QStringLiteral("tenant"),
        QStringLiteral("version"),
    };
    return keys;
}

// Keys that may be named; their values go.
const Names &knownKeys()
{
    static const Names keys{
        QStringLiteral("$deltatoken"),
        QStringLiteral("$filter"),
        QStringLiteral("$search"),
        QStringLiteral("$skiptoken"),
        QStringLiteral("access_token"),
        QStringLiteral("assertion"),
        QStringLiteral("claims"),
        QStringLiteral("client_assertion"),
        QStringLiteral("client_info"),
        QStringLiteral("client_secret"),
        QStringLiteral("code"),
        QStringLiteral("code_challenge"),
        QStringLiteral("code_verifier"),
        QStringLiteral("device_code"),
        QStringLiteral("domain_hint"),
        QStringLiteral("error_description"),
        QStringLiteral("error_uri"),
        QStringLiteral("id_token"),
        QStringLiteral("login_hint"),
        QStringLiteral("logout_hint"),
        QStringLiteral("nonce"),
        QStringLiteral("password"),
        QStringLiteral("post_logout_redirect_uri"),
        QStringLiteral("q"),
        QStringLiteral("redirect_uri"),
        QStringLiteral("refresh_token"),
        QStringLiteral("session_state"),
        QStringLiteral("sid"),
        QStringLiteral("sig"),
        QStringLiteral("state"),
        QStringLiteral("token"),
        QStringLiteral("user_code"),
        QStringLiteral("username"),
    };
    return keys;
}

const Names &harmlessHeaders()
{
    static const Names names{
        QStringLiteral("accept"),
        QStringLiteral("accept-encoding"),
        QStringLiteral("accept-language"),
        QStringLiteral("age"),
        QStringLiteral("cache-control"),
        QStringLiteral("client-request-id"),
        QStringLiteral("connection"),
        QStringLiteral("content-encoding"),
        QStringLiteral("content-length"),
        QStringLiteral("content-type"),
        QStringLiteral("date"),
        QStringLiteral("expires"),
        QStringLiteral("if-match"),
        QStringLiteral("if-modified-since"),
        QStringLiteral("if-none-match"),
        QStringLiteral("keep-alive"),
        QStringLiteral("last-modified"),
        QStringLiteral("odata-maxversion"),
        QStringLiteral("odata-version"),
        QStringLiteral("prefer"),
        QStringLiteral("preference-applied"),
        QStringLiteral("req_id"),
        QStringLiteral("request-id"),
        QStringLiteral("retry-after"),
        QStringLiteral("server"),
        QStringLiteral("sforce-auto-assign"),
        QStringLiteral("sforce-duplicate-rule-header"),
        QStringLiteral("sforce-limit-info"),
        QStringLiteral("sforce-query-options"),
        QStringLiteral("transfer-encoding"),
        QStringLiteral("user-agent"),
        QStringLiteral("vary"),
        QStringLiteral("via"),
        QStringLiteral("x-ms-client-request-id"),
        QStringLiteral("x-ms-ests-server"),
        QStringLiteral("x-ms-ratelimit-burst-remaining-xrm-requests"),
        QStringLiteral("x-ms-ratelimit-time-remaining-xrm-requests"),
        QStringLiteral("x-ms-request-id"),
        QStringLiteral("x-ms-service-request-id"),
    };
    return names;
}

// Members of an error answer that support asks for.
const Names &harmlessMembers()
{
    static const Names names{
        QStringLiteral("correlation_id"), QStringLiteral("error"),      QStringLiteral("error_codes"),
        QStringLiteral("errorCode"),      QStringLiteral("expires_in"), QStringLiteral("interval"),
        QStringLiteral("scope"),          QStringLiteral("statusCode"), QStringLiteral("suberror"),
        QStringLiteral("timestamp"),      QStringLiteral("token_type"), QStringLiteral("trace_id"),
    };
    return names;
}

bool isPlain(QChar c, QLatin1String further)
{
    return (c.unicode() < 128 && c.isLetterOrNumber()) || further.contains(c);
}

// Long runs of letters and digits are what tokens, codes and signatures look like. A GUID has dashes.
bool looksLikeToken(QStringView text)
{
    if (text.startsWith(QLatin1String("eyJ")) || text.startsWith(QLatin1String("00D")))
        return true;
    int run = 0;
    for (const QChar c : text) {
        run = c.isLetterOrNumber() || c == QLatin1Char('_') ? run + 1 : 0;
        if (run > 40)
            return true;
    }
    return false;
}

bool isHarmlessValue(QStringView value)
{
    static const QLatin1String further(" +,._~:/$-\"';=()[]*");
    return value.size() <= 300 && !looksLikeToken(value)
        && std::all_of(value.begin(), value.end(), [](QChar c) { return isPlain(c, further); });
}

// No quotes, blanks, @, % or =: those carry names, addresses and other people's data.
bool isHarmlessSegment(QStringView segment)
{
    static const QLatin1String further("._~$-(),:");
    return segment.size() <= 64 && !looksLikeToken(segment)
        && std::all_of(segment.begin(), segment.end(), [](QChar c) { return isPlain(c, further); });
}

QString redactPath(const QString &path)
{
    QStringList segments = path.split(QLatin1Char('/'));
    // Salesforce's identity path begins with the organisation's id, which has the shape of a token's
    // beginning.
    const bool isIdentity = path.startsWith(QLatin1String("/id/"));
    for (QString &segment : segments) {
        const bool isId = isIdentity && (segment.size() == 15 || segment.size() == 18)
            && std::all_of(segment.begin(), segment.end(),
                           [](QChar c) { return isPlain(c, QLatin1String()); });
        if (!isId && !isHarmlessSegment(segment))
            segment = hidden;
    }
    return segments.join(QLatin1Char('/'));
}

QString redactQuery(const QString &query)
{
    QStringList parts;
    for (const QString &part : query.split(QLatin1Char('&'), Qt::SkipEmptyParts)) {
        const int equals = int(part.indexOf(QLatin1Char('=')));
        const auto decode = [](const QString &text) { return QUrl::fromPercentEncoding(text.toUtf8()); };
        const QString key = equals < 0 ? QString() : decode(part.left(equals));
        const QString name = key.toLower();
        const QString value = decode(part.mid(equals + 1));
        if (harmlessKeys().contains(name) && isHarmlessValue(value))
            parts += key + QLatin1Char('=') + value;
        else if (harmlessKeys().contains(name) || knownKeys().contains(name))
            parts += key + QLatin1Char('=') + hidden;
        else
            parts += hidden;
    }
    return parts.join(QLatin1Char('&'));
}

QString sizeOf(const QByteArray &contentType, const QByteArray &body)
{
    const QByteArray type = contentType.split(';').first().trimmed().toLower();
    const bool plain = type.size() <= 60 && std::all_of(type.begin(), type.end(), [](char c) {
                           return isPlain(QLatin1Char(c), QLatin1String("/+.-"));
                       });
    return QStringLiteral("%1 bytes of %2")
        .arg(body.size())
        .arg(type.isEmpty() || !plain ? QStringLiteral("unknown type") : QString::fromLatin1(type));
}

} // namespace

QString redactUrl(const QUrl &url)
{
    if (!url.isValid())
        return hidden;
    QString text = url.scheme() + QStringLiteral("://") + url.host();
    if (url.port() >= 0)
        text += QLatin1Char(':') + QString::number(url.port());
    text += redactPath(url.path(QUrl::FullyEncoded));
    if (url.hasQuery())
        text += QLatin1Char('?') + redactQuery(url.query(QUrl::FullyEncoded));
    if (url.hasFragment())
        text += QLatin1Char('#') + hidden;
    return text;
}

QByteArray redactHeader(QByteArrayView name, const QByteArray &value)
{
    const QString key = QString::fromLatin1(name.data(), name.size()).toLower();
    if (key == QLatin1String("location"))
        return redactUrl(QUrl::fromEncoded(value)).toUtf8();
    if (harmlessHeaders().contains(key) && isHarmlessValue(QString::fromLatin1(value)))
        return value;
    return hidden.toUtf8();
}

QString redactHeaders(const HttpHeaders &headers)
{
    QStringList lines;
    for (const auto &[name, value] : headers) {
        const QByteArray shown = redactHeader(name, value);
        const bool nameIsPlain = isHarmlessSegment(QString::fromLatin1(name));
        lines += (nameIsPlain ? QString::fromLatin1(name) : hidden) + QStringLiteral(": ")
            + QString::fromUtf8(shown);
    }
    return lines.join(QStringLiteral("; "));
}

QString redactBody(const QByteArray &contentType, const QByteArray &body)
{
    if (!contentType.toLower().contains("json"))
        return sizeOf(contentType, body);
    QJsonDocument document = QJsonDocument::fromJson(body);
    // Salesforce answers an error as an array of one object.
    const QJsonObject object = document.isArray() ? document.array().at(0).toObject() : document.object();
    QJsonObject kept;
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!harmlessMembers().contains(member.key()))
            continue;
        const QJsonValue value = member.value();
        const bool isNumbers = value.isArray()
            && std::ranges::all_of(value.toArray(), [](const QJsonValue &v) { return v.isDouble(); });
        if (value.isDouble() || isNumbers || (value.isString() && isHarmlessValue(value.toString())))
            kept.insert(member.key(), value);
    }
    if (kept.isEmpty())
        return sizeOf(contentType, body);
    return QString::fromUtf8(QJsonDocument(kept).toJson(QJsonDocument::Compact)) + QStringLiteral(" of ")
        + sizeOf(contentType, body);
}

} // namespace fairlead
