// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/orgsettings.h"
#include "practice/salesforce/store.h"
#include "practice/salesforce/visibility.h"

#include <memory>

namespace fairlead::practice::salesforce {

/// What profiles and permission sets allow their users, on top of it what the settings hide. Worked out when
/// first asked for and again after a row of Setup has changed.
///
/// Object and field rights bite for users of the integration licence, who have none but what somebody granted
/// them; everybody else has all of both, as people of an ordinary licence do here.
class Access
{
public:
    Access(Store &store, const OrgSettings &settings);

    /// Stays where it is; what it says may be new after the next call of the API.
    const Visibility &of(const QByteArray &user);
    bool holds(const QByteArray &user, const QByteArray &permissionSet);

    /// Whether the object has its custom fields (Fairlead_Id__c); which it has none of at first.
    void setExtended(const Object &object, bool extended);
    bool isExtended(const Object &object) const { return m_extended.contains(&object); }
    /// After the settings changed.
    void forget() { m_known.clear(); }

private:
    Store &m_store;
    const OrgSettings &m_settings;
    QSet<const Object *> m_extended;
    QHash<QByteArray, std::shared_ptr<Visibility>> m_visibilities;
    QSet<QByteArray> m_known; ///< users whose visibility is up to date
    quint64 m_revision = 0; ///< of Setup, when it was
};

} // namespace fairlead::practice::salesforce
