// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fairlead {

namespace look {
class Note;
}
class WizardFlow;

/// In a trial: which account of the practice org to sign in with. Object names: copyPracticeUserButton,
/// copyPracticePasswordButton.
void showPracticeAccount(look::Note *note, WizardFlow &flow, bool administrator);
void connectPracticeNote(look::Note *note, WizardFlow &flow);

} // namespace fairlead
