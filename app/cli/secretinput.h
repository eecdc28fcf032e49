// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/secret.h"

#include <QHash>

#include <functional>

namespace fairlead::cli {

/// Where secrets come from (contract): standard input, a file, or a prompt. Replaceable in tests.
struct SecretSources
{
    std::function<Result<Secret>()> standardInput;
    std::function<Result<Secret>(const QString &path)> file;
    std::function<Result<Secret>(const QString &question)> prompt;

    /// The real ones; they block.
    static SecretSources ofThisProcess();
};

/// Reads every secret that the options name ("--password-stdin", "--key-file F") and asks for those of
/// `wanted` that no option names. UsageError for two of them on standard input, a secret named twice, or an
/// empty one.
Result<QHash<QString, Secret>> readSecretInputs(const Arguments &arguments, const CommandSpec &spec,
                                                const QStringList &wanted, const SecretSources &sources);

} // namespace fairlead::cli
