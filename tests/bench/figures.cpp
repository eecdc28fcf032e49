// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures.h"

#include <QElapsedTimer>
#include <QFile>

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdio>

namespace fairlead {

namespace {

double statusMiB(const char *key)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key))
            return line.mid(qstrlen(key)).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

} // namespace

double secondsOf(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

qint64 accountsIn(const QString &path)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READONLY);
    return database.execAndGet("SELECT count(*) FROM Account").getInt64();
}

double residentMiB()
{
    return statusMiB("VmRSS:");
}

double peakMiB()
{
    return statusMiB("VmHWM:");
}

void forgetPeak()
{
    QFile marks(QStringLiteral("/proc/self/clear_refs"));
    if (marks.open(QIODevice::WriteOnly))
        marks.write("5");
}

bool judged(const char *what, double figure, const char *unit, double limit, bool atMost)
{
    const bool good = atMost ? figure <= limit : figure >= limit;
    std::printf("%s: %s %.2f %s (%s %.2f)\n", good ? "PASS" : "FAIL", what, figure, unit,
                atMost ? "at most" : "at least", limit);
    return good;
}

} // namespace fairlead
