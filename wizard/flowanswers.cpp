// SPDX-License-Identifier: GPL-3.0-or-later
// Which answer still counts: the part of WizardFlow that compares inputs with what answers were computed
// from.
#include "wizard/flow.h"
#include "wizard/remedies.h"

namespace fairlead {

WizardFlow::AddressKey WizardFlow::addressKey() const
{
    return {m_input.crm, m_input.cloud, rules().addressText().trimmed()};
}

WizardFlow::AuthorizationKey WizardFlow::authorizationKey() const
{
    AuthorizationKey key;
    key.crm = m_input.crm;
    key.practice = m_input.practice;
    key.cloud = m_input.cloud;
    key.clientId = rules().clientId();
    // Consent is given for the whole tenant: Dynamics' address may change without asking for it again.
    if (m_input.crm == CrmKind::Salesforce) {
        key.place = m_input.place;
        if (m_input.place == SalesforcePlace::Address)
            key.address = m_input.salesforceAddress.trimmed();
    }
    return key;
}

WizardFlow::WindowKey WizardFlow::windowKey() const
{
    return {authorization() ? m_authorization->serial : 0, m_input.dynamicsAddress.trimmed()};
}

WizardFlow::UserKey WizardFlow::userKey() const
{
    UserKey key{windowKey(), m_input.method, {}, {}, 0};
    switch (m_input.method) {
    case UserMethod::Password:
        key.name = m_input.userName.trimmed();
        key.secret = m_input.password;
        break;
    case UserMethod::Window:
        key.window = windowSignIn() ? m_window->serial : 0;
        break;
    case UserMethod::Application:
        key.name = m_input.applicationId.trimmed();
        key.secret = m_input.applicationSecret;
        break;
    }
    return key;
}

int WizardFlow::source() const
{
    if (m_input.crm == CrmKind::Dynamics)
        return user() ? m_user->serial : 0;
    return authorization() ? m_authorization->serial : 0;
}

const ConfirmedAddress *WizardFlow::confirmedAddress() const
{
    return m_address && m_address->key == addressKey() ? &m_address->value : nullptr;
}

const Authorization *WizardFlow::authorization() const
{
    return m_authorization && m_authorization->key == authorizationKey() ? &m_authorization->value : nullptr;
}

const Authorization *WizardFlow::windowSignIn() const
{
    return m_window && m_window->key == windowKey() ? &m_window->value : nullptr;
}

const VerifiedUser *WizardFlow::user() const
{
    return m_user && m_user->key == userKey() ? &m_user->value : nullptr;
}

void WizardFlow::dropStale()
{
    if (m_address && !confirmedAddress())
        m_address.reset();
    if (m_authorization && !authorization()) {
        m_grants.release(m_authorization->value.grant);
        m_authorization.reset();
    }
    if (m_window && !windowSignIn()) {
        // It may be the verified user's as well: that is stale then, too.
        m_grants.release(m_window->value.grant);
        m_window.reset();
    }
    if (m_user && !user()) {
        if (!m_window || m_window->value.grant != m_user->value.grant)
            m_grants.release(m_user->value.grant);
        m_user.reset();
    }
}

void WizardFlow::dropAuthorization()
{
    if (m_authorization)
        m_grants.release(m_authorization->value.grant);
    m_authorization.reset();
    dropStale();
}

void WizardFlow::dropSignIn()
{
    m_over.reset();
    if (m_input.crm != CrmKind::Dynamics) {
        dropAuthorization();
        return;
    }
    if (m_window)
        m_grants.release(m_window->value.grant);
    if (m_user && (!m_window || m_window->value.grant != m_user->value.grant))
        m_grants.release(m_user->value.grant);
    m_window.reset();
    m_user.reset();
}

void WizardFlow::noteEndOfSignIn(const std::optional<Error> &error)
{
    if (error && endsSignIn(*error) && source() != 0)
        m_over = {source(), *error};
}

const Error *WizardFlow::signInOver() const
{
    return m_over && m_over->source == source() ? &m_over->error : nullptr;
}

void WizardFlow::signInAgain()
{
    if (canGoBack() && signInOver())
        backTo(m_input.crm == CrmKind::Dynamics ? WizardPage::User : WizardPage::Authorize);
}

void WizardFlow::authorizeAgain()
{
    if (!canGoBack() || !route().contains(WizardPage::Authorize))
        return;
    cancelCheck();
    dropAuthorization();
    backTo(WizardPage::Authorize);
}

void WizardFlow::takeExisting()
{
    const ExistingConnection &known = *m_start.existing;
    m_address = {addressKey(), {known.address, known.kind, known.tenantId}, ++m_serial};
    if (m_input.crm != CrmKind::Dynamics)
        return;
    // The tenant has consented when the connection was made: only its user signs in again.
    Authorization consent;
    consent.tenantId = known.tenantId;
    m_authorization = {authorizationKey(), consent, ++m_serial};
}

std::optional<Error> WizardFlow::pinProblem(const OrgInfo &org) const
{
    Error error;
    error.errorClass = ErrorClass::AskUser;
    const QString &expected = m_start.expectedOrganisationId;
    if (!expected.isEmpty() && expected != org.organisationId) {
        error.code = ErrorCode::WrongOrganisation;
        error.sentence = tr("This address is another organisation than the connection's.");
        error.remedy = tr("Use the connection's own address. To connect another organisation, set up another "
                          "connection.");
        return error;
    }
    const auto &known = m_start.existing;
    if (!known || known->mayChangeUser || known->userId.compare(org.userId, Qt::CaseInsensitive) == 0)
        return laidDownProblem(org);
    error.code = ErrorCode::WrongUser;
    error.sentence =
        tr("%1 has signed in, but this connection works as %2.").arg(org.userName, known->userName);
    error.remedy = tr("Sign in as %1. To have another user work for this connection, change its integration "
                      "user. Nothing was stored.")
                       .arg(known->userName);
    return error;
}

WizardDraft WizardFlow::draft() const
{
    WizardDraft draft;
    draft.existing = m_start.existing;
    draft.input = m_input;
    draft.cloud = rules().cloud();
    draft.clientId = rules().clientId();
    if (const Authorization *known = authorization())
        draft.authorization = *known;
    if (const ConfirmedAddress *known = confirmedAddress())
        draft.address = *known;
    if (const VerifiedUser *known = user(); known && m_input.crm == CrmKind::Dynamics)
        draft.user = *known;
    if (const QList<ObjectInfo> *known = objects()) {
        for (const ObjectInfo &object : *known) {
            if (m_input.objects.contains(object.name))
                draft.objects += object;
        }
    }
    return draft;
}

} // namespace fairlead
