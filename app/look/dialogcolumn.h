// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QDialogButtonBox;

namespace fairlead::look {

class ScrollColumn;

/// Fills a dialog: the column, which scrolls where it has to, above OK and Cancel, which stay in view. Cancel
/// rejects; what OK does is the caller's. Comes last, so that the buttons follow what is in the column.
QDialogButtonBox *fillDialog(QDialog *dialog, ScrollColumn *column);

} // namespace fairlead::look
