// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace fairlead::practice::salesforce {

/// The pages a person meets on the way to an approval: plain forms that work without script, by keyboard
/// alone and in any browser. Ids and field names are Salesforce's own.
namespace pages {

QString login(const QString &startUrl, const QString &username, const QString &error);
QString chooser(const QString &startUrl, const QStringList &usernames);

struct Approval
{
    QString app;
    QString user;
    QStringList scopes;
    QString source; ///< the waiting authorisation
    QString token; ///< against forged approvals
};
QString approval(const Approval &approval);
/// "OAUTH_APP_BLOCKED : this app is blocked by admin"
QString error(const QString &code, const QString &description);
QString notice(const QString &title, const QString &text);

} // namespace pages

} // namespace fairlead::practice::salesforce
