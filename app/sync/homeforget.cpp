// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/homeforget.h"

#include "connection/connectioninfo.h"
#include "platform/files.h"
#include "secrets/secretstore.h"
#include "secrets/tokenvault.h"
#include "secrets/vaultkey.h"
#include "sync/homecontents.h"
#include "sync/homekeys.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace fairlead {

namespace {

struct HomeForgetText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::HomeForget)
};

/// What names of keychain entries are made of.
struct Names
{
    QSet<QString> homes;
    QSet<QString> connections;
};

/// Not parsed: a damaged list still has most of its names. Whatever else is twelve letters long in it is
/// looked for in the keychain in vain.
void collect(const QByteArray &bytes, Names &names)
{
    static const QRegularExpression homeId(QStringLiteral("\"homeId\"\\s*:\\s*\"([a-z0-9]{4,40})\""));
    static const QRegularExpression connection(QStringLiteral("\"([a-z0-9]{12})\""));
    const QString text = QString::fromUtf8(bytes);
    for (auto it = homeId.globalMatch(text); it.hasNext();)
        names.homes += it.next().captured(1);
    for (auto it = connection.globalMatch(text); it.hasNext();)
        names.connections += it.next().captured(1);
}

Names keychainNames(const Home &home)
{
    static const QRegularExpression further(QStringLiteral("\\Aworkspace-([a-z0-9]{12})\\.db"));
    Names names;
    const QStringList files = filesIn(home.folder());
    for (const QString &file : files) {
        if (const auto match = further.match(file); homefile::isWorkspace(file) && match.hasMatch())
            names.connections += match.captured(1);
        if (!homefile::isList(file))
            continue;
        if (const auto bytes = readFile(home.folder() + QLatin1Char('/') + file))
            collect(*bytes, names);
    }
    return names;
}

QStringList keysOf(const Names &names)
{
    QStringList keys;
    for (const QString &homeId : names.homes) {
        for (const QString &connection : names.connections) {
            for (const QString &kind : {purpose::password, purpose::clientSecret, purpose::privateKey})
                keys += secretKey(homeId, connection, kind);
        }
        keys += proxyPasswordKey(homeId);
        keys += identityPassphraseKey(homeId);
        keys += vaultKeyName(homeId);
    }
    keys.sort();
    return keys;
}

Error namesLost()
{
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeForgetText::tr(
        "The list of connections is gone, and with it the names of what the keychain may still hold.");
    error.remedy = HomeForgetText::tr(
        "Look in the keychain for entries whose names begin with “fairlead/”, and delete them there.");
    return error;
}

/// A store that is closed for one entry is closed for all: asking for each would take minutes.
bool concernsTheStore(const Error &error)
{
    return error.code == ErrorCode::StoreLocked || error.code == ErrorCode::StoreAbsent
        || error.code == ErrorCode::StoreBroken;
}

Task<void> forgetCredentials(SecretStore *store, QStringList keys, Forgotten *forgotten, CancelToken cancel)
{
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QString key = keys.at(i);
        // Deleting what is not there is a success: asked first, so that only what was there is named.
        const auto there = co_await store->read(key, cancel);
        if (!there && there.error().code == ErrorCode::SecretNotFound)
            continue;
        Outcome removed;
        if (there || !concernsTheStore(there.error()))
            removed = co_await store->remove(key, cancel);
        else
            removed = fail(there.error());
        if (removed) {
            forgotten->credentials += key;
            continue;
        }
        const bool allOfThem = concernsTheStore(removed.error()) || removed.error().isCancelled();
        const QStringList remaining = allOfThem ? keys.mid(i) : QStringList{key};
        for (const QString &left : remaining)
            forgotten->left += {left, removed.error()};
        if (allOfThem)
            co_return;
    }
}

/// Nothing but what collect() finds again: neither organisations nor users.
bool keepNames(const Home &home, const Names &names)
{
    QJsonArray homes;
    for (const QString &homeId : names.homes)
        homes += QJsonObject{{QStringLiteral("homeId"), homeId}};
    const QJsonObject kept{
        {QStringLiteral("homes"), homes},
        {QStringLiteral("connections"), QJsonArray::fromStringList(names.connections.values())},
    };
    return overwriteFile(home.connectionsFile() + QStringLiteral(".forgotten"), QJsonDocument(kept).toJson())
        .has_value();
}

void forgetFile(const QString &folder, const QString &name, Forgotten &forgotten)
{
    QFile file(folder + QLatin1Char('/') + name);
    if (file.remove()) {
        forgotten.files += name;
        return;
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = HomeForgetText::tr("The file %1 could not be deleted.")
                         .arg(QDir::toNativeSeparators(file.fileName()));
    error.remedy = HomeForgetText::tr("Close whatever has it open, and try again.");
    error.detail = file.errorString();
    forgotten.left += {name, error};
}

void forgetLogs(const Home &home, Forgotten &forgotten)
{
    const QStringList logs = logFilesOf(home);
    for (const QString &log : logs)
        forgetFile(home.folder(), log, forgotten);
    QDir(home.folder()).rmdir(QStringLiteral("log"));
}

} // namespace

Task<Forgotten> forgetHome(Home home, SecretStore &store, Forgetting what, CancelToken cancel)
{
    Forgotten forgotten;
    const Names names = keychainNames(home);
    co_await forgetCredentials(&store, keysOf(names), &forgotten, cancel);
    const bool keepsNames = !forgotten.left.isEmpty();
    const bool keepsList = keepsNames && !keepNames(home, names);
    if (names.homes.isEmpty() && (TokenVault::exists(home.vaultFile()) || !names.connections.isEmpty()))
        forgotten.left += {QStringLiteral("fairlead/…"), namesLost()};

    const QStringList files = filesIn(home.folder());
    for (const QString &file : files) {
        const bool isForgotten = homefile::isForgottenNames(file);
        const bool goes = homefile::isList(file)
            ? !keepsList && !(keepsNames && isForgotten)
            : homefile::holdsCredentials(file) || (what == Forgetting::Everything && homefile::isOurs(file));
        if (goes)
            forgetFile(home.folder(), file, forgotten);
    }
    if (what == Forgetting::Everything)
        forgetLogs(home, forgotten);
    forgotten.kept = foreignIn(home);
    co_return forgotten;
}

void dropLock(const Home &home)
{
    QFile::remove(home.lockFile());
    QDir().rmdir(home.folder());
}

} // namespace fairlead
