// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httplog.h"

#include "net/redact.h"

namespace fairlead {

Q_LOGGING_CATEGORY(lcNet, "fairlead.net", QtInfoMsg)

QByteArray providerRequestId(const HttpResponse &response)
{
    for (const char *name : {"x-ms-service-request-id", "x-ms-request-id", "request-id", "x-request-id"}) {
        const QByteArray value = response.header(name);
        if (!value.isEmpty())
            return redactHeader("request-id", value);
    }
    return {};
}

QString describeExchange(quint64 number, const HttpRequest &request, const Result<HttpResponse> &result,
                         std::chrono::milliseconds took)
{
    QString line = QStringLiteral("#%1 %2 %3 → ")
                       .arg(number)
                       .arg(QString::fromLatin1(request.method), redactUrl(request.url));
    line += result ? QString::number(result->status) : nameOf(result.error().code);
    line += QStringLiteral(", %1 ms").arg(took.count());
    if (result) {
        line += QStringLiteral(", %1 bytes").arg(result->body.size());
        const QByteArray id = providerRequestId(*result);
        if (!id.isEmpty())
            line += QStringLiteral(", request ") + QString::fromUtf8(id);
    }
    return line;
}

void logExchange(quint64 number, const HttpRequest &request, const Result<HttpResponse> &result,
                 std::chrono::milliseconds took)
{
    const bool isCancelled = !result && result.error().isCancelled();
    const bool isRefusal = result && result->status >= 400;
    if (!result && !isCancelled)
        qCWarning(lcNet).noquote() << describeExchange(number, request, result, took);
    else if (isRefusal)
        qCInfo(lcNet).noquote() << describeExchange(number, request, result, took);
    else
        qCDebug(lcNet).noquote() << describeExchange(number, request, result, took);
}

} // namespace fairlead
