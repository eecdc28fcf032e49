// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace fairlead::cli {

/// One option a verb takes, without its dashes.
struct OptionSpec
{
    const char *name; ///< "password-stdin"
    const char *value = nullptr; ///< what stands for its value in the help; null: the option takes none
    QString (*meant)(const QString &typed) = nullptr; ///< the value as it counts; null: as typed
};

/// What a verb's command line may look like. `--json`, `--connection NAME` and `--help` are everybody's.
struct CommandSpec
{
    QStringList positionals; ///< names for the help; "[NAME]" may be left out
    QList<OptionSpec> options;
};

/// A command line taken apart. A value type.
struct Arguments
{
    QString verb;
    QStringList positionals;
    QHash<QString, QString> options; ///< a flag's value is empty
    bool json = false;
    bool help = false;
    QString connection;

    bool has(const char *option) const { return options.contains(QLatin1String(option)); }
    QString value(const char *option) const { return options.value(QLatin1String(option)); }
};

/// UsageError with a sentence. Repeats names of options only, never a value: somebody may have typed a
/// password where none belongs. `--` ends the options. Pure.
Result<Arguments> parseArguments(const QString &verb, const QStringList &words, const CommandSpec &spec);

/// A UsageError: exit code 2.
Error usageError(const QString &sentence, const QString &verb);

} // namespace fairlead::cli
