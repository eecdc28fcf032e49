// SPDX-License-Identifier: GPL-3.0-or-later
#include "processes.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace fairlead {

namespace {

QByteArray procFileOf(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

qint64 parentOf(qint64 pid)
{
    // "pid (name) state parent …", and the name may hold blanks and brackets.
    const QByteArray stat = procFileOf(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

qint64 statusBytesOf(qint64 pid, const char *name)
{
    const QByteArray status = procFileOf(pid, "status");
    for (const QByteArray &line : status.split('\n')) {
        if (line.startsWith(name))
            return line.sliced(qstrlen(name)).simplified().split(' ').value(0).toLongLong() * 1024;
    }
    return 0;
}

} // namespace

QList<qint64> processFamily(qint64 pid)
{
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    QList<std::pair<qint64, qint64>> others; // process and parent
    for (const QString &entry : entries) {
        if (const qint64 id = entry.toLongLong())
            others.emplaceBack(id, parentOf(id));
    }
    QList<qint64> found{pid};
    for (qsizetype i = 0; i < found.size(); ++i) {
        for (const auto &[id, parent] : std::as_const(others)) {
            if (parent == found.at(i))
                found += id;
        }
    }
    return found;
}

QString processName(qint64 pid)
{
    const QByteArray line = processCommandLine(pid);
    return QFileInfo(QString::fromLocal8Bit(line.left(line.indexOf('\0')))).fileName();
}

QByteArray processCommandLine(qint64 pid)
{
    return procFileOf(pid, "cmdline");
}

QByteArray processEnvironment(qint64 pid)
{
    return procFileOf(pid, "environ");
}

qint64 processResidentBytes(qint64 pid)
{
    return statusBytesOf(pid, "VmRSS:");
}

qint64 processPeakBytes(qint64 pid)
{
    return statusBytesOf(pid, "VmHWM:");
}

} // namespace fairlead
