// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/cli/ctl.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>

namespace fairlead {

namespace {

// Twenty of them on a slow machine.
constexpr int longestMs = 240000;

} // namespace

QString Ctl::Ended::errorCode() const
{
    return document[QLatin1String("error")][QLatin1String("code")].toString();
}

QJsonArray Ctl::Ended::connections() const
{
    return document[QLatin1String("connections")].toArray();
}

Ctl::Ctl(const QString &home)
    : m_home(home)
    , m_environment(QProcessEnvironment::systemEnvironment())
{
    m_environment.insert(QStringLiteral("FAIRLEAD_HOME"), home);
    m_environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    m_environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("fairlead.*=true"));
}

bool Ctl::keepDebugLog() const
{
    const QJsonObject settings{
        {QStringLiteral("debugLogUntil"), QDateTime::currentDateTimeUtc().addDays(1).toString(Qt::ISODate)}};
    QFile file(m_home + QStringLiteral("/settings.json"));
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(settings).toJson()) > 0;
}

QByteArray Ctl::log(const QString &program) const
{
    QFile file(m_home + QStringLiteral("/log/") + program + QStringLiteral(".log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<QProcess> Ctl::start(const QStringList &words, const QByteArray &input) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->start(QStringLiteral(FAIRLEADCTL), words);
    process->write(input);
    process->closeWriteChannel();
    return process;
}

Ctl::Ended Ctl::finish(QProcess &process)
{
    if (process.state() != QProcess::NotRunning)
        process.waitForFinished(longestMs);
    Ended ended;
    ended.out = process.readAllStandardOutput();
    ended.err = process.readAllStandardError();
    ended.document = QJsonDocument::fromJson(ended.out).object();
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        ended.code = process.exitCode();
    return ended;
}

Ctl::Ended Ctl::run(const QStringList &words, const QByteArray &input) const
{
    return finish(*start(words + QStringList{QStringLiteral("--json")}, input));
}

} // namespace fairlead
