// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/crmkind.h"
#include "stage.h"

namespace fairlead {

/// The stretches of the way that the tests share, each by keyboard alone. Every one ends where its page can
/// be read; false: see trouble().
class Walk
{
public:
    explicit Walk(Stage &stage);

    /// Page 1, then 2 with the practice org's address, to page 3.
    bool toAuthorize(CrmKind crm);
    /// Page 2's address and on; ends without waiting for what comes of it.
    bool entersAddress(CrmKind crm, const QUrl &address);
    bool choosesCrm(CrmKind crm);

    /// Page 3: Connect, and the popup as far as the provider's first page.
    std::optional<Person> connects(CrmKind crm, const QString &button = QStringLiteral("Connect"));
    /// The provider's own pages, from the first on, to the decision.
    bool signsInAtSalesforce(const Person &popup, const PracticeWorld::Account &who);
    bool signsInAtMicrosoft(const Person &popup, const PracticeWorld::Account &who);
    /// Connect, sign in, Allow or Accept; ends on page 3's success.
    bool authorizes(CrmKind crm, const QString &button = QStringLiteral("Connect"));

    /// Page 4 with these, to what comes of it.
    bool entersUser(const PracticeWorld::Account &who);
    /// From page 3 (Salesforce) or 4's success to page 6, and Finish.
    bool toConnected(CrmKind crm);
    bool finishes();
    /// The hub says "In step".
    bool isInStep();

    const QString &trouble() const { return m_trouble; }

private:
    bool check(const Person &person, bool did);

    Stage &m_stage;
    QString m_trouble;
};

} // namespace fairlead
