// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/terminal.h"

#include "platform/terminal_p.h"

#include <QCoreApplication>

#include <cstdio>

namespace fairlead {

namespace {

struct TerminalText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Terminal)
};

Error usage(const QString &sentence, const QString &remedy)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    return error;
}

// What a shell or an editor puts behind a secret.
QByteArray withoutLineBreak(QByteArray text)
{
    if (text.endsWith('\n'))
        text.chop(1);
    if (text.endsWith('\r'))
        text.chop(1);
    return text;
}

/// Cancelled where the input ends first.
Result<QByteArray> readLine()
{
    QByteArray line;
    int c = std::fgetc(stdin);
    for (; c != EOF && c != '\n'; c = std::fgetc(stdin))
        line += char(c);
    if (c == EOF && line.isEmpty())
        return fail(Error::cancelled());
    return withoutLineBreak(line);
}

void show(const QString &question)
{
    std::fputs(question.toLocal8Bit().constData(), stderr);
    std::fflush(stderr);
}

} // namespace

bool isInteractive()
{
    return detail::isTerminal(stdin) && detail::isTerminal(stderr);
}

Result<Secret> askWithoutEcho(const QString &question)
{
    if (!isInteractive())
        return fail(
            usage(TerminalText::tr("A secret is needed, and there is nobody to ask."),
                  TerminalText::tr("Give it on standard input (--…-stdin) or in a file (--…-file).")));
    show(question);
    auto line = [] {
        const detail::EchoOff quiet;
        return readLine();
    }();
    std::fputs("\n", stderr);
    if (!line)
        return fail(line.error());
    return Secret(std::move(*line));
}

Result<QString> askAloud(const QString &question)
{
    if (!isInteractive())
        return fail(
            usage(TerminalText::tr("A question has to be answered, and there is nobody to ask."), {}));
    show(question);
    const auto line = readLine();
    if (!line)
        return fail(line.error());
    return QString::fromLocal8Bit(*line);
}

Result<Secret> readStandardInput(qint64 maxBytes)
{
    QByteArray all;
    char block[4096];
    while (all.size() <= maxBytes) {
        const std::size_t count = std::fread(block, 1, sizeof(block), stdin);
        if (count == 0)
            break;
        all.append(block, qsizetype(count));
    }
    if (all.size() > maxBytes)
        return fail(usage(TerminalText::tr("Standard input is too long for a secret."),
                          TerminalText::tr("Give the secret alone, without anything around it.")));
    return Secret(withoutLineBreak(all));
}

} // namespace fairlead
