// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace fairlead {

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// One exchange. A value type. Times in milliseconds.
struct HttpRequest
{
    QByteArray method = "GET";
    QUrl url;
    HttpHeaders headers;
    QByteArray body;
    std::chrono::milliseconds timeout = std::chrono::seconds(60); ///< from sending to the last byte
    /// Repeating it changes nothing: it may be retried after a lost connection, 429, 502, 503, 504.
    /// True for GET; a token request or a create sets it to false.
    bool repeatable = true;
    /// Raised for every repetition (retry.h), where somebody counts what a provider is asked; else null.
    std::shared_ptr<qint64> repetitions;

    static HttpRequest get(const QUrl &url);
    static HttpRequest postForm(const QUrl &url, const QByteArray &form);
    static HttpRequest json(const QByteArray &method, const QUrl &url, const QByteArray &document);
    HttpRequest &&withHeader(const QByteArray &name, const QByteArray &value) &&;
    /// Authorization: Bearer. The value never reaches a log.
    HttpRequest &&withBearer(const QByteArray &token) &&;
};

/// On whose word the server's certificate was trusted. A value type.
struct TlsAuthority
{
    enum class Kind {
        Unknown, ///< there was no TLS, or it cannot be told
        System, ///< one that came with the operating system
        Local, ///< in the system's store, and put there on this computer
        Added, ///< in Fairlead's own network settings
    };
    Kind kind = Kind::Unknown;
    QString name{}; ///< the authority's own
    friend bool operator==(const TlsAuthority &, const TlsAuthority &) = default;
};

struct HttpResponse
{
    int status = 0;
    HttpHeaders headers;
    QByteArray body;
    TlsAuthority authority{};

    bool isSuccess() const { return status >= 200 && status < 300; }
    /// First value, name compared without case; empty where absent.
    QByteArray header(QByteArrayView name) const;
    QList<QByteArray> headerValues(QByteArrayView name) const;
    /// The server's `Date`, UTC: the only clock watermarks and assertions use (trap 25).
    std::optional<QDateTime> serverTime() const;
    /// `Retry-After` in seconds or as a date against the server's own clock (RFC 9110 §10.2.3). At most
    /// thirty days.
    std::optional<std::chrono::seconds> retryAfter() const;
};

/// The way out. Every answer with a status line is a value, whatever the status; an Error means that there
/// was none: offline, host not found, refused, lost, timed out, proxy, certificate, cancelled — each with
/// sentence and remedy. Redirects are never followed (a redirect to another host must not receive the token,
/// trap 1). An instance belongs to the thread it was made on. Stand-in in tests: FakeHttp.
class Http
{
public:
    virtual ~Http() = default;
    virtual Task<Result<HttpResponse>> send(HttpRequest request, CancelToken cancel) = 0;
};

} // namespace fairlead
