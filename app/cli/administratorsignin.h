// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answer.h"
#include "cli/browsersignin.h"
#include "cli/request.h"
#include "connection/serversetup.h"

#include <memory>

namespace fairlead {
class HomeSession;
}

namespace fairlead::cli {

/// The person's half of a sign-in as an administrator of the organisation that the verb's connection leads
/// to, as Verb::prepare: anybody who may do what is wanted there, not the connection's own user. Nothing
/// where no connection is meant: the answer says what is wrong.
Task<Result<QHash<QString, Secret>>> signInAdministrator(Arguments arguments, Home home, Clock &clock,
                                                         CancelToken cancel);

/// Somebody who has signed in, for as long as the verb runs. Whoever obtained it revokes it when nothing
/// lives on its approval.
struct SignedInAdministrator
{
    CrmKind crm = CrmKind::Salesforce;
    Administrator who;
    std::shared_ptr<Http> http; ///< with the home's network settings
};

/// The owner's half. WrongOrganisation for an administrator of another one.
Task<Result<SignedInAdministrator>> administratorFrom(HomeSession &session, VerbRequest request,
                                                      ConnectionInfo info, CancelToken cancel);

/// In the document's `left`, and as notes; SomeFailed where any of it could go.
void nameLeft(VerbAnswer &answer, const QList<salesforce::LeftBehind> &all);

/// The person's half of a sign-in as an administrator of the directory that the connection's users are in,
/// for what auth/entraconsent.h does. Dynamics 365 only.
Task<Result<QHash<QString, Secret>>> signInDirectoryAdministrator(Arguments arguments, Home home,
                                                                  Clock &clock, CancelToken cancel);

/// Somebody who has signed in to the directory, for as long as the verb runs: there is no refresh token.
struct DirectoryAdministrator
{
    Cloud cloud;
    Secret graphToken;
    std::shared_ptr<Http> http; ///< with the home's network settings
};

/// The owner's half. WrongOrganisation for an administrator of another tenant.
Task<Result<DirectoryAdministrator>> directoryAdministratorFrom(HomeSession &session, VerbRequest request,
                                                                ConnectionInfo info, CancelToken cancel);

/// Ends the approval at Salesforce; bounded to two seconds. What stands where that could not be done. At
/// Entra an app cannot end its own: the tokens are forgotten.
Task<QList<salesforce::LeftBehind>> dismiss(SignedInAdministrator administrator);

} // namespace fairlead::cli
