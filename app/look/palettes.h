// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>

class QApplication;

namespace fairlead::look {

/// Palettes of our own, for where the desktop gives none (Fusion without a platform theme), for the guided
/// tour's pictures, and for tests.
enum class Scheme { Light, Dark, HighContrast };
QPalette palette(Scheme scheme);

/// Fusion with the scheme's palette, whatever the desktop says: `--dark`, pictures.
void force(QApplication &application, Scheme scheme);
/// Takes our light palette where Qt would show its built-in one, because the desktop has none to give. A
/// desktop's own palette, style and later changes are left alone.
void adorn(QApplication &application);

} // namespace fairlead::look
