// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/revocation.h"

#include "auth/salesforceoauth.h"
#include "connection/connectionsecrets.h"
#include "connection/consent.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

struct RevocationText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Revocation)
};

/// A person waits for it, and nothing else does.
constexpr std::chrono::seconds patience{15};

bool isPastReading(const Error &error)
{
    return error.code == ErrorCode::VaultKeyLost || error.code == ErrorCode::VaultDamaged;
}

/// The vault's key, where there is a vault; empty where there is none, or no key that opens it.
Task<Result<Secret>> keyOfVault(SecretStore &store, Home home, QString homeId, CancelToken cancel)
{
    const QString path = home.vaultFile();
    if (!TokenVault::exists(path))
        co_return Secret();
    co_return co_await obtainVaultKey(store, homeId, path, cancel);
}

Task<AccessEnd> endSalesforce(Http &http, ConnectionInfo info, HeldTokens tokens, CancelToken cancel)
{
    AccessEnd end;
    const bool keepsToken = !renewsItself(info.method);
    const Secret wanted = keepsToken ? tokens.refreshToken : tokens.accessToken;
    if (wanted.isEmpty()) {
        if (keepsToken && !info.userGone)
            end.left += unreadableToken(info);
        co_return end;
    }
    const Outcome revoked = co_await salesforce::revoke(http, info.address, wanted, cancel, patience);
    end.atProvider = revoked.has_value();
    if (!revoked && keepsToken)
        end.owedFor = revoked.error();
    co_return end;
}

} // namespace

Leftover unreadableToken(const ConnectionInfo &info)
{
    Leftover left;
    left.sentence =
        RevocationText::tr("The token of “%1” cannot be read any more, so Salesforce was not asked "
                           "to end it. Nobody else can read it either.")
            .arg(info.name);
    left.remedy =
        RevocationText::tr("An administrator can end the app's access in Setup, under “Connected Apps "
                           "OAuth Usage”.");
    left.link = info.address.resolved(QUrl(QStringLiteral("/lightning/setup/ConnectedAppsOAuthUsage/home")));
    return left;
}

Leftover standingConsent(const ConnectionInfo &info, const Cloud &cloud)
{
    Leftover left;
    left.isConsent = !cloud.graph.isEmpty();
    left.sentence =
        RevocationText::tr("The tokens of “%1” are destroyed. The consent for Fairlead still stands: "
                           "an app on a computer cannot take it back at Microsoft.")
            .arg(info.name);
    // An application user is nobody who has apps of his own.
    const bool isApp =
        info.method == SignInMethod::DynamicsApplication || info.method == SignInMethod::DynamicsCertificate;
    left.remedy = isApp
        ? RevocationText::tr("An administrator can delete it under “Enterprise applications” (app id %1).")
              .arg(info.clientId)
        : RevocationText::tr("An administrator can delete it under “Enterprise applications” (app id "
                             "%1), and the user under “My Apps”.")
              .arg(info.clientId);
    // The portal is a cloud's own; an added one may have none.
    left.link = cloud.portal.isValid() && !cloud.portal.isEmpty()
        ? cloud.portal
        : QUrl(QStringLiteral("https://myapplications.microsoft.com"));
    return left;
}

Leftover standingCredential(const ConnectionInfo &info, const Cloud &cloud)
{
    Leftover left;
    left.sentence =
        RevocationText::tr("What “%1” signs in with is deleted here. At Microsoft the app's secret or "
                           "certificate is still good.")
            .arg(info.name);
    left.remedy =
        RevocationText::tr("An administrator can delete it under “App registrations” (app id %1), and "
                           "disable the application user in the environment.")
            .arg(info.clientId);
    left.link = cloud.portal;
    return left;
}

salesforce::LeftBehind standingApproval(const QString &what, const QUrl &instance, const Error &why)
{
    Error error = why;
    error.remedy =
        RevocationText::tr("Its token is destroyed here. An administrator can end the app's access in Setup, "
                           "under “Connected Apps OAuth Usage”.");
    const QUrl link =
        instance.resolved(QUrl(QStringLiteral("/lightning/setup/ConnectedAppsOAuthUsage/home")));
    return {what, error, link};
}

namespace {

/// `forgotten`: what a person can do who only knows its name.
QString remedyFor(AccessMemory memory, const QString &forgotten)
{
    switch (memory) {
    case AccessMemory::Known:
        return RevocationText::tr("Turning server-to-server access off takes it back.");
    case AccessMemory::Forgotten:
        return forgotten;
    case AccessMemory::OutOfReach:
        return RevocationText::tr("The organisation it was made in does not answer at this address any more: "
                                  "it cannot be taken back from here.");
    }
    return {};
}

} // namespace

QList<Leftover> standingAccess(const salesforce::ServerAccess &access, AccessMemory memory)
{
    QList<Leftover> all;
    const QList<salesforce::AccessPart> parts = partsOf(access);
    for (const salesforce::AccessPart &part : parts) {
        Leftover left;
        left.sentence = RevocationText::tr("%1 “%2” stays in the organisation.").arg(part.what, part.apiName);
        left.remedy =
            remedyFor(memory,
                      RevocationText::tr("An administrator can delete it in Setup; a user can only be "
                                         "deactivated."));
        if (memory != AccessMemory::OutOfReach)
            left.link = part.link;
        all += left;
    }
    return all;
}

QList<Leftover> standingAccess(const dynamics::ApplicationAccess &access, AccessMemory memory)
{
    QList<Leftover> all;
    const QList<dynamics::ApplicationPart> parts = partsOf(access);
    for (const dynamics::ApplicationPart &part : parts) {
        Leftover left;
        left.sentence = RevocationText::tr("%1 “%2” stays in the environment.").arg(part.what, part.name);
        left.remedy = remedyFor(
            memory,
            RevocationText::tr("An administrator can delete it there; a user has to be deactivated before."));
        if (memory != AccessMemory::OutOfReach)
            left.link = part.link;
        all += left;
    }
    return all;
}

Task<AccessEnd> endTokens(Http &http, ConnectionInfo info, Cloud cloud, HeldTokens tokens, CancelToken cancel)
{
    if (info.crm == CrmKind::Salesforce)
        co_return co_await endSalesforce(http, info, tokens, cancel);
    AccessEnd end;
    end.left += livesOnConsent(info) ? standingConsent(info, cloud) : standingCredential(info, cloud);
    co_return end;
}

Task<Result<Secret>> readRefreshToken(SecretStore &store, Home home, QString homeId, ConnectionInfo info,
                                      CancelToken cancel)
{
    const auto key = co_await keyOfVault(store, home, homeId, cancel);
    if (!key)
        co_return fail(key.error());
    if (key->isEmpty())
        co_return Secret();
    const TokenVault vault(home.vaultFile(), *key);
    auto token = vault.read({homeId, info.id.text(), info.organisationId, purpose::refreshToken});
    if (!token && token.error().code == ErrorCode::SecretNotFound)
        co_return Secret();
    co_return token;
}

Task<Outcome> deleteSecrets(SecretStore &store, Home home, QString homeId, ConnectionId id,
                            CancelToken cancel)
{
    Outcome all;
    const QStringList purposes{purpose::password, purpose::clientSecret, purpose::privateKey};
    for (const QString &name : purposes) {
        const Outcome removed = co_await store.remove(secretKey(homeId, id.text(), name), cancel);
        if (!removed && all)
            all = removed;
    }
    const auto key = co_await keyOfVault(store, home, homeId, cancel);
    Outcome emptied;
    if (!key)
        emptied = fail(key.error());
    else if (!key->isEmpty())
        emptied = TokenVault(home.vaultFile(), *key).removeConnection(id.text());
    if (!emptied && !isPastReading(emptied.error()) && all)
        all = emptied;
    co_return all;
}

} // namespace fairlead
