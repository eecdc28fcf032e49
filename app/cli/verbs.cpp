// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/addressverb.h"
#include "cli/checksverb.h"
#include "cli/conflictsverb.h"
#include "cli/connectionsverb.h"
#include "cli/connectverb.h"
#include "cli/deletionsverb.h"
#include "cli/diagnoseverb.h"
#include "cli/forgetverb.h"
#include "cli/jobsverb.h"
#include "cli/reauthorizeverb.h"
#include "cli/removeverb.h"
#include "cli/revokeverb.h"
#include "cli/serveraccessverb.h"
#include "cli/statusverb.h"
#include "cli/syncverb.h"
#include "cli/verb.h"
#include "cli/verifyverb.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct VerbsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Verbs)
};

QString commandLine(const Verb &verb)
{
    QString line = QStringLiteral("fairleadctl ") + QLatin1String(verb.name);
    for (const QString &positional : verb.command.positionals)
        line += QLatin1Char(' ') + positional;
    for (const OptionSpec &option : verb.command.options) {
        line += QStringLiteral(" [--") + QLatin1String(option.name);
        if (option.value)
            line += QLatin1Char(' ') + QLatin1String(option.value);
        line += QLatin1Char(']');
    }
    if (verb.takesConnection)
        line += QStringLiteral(" [--connection NAME]");
    return line + QStringLiteral(" [--json]");
}

} // namespace

const QList<Verb> &verbs()
{
    static const QList<Verb> list{
        addressVerb(),     connectVerb(),   connectionsVerb(),  verifyVerb(),    checksVerb(),
        reauthorizeVerb(), reconnectVerb(), serverAccessVerb(), revokeVerb(),    removeVerb(),
        syncVerb(),        statusVerb(),    jobsVerb(),         conflictsVerb(), deletionsVerb(),
        diagnoseVerb(),    forgetVerb(),
    };
    return list;
}

const Verb *findVerb(const QString &name)
{
    const auto &list = verbs();
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&name](const Verb &verb) { return name == QLatin1String(verb.name); });
    return found == list.end() ? nullptr : &*found;
}

QString helpText()
{
    QString text =
        VerbsText::tr("fairleadctl VERB [OPTIONS]: Fairlead from the command line.") + QStringLiteral("\n\n");
    qsizetype widest = 0;
    for (const Verb &verb : verbs())
        widest = std::max(widest, qsizetype(qstrlen(verb.name)));
    for (const Verb &verb : verbs())
        text += QStringLiteral("  ") + QString::fromLatin1(verb.name).leftJustified(widest + 2)
            + verb.summary() + QLatin1Char('\n');
    text +=
        QLatin1Char('\n')
        + VerbsText::tr(
            "Every verb takes --json (one JSON document), and --connection NAME where there is more than one "
            "connection. “--” ends the options. “fairleadctl help VERB” shows what a verb takes.")
        + QStringLiteral("\n\n")
        + VerbsText::tr(
            "Exit codes: 0 done, 1 failed, 2 usage, 3 sign-in needed, 4 some records failed, 5 nothing to "
            "work on.")
        + QLatin1Char('\n');
    return text;
}

QString helpText(const Verb &verb)
{
    return commandLine(verb) + QLatin1Char('\n') + verb.summary() + QLatin1Char('\n');
}

} // namespace fairlead::cli
