// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/salesforceservice.h"

#include "support/manualclock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairlead::practice {

/// A small practice Salesforce on a hand-driven clock, and the words to talk to it.
class SalesforceDesk
{
public:
    explicit SalesforceDesk(int rows = 60);

    Response send(const QByteArray &method, const QString &pathAndQuery, const QByteArray &body = {},
                  const Headers &headers = {});
    Response form(const QString &path, const QList<QPair<QString, QString>> &fields,
                  const Headers &headers = {});
    /// With the integration user's token, below /services/data/v66.0.
    Response api(const QByteArray &method, const QString &path, const QJsonValue &body = {},
                 const Headers &headers = {});
    Response query(const QString &soql, bool all = false, const Headers &headers = {});
    /// The records of an answer that must be a success.
    QJsonArray rows(const QString &soql, bool all = false);
    void set(const QJsonObject &settings);
    /// The id of a new record, which must be a success.
    QString create(const QString &object, const QJsonObject &values);
    /// A record to be sent in a collection.
    static QJsonObject record(const QString &type, QJsonObject values);
    /// The results of a collection's call, which must be a 200.
    QJsonArray collection(const QByteArray &method, const QString &path, const QJsonArray &records,
                          bool allOrNone = false, const Headers &headers = {});
    /// The code of a collection's result that failed.
    static QString statusCode(const QJsonValue &result);
    /// A token of the integration user.
    QByteArray integrationToken();
    QByteArray adminToken();

    /// A browser's way through authorize: cookies are kept by the caller.
    struct Browser
    {
        QMap<QByteArray, QByteArray> cookies;
        QByteArray page; ///< the last page shown
        QUrl address; ///< where it is, or the redirect that leaves for the app
        int status = 0;
    };
    void open(Browser &browser, const QUrl &url);
    void submit(Browser &browser, const QString &path, const QList<QPair<QString, QString>> &fields);
    QUrl authorizeUrl(const QList<QPair<QString, QString>> &overrides = {}) const;
    /// The value of the hidden field in the page.
    static QString hidden(const Browser &browser, const QString &name);
    void logIn(Browser &browser, const QString &username, const QString &password);
    void decide(Browser &browser, bool allow);
    /// A whole sign-in: the token answer.
    QJsonObject signIn(const QString &username, const QString &password,
                       const QString &scope = QStringLiteral("api refresh_token"));
    QJsonObject redeem(const QString &code, const QList<QPair<QString, QString>> &overrides = {});

    static QJsonObject object(const Response &response);
    static QByteArray errorCode(const Response &response);
    static QByteArray header(const Response &response, const QByteArray &name);

    ManualClock clock;
    const QByteArray verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    SalesforceService service;
    QByteArray token;

private:
    void follow(Browser &browser, Response response, QUrl at);
};

} // namespace fairlead::practice
