// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QString>

namespace fairlead {

/// True when `tests/support/withkeyring ACTION` (lock, unlock) did it in the session this test runs in.
inline bool keyringDoes(const QString &action)
{
    return QProcess::execute(qEnvironmentVariable("WITHKEYRING"), {action}) == 0;
}

/// What libsecret's own tool finds for an entry of ours: a second witness.
inline QByteArray seenBySecretTool(const QString &key)
{
    QProcess tool;
    tool.start(QStringLiteral("secret-tool"),
               {QStringLiteral("lookup"), QStringLiteral("server"), QStringLiteral("Fairlead"),
                QStringLiteral("user"), key});
    return tool.waitForFinished(10000) ? QByteArray::fromBase64(tool.readAllStandardOutput()) : QByteArray();
}

} // namespace fairlead
