// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/address.h"
#include "wizard/draft.h"

#include <QCoreApplication>

namespace fairlead {

/// What follows from the person's answers alone: pure functions of input and clouds, any thread.
class InputRules
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::InputRules)
public:
    InputRules(const WizardInput &input, const QList<Cloud> &clouds)
        : m_input(input)
        , m_clouds(clouds)
    {
    }

    /// The chosen cloud; the first where the name is not known.
    Cloud cloud() const;
    /// The text typed for the chosen CRM's address.
    const QString &addressText() const;
    /// How that text is understood; nothing where it is empty.
    std::optional<AddressReading> reading() const;
    /// Why the typed address cannot be used: rejected, or of another cloud. Nothing where it is empty or
    /// fine.
    std::optional<Error> addressProblem() const;
    /// A typed address decides where Salesforce signs in, and is given at all at Dynamics.
    bool usesAddress() const;
    bool isAddressFine() const;
    /// Where Salesforce's administrator signs in, when it is not an address of their own.
    QUrl salesforceSignInHost() const;

    /// Client id of the build for the chosen CRM and cloud; empty where it has none.
    QString builtInClientId() const;
    bool needsOwnClient() const { return builtInClientId().isEmpty(); }
    /// The client id in use; empty where one is needed and none is given.
    QString clientId() const;

    bool isWhereComplete() const;
    bool isUserComplete() const;

private:
    const WizardInput &m_input;
    const QList<Cloud> &m_clouds;
};

} // namespace fairlead
