// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/entra/aadsts.h"
#include "practice/entra/directory.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace fairlead::practice {

/// How somebody proved who they are; goes from sign-in to code to tokens.
struct Authentication
{
    QString oid;
    QString tenant;
    bool mfa = false;
    QDateTime when;
    QString sessionId;
};

struct AuthorizationCode
{
    QString clientId;
    QString redirectUri;
    QString scope;
    QString challenge;
    QString nonce;
    QString segment;
    Authentication authentication;
    QDateTime expires;
    bool redeemed = false;
};

struct RefreshToken
{
    QString clientId;
    QString scope;
    Authentication authentication;
    QDateTime issued;
    QDateTime lastUsed;
    QString family;
    bool superseded = false; ///< only with rotation switched on
};

struct DeviceCode
{
    enum class State { Pending, Approved, Declined, Redeemed };
    QString userCode;
    QString clientId;
    QString scope;
    QString segment;
    QDateTime expires;
    State state = State::Pending;
    Authentication authentication;
};

/// Codes and tokens in circulation.
class Grants
{
public:
    void reset();

    QString issueCode(AuthorizationCode code);
    AuthorizationCode *code(const QString &text);

    /// `family` empty starts one.
    QString issueRefreshToken(RefreshToken token);
    RefreshToken *refreshToken(const QString &text);
    bool isDead(const RefreshToken &token) const { return m_deadFamilies.contains(token.family); }
    void killFamily(const QString &family) { m_deadFamilies.insert(family); }

    /// Returns the device code; its `userCode` is made here.
    QString issueDeviceCode(DeviceCode code);
    DeviceCode *deviceCode(const QString &text);
    DeviceCode *byUserCode(const QString &userCode);

    /// Off as at Entra: an old refresh token stays valid until it runs out (reference 1.6). On: using it a
    /// second time kills its family, as other providers do.
    bool rotates = false;

    static QString randomText(int bytes);

private:
    QHash<QString, AuthorizationCode> m_codes;
    QHash<QString, RefreshToken> m_refreshTokens;
    QHash<QString, DeviceCode> m_deviceCodes;
    QSet<QString> m_deadFamilies;
};

} // namespace fairlead::practice
