// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/cli/ctl.h"
#include "settings/home.h"
#include "support/practiceprocess.h"

#include <QHash>
#include <QString>

namespace fairlead {

/// A practice org with 10,000 records an object, and homes connected to it.
class BigOrg
{
public:
    static constexpr int rows = 10000;

    /// Empty, or why it did not start.
    QByteArray start(int records = rows);
    PracticeProcess &practice() { return m_practice; }
    const PracticeWorld &world() const { return m_practice.world(); }
    /// Connects Salesforce and Dynamics by fairleadctl; what it said where that failed, else empty.
    QByteArray connectBoth(const Home &home) const;
    /// What Salesforce itself counts.
    qint64 count(const QString &object);

private:
    PracticeProcess m_practice;
    QByteArray m_token;
};

/// Rows of each object in all workspaces of a home: what is committed right now. Objects without a table yet
/// are missing. The names are "file/object".
QHash<QString, qint64> storedRows(const Home &home);
qint64 total(const QHash<QString, qint64> &rows);

} // namespace fairlead
