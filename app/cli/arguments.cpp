// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct ArgumentsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Arguments)
};

const QList<OptionSpec> &commonOptions()
{
    static const QList<OptionSpec> options{{"json"}, {"connection", "NAME"}, {"help"}};
    return options;
}

const OptionSpec *find(const QList<OptionSpec> &options, const QString &name)
{
    const auto found = std::find_if(options.begin(), options.end(), [&name](const OptionSpec &option) {
        return name == QLatin1String(option.name);
    });
    return found == options.end() ? nullptr : &*found;
}

// "--password hunter2": the value is not repeated, the way it does go is named.
Error unknownOption(const QString &name, const CommandSpec &spec, const QString &verb)
{
    for (const char *way : {"-stdin", "-file"}) {
        const QString instead = name + QLatin1String(way);
        if (find(spec.options, instead))
            return usageError(
                ArgumentsText::tr(
                    "Secrets are never given as arguments: every program on this computer could "
                    "read them. Use --%1.")
                    .arg(instead),
                verb);
    }
    return usageError(ArgumentsText::tr("There is no option --%1 here.").arg(name), verb);
}

} // namespace

Error usageError(const QString &sentence, const QString &verb)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = verb.isEmpty() ? ArgumentsText::tr("“fairleadctl help” lists the verbs.")
                                  : ArgumentsText::tr("“fairleadctl help %1” shows what it takes.").arg(verb);
    return error;
}

Result<Arguments> parseArguments(const QString &verb, const QStringList &words, const CommandSpec &spec)
{
    Arguments arguments;
    arguments.verb = verb;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (optionsEnded || !word.startsWith(QLatin1Char('-')) || word == QLatin1String("-")) {
            arguments.positionals += word;
            continue;
        }
        if (word == QLatin1String("--")) {
            optionsEnded = true;
            continue;
        }
        if (word == QLatin1String("-h")) {
            arguments.help = true;
            continue;
        }
        if (!word.startsWith(QLatin1String("--")))
            return fail(usageError(
                ArgumentsText::tr("Options begin with two hyphens; a text that begins with one goes behind "
                                  "a lone --."),
                verb));
        const qsizetype equals = word.indexOf(QLatin1Char('='));
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        const OptionSpec *option = find(spec.options, name);
        if (!option)
            option = find(commonOptions(), name);
        if (!option)
            return fail(unknownOption(name, spec, verb));
        QString value;
        if (option->value) {
            if (equals >= 0)
                value = word.mid(equals + 1);
            else if (i + 1 < words.size() && !words.at(i + 1).startsWith(QLatin1String("--")))
                value = words.at(++i);
            else
                return fail(usageError(
                    ArgumentsText::tr("--%1 needs a value: %2.").arg(name, QLatin1String(option->value)),
                    verb));
            if (option->meant)
                value = option->meant(value);
            if (value.isEmpty())
                return fail(usageError(ArgumentsText::tr("The value of --%1 is empty.").arg(name), verb));
        } else if (equals >= 0) {
            return fail(usageError(ArgumentsText::tr("--%1 takes no value.").arg(name), verb));
        }
        if (arguments.options.contains(name))
            return fail(usageError(ArgumentsText::tr("--%1 is given twice.").arg(name), verb));
        arguments.options.insert(name, value);
    }
    arguments.json = arguments.options.remove(QStringLiteral("json")) > 0;
    arguments.help = arguments.options.remove(QStringLiteral("help")) > 0 || arguments.help;
    arguments.connection = arguments.options.take(QStringLiteral("connection"));
    if (arguments.help)
        return arguments;

    const auto required =
        std::count_if(spec.positionals.begin(), spec.positionals.end(),
                      [](const QString &name) { return !name.startsWith(QLatin1Char('[')); });
    if (arguments.positionals.size() < required)
        return fail(usageError(
            ArgumentsText::tr("%1 is missing.").arg(spec.positionals.at(arguments.positionals.size())),
            verb));
    if (arguments.positionals.size() > spec.positionals.size())
        return fail(usageError(
            spec.positionals.isEmpty()
                ? ArgumentsText::tr("This verb takes no text.")
                : ArgumentsText::tr("There are too many words; a text with blanks goes between quotes."),
            verb));
    return arguments;
}

} // namespace fairlead::cli
