// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace fairlead {

/// The last thing main() does, when everything of ours is destroyed and stored: returns the code on Unix. On
/// Windows the process ends here, without the libraries' own clean-up: that runs after all other threads were
/// ended wherever they stood, and now and then waits for one of them for ever (seen under Wine; the program
/// files stay in use then, and no installer can replace them).
int endProcess(int code);

} // namespace fairlead
