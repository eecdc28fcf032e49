// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/grants.h"
#include "practice/entra/rules.h"

#include <QHash>

namespace fairlead::practice {

/// What a person is signing in for.
struct SignIn
{
    enum class Purpose { Authorize, AdminConsent, Device };

    Purpose purpose = Purpose::Authorize;
    QString ctx; ///< unguessable; ties the pages of one sign-in together
    QString segment;
    QString clientId;
    QString redirectUri;
    QString responseMode = QStringLiteral("query");
    QString state;
    QString nonce;
    QString challenge;
    QString prompt;
    QString deviceCode;
    ScopeSet scopes;
    bool wantsClientInfo = false;

    // How far it has come.
    QString username; ///< typed or hinted
    QString oid; ///< the account, once proven
    bool picked = false; ///< the account picker was answered
    bool mfa = false;
    bool enrolling = false;
    bool consented = false;
    bool confirmed = false; ///< device: "Are you trying to sign in to …?"
    QDateTime authenticated;
};

/// The pages behind authorize, admin consent and the device page (reference Microsoft 1.4, 1.7, 1.10): asks
/// what is still missing, step by step, then hands over. Remembers who is signed in per browser by a cookie.
class SignInPages
{
public:
    SignInPages(Directory &directory, Grants &grants, const Clock &clock)
        : m_directory(directory)
        , m_grants(grants)
        , m_clock(clock)
    {
    }

    void reset();
    Response authorize(const Request &request, const QString &segment);
    Response adminConsent(const Request &request, const QString &segment);
    Response devicePage(const Request &request);
    /// A form of one of our pages came back. `path` says which.
    Response submitted(const Request &request);
    Response logout(const Request &request, const QString &segment);

private:
    struct Account
    {
        QString oid;
        bool mfa = false;
        QDateTime when;
        QString sessionId;
    };
    using Browser = QList<Account>;

    Response start(const Request &request, SignIn signIn);
    Response proceed(const Request &request, SignIn &signIn, const QString &problem = {});
    Response askAccount(const Request &request, SignIn &signIn, const QString &problem);
    std::optional<Response> askProof(SignIn &signIn, EntraUser &user, const QString &problem);
    std::optional<Response> askConsent(const Request &request, SignIn &signIn, EntraUser &user);
    Response finish(const Request &request, SignIn &signIn, const EntraUser &user);
    Response silent(const Request &request, SignIn &signIn);

    Response takeUsername(const Request &request, SignIn &signIn, const QUrlQuery &form);
    Response takePassword(const Request &request, SignIn &signIn, const QString &typed);
    Response takeNewPassword(const Request &request, SignIn &signIn, const QUrlQuery &form);
    Response takeCode(const Request &request, SignIn &signIn, const QUrlQuery &form);
    Response takeConsent(const Request &request, SignIn &signIn, const QUrlQuery &form);
    Response takePick(const Request &request, SignIn &signIn, const QUrlQuery &form);
    Response cancelled(const Request &request, SignIn &signIn);

    QString judgeRedirect(const Request &request, const EntraApp &app, const QString &redirectUri) const;
    Response trouble(const Request &request, const Refusal &refusal, const SignIn *signIn = nullptr) const;
    Response refused(const Request &request, const SignIn &signIn, const Refusal &refusal,
                     bool cancel = false) const;
    Response handBack(const SignIn &signIn, QList<QPair<QString, QString>> fields) const;
    rules::Case about(const SignIn &signIn, const EntraUser *user = nullptr) const;
    Browser &browser(const Request &request);
    Account *remembered(const Request &request, const QString &oid);
    void remember(const Request &request, const SignIn &signIn);
    Response withCookie(const Request &request, Response response) const;

    Directory &m_directory;
    Grants &m_grants;
    const Clock &m_clock;
    QHash<QString, SignIn> m_signIns;
    QHash<QString, Browser> m_browsers; ///< by cookie
    QString m_newCookie; ///< made during the request in hand
};

} // namespace fairlead::practice
