// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/administratorsignin.h"
#include "cli/answer.h"
#include "connection/connectionfile.h"
#include "connection/revocation.h"

namespace fairlead::cli {

/// `revoke --withdraw-consent`: what revoking leaves at Microsoft Entra ID goes as well, by an administrator
/// of the tenant who signs in for it.
bool wantsWithdrawal(const Arguments &arguments);

/// As Verb::check of `revoke`: what does not go together, where there is no consent, and, without `--yes`,
/// which connections end. Pure but for connections.json and clouds.json.
std::optional<Error> checkWithdrawal(const Arguments &arguments);
/// As Verb::prepare of `revoke`.
Task<Result<QHash<QString, Secret>>> prepareWithdrawal(Arguments arguments, Home home, Clock &clock,
                                                       CancelToken cancel);

/// Who has signed in for it, or why nobody could: not everybody may agree to what it takes.
struct WithdrawalRight
{
    Cloud cloud;
    std::optional<DirectoryAdministrator> administrator;
    std::optional<Error> refused; ///< set where there is none
};
/// The owner's half of the sign-in. WrongOrganisation, and whatever else is no refusal of that kind.
Task<Result<WithdrawalRight>> rightToWithdraw(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                              CancelToken cancel);

/// What became of it.
struct Withdrawal
{
    std::optional<int> grants; ///< that went; none: it was refused
    std::optional<Error> refused;
};
Task<Withdrawal> withdrawConsentOf(ConnectionInfo info, WithdrawalRight right, CancelToken cancel);

/// `withdrawn` and `byHand`, and the exit code; in `end` the consent is a leftover only where it stands.
void describeWithdrawal(const Withdrawal &withdrawal, const ConnectionInfo &info, const Cloud &cloud,
                        AccessEnd &end, VerbAnswer &answer);
/// The lines of that for a person, of the document.
QStringList withdrawalLines(const QJsonObject &document);

} // namespace fairlead::cli
