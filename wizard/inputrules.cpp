// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/inputrules.h"

#include "wizard/wording.h"

namespace fairlead {

Cloud InputRules::cloud() const
{
    for (const Cloud &cloud : m_clouds) {
        if (cloud.name == m_input.cloud)
            return cloud;
    }
    return m_clouds.isEmpty() ? Cloud() : m_clouds.first();
}

const QString &InputRules::addressText() const
{
    return m_input.crm == CrmKind::Dynamics ? m_input.dynamicsAddress : m_input.salesforceAddress;
}

std::optional<AddressReading> InputRules::reading() const
{
    const QString &text = addressText();
    if (text.trimmed().isEmpty())
        return std::nullopt;
    return m_input.crm == CrmKind::Dynamics ? readDynamicsAddress(text, m_clouds)
                                            : readSalesforceAddress(text, m_clouds);
}

std::optional<Error> InputRules::addressProblem() const
{
    const std::optional<AddressReading> read = reading();
    if (!read)
        return std::nullopt;
    if (!read->address)
        return read->reason;
    // A link that carries only an environment's id says nothing about the cloud.
    if (read->address->cloud.isEmpty() || read->address->cloud == m_input.cloud)
        return std::nullopt;
    Cloud other;
    for (const Cloud &cloud : m_clouds) {
        if (cloud.name == read->address->cloud)
            other = cloud;
    }
    Error error;
    error.code = ErrorCode::AddressRejected;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = tr("This address belongs to the cloud \"%1\", but \"%2\" is chosen.")
                         .arg(cloudLabel(other), cloudLabel(cloud()));
    error.remedy = tr("Paste an address of the chosen cloud, or choose the other cloud.");
    error.detail = QStringLiteral("other-cloud");
    return error;
}

bool InputRules::usesAddress() const
{
    if (m_input.crm == CrmKind::Dynamics)
        return !m_input.dynamicsAddress.trimmed().isEmpty();
    return m_input.place == SalesforcePlace::Address;
}

bool InputRules::isAddressFine() const
{
    const std::optional<AddressReading> read = reading();
    return read && read->address && !addressProblem();
}

QUrl InputRules::salesforceSignInHost() const
{
    const Cloud chosen = cloud();
    return m_input.place == SalesforcePlace::Sandbox ? chosen.salesforceSandboxLogin : chosen.salesforceLogin;
}

QString InputRules::builtInClientId() const
{
    const Cloud chosen = cloud();
    return m_input.crm == CrmKind::Dynamics ? chosen.entraClientId : chosen.salesforceClientId;
}

QString InputRules::clientId() const
{
    const QString builtIn = builtInClientId();
    if (!m_input.ownClient && !builtIn.isEmpty())
        return builtIn;
    const QString &own =
        m_input.crm == CrmKind::Dynamics ? m_input.entraClientId : m_input.salesforceClientId;
    return own.trimmed();
}

bool InputRules::isWhereComplete() const
{
    if (!m_input.crm || clientId().isEmpty())
        return false;
    if (usesAddress())
        return isAddressFine();
    // The address of Dynamics may wait for the integration user's page.
    return m_input.crm == CrmKind::Dynamics || salesforceSignInHost().isValid();
}

bool InputRules::isUserComplete() const
{
    if (m_input.crm != CrmKind::Dynamics || !isAddressFine())
        return false;
    switch (m_input.method) {
    case UserMethod::Password:
        return !m_input.userName.trimmed().isEmpty() && !m_input.password.isEmpty();
    case UserMethod::Window:
        return true;
    case UserMethod::Application:
        return !m_input.applicationId.trimmed().isEmpty() && !m_input.applicationSecret.isEmpty();
    }
    return false;
}

} // namespace fairlead
