// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QString>

namespace fairlead {

/// A person sits at standard input and standard error.
bool isInteractive();

/// Asks on the terminal and reads one line without showing it. Blocks: for a command-line program before its
/// event loop. Cancelled where the input ends; UsageError where there is no terminal.
Result<Secret> askWithoutEcho(const QString &question);

/// The same, shown: a question that is no secret.
Result<QString> askAloud(const QString &question);

/// All of standard input, without the line break at its end; at most `maxBytes`, else UsageError. Blocks.
Result<Secret> readStandardInput(qint64 maxBytes = 65536);

} // namespace fairlead
