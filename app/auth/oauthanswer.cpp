// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/oauthanswer.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace fairlead {

namespace {

struct OAuthText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::OAuth)
};

} // namespace

Error invalidAnswer(const QString &detail)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = OAuthText::tr("The sign-in service answered in a way Fairlead does not understand.");
    error.remedy = OAuthText::tr(
        "A proxy or a guest network may have answered in its place: open a page in your browser, then "
        "try again.");
    error.detail = detail;
    return error;
}

Result<QJsonObject> readJsonObject(const HttpResponse &response)
{
    const auto document = QJsonDocument::fromJson(response.body);
    if (!document.isObject())
        return fail(invalidAnswer(QStringLiteral("HTTP %1, no JSON object").arg(response.status)));
    return document.object();
}

QUrl endpoint(const QUrl &base, const QString &path)
{
    QUrl url;
    url.setScheme(base.scheme());
    url.setHost(base.host());
    url.setPort(base.port());
    url.setPath(path);
    return url;
}

bool isProviderTrouble(const HttpResponse &response)
{
    return response.status == 429 || response.status >= 500;
}

Error providerTrouble(const HttpResponse &response)
{
    Error error;
    error.code = response.status == 429 ? ErrorCode::RateLimited : ErrorCode::ProviderUnavailable;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = response.status == 429
        ? OAuthText::tr("The sign-in service asks to slow down.")
        : OAuthText::tr("The sign-in service cannot answer at the moment.");
    error.remedy = OAuthText::tr("Try again in a moment; where Fairlead keeps running it does so by itself.");
    error.detail = QStringLiteral("HTTP %1").arg(response.status);
    error.setRetryAfter(response.retryAfter());
    return error;
}

} // namespace fairlead
