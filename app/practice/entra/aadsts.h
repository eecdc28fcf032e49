// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace fairlead::practice {

/// One AADSTS code: what the token endpoint answers with it (reference Microsoft 1.4, 1.16).
struct AadSts
{
    int code;
    const char *error;
    const char *suberror; ///< empty where none is sent
    int status; ///< HTTP, at the token endpoint
    /// An account of its own meets this code: `aadsts<code>@…` (Directory).
    bool byAccount;
    /// Entra's wording. Placeholders in braces: {app} {appName} {tenant} {tenantName} {user} {resource}
    /// {value}.
    const char *message;
};

/// Every code this service can answer with, in the order of the reference's table.
const QList<AadSts> &aadStsTable();
/// Null for a code that is not in the table.
const AadSts *findAadSts(int code);

/// Why a request or a sign-in is refused: the code, and what its text names.
struct Refusal
{
    int code = 0;
    QHash<QString, QString> facts = {};
    QString error = {}; ///< replaces the table's `error` where the endpoint has its own word for it
    QString claims = {}; ///< JSON of a claims challenge (reference 1.13)

    explicit operator bool() const { return code != 0; }
    QString errorName() const;
    QString suberror() const;
    /// Fits a message box: "AADSTS50126: Error validating credentials …", without the trace lines.
    QString sentence() const;
};

} // namespace fairlead::practice
