// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/session.h"

#include "auth/refreshingtokensource.h"
#include "auth/rsakeyform.h"
#include "connection/connectionstanding.h"
#include "connection/grants.h"
#include "crm/address.h"
#include "crm/dynamics/client.h"
#include "crm/salesforce/client.h"
#include "net/qthttp.h"
#include "net/retry.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

/// For an answer that is on its way when the program ends; a server that is down is not waited for longer.
constexpr std::chrono::seconds lastWords{5};

class LiveSession final : public CrmSession
{
public:
    LiveSession(const SessionTarget &target, Clock &clock, RefreshingTokenSource::Keep keep,
                Secret refreshToken)
        : m_plain(target.network, clock)
        , m_http(m_plain, clock)
        , m_keepsToken(!renewsItself(target.info.method))
        , m_tokens(clock, grantFor(target, m_http, clock), std::move(keep), std::move(refreshToken))
    {
        const ConnectionInfo &info = target.info;
        if (info.crm == CrmKind::Salesforce) {
            auto client =
                std::make_unique<salesforce::Client>(m_http, m_tokens, info.address, info.organisationId);
            client->useBulk(clock);
            m_client = std::move(client);
        } else {
            m_client = std::make_unique<dynamics::Client>(m_http, m_tokens, info.address);
        }
    }

    CrmClient &client() override { return *m_client; }
    Secret accessToken() const override { return m_tokens.current(); }
    Task<void> close() override
    {
        if (m_keepsToken)
            co_await m_tokens.close(lastWords);
    }

private:
    QtHttp m_plain;
    RetryingHttp m_http;
    bool m_keepsToken; ///< the grant is lost with its newest token
    RefreshingTokenSource m_tokens;
    std::unique_ptr<CrmClient> m_client;
};

Error addressForeign(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::AddressRejected;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence = QCoreApplication::translate(
                         "fairlead::CrmSession",
                         "The address %1 does not belong to the cloud “%2”: nothing is sent there.")
                         .arg(info.address.toString(QUrl::RemoveUserInfo), info.cloud);
    error.remedy = QCoreApplication::translate(
        "fairlead::CrmSession",
        "Set up the connection again; or take back what was changed in connections.json or clouds.json.");
    return error;
}

} // namespace

Error cloudMissing(const ConnectionInfo &info)
{
    Error error;
    error.code = ErrorCode::FileRefused;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence =
        QCoreApplication::translate("fairlead::CrmSession", "The cloud \"%1\" is not known any more.")
            .arg(info.cloud);
    error.remedy = QCoreApplication::translate(
        "fairlead::CrmSession",
        "Put its entry back into clouds.json, or set up the connection again. Where your administrator does "
        "not "
        "allow added clouds (AddedClouds), ask your administrator: until then it rests.");
    return error;
}

Result<Cloud> cloudOf(const ConnectionInfo &info, const QList<Cloud> &clouds)
{
    for (const Cloud &cloud : clouds) {
        if (!cloud.isValid() || cloud.name != info.cloud)
            continue;
        if (isAddressOf(cloud, info.crm, info.address))
            return cloud;
        return fail(addressForeign(info));
    }
    return fail(cloudMissing(info));
}

Result<std::unique_ptr<CrmSession>> openSession(const SessionTarget &target,
                                                std::shared_ptr<TokenVault> vault, Clock &clock)
{
    const ConnectionInfo &info = target.info;
    if (const auto cloud = cloudOf(info, {target.cloud}); !cloud)
        return fail(cloud.error());

    const QString sealed = sealedPurpose(info.method);
    const VaultSlot slot{target.homeId, info.id.text(), info.organisationId, sealed};
    const std::shared_ptr<Secret> held = target.heldToken;
    SessionTarget known = target;
    Secret refreshToken;
    if (held) {
        refreshToken = *held;
    } else if (!sealed.isEmpty()) {
        if (!vault)
            return fail(Error::bug(QStringLiteral("no vault for %1").arg(info.id.text())));
        auto stored = vault->read(slot);
        if (!stored)
            return fail(sealed == purpose::privateKey ? withReconnecting(stored.error()) : stored.error());
        if (sealed == purpose::privateKey)
            known.secrets.privateKey = rsaKeyText(*stored);
        else
            refreshToken = std::move(*stored);
    }
    RefreshingTokenSource::Keep keep = [vault, slot, held,
                                        kept = !renewsItself(info.method)](const Secret &token) -> Outcome {
        if (held) {
            *held = token;
            return {};
        }
        // A password's refresh token is a convenience of this process and is never written.
        return kept ? vault->write(slot, token) : Outcome{};
    };
    return std::make_unique<LiveSession>(known, clock, std::move(keep), std::move(refreshToken));
}

} // namespace fairlead
