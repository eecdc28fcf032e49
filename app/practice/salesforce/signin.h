// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/org.h"

namespace fairlead::practice::salesforce {

/// The browser's half of the web server flow (reference Salesforce 1.2): authorize, log in, allow or deny,
/// and the pages that end there.
class SignIn
{
public:
    explicit SignIn(Org &org);

    /// Nothing for paths that are not its own.
    std::optional<Response> handle(const Request &request);

private:
    /// An authorisation on its way through the pages.
    struct Pending
    {
        QString redirect;
        QString state;
        bool hasState = false;
        QStringList scopes;
        QByteArray challenge;
        QString nonce;
        QString loginHint;
        bool needsLogin = false; ///< prompt=login: until somebody has logged in for this very attempt
        bool needsChoice = false; ///< prompt=select_account
        bool needsConsent = false; ///< prompt=consent or select_account
        QByteArray token; ///< in the approval form
    };

    Response authorize(const Request &request);
    Response authorizationPage(const Request &request);
    Response decide(const Request &request);
    Response loginPage(const Request &request) const;
    Response logIn(const Request &request);
    Response logOut(const Request &request);
    Response choose(const Request &request);
    Response setupPage(const Request &request) const;

    static Response refusalPage(const Request &request);
    Response allow(const QByteArray &source, const Org::User &user);
    Response backToApp(const Pending &pending, const QList<QPair<QString, QString>> &parameters) const;
    std::optional<Response> refusal(const Pending &pending, const Org::User &user,
                                    const QString &origin) const;
    Response toLogin(const Request &request, const QByteArray &source, const QString &username = {}) const;
    std::optional<Org::User> browserUser(const Request &request);
    static QString pageUrl(const QByteArray &source);
    static QByteArray sourceOf(const QString &startUrl);
    static QString safeStart(const QString &startUrl);

    Org &m_org;
    QHash<QByteArray, Pending> m_pending;
    QHash<QByteArray, QByteArray> m_browserSessions; ///< cookie "sid": user
    QHash<QByteArray, QStringList> m_remembered; ///< cookie "oinfo": user names, last first
};

} // namespace fairlead::practice::salesforce
