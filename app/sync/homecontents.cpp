// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homecontents.h"

#include "platform/files.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

namespace fairlead {

namespace {

constexpr qint64 longestLock = 64;

bool isWhole(const QRegularExpression &name, const QString &file)
{
    return name.match(file).hasMatch();
}

bool isVault(const QString &file)
{
    static const QRegularExpression vault(
        QStringLiteral("\\Avault(\\.previous)?(\\.damaged|\\.unreadable-[0-9]+)?\\z"));
    return isWhole(vault, file);
}

bool isLog(const QString &file)
{
    static const QRegularExpression log(QStringLiteral("\\A(fairlead|fairleadctl)\\.log(\\.[0-9]+)?\\z"));
    return isWhole(log, file);
}

bool isRealFolder(const QString &path)
{
    const QFileInfo info(path);
    return info.isDir() && !info.isSymLink();
}

/// A list that cannot be read as JSON any more still says whose it is.
bool isListOfOurs(const QString &path)
{
    static const QRegularExpression homeId(QStringLiteral("\"homeId\"\\s*:\\s*\"[a-z0-9]{4,40}\""));
    const auto bytes = readFile(path);
    return bytes && homeId.match(QString::fromUtf8(*bytes)).hasMatch();
}

/// By the first bytes of the format (secrets/vaultfile.h), which damage further on leaves.
bool isVaultOfOurs(const QString &path)
{
    const auto bytes = readFile(path);
    return bytes && bytes->startsWith("FAIRLVLT");
}

/// It holds a process id and nothing else (platform/instancelock.h).
bool isLockOfOurs(const QString &path)
{
    const auto bytes = readFile(path, longestLock);
    bool isNumber = false;
    if (bytes)
        bytes->trimmed().toLongLong(&isNumber);
    return isNumber;
}

} // namespace

namespace homefile {

bool isForgottenNames(const QString &file)
{
    return file == QLatin1String("connections.json.forgotten");
}

bool isList(const QString &file)
{
    static const QRegularExpression list(
        QStringLiteral("\\Aconnections\\.json(\\.previous|\\.damaged|\\.forgotten)?\\z"));
    return isWhole(list, file);
}

bool holdsCredentials(const QString &file)
{
    static const QRegularExpression certificate(
        QStringLiteral("\\Aclientcertificate\\.p12(\\.previous)?\\z"));
    return isVault(file) || isWhole(certificate, file);
}

bool isWorkspace(const QString &file)
{
    static const QRegularExpression workspace(QStringLiteral(
        "\\Aworkspace(-[a-z0-9]{12})?\\.db(\\.new|\\.damaged-[0-9]+)?(-wal|-shm|-journal)?\\z"));
    return isWhole(workspace, file);
}

bool isOurs(const QString &file)
{
    static const QRegularExpression further(QStringLiteral(
        "\\A((settings|clouds|updates)\\.json|authorities\\.pem)(\\.previous)?\\z|\\Asocket\\z"));
    return isWhole(further, file) || isWorkspace(file) || holdsCredentials(file) || isList(file);
}

} // namespace homefile

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name);
}

QStringList logFilesOf(const Home &home)
{
    QStringList logs;
    if (!isRealFolder(home.logFolder()))
        return logs;
    const QStringList files = filesIn(home.logFolder());
    for (const QString &file : files) {
        if (isLog(file))
            logs += QStringLiteral("log/") + file;
    }
    return logs;
}

QStringList foreignIn(const Home &home)
{
    QStringList foreign;
    const auto look = [&foreign](const QString &folder, const QString &prefix, const auto &isKnown) {
        const QStringList entries = QDir(folder).entryList(
            QDir::Files | QDir::Dirs | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        for (const QString &entry : entries) {
            const bool isFolder = isRealFolder(folder + QLatin1Char('/') + entry);
            if (!isKnown(entry, isFolder))
                foreign += prefix + entry + (isFolder ? QStringLiteral("/") : QString());
        }
    };
    look(home.folder(), {}, [](const QString &entry, bool isFolder) {
        return isFolder ? entry == QLatin1String("log")
                        : homefile::isOurs(entry) || entry == QLatin1String("lock");
    });
    if (isRealFolder(home.logFolder()))
        look(home.logFolder(), QStringLiteral("log/"),
             [](const QString &entry, bool isFolder) { return !isFolder && isLog(entry); });
    return foreign;
}

// As Home::fromEnvironment() has it where the environment says nothing.
Home standardHome()
{
    return Home(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                + QStringLiteral("/fairlead"));
}

bool isHome(const Home &home)
{
    if (home.folder() == standardHome().folder())
        return QFileInfo(home.folder()).isDir();
    const QStringList files = filesIn(home.folder());
    const bool isNamed = std::any_of(files.cbegin(), files.cend(), [&home](const QString &file) {
        const QString path = home.folder() + QLatin1Char('/') + file;
        return (homefile::isList(file) && isListOfOurs(path)) || (isVault(file) && isVaultOfOurs(path));
    });
    return isNamed || (!logFilesOf(home).isEmpty() && isLockOfOurs(home.lockFile()));
}

} // namespace fairlead
