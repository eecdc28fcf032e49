// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/logtail.h"

#include "platform/logline.h"
#include "platform/rotatinglog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QList>
#include <QRegularExpression>

namespace fairlead::cli {

namespace {

constexpr qint64 longestTail = qint64(256) * 1024;

/// At most `bytes` from the end of a file, whole lines.
QByteArray endOf(const QString &path, qint64 bytes)
{
    QFile file(path);
    // What is not a plain file, a pipe for one, could be waited for.
    if (bytes <= 0 || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    if (file.size() <= bytes)
        return file.readAll();
    file.seek(file.size() - bytes);
    const QByteArray text = file.readAll();
    return text.mid(text.indexOf('\n') + 1);
}

QJsonArray tailOf(const QString &path)
{
    QByteArray text = endOf(path, longestTail);
    // Where it has just begun anew, what matters is in the one before.
    text.prepend(endOf(RotatingLog::oldPath(path, 1), longestTail - text.size()));
    QJsonArray lines;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            lines += shareableLogLine(QString::fromUtf8(line));
    }
    return lines;
}

const QString &gone()
{
    static const QString text(QChar(0x2026));
    return text;
}

QString shareableAddress(const QString &address)
{
    static const QRegularExpression parts(QStringLiteral(R"(^(\w+://)[^/?#]*(.*)$)"));
    // A tenant, an organisation, a record.
    static const QRegularExpression ids(
        QStringLiteral(R"(\{?\b[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b\}?)"
                       R"(|\b(?=[A-Za-z]*\d)(?:[A-Za-z0-9]{15}|[A-Za-z0-9]{18})\b)"));
    if (!address.startsWith(QLatin1String("http")))
        return gone();
    const auto match = parts.match(address);
    return match.captured(1) + gone() + match.captured(2).replace(ids, gone());
}

} // namespace

QString shareableLogLine(const QString &line)
{
    // "TIME LEVEL CATEGORY: " has dots, but names no host.
    static const QRegularExpression head(QStringLiteral(R"(^\S+Z \w+ [\w.]+: )"));
    static const QRegularExpression address(QStringLiteral(R"(\w+://[^\s,;"')]+)"));
    static const QRegularExpression places(
        // C:\Users\…, \\server\share, /home/…; hosts; numeric addresses.
        QStringLiteral(R"((?:\b[A-Za-z]:|\\)[\\/][^"']*)"
                       R"(|(?<![\w.:/…~])~?(?:/[^\s/"']+)+/?)"
                       R"(|\b[\w-]+(?:\.[\w-]+)*\.[A-Za-z][A-Za-z-]+\b)"
                       R"(|\b\d+(?:\.\d+){3}\b|\[[0-9A-Fa-f:.%]+\])"
                       R"(|(?<![\w:])[0-9A-Fa-f]{1,4}(?:::[0-9A-Fa-f:]*|(?::[0-9A-Fa-f]{1,4}){3,}))"));
    const QString text = redactLogLine(line);
    const int start = head.match(text).capturedLength();
    QString shared = text.left(start);
    int done = start;
    const auto hide = [](QString part) { return part.replace(places, gone()); };
    for (auto it = address.globalMatch(text, start); it.hasNext();) {
        const auto match = it.next();
        shared += hide(text.mid(done, match.capturedStart() - done)) + shareableAddress(match.captured());
        done = int(match.capturedEnd());
    }
    return shared + hide(text.mid(done));
}

QJsonObject logTails(const QString &folder)
{
    QJsonObject tails;
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.log")}, QDir::Files);
    for (const QFileInfo &file : files)
        tails.insert(file.completeBaseName(), tailOf(file.filePath()));
    return tails;
}

} // namespace fairlead::cli
