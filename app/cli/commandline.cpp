// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace fairlead::cli {

namespace {

struct CommandLineText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::CommandLine)
};

/// What a terminal would obey instead of showing it: controls, what turns the direction of text (Unicode
/// "Bidirectional Algorithm", table 4), and halves of surrogate pairs.
bool isUnprintable(const QString &text, qsizetype at)
{
    const QChar c = text.at(at);
    const char16_t code = c.unicode();
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text.at(at + 1).isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text.at(at - 1).isHighSurrogate();
    const bool turns = code == 0x061c || code == 0x200e || code == 0x200f
        || (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    return turns
        || (c.category() == QChar::Other_Control && c != QLatin1Char('\n') && c != QLatin1Char('\t'));
}

QByteArray toLine(const QString &text)
{
    QString shown;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isUnprintable(text, at))
            shown += QStringLiteral("\\u%1").arg(int(text.at(at).unicode()), 4, 16, QLatin1Char('0'));
        else
            shown += text.at(at);
    }
    return shown.toUtf8() + '\n';
}

/// Sentence, remedy and, on a line of its own, where it can be mended.
QByteArray toLines(const Error &error)
{
    QByteArray lines = toLine(error.text());
    if (!error.link.isEmpty())
        lines += toLine(QString::fromLatin1(error.link.toEncoded()));
    return lines;
}

QByteArray toJsonLine(const VerbAnswer &answer, const QStringList &keys)
{
    QJsonObject document = documentOf(answer);
    for (const QString &key : keys) {
        if (!document.contains(key))
            document.insert(key, QJsonValue());
    }
    return QJsonDocument(document).toJson(QJsonDocument::Compact) + '\n';
}

Printed printError(const Error &error, bool json, const Verb *verb)
{
    Printed printed;
    printed.exitCode = exitCodeFor(error);
    printed.err = toLines(error);
    if (json)
        printed.out = toJsonLine(failed(error), verb ? verb->keys : QStringList());
    return printed;
}

Command said(const Printed &printed)
{
    Command command;
    command.printed = printed;
    return command;
}

} // namespace

Command readCommand(const QStringList &words)
{
    const bool json = words.contains(QLatin1String("--json"));
    if (words.isEmpty())
        return said(printError(usageError(CommandLineText::tr("A verb is missing."), {}), false, nullptr));
    const QString &first = words.constFirst();
    if (first == QLatin1String("--version"))
        return said(
            {Done, toLine(QStringLiteral("fairleadctl ") + QCoreApplication::applicationVersion()), {}});
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help")) {
        if (words.size() == 1 || first != QLatin1String("help"))
            return said({Done, helpText().toUtf8(), {}});
        if (const Verb *verb = findVerb(words.at(1)))
            return said({Done, helpText(*verb).toUtf8(), {}});
        return said(printError(usageError(CommandLineText::tr("There is no such verb."), {}), json, nullptr));
    }
    const Verb *verb = findVerb(first);
    if (!verb)
        return said(printError(usageError(first.startsWith(QLatin1Char('-'))
                                              ? CommandLineText::tr("The verb comes first.")
                                              : CommandLineText::tr("There is no such verb."),
                                          {}),
                               json, nullptr));
    const Result<Arguments> arguments = parseArguments(first, words.mid(1), verb->command);
    if (!arguments)
        return said(printError(arguments.error(), json, verb));
    if (arguments->help)
        return said({Done, helpText(*verb).toUtf8(), {}});
    Command command;
    command.verb = verb;
    command.arguments = *arguments;
    return command;
}

Printed print(const Verb &verb, const Arguments &arguments, const VerbAnswer &answer)
{
    Printed printed;
    printed.exitCode = answer.exitCode;
    if (arguments.json) {
        printed.out = toJsonLine(answer, verb.keys);
    } else if (const QString text = verb.text ? verb.text(answer.document) : QString(); !text.isEmpty()) {
        printed.out = toLine(text);
    }
    if (answer.error)
        printed.err += toLines(*answer.error);
    for (const QString &note : answer.notes)
        printed.err += toLine(note);
    return printed;
}

} // namespace fairlead::cli
