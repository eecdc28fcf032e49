// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/entraservice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace fairlead::practice {

/// A browser without a window, and a client beside it: asks an EntraService without sockets.
class EntraBrowser
{
public:
    explicit EntraBrowser(EntraService &service)
        : m_service(service)
    {
    }

    static inline const QByteArray host = "127.0.0.1:4810";

    Response get(const QString &pathAndQuery) { return send("GET", pathAndQuery, {}); }

    Response post(const QString &path, const QList<QPair<QString, QString>> &fields)
    {
        QByteArray body;
        for (const auto &[name, value] : fields)
            body += (body.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '='
                + QUrl::toPercentEncoding(value);
        return send("POST", path, body);
    }

    /// Fills the form of the page shown last and presses a button ("next", "cancel").
    Response submit(const QList<QPair<QString, QString>> &fields,
                    const QString &action = QStringLiteral("next"))
    {
        static const QRegularExpression form(QStringLiteral("<form method=\"post\" action=\"([^\"]*)\""));
        static const QRegularExpression hidden(
            QStringLiteral("<input type=\"hidden\" name=\"ctx\" value=\"([^\"]*)\">"));
        const QString page = QString::fromUtf8(m_page);
        QList<QPair<QString, QString>> all = fields;
        all.append({QStringLiteral("ctx"), hidden.match(page).captured(1)});
        all.append({QStringLiteral("action"), action});
        return post(form.match(page).captured(1), all);
    }

    /// User name, then password.
    Response signIn(const QString &username, const QString &password)
    {
        submit({{QStringLiteral("loginfmt"), username}});
        return submit({{QStringLiteral("passwd"), password}});
    }

    QString page() const { return QString::fromUtf8(m_page); }
    bool shows(const QString &text) const { return page().contains(text); }

    /// Parameters of the redirect a response carries.
    static QUrlQuery handedBack(const Response &response)
    {
        const QUrl target = QUrl::fromEncoded(location(response));
        return QUrlQuery(target.hasFragment() ? target.fragment(QUrl::FullyEncoded)
                                              : target.query(QUrl::FullyEncoded));
    }
    static QString handedBack(const Response &response, const char *name)
    {
        return handedBack(response).queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    }
    static QByteArray location(const Response &response)
    {
        for (const auto &[name, value] : response.headers) {
            if (name.compare("Location", Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    static QJsonObject json(const Response &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }

    void forgetCookies() { m_cookie.clear(); }

private:
    Response send(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body)
    {
        Request request;
        request.method = method;
        request.url = QUrl::fromEncoded("http://" + host + pathAndQuery.toUtf8());
        request.headers = {{"Host", host}, {"Content-Type", "application/x-www-form-urlencoded"}};
        if (!m_cookie.isEmpty())
            request.headers.append({"Cookie", m_cookie});
        request.body = body;
        Response response = m_service.handle(request);
        for (const auto &[name, value] : response.headers) {
            if (name == "Set-Cookie")
                m_cookie = value.left(value.indexOf(';'));
        }
        m_page = response.body;
        return response;
    }

    EntraService &m_service;
    QByteArray m_cookie;
    QByteArray m_page;
};

} // namespace fairlead::practice
