// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cloud.h"
#include "core/error.h"

#include <QString>
#include <QUrl>

namespace fairlead {

/// Where the pages are that the links of the tables lead to; what is not known leaves the link out. A value.
struct SignInPlace
{
    QUrl site; ///< Salesforce: the organisation's own address (My Domain)
    QUrl portal; ///< Entra: the cloud's portal
    QString clientId; ///< Entra: whose registration is opened

    static SignInPlace entra(const Cloud &cloud, const QString &clientId);
    /// A host that takes sign-ins for everybody has no Setup, and is left out.
    static SignInPlace salesforce(const QUrl &host);
};

/// What a sign-in error of a provider means: one line of the tables, beside the codes it is for. The texts
/// are marked with QT_TRANSLATE_NOOP in the context "fairlead::SignIn" where the table stands.
struct SignInErrorRow
{
    ErrorCode code;
    ErrorClass errorClass;
    const char *sentence;
    const char *remedy;
    /// The one place where it can be mended; null: there is none. `https://…` as it is; `/…` below the
    /// Salesforce organisation's address; anything else a view of the Entra portal, `{client}` in it the
    /// client id.
    const char *link = nullptr;

    Error toError(const SignInPlace &place) const;
};

/// The row's link at this place; empty where there is none.
QUrl linkOf(const char *link, const SignInPlace &place);

/// What no table knows: the provider's own first line, so that nothing is hidden behind "unknown error".
Error unknownSignInError(const QString &description, const QString &code);

/// For a name that says little and a number or a text nobody knows: the provider's words follow the sentence.
void addProvidersWords(Error &error, const QString &description);

} // namespace fairlead
