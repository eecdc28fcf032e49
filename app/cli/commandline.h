// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/verb.h"

#include <QByteArray>
#include <QStringList>

namespace fairlead::cli {

/// What a process prints and how it ends. A value type.
struct Printed
{
    int exitCode = Done;
    QByteArray out; ///< standard output: people's text or one JSON document
    QByteArray err; ///< standard error: messages
};

/// The words after the program's name, understood.
struct Command
{
    const Verb *verb = nullptr; ///< null: `printed` says it all (help, version, usage error)
    Arguments arguments;
    Printed printed;
};
Command readCommand(const QStringList &words);

/// Standard output and error for an answer.
Printed print(const Verb &verb, const Arguments &arguments, const VerbAnswer &answer);

} // namespace fairlead::cli
