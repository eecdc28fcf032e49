// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSaveFile>

namespace fairlead {

/// Ends a QSaveFile: false, and the old file as it was, where not every byte reached the disk. Always in
/// place of QSaveFile::commit(), which answers true for what its own flush could not write: on a full disk it
/// replaces a good file by an empty one (Qt 6.4). What went wrong is in the file's error(). Any thread.
inline bool commitWhole(QSaveFile &file)
{
    return file.flush() && file.commit();
}

} // namespace fairlead
