// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/secretinput.h"

#include "platform/files.h"
#include "platform/terminal.h"

#include <QCoreApplication>

namespace fairlead::cli {

namespace {

struct SecretInputText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::SecretInput)
};

constexpr qint64 longestSecret = 65536;

QString questionFor(const QString &name)
{
    if (name == QLatin1String("password"))
        return SecretInputText::tr("Password: ");
    if (name == QLatin1String("client-secret"))
        return SecretInputText::tr("Client secret: ");
    return SecretInputText::tr("%1: ").arg(name);
}

} // namespace

SecretSources SecretSources::ofThisProcess()
{
    SecretSources sources;
    sources.standardInput = [] { return readStandardInput(longestSecret); };
    sources.prompt = [](const QString &question) { return askWithoutEcho(question); };
    sources.file = [](const QString &path) -> Result<Secret> {
        Result<QByteArray> content = readFile(path, longestSecret, Reading::PipesToo);
        if (!content)
            return fail(content.error());
        while (content->endsWith('\n') || content->endsWith('\r'))
            content->chop(1);
        return Secret(*content);
    };
    return sources;
}

Result<QHash<QString, Secret>> readSecretInputs(const Arguments &arguments, const CommandSpec &spec,
                                                const QStringList &wanted, const SecretSources &sources)
{
    static const QString stdinEnd = QStringLiteral("-stdin");
    static const QString fileEnd = QStringLiteral("-file");
    QHash<QString, Secret> secrets;
    QString fromInput;
    for (const OptionSpec &option : spec.options) {
        const QString name = QLatin1String(option.name);
        if (!arguments.options.contains(name))
            continue;
        const bool isInput = name.endsWith(stdinEnd);
        if (!isInput && !name.endsWith(fileEnd))
            continue;
        const QString secret = name.chopped(isInput ? stdinEnd.size() : fileEnd.size());
        if (arguments.options.contains(secret + (isInput ? fileEnd : stdinEnd)))
            return fail(
                usageError(SecretInputText::tr("--%1-stdin and --%1-file exclude each other.").arg(secret),
                           arguments.verb));
        if (isInput && !fromInput.isEmpty())
            return fail(usageError(SecretInputText::tr("Standard input holds one secret only: --%1 or --%2.")
                                       .arg(fromInput, name),
                                   arguments.verb));
        if (isInput)
            fromInput = name;
        Result<Secret> value =
            isInput ? sources.standardInput() : sources.file(arguments.options.value(name));
        if (!value)
            return fail(value.error());
        if (value->isEmpty())
            return fail(
                usageError(SecretInputText::tr("What --%1 names is empty.").arg(name), arguments.verb));
        secrets.insert(secret, *value);
    }
    for (const QString &secret : wanted) {
        if (secrets.contains(secret))
            continue;
        Result<Secret> value = sources.prompt(questionFor(secret));
        if (!value)
            return fail(value.error());
        if (value->isEmpty())
            return fail(usageError(SecretInputText::tr("Nothing was typed."), arguments.verb));
        secrets.insert(secret, *value);
    }
    return secrets;
}

} // namespace fairlead::cli
