// SPDX-License-Identifier: GPL-3.0-or-later
// What an administrator has laid down, as the wizard follows it.
#include "connection/laiddown.h"
#include "wizard/flow.h"

#include <algorithm>

namespace fairlead {

static SignInMethod signInMethodOf(UserMethod method)
{
    switch (method) {
    case UserMethod::Window:
        return SignInMethod::DynamicsWindow;
    case UserMethod::Application:
        return SignInMethod::DynamicsApplication;
    case UserMethod::Password:
        break;
    }
    return SignInMethod::DynamicsPassword;
}

void WizardFlow::usePresets()
{
    const Settings known = settings();
    m_signInWays = known.value(Setting::SignInWays).toStringList();
    // They are for new connections: one that is there stays what it is, but for who takes it over.
    if (m_start.existing && m_start.existing->mayChangeUser) {
        m_presets = WizardPresets(known, WizardPresets::Scope::NewUser);
        readClouds();
        m_presets.prefill(m_input, m_clouds);
        return;
    }
    if (m_start.existing || m_start.page != WizardPage::Choose)
        return;
    m_presets = WizardPresets(known);
    if (m_presets.isEmpty())
        return;
    // An address is understood with the clouds there are.
    readClouds();
    m_presets.prefill(m_input, m_clouds);
    m_page = route().first();
}

std::optional<Error> WizardFlow::laidDownProblem(const OrgInfo &org) const
{
    const auto &known = m_start.existing;
    // Its own user may always sign in to a connection that is there.
    if (m_input.practice || !m_input.crm
        || (known && (!known->mayChangeUser || known->userId.compare(org.userId, Qt::CaseInsensitive) == 0)))
        return std::nullopt;
    ConnectionInfo who;
    who.crm = *m_input.crm;
    who.cloud = rules().cloud().name;
    who.address = known ? known->address : org.address;
    who.environment = known ? known->kind : org.kind;
    who.tenantId = known ? known->tenantId : QString();
    who.clientId = rules().clientId();
    who.userName = org.userName;
    if (who.crm == CrmKind::Dynamics) {
        if (const Authorization *consent = authorization())
            who.tenantId = consent->tenantId;
        who.method = signInMethodOf(m_input.method);
        if (m_input.method == UserMethod::Password)
            who.userName = m_input.userName.trimmed();
        if (m_input.method == UserMethod::Application)
            who.clientId = m_input.applicationId.trimmed();
    }
    const Outcome allowed = checkLaidDown(who, settings(), m_clouds);
    return allowed ? std::nullopt : std::optional(allowed.error());
}

bool WizardFlow::isDecided(WizardPage page) const
{
    if (m_input.practice || presetsProblem())
        return false;
    switch (page) {
    case WizardPage::Choose:
        return isLocked(Setting::Crm) && !practiceAvailable();
    case WizardPage::Where:
        return isLocked(Setting::Crm) && isLocked(Setting::Address) && rules().isWhereComplete()
            && (isLocked(Setting::ClientId) || !rules().needsOwnClient()) && !m_cloudsProblem;
    default:
        return false;
    }
}

bool WizardFlow::isAddressDue() const
{
    if (m_start.existing || m_page != WizardPage::Authorize || !rules().usesAddress() || confirmedAddress())
        return false;
    const auto read = rules().reading();
    return read && read->address && !read->address->address.isEmpty();
}

bool WizardFlow::areObjectsDecided(const QList<ObjectInfo> &objects) const
{
    const QStringList wanted = m_presets.objects(m_input);
    return isLocked(Setting::Objects)
        && std::all_of(wanted.cbegin(), wanted.cend(), [&objects](const QString &name) {
               return std::any_of(objects.cbegin(), objects.cend(), [&name](const ObjectInfo &object) {
                   return object.name.compare(name, Qt::CaseInsensitive) == 0;
               });
           });
}

bool WizardFlow::mayUse(SignInRung rung) const
{
    return m_signInWays.contains(nameOf(rung));
}

SignInRung WizardFlow::firstRung() const
{
    if (popupAvailable())
        return SignInRung::Popup;
    const bool codeOnly = mayUse(SignInRung::DeviceCode) && !mayUse(SignInRung::Browser);
    return codeOnly && m_input.crm == CrmKind::Dynamics ? SignInRung::DeviceCode : SignInRung::Browser;
}

bool WizardFlow::mayChoose(const QString &object) const
{
    return !isAlwaysChosen(object) && !isLocked(Setting::Objects);
}

} // namespace fairlead
