// SPDX-License-Identifier: GPL-3.0-or-later
#include "screen.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTest>

#include <optional>

namespace fairlead {

namespace {

constexpr int toolPatienceMs = 15000;

/// What the tool printed; nothing when it failed.
std::optional<QString> xdotool(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess tool;
    tool.start(QStringLiteral("xdotool"), arguments);
    tool.write(input);
    tool.closeWriteChannel();
    // Not waitForFinished(): servers of the test have to go on answering.
    const bool ended =
        QTest::qWaitFor([&tool] { return tool.state() == QProcess::NotRunning; }, toolPatienceMs);
    if (!ended || tool.exitStatus() != QProcess::NormalExit || tool.exitCode() != 0)
        return std::nullopt;
    return QString::fromUtf8(tool.readAllStandardOutput()).trimmed();
}

} // namespace

bool pressOnKeyboard(const QStringList &keys)
{
    return xdotool(QStringList{QStringLiteral("key"), QStringLiteral("--clearmodifiers")} + keys).has_value();
}

bool typeOnKeyboard(const QString &text)
{
    return xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("12"),
                    QStringLiteral("--file"), QStringLiteral("-")},
                   text.toUtf8())
        .has_value();
}

qint64 processInFront()
{
    const auto pid = xdotool({QStringLiteral("getactivewindow"), QStringLiteral("getwindowpid")});
    return pid ? pid->toLongLong() : 0;
}

QString titleInFront()
{
    return xdotool({QStringLiteral("getactivewindow"), QStringLiteral("getwindowname")}).value_or(QString());
}

bool windowOfClassAppears(const QString &name, int timeoutMs)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < timeoutMs) {
        const auto found = xdotool(
            {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--class"), name});
        if (found && !found->isEmpty())
            return true;
        QTest::qWait(50);
    }
    return false;
}

} // namespace fairlead
