// SPDX-License-Identifier: GPL-3.0-or-later
#include "popupdriver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace fairlead {

namespace {

qint64 parentOf(qint64 pid)
{
    // "pid (name) state parent …", and the name may hold blanks and brackets.
    const QByteArray stat = procFile(pid, "stat");
    return stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong();
}

bool runTool(const QString &tool, const QStringList &arguments)
{
    QProcess process;
    process.start(tool, arguments);
    // Not waitForFinished(): the test's servers have to go on.
    const bool ended = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 15000);
    if (!ended || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(tool), process.readAllStandardError().constData());
        return false;
    }
    return true;
}

} // namespace

QByteArray procFile(qint64 pid, const char *name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isAlive(qint64 pid)
{
    const QByteArray stat = procFile(pid, "stat");
    return !stat.isEmpty() && stat.mid(stat.lastIndexOf(')') + 2, 1) != "Z";
}

bool pressKeys(const QStringList &keys)
{
    return runTool(QStringLiteral("xdotool"),
                   QStringList{QStringLiteral("key"), QStringLiteral("--clearmodifiers")} + keys);
}

bool typeText(const QString &text)
{
    return runTool(QStringLiteral("xdotool"),
                   {QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"), text});
}

bool focusPopup()
{
    return runTool(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"),
                    QStringLiteral("--name"), QStringLiteral("^Fairlead"), QStringLiteral("windowactivate"),
                    QStringLiteral("--sync")});
}

PopupDriver::PopupDriver(QObject *parent)
    : QObject(parent)
{
    connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
        m_pending += m_process.readAllStandardOutput();
        for (qsizetype end = m_pending.indexOf('\n'); end >= 0; end = m_pending.indexOf('\n')) {
            m_lines += QJsonDocument::fromJson(m_pending.first(end)).object();
            m_pending.remove(0, end + 1);
        }
    });
}

PopupDriver::~PopupDriver()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000)) {
        m_process.kill();
        m_process.waitForFinished(3000);
    }
}

QString PopupDriver::program()
{
    return QStringLiteral(SIGNIN_PROGRAM);
}

void PopupDriver::start(const QStringList &arguments)
{
    m_process.start(program(), arguments);
}

void PopupDriver::send(const QByteArray &line)
{
    m_process.write(line);
}

void PopupDriver::order(const QJsonObject &order)
{
    send(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
}

QJsonObject PopupDriver::orderFor(const QUrl &url, const QUrl &redirect)
{
    return {{QStringLiteral("url"), url.toString(QUrl::FullyEncoded)},
            {QStringLiteral("redirect"), redirect.toString(QUrl::FullyEncoded)},
            {QStringLiteral("state"), QStringLiteral("S1")},
            {QStringLiteral("proxy"), QJsonObject{{QStringLiteral("mode"), QStringLiteral("none")}}}};
}

QJsonObject PopupDriver::waitFor(const std::function<bool(const QJsonObject &)> &matches, int timeoutMs)
{
    QJsonObject found;
    const bool came = QTest::qWaitFor(
        [&] {
            for (const QJsonObject &line : std::as_const(m_lines)) {
                if (matches(line)) {
                    found = line;
                    return true;
                }
            }
            return m_process.state() == QProcess::NotRunning && m_process.bytesAvailable() == 0;
        },
        timeoutMs);
    if (!came || found.isEmpty())
        qWarning() << "popup said:" << m_lines << m_process.state() << m_process.readAllStandardError();
    return found;
}

QJsonObject PopupDriver::waitForEvent(const QString &event, int timeoutMs)
{
    return waitFor([&](const QJsonObject &line) { return line.value(QLatin1String("event")) == event; },
                   timeoutMs);
}

QJsonObject PopupDriver::waitForRefusal(const QString &what)
{
    return waitFor([&](const QJsonObject &line) {
        return line.value(QLatin1String("event")) == QLatin1String("refused")
            && line.value(QLatin1String("what")) == what;
    });
}

QJsonObject PopupDriver::waitForLast(int timeoutMs)
{
    return waitFor(
        [](const QJsonObject &line) {
            return !line.contains(QLatin1String("event"))
                && (line.contains(QLatin1String("query")) || line.contains(QLatin1String("error")));
        },
        timeoutMs);
}

int PopupDriver::endsWithin(int withinMs)
{
    QElapsedTimer timer;
    timer.start();
    const bool ended = QTest::qWaitFor([&] { return m_process.state() == QProcess::NotRunning; }, withinMs);
    return ended ? int(timer.elapsed()) : -1;
}

QList<qint64> PopupDriver::family() const
{
    QList<qint64> found{pid()};
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    QList<qint64> others;
    for (const QString &entry : entries) {
        if (const qint64 id = entry.toLongLong())
            others += id;
    }
    for (bool grew = true; grew;) {
        grew = false;
        for (const qint64 id : std::as_const(others)) {
            if (!found.contains(id) && found.contains(parentOf(id))) {
                found += id;
                grew = true;
            }
        }
    }
    return found;
}

QList<qint64> PopupDriver::renderers() const
{
    QList<qint64> found;
    for (const qint64 id : family()) {
        // On Linux a page's process is a fork of the zygote and keeps its command line.
        if (procFile(id, "cmdline").contains("--type=renderer")
            || procFile(parentOf(id), "cmdline").contains("--type=zygote"))
            found += id;
    }
    return found;
}

} // namespace fairlead
