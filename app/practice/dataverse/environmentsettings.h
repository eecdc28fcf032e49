// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/schema.h"

#include <QHash>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

namespace fairlead::practice::dataverse {

/// How much a user may ask for (reference Microsoft 4.10). 0: no limit.
struct RequestBudget
{
    int requests = 0; ///< in the window; a batch is one
    int seconds = 300; ///< length of the window
    int executionSeconds = 0; ///< all the user's requests in the window together
    int concurrent = 0; ///< at the same time
    /// How long an operation is taken to be at work: one for a request, as many as there are parts or targets
    /// for a batch or a bulk action.
    int operationMilliseconds = 20;

    bool isOn() const { return requests > 0 || executionSeconds > 0 || concurrent > 0; }
};

/// Rows of a table are duplicates where all of these columns agree, in whatever case.
struct DuplicateRule
{
    QByteArray table;
    QByteArrayList columns;
};

/// Custom logic that refuses writes with a text of its own.
struct PlugIn
{
    QByteArray table;
    QStringList events; ///< Create, Update, Delete
    QByteArray column; ///< strikes where this one is written and its value matches; empty: always
    QRegularExpression matches;
    QString message;
};

/// How the environment behaves: what its administrators could have set, and failures that come of what it has
/// none of. Read and changed by `/_practice/settings` (README, "Settings").
struct EnvironmentSettings
{
    // Change tracking
    int deltaLinkLifeSeconds = 0; ///< 0: as many days as the organization's row says
    QStringList untrackedTables;

    // Service protection
    RequestBudget requestBudget;

    // Writes
    QList<DuplicateRule> duplicateRules = usualDuplicateRules();
    int duplicateStatus = 412; ///< or 500: the reference knows both
    QList<PlugIn> plugIns;
    QHash<QByteArray, int> lockedRows; ///< id to how often it is refused yet; −1 for ever
    int bulkTargetsMax = 0; ///< more than that take the database too long
    QStringList bulkUnavailable; ///< tables

    /// Of the same e-mail address, for accounts, contacts and leads.
    static QList<DuplicateRule> usualDuplicateRules();
    bool tracks(const Entity &entity) const;

    /// Takes over the members that are there. An error text for unknown ones and wrong types; nothing is
    /// changed then.
    QString merge(const QJsonObject &changes);
    QJsonObject json() const;
};

} // namespace fairlead::practice::dataverse
