// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the files for administrators: fairlead-policyfiles FOLDER.
#include "core/language.h"
#include "policyfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace fairlead;

namespace {

bool write(const QDir &folder, const QString &name, const QByteArray &text)
{
    if (!folder.mkpath(QFileInfo(folder.filePath(name)).path()))
        return false;
    QFile file(folder.filePath(name));
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush())
        return true;
    fputs(qPrintable(QStringLiteral("%1: %2\n").arg(file.fileName(), file.errorString())), stderr);
    return false;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        fputs("fairlead-policyfiles FOLDER\n", stderr);
        return 2;
    }
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool done = write(folder, QStringLiteral("fairlead.admx"), policyfiles::admx())
        && write(folder, QStringLiteral("fairlead.mobileconfig"), policyfiles::mobileConfig())
        && write(folder, QStringLiteral("policy.json"), policyfiles::policyJson())
        && write(folder, QStringLiteral("reference.md"), policyfiles::reference())
        && write(folder, QStringLiteral("en-US/fairlead.adml"), policyfiles::adml());
    if (!done || installLanguage(application, QStringLiteral("de")) != QLatin1String("de"))
        return 1;
    done = write(folder, QStringLiteral("de-DE/fairlead.adml"), policyfiles::adml());
    return done ? 0 : 1;
}
