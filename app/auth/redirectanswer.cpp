// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/redirectanswer.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

namespace fairlead {

namespace {

// Entra's codes come near 2 kB, refusals with a long description near 4 kB.
constexpr qsizetype maximumLength = 64 * 1024;

Error unreadableAnswer(const QString &detail)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::RedirectAnswer",
                                                 "The answer of the sign-in page could not be understood.");
    error.remedy = QCoreApplication::translate(
        "fairlead::RedirectAnswer",
        "Start the sign-in again; if it fails again, use another way to sign in.");
    error.detail = detail;
    return error;
}

Error wrongState(const QString &providerError)
{
    Error error;
    error.code = ErrorCode::StateMismatch;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::RedirectAnswer",
                                                 "This answer does not belong to the sign-in just started.");
    error.remedy = QCoreApplication::translate("fairlead::RedirectAnswer",
                                               "Close older sign-in pages, then start the sign-in again.");
    // Anybody may have sent this: what does not look like a code is not shown.
    static const QRegularExpression shape(QStringLiteral("^[A-Za-z0-9_.-]{1,64}$"));
    if (shape.match(providerError).hasMatch())
        error.providerCode = providerError;
    return error;
}

/// One name or value of application/x-www-form-urlencoded (WHATWG URL §5.1), or nothing where a '%' is not
/// followed by two hexadecimal digits, where something is not encoded that must be, where the bytes are not
/// UTF-8, or where control characters come out.
std::optional<QString> decoded(QStringView raw)
{
    QByteArray bytes;
    bytes.reserve(raw.size());
    const auto digit = [](QChar c) {
        const char16_t u = c.unicode();
        if (u >= u'0' && u <= u'9')
            return u - u'0';
        if (u >= u'a' && u <= u'f')
            return u - u'a' + 10;
        if (u >= u'A' && u <= u'F')
            return u - u'A' + 10;
        return -1;
    };
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw[i];
        if (c == u'+') {
            bytes += ' ';
        } else if (c == u'%') {
            if (i + 2 >= raw.size())
                return std::nullopt;
            const int high = digit(raw[i + 1]);
            const int low = digit(raw[i + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            bytes += char(high * 16 + low);
            i += 2;
        } else if (c.unicode() < 0x80) {
            bytes += char(c.unicode());
        } else {
            return std::nullopt;
        }
    }
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(bytes);
    if (decoder.hasError())
        return std::nullopt;
    for (const QChar c : text) {
        // Line ends occur in Entra's descriptions; nothing else below a blank has business in an answer.
        if (c.unicode() < 0x20 && c != u'\r' && c != u'\n' && c != u'\t')
            return std::nullopt;
    }
    return text;
}

} // namespace

Result<RedirectAnswer> parseRedirect(const QString &rawQuery, const QString &expectedState)
{
    if (rawQuery.size() > maximumLength)
        return fail(
            unreadableAnswer(QStringLiteral("the answer is longer than %1 characters").arg(maximumLength)));

    // RFC 6749 §3.1: parameters must not be repeated; unknown ones are ignored, repeated or not.
    static const QList<QString> known{QStringLiteral("state"),     QStringLiteral("code"),
                                      QStringLiteral("error"),     QStringLiteral("error_description"),
                                      QStringLiteral("error_uri"), QStringLiteral("error_subcode"),
                                      QStringLiteral("suberror"),  QStringLiteral("admin_consent"),
                                      QStringLiteral("tenant"),    QStringLiteral("scope")};
    QHash<QString, QString> values;
    QString repeated;
    QString unreadable;
    const auto parts = QStringView(rawQuery).split(u'&', Qt::SkipEmptyParts);
    for (const QStringView part : parts) {
        const qsizetype equals = part.indexOf(u'=');
        const auto name = decoded(equals < 0 ? part : part.first(equals));
        if (!name || !known.contains(*name))
            continue;
        const auto value = decoded(equals < 0 ? QStringView() : part.sliced(equals + 1));
        if (!value)
            unreadable = *name;
        else if (values.contains(*name))
            repeated = *name;
        else
            values.insert(*name, *value);
    }

    // The state is judged before anything else is said about the answer: a stray page must not be able to
    // end a sign-in with a malformed one.
    const auto name = QStringLiteral("state");
    if (expectedState.isEmpty() || repeated == name || values.value(name) != expectedState)
        return fail(wrongState(values.value(QStringLiteral("error"))));
    if (!repeated.isEmpty())
        return fail(unreadableAnswer(QStringLiteral("'%1' is repeated").arg(repeated)));
    if (!unreadable.isEmpty())
        return fail(unreadableAnswer(QStringLiteral("'%1' is not properly encoded").arg(unreadable)));

    RedirectAnswer answer;
    answer.error = values.value(QStringLiteral("error"));
    answer.errorDescription = values.value(QStringLiteral("error_description"));
    answer.errorUri = values.value(QStringLiteral("error_uri"));
    answer.errorSubcode =
        values.value(QStringLiteral("error_subcode"), values.value(QStringLiteral("suberror")));
    answer.tenant = values.value(QStringLiteral("tenant"));
    answer.scope = values.value(QStringLiteral("scope"));
    if (values.contains(QStringLiteral("admin_consent"))) {
        answer.adminConsent =
            values.value(QStringLiteral("admin_consent")).compare(QLatin1String("true"), Qt::CaseInsensitive)
            == 0;
    }
    // A refusal never carries a code that could be used.
    if (!answer.isRefusal())
        answer.code = Secret::fromText(values.value(QStringLiteral("code")));
    if (answer.code.isEmpty() && !answer.isRefusal() && !answer.adminConsent)
        return fail(unreadableAnswer(QStringLiteral("neither code nor error")));
    return answer;
}

} // namespace fairlead
