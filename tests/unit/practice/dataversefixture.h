// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/dataverseservice.h"
#include "practice/dataverse/seedrows.h"
#include "practice/entra/accounts.h"
#include "practice/seed/credentials.h"
#include "support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// A Dataverse service without sockets, and callers with tokens of the directory it trusts.
namespace fairlead::practice::dataversetest {

inline const QString origin = QStringLiteral("http://127.0.0.1:4811");
inline const QString root = QStringLiteral("/api/data/v9.2/");

inline QString account(const char *local)
{
    return QLatin1String(local) + QLatin1Char('@') + credentials::domain;
}

struct Fixture
{
    explicit Fixture(int rows = 60)
        : service(options(clock, rows), directory())
    {
    }

    ManualClock clock;
    /// Making its signing key takes a while: one for all tests of a program.
    static Directory &directory()
    {
        static Directory directory(makeWorld({1, 1, ManualClock().nowUtc()}).employees);
        return directory;
    }
    DataverseService service;

    static ServiceOptions options(const Clock &clock, int rows)
    {
        ServiceOptions options;
        options.clock = &clock;
        options.rows = rows;
        options.entra = QUrl(QStringLiteral("http://127.0.0.1:4810"));
        options.dataverse = QUrl(origin);
        directory().setResourcePort(Directory::dataverseAppId(), 4811);
        return options;
    }

    QByteArray token(const QString &upn, const QString &audience = origin)
    {
        EntraUser *user = directory().user(upn);
        EntraApp *app = directory().app(credentials::entraClient.id);
        ResourceScope scope{audience,
                            directory().resourceByAppId(Directory::dataverseAppId()),
                            {QStringLiteral("user_impersonation")},
                            false};
        return TokenMint(directory(), clock)
            .userAccessToken(*user, *app, {user->oid, user->tenant, false, clock.nowUtc(), {}}, scope, 3600);
    }
    QByteArray appToken(const QString &clientId)
    {
        ResourceScope scope{origin, directory().resourceByAppId(Directory::dataverseAppId()), {}, true};
        return TokenMint(directory(), clock)
            .applicationAccessToken(*directory().app(clientId), *directory().tenant(credentials::tenant),
                                    scope, false, 3600);
    }

    Response send(const QByteArray &method, const QString &target, const QByteArray &bearer,
                  Headers headers = {}, const QByteArray &body = {})
    {
        Request request;
        request.method = method;
        request.url = QUrl::fromEncoded(
            target.startsWith(QLatin1String("http")) ? target.toUtf8() : (origin + target).toUtf8());
        request.headers = std::move(headers);
        if (!bearer.isEmpty())
            request.headers.emplaceBack("Authorization", "Bearer " + bearer);
        if (!body.isEmpty())
            request.headers.emplaceBack("Content-Type", "application/json; charset=utf-8");
        request.body = body;
        return service.handle(request);
    }
    /// As the non-interactive user, or `who`. `path` below the root, or a whole link; blanks may be written.
    Response get(const QString &path, const Headers &headers = {}, const QString &who = {})
    {
        return send("GET", address(path), token(name(who)), headers);
    }
    Response write(const QByteArray &method, const QString &path, const QJsonObject &body,
                   const Headers &headers = {}, const QString &who = {})
    {
        const QByteArray bytes =
            body.isEmpty() && method == "DELETE" ? QByteArray() : QJsonDocument(body).toJson();
        return send(method, address(path), token(name(who)), headers, bytes);
    }

    /// POST `/_practice/what`.
    Response control(const QString &what, const QByteArray &body)
    {
        return send("POST", QStringLiteral("/_practice/") + what, {}, {}, body);
    }
    QJsonObject settings() { return json(send("GET", QStringLiteral("/_practice/settings"), {})); }

    static QString address(const QString &path)
    {
        if (path.startsWith(QLatin1String("http")) || path.startsWith(QLatin1Char('/')))
            return path;
        QString encoded = root + path;
        return encoded.replace(QLatin1Char(' '), QLatin1String("%20"));
    }
    static QString name(const QString &who)
    {
        return who.isEmpty() ? credentials::nonInteractiveUser.username : who;
    }

    static QJsonObject json(const Response &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }
    static QJsonArray rows(const Response &response)
    {
        return json(response).value(QLatin1String("value")).toArray();
    }
    static QString text(const QJsonValue &row, const char *name)
    {
        return row.toObject().value(QLatin1String(name)).toString();
    }
    static QByteArray header(const Response &response, QByteArrayView name)
    {
        for (const auto &[key, value] : response.headers) {
            if (QByteArrayView(key).compare(name, Qt::CaseInsensitive) == 0)
                return value;
        }
        return {};
    }
    static QString errorCode(const Response &response)
    {
        return json(response)
            .value(QLatin1String("error"))
            .toObject()
            .value(QLatin1String("code"))
            .toString();
    }
    static QString errorMessage(const Response &response)
    {
        return json(response)
            .value(QLatin1String("error"))
            .toObject()
            .value(QLatin1String("message"))
            .toString();
    }
    /// Id in `OData-EntityId` of a create.
    static QString createdId(const Response &response)
    {
        const QByteArray address = header(response, "OData-EntityId");
        return QString::fromLatin1(address.mid(address.lastIndexOf('(') + 1, 36));
    }
    QString create(const QString &set, const QJsonObject &body, const QString &who = {})
    {
        return createdId(write("POST", set, body, {}, who));
    }
};

} // namespace fairlead::practice::dataversetest
