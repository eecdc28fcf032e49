// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/administratormessage.h"
#include "core/error.h"
#include "wizard/services.h"

#include <QList>
#include <QString>

namespace fairlead {

/// What a page offers beside an error, besides the sentence and the remedy the error itself carries.
enum class Remedy {
    TryAgain,
    NetworkSettings,
    UsePopup,
    UseBrowser,
    UseDeviceCode,
    OtherAccount,
    OwnApp, ///< back to "use our own app registration"
    SignInInWindow, ///< sign in as the integration user in a window
    ApplicationUser, ///< use an application user instead
    AuthorizeAgain, ///< back to page 3
    SignInAgain, ///< back to where the person signed in whose sign-in is over
    CopyForAdministrator,
    OpenLink,
};

/// Where an error is shown.
struct RemedyPlace
{
    bool signingIn = false; ///< somebody was at a sign-in page
    bool integrationUser = false; ///< page 4
    bool signedIn = false; ///< pages 5 and 6, which live on the sign-in
    CrmKind crm = CrmKind::Salesforce;
    SignInRung rung = SignInRung::Popup;
    UserMethod method = UserMethod::Password;
    bool popupAvailable = true;
};

/// The sign-in that asked is no longer accepted: somebody has to sign in anew. Pure.
bool endsSignIn(const Error &error);

/// Best first. Pure.
QList<Remedy> remediesFor(const Error &error, const RemedyPlace &place);

/// A rung of the ladder at the chosen CRM; where it is closed, `whyNot` says so in a sentence.
struct RungOffer
{
    SignInRung rung = SignInRung::Popup;
    bool available = true;
    QString whyNot;
};
QList<RungOffer> signInLadder(CrmKind crm, bool popupAvailable);

/// What auth/administratormessage.h needs of a draft, for the organisation's own administrator. Who tried is
/// not known while nobody has signed in.
AdministratorFacts administratorFacts(const WizardDraft &draft, bool integrationUser);

} // namespace fairlead
