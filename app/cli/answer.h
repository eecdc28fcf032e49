// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace fairlead::cli {

/// Exit codes of the contract.
enum ExitCode { Done = 0, Failed = 1, Usage = 2, SignInNeeded = 3, SomeFailed = 4, NothingToDo = 5 };

/// What a verb has to say. The document is all there is: people's text is made from it, so that a verb handed
/// over to the running program says the same as one that ran here. A value type.
struct VerbAnswer
{
    int exitCode = Done;
    QJsonObject document;
    std::optional<Error> error; ///< goes to standard error, and into the document as "error"
    QStringList notes; ///< further lines for standard error
};

/// Failed, Usage, SignInNeeded or NothingToDo, by the error's code.
int exitCodeFor(const Error &error);
VerbAnswer failed(const Error &error, const QJsonObject &document = {});
/// Of several connections: a sign-in that is needed outweighs all else, and SomeFailed that others were done.
int exitCodeOfSeveral(const QList<Error> &errors, bool othersDone);

/// The document as printed: with "error" where there is one.
QJsonObject documentOf(const VerbAnswer &answer);

/// Over the local socket to a process that asked.
QJsonObject toJson(const VerbAnswer &answer);
VerbAnswer answerFromJson(const QJsonObject &object);

} // namespace fairlead::cli
