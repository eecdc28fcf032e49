// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"
#include "crm/checkresult.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace fairlead::dynamics {

struct Site;

/// Whom the connection is meant to be (reference Microsoft 3.1).
struct UserExpectation
{
    enum class Kind { NonInteractive, Application };
    Kind kind = Kind::NonInteractive;
    QString clientId; ///< Application: our own; the row's `applicationid` must be it
    QString objectId; ///< `oid` of the token; compared where both sides are known
};

/// What the environment says about the signed-in user.
struct UserFacts
{
    QString organisationId;
    QString userId;
    QString userName; ///< `domainname`, the UPN
    QString fullName;
    std::optional<int> accessMode;
    bool disabled = false;
    std::optional<bool> licensed{};
    QString applicationId;
    QString objectId;
    QStringList directRoles;
    /// Privilege name to depth ("Basic", "Local", "Deep", "Global"), those of teams included; empty optional:
    /// could not be asked.
    std::optional<QMap<QString, QString>> privileges;
};

/// A user that may be used, and what is not as it should be all the same.
struct UserVerdict
{
    UserFacts facts;
    QList<CheckResult> warnings;
};

/// The row of `systemusers` with its roles. Pure.
UserFacts factsOf(const QJsonObject &user);
/// `RolePrivileges` by name, the widest depth where a name comes twice. Pure.
QMap<QString, QString> privilegesOf(const QJsonObject &answer);

/// Passes or names the first reason why not: UserDisabled, UserNotNonInteractive (administrative, read-only,
/// support or delegated access), WrongUser (another kind of identity, or another person's row),
/// UserHasNoRole. `site`: for links. Pure.
Result<UserVerdict> judgeUser(const UserFacts &facts, const UserExpectation &expected, const QUrl &site);

/// The same facts as lines of the checklist, without an expectation. Pure.
QList<CheckResult> userChecklist(const UserFacts &facts, const QUrl &site);

/// Reads the facts (WhoAmI, the user's row, its privileges) and judges them. UserNotInOrganisation where
/// WhoAmI says so.
Task<Result<UserVerdict>> verifyUser(std::shared_ptr<Site> site, UserExpectation expected,
                                     CancelToken cancel);
Task<Result<QList<CheckResult>>> runUserChecklist(std::shared_ptr<Site> site, CancelToken cancel);
Task<Result<UserFacts>> readUserFacts(std::shared_ptr<Site> site, CancelToken cancel);
/// The user's own page.
QUrl userPage(const QUrl &site, const QString &userId);

/// Names of the privileges a user holds.
Task<Result<QSet<QString>>> askPrivileges(std::shared_ptr<Site> site, QString userId, CancelToken cancel);

} // namespace fairlead::dynamics
