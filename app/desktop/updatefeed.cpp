// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/updatefeed.h"

#include "secrets/signature.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead {

namespace {

/// Nobody is shown these: they are for the log.
Error noFeed(ErrorCode code, const char *why)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::RetryLater;
    error.detail = QLatin1String(why);
    return error;
}

/// Empty where it is none.
QByteArray decoded(const QJsonValue &value)
{
    const auto bytes =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? bytes.decoded : QByteArray();
}

/// Anything else may start a program.
QUrl webPage(const QJsonValue &value)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    return url.scheme() == QLatin1String("https") && !url.host().isEmpty() ? url : QUrl();
}

} // namespace

Result<NewerVersion> readUpdateFeed(const QByteArray &answer, const QByteArray &publicKey)
{
    if (answer.size() > largestFeed)
        return fail(noFeed(ErrorCode::ProviderAnswerInvalid, "too large"));
    const QJsonObject outer = QJsonDocument::fromJson(answer).object();
    const QByteArray feed = decoded(outer.value(QLatin1String("feed")));
    const QByteArray signature = decoded(outer.value(QLatin1String("signature")));
    if (feed.isEmpty())
        return fail(noFeed(ErrorCode::ProviderAnswerInvalid, "not a feed"));
    if (!isSignedBy(feed, signature, QByteArray::fromBase64(publicKey)))
        return fail(noFeed(ErrorCode::FileRefused, "not signed by the key that is expected"));
    // Only from here on it is somebody's word.
    const QJsonObject inner = QJsonDocument::fromJson(feed).object();
    NewerVersion named;
    named.version = inner.value(QLatin1String("version")).toString();
    named.notes = webPage(inner.value(QLatin1String("notes")));
    named.download = webPage(inner.value(QLatin1String("download")));
    if (inner.value(QLatin1String("product")).toString() != QLatin1String("fairlead")
        || !isVersion(named.version))
        return fail(noFeed(ErrorCode::ProviderAnswerInvalid, "names no version of this program"));
    return named;
}

} // namespace fairlead
