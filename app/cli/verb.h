// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/request.h"
#include "core/canceltoken.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/secret.h"
#include "core/task.h"
#include "settings/home.h"
#include "settings/settings.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace fairlead {
class HomeSession;
}

namespace fairlead::cli {

/// One verb: what it takes, what it does, how its document reads to a person. A file per verb; verbs.cpp
/// lists them. Exactly one of the three ways to answer is set.
struct Verb
{
    const char *name;
    QString (*summary)(); ///< one line for the help
    CommandSpec command;
    /// Works on the connections, or on the one that --connection names.
    bool takesConnection = false;
    /// Of its document: each is there with --json, null where there is nothing to say.
    QStringList keys;
    /// Whatever goes wrong is told in the home's log. Not where the log itself goes.
    bool keepsLog = true;
    /// The words as what administrators have set completes them, before they are looked at; a UsageError
    /// where they contradict a policy. May be null.
    Result<Arguments> (*complete)(Arguments arguments, const Settings &settings) = nullptr;
    /// What the words alone can be found wrong with, before a secret is read, or what a person at the
    /// terminal does not confirm; may be null.
    std::optional<Error> (*check)(const Arguments &arguments) = nullptr;
    /// Names of the secrets it cannot do without (secretinput.h); may be null.
    QStringList (*secrets)(const Arguments &arguments) = nullptr;

    /// A person's part that has to be done where they sit, such as signing in in a browser, before the owner
    /// of the home is asked: what comes of it goes along with the secrets. May be null. Main thread.
    Task<Result<QHash<QString, Secret>>> (*prepare)(Arguments arguments, Home home, Clock &clock,
                                                    CancelToken cancel) = nullptr;

    /// Needs nothing but its words and files that may be read at any time: no lock, nothing waits.
    VerbAnswer (*answerNow)(const Arguments &arguments) = nullptr;
    /// Waits, but works whoever owns the home.
    Task<VerbAnswer> (*answerHere)(Arguments arguments, Clock &clock, CancelToken cancel) = nullptr;
    /// Runs in the process that owns the home: this one, or the running program that it is handed over to.
    Task<VerbAnswer> (*answerAsOwner)(HomeSession &session, VerbRequest request,
                                      CancelToken cancel) = nullptr;

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
