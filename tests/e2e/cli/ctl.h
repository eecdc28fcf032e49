// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <memory>

namespace fairlead {

/// fairleadctl as a script would use it: the real program on one home, with debug logging.
class Ctl
{
public:
    struct Ended
    {
        int code = -1; ///< -1: it crashed or never ended
        QJsonObject document;
        QByteArray out;
        QByteArray err;

        QString errorCode() const;
        QJsonArray connections() const;
        /// For QVERIFY2.
        QByteArray said() const { return QByteArray::number(code) + ": " + out + err; }
    };

    explicit Ctl(const QString &home);

    QProcessEnvironment &environment() { return m_environment; }
    /// From now on every program of the home keeps its details in its log as well.
    bool keepDebugLog() const;
    /// The log of the program called `program`.
    QByteArray log(const QString &program) const;
    /// Started, with `input` on its standard input and nothing behind it.
    std::unique_ptr<QProcess> start(const QStringList &words, const QByteArray &input = {}) const;
    static Ended finish(QProcess &process);
    /// One verb with --json, to its end.
    Ended run(const QStringList &words, const QByteArray &input = {}) const;

private:
    QString m_home;
    QProcessEnvironment m_environment;
};

} // namespace fairlead
