// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answer.h"
#include "cli/arguments.h"

#include <QList>
#include <QString>

namespace fairlead::cli {

/// One verb: what it takes, what it does, how its document reads to a person. A file per verb; verbs.cpp
/// lists them.
struct Verb
{
    const char *name;
    QString (*summary)(); ///< one line for the help
    CommandSpec command;
    /// Verbs that need nothing but their words: no home is locked, nothing waits.
    VerbAnswer (*answerNow)(const Arguments &arguments) = nullptr;
    /// The document as text for a person, for standard output.
    QString (*text)(const QJsonObject &document) = nullptr;
};

/// In the order of the help.
const QList<Verb> &verbs();
const Verb *findVerb(const QString &name);

/// The help: of all verbs, or of one.
QString helpText();
QString helpText(const Verb &verb);

} // namespace fairlead::cli
