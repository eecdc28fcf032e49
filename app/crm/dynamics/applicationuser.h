// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/canceltoken.h"
#include "core/result.h"
#include "core/task.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace fairlead::dynamics {

struct Site;
struct ApplicationUserMade;

/// An application user to be there (reference Microsoft 3.1).
struct ApplicationUserOrder
{
    QString clientId; ///< of the app registration
    /// A GUID chosen and stored before the first request: tells afterwards, also after a crash, that the user
    /// is ours. Empty: the environment chooses, and only this run knows.
    QString userId;
    QString roleId; ///< the role that it gets; empty: none
    /// Called before a user that was there is enabled, with what is to be undone then; may be null.
    std::function<Outcome(const ApplicationUserMade &)> enabling{};
};

/// What was done, for its undoing. A value type, filled as far as it came.
struct ApplicationUserMade
{
    QString userId; ///< empty: there is none yet
    QString clientId;
    QString businessUnitId;
    QString roleId; ///< as of the user's own business unit
    bool userMade = false; ///< by us; one that was there already is never deleted
    bool userEnabled = false; ///< it was there, disabled
    bool roleGiven = false; ///< it did not have it before
    friend bool operator==(const ApplicationUserMade &, const ApplicationUserMade &) = default;
};

/// Far enough when there is no error; else what was made so far is to be undone or gone on with: calling
/// again with the same order never makes a second one.
struct ApplicationUserOutcome
{
    ApplicationUserMade made;
    std::optional<Error> error;
};

/// Looks for the user of that app first, then makes it in the root business unit, enables it, gives it the
/// role (or that role's copy in the user's unit). With an administrator's token, on its thread.
Task<ApplicationUserOutcome> provideApplicationUser(std::shared_ptr<Site> site, ApplicationUserOrder order,
                                                    CancelToken cancel);

/// What could not be taken back, and why; translated.
struct NotUndone
{
    QString what;
    Error error;
};
/// Takes the role away, then disables and deletes the user, each where it was ours. What is gone already
/// counts as done. Empty: nothing of ours is left. Cancelled: what had not been tried is in the list.
Task<QList<NotUndone>> undoApplicationUser(std::shared_ptr<Site> site, ApplicationUserMade made,
                                           CancelToken cancel);

/// Names of the privileges that the signed-in administrator needs for these steps (and to make a role, and to
/// take both back) but does not hold: by privileges, never by the names of roles. Deleting the user is not
/// among them: where that is refused it stays disabled, and undoApplicationUser() says so.
Task<Result<QStringList>> privilegesMissingForSetup(std::shared_ptr<Site> site, CancelToken cancel);

/// The organisation's first business unit: the one without a parent.
struct BusinessUnit
{
    QString id;
    QString name;
};
Task<Result<BusinessUnit>> rootBusinessUnit(std::shared_ptr<Site> site, CancelToken cancel);

/// The list of environments in the admin centre of the cloud that this one lives in; empty where that is not
/// known. Pure.
QUrl environmentsPage(const QUrl &address);

/// The same by hand, where the administrator may not: what to enter where. Texts translated.
struct ApplicationUserByHand
{
    struct Field
    {
        QString label; ///< as in the admin centre
        QString value; ///< to copy
    };
    QUrl page; ///< the environment's application users, or the list of environments where its id is not known
    QString path; ///< how to get there by hand
    QList<Field> fields;
    QStringList steps; ///< in their order
};
/// `environmentId`: the Power Platform's, of Global Discovery; may be empty. `privileges`: what the role is
/// to hold, where there is none to choose yet. Pure.
ApplicationUserByHand applicationUserByHand(const QUrl &address, const QString &environmentId,
                                            const QString &clientId, const QString &businessUnit,
                                            const QString &roleName, const QStringList &privileges);

} // namespace fairlead::dynamics
