// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "net/http.h"

#include <QHash>
#include <QString>
#include <QUrl>

namespace fairlead {

/// The person in front of the browser, for the guided tour: opens a sign-in page of the practice org, types
/// name and password, presses the page's first button until it is sent back to the program. Loopback hosts
/// only: it knows no other page and must never meet a real one. One visit per object.
class PracticeVisitor
{
public:
    /// `http` outlives the visit.
    PracticeVisitor(Http &http, QString userName, QString password);

    /// Typed where a page asks for a device's code.
    void useDeviceCode(const QString &code) { m_deviceCode = code; }

    Task<Outcome> visit(QUrl url, CancelToken cancel);

private:
    struct Submission
    {
        QUrl url;
        QByteArray body;
    };
    std::optional<Submission> fillIn(const QUrl &page, const QString &html) const;
    HttpRequest withCookies(HttpRequest request) const;
    void takeCookies(const QUrl &url, const HttpResponse &response);

    Http &m_http;
    QString m_userName;
    QString m_password;
    QString m_deviceCode;
    QHash<QString, QHash<QByteArray, QByteArray>> m_cookies; ///< by host and port
};

} // namespace fairlead
