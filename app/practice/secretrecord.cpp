// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/secretrecord.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace fairlead::practice {

namespace {

// Below this a value is found by chance ("123456").
constexpr qsizetype shortest = 8;
// Answers of token endpoints are short; pages of records are not worth reading a second time.
constexpr qsizetype longestAnswer = 32768;

// In forms, queries and answers of the OAuth endpoints, and in the sign-in pages' forms.
constexpr std::array secretNames{
    "access_token",  "assertion",   "client_assertion", "client_secret", "code",
    "code_verifier", "device_code", "id_token",         "id_token_hint", "passwd",
    "password",      "pw",          "refresh_token",    "token",
};

bool isSecretName(const QString &name)
{
    return std::any_of(secretNames.begin(), secretNames.end(),
                       [&name](const char *secret) { return name == QLatin1String(secret); });
}

} // namespace

void SecretRecord::take(const Request &request, const Response &response)
{
    const QByteArray authorization = request.header("Authorization");
    const QByteArray credentials = authorization.mid(authorization.indexOf(' ') + 1);
    if (authorization.startsWith("Bearer "))
        add(QStringLiteral("bearer"), credentials);
    if (authorization.startsWith("Basic ")) {
        const QByteArray plain = QByteArray::fromBase64(credentials);
        add(QStringLiteral("basic"), plain.mid(plain.indexOf(':') + 1));
    }
    addFrom(request.query());
    if (request.header("Content-Type").startsWith("application/x-www-form-urlencoded"))
        addFrom(request.form());

    const bool mayIssue = request.method == "POST" && response.body.size() <= longestAnswer;
    const QJsonObject answer = mayIssue ? QJsonDocument::fromJson(response.body).object() : QJsonObject();
    for (auto it = answer.begin(); it != answer.end(); ++it) {
        if (isSecretName(it.key()) && it->isString())
            add(it.key(), it->toString().toUtf8());
    }
    for (const auto &[name, value] : response.headers) {
        if (name.compare("Location", Qt::CaseInsensitive) == 0) {
            const QUrl target = QUrl::fromEncoded(value);
            addFrom(QUrlQuery(target));
            addFrom(QUrlQuery(target.fragment(QUrl::FullyEncoded)));
        } else if (name.compare("Set-Cookie", Qt::CaseInsensitive) == 0) {
            const QByteArray pair = value.left(value.indexOf(';'));
            add(QStringLiteral("cookie"), pair.mid(pair.indexOf('=') + 1));
        }
    }
}

void SecretRecord::clear()
{
    m_entries = {};
    m_known.clear();
}

void SecretRecord::add(const QString &kind, const QByteArray &value)
{
    if (value.size() < shortest || m_known.contains(value))
        return;
    m_known.insert(value);
    m_entries.append(
        QJsonObject{{QStringLiteral("kind"), kind}, {QStringLiteral("value"), QString::fromUtf8(value)}});
}

void SecretRecord::addFrom(const QUrlQuery &query)
{
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (isSecretName(name))
            add(name, value.toUtf8());
    }
}

} // namespace fairlead::practice
