// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"
#include "practice/salesforce/orgsettings.h"
#include "practice/salesforce/store.h"
#include "practice/salesforce/visibility.h"

namespace fairlead::practice::salesforce {

/// What an org insists on when set-up is written: names, seats, which rights go together and who may be given
/// them (reference Salesforce 5.4, 5.5). Called by Records, for rows of Setup alone and inside a transaction,
/// so that a refusal after the fact undoes everything.
class SetupRules
{
public:
    SetupRules(Store &store, const OrgSettings &settings);

    struct Change
    {
        const Row *before = nullptr; ///< null on create
        QDateTime when;
        QByteArray by;
        const Visibility *visibility = nullptr; ///< of who makes it
    };

    /// Before the row is saved: what follows from its values is put into it.
    Answer<void> check(Row &row, const Change &change);
    /// After it was saved: other rows follow, and what the rights come to is judged.
    Answer<void> saved(const Row &row, const Change &change);
    Answer<void> checkRemove(const Row &row);
    Answer<void> removed(const Row &row);

private:
    Answer<void> checkUser(const Row &row, const Change &change);
    Answer<void> checkAssignment(const Row &row);
    Answer<void> checkLicenseAssignment(const Row &row);
    Answer<void> checkEntityAccess(Row &row);
    Answer<void> savedUser(const Row &row, const Change &change);
    Answer<void> savedSet(const QByteArray &set);
    void followProfile(const Row &profile, const Change &change);
    void changeProfileSet(const Row &user, const Change &change);
    Answer<void> takesSeat(const QByteArray &license);
    /// Whether that user may have that set; the text of a refusal names the right that is too much.
    Answer<void> fits(const QByteArray &user, const QByteArray &set);
    QString beyondLicense(const QByteArray &set);
    bool hasIntegrationLicense(const QByteArray &user);
    QByteArrayList setsOf(const QByteArray &user);

    Store &m_store;
    const OrgSettings &m_settings;
};

} // namespace fairlead::practice::salesforce
