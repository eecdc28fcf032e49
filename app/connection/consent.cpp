// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/consent.h"

#include "auth/entraconsent.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct ConsentText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Consent)
};

bool isSameId(const QString &a, const QString &b)
{
    return !a.isEmpty() && a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

bool livesOnConsent(const ConnectionInfo &info)
{
    return info.method == SignInMethod::DynamicsPassword || info.method == SignInMethod::DynamicsWindow;
}

QStringList administratorScopes(const Cloud &cloud)
{
    return QStringList{QStringLiteral("openid"), QStringLiteral("profile")}
    + entra::administrationScopes(cloud);
}

Outcome checkTenant(const ConnectionInfo &info, const TokenSet &administrator)
{
    if (isSameId(info.tenantId, administrator.tenantId))
        return {};
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = ConsentText::tr("%1 has signed in for another organisation than the one of “%2”.")
                         .arg(administrator.userName, info.name);
    error.remedy = ConsentText::tr("Sign in as an administrator of the connection's own organisation. "
                                   "Nothing was changed.");
    error.detail = QStringLiteral("expected %1, found %2").arg(info.tenantId, administrator.tenantId);
    return fail(error);
}

QStringList othersOnConsent(const ConnectionsDocument &document, const ConnectionInfo &info)
{
    QStringList names;
    for (const ConnectionInfo &other : document.connections) {
        if (other.id != info.id && livesOnConsent(other) && !other.revoked
            && isSameId(other.tenantId, info.tenantId) && isSameId(other.clientId, info.clientId))
            names += other.name;
    }
    return names;
}

} // namespace fairlead
