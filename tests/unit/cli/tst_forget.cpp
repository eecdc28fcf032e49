// SPDX-License-Identifier: GPL-3.0-or-later
#include "documents.h"

#include "cli/forgetverb.h"
#include "connection/connectioninfo.h"
#include "platform/autostart.h"
#include "platform/files.h"
#include "platform/handover.h"
#include "platform/instancelock.h"
#include "platform/ownerend.h"
#include "secrets/memorystore.h"
#include "secrets/vaultkey.h"
#include "sync/homecontents.h"
#include "sync/homekeys.h"

#include "support/autostartstand.h"
#include "support/awaitend.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

QStringList names(const QJsonValue &list)
{
    QStringList texts;
    const QJsonArray entries = list.toArray();
    for (const auto &entry : entries)
        texts += entry.isString() ? entry.toString() : entry[QLatin1String("what")].toString();
    return texts;
}

} // namespace

/// A home with two connections, one of which somebody has taken off the list, and every kind of file.
class TestForget : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Home> m_home;
    MemoryStore m_store;
    SystemClock m_clock;
    QString m_homeId;
    QStringList m_keys;

    static constexpr auto gone = "zyxwvutsrqpo";

    QString path(const QString &name) const { return m_home->folder() + QLatin1Char('/') + name; }

    void keep(const QString &key)
    {
        QVERIFY(awaitEnd(m_store.write(key, Secret::fromText(QStringLiteral("0pen-sesame")), {}))
                    .value_or(Outcome()));
        m_keys += key;
    }

    Autostart autostart() const
    {
        return Autostart({m_dir->filePath(QStringLiteral("autostart")), QStringLiteral("/usr/bin/fairlead")});
    }

    VerbAnswer forget(bool everything)
    {
        const Autostart entry = autostart();
        const auto answer = awaitEnd(forgetAnswer(*m_home, m_store, &entry, everything, m_clock, {}), 30000);
        return answer.value_or(VerbAnswer());
    }

    QStringList files() const
    {
        return QDir(m_home->folder()).entryList(QDir::Files | QDir::System | QDir::Hidden, QDir::Name);
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_home = std::make_unique<Home>(m_dir->filePath(QStringLiteral("home")));
        m_store.setState(StoreState::Ready);
        for (const QString &key : m_store.keys())
            QVERIFY(awaitEnd(m_store.remove(key, {})));
        m_keys.clear();
        QVERIFY(makePrivateFolder(m_home->logFolder()));
        const ConnectionInfo info = makeHome(*m_home);
        m_homeId = readConnections(m_home->connectionsFile())->homeId;
        for (const QString &name :
             {QStringLiteral("vault"), QStringLiteral("vault.previous"), QStringLiteral("settings.json"),
              QStringLiteral("settings.json.previous"), QStringLiteral("clouds.json"),
              QStringLiteral("workspace.db"), QStringLiteral("workspace.db-wal"),
              QStringLiteral("workspace-%1.db").arg(QLatin1String(gone)),
              QStringLiteral("workspace.db.damaged-1"), QStringLiteral("authorities.pem"),
              QStringLiteral("clientcertificate.p12"), QStringLiteral("log/fairlead.log"),
              QStringLiteral("log/fairleadctl.log.2"), QStringLiteral("workspace.db.damaged-1-shm"),
              QStringLiteral("vault.previous.unreadable-1"), QStringLiteral("vault.damaged")})
            QVERIFY(overwriteFile(path(name), "{}"));
        QVERIFY(overwriteFile(m_home->lockFile(), "4711\n"));
        keep(secretKey(m_homeId, info.id.text(), purpose::password));
        keep(secretKey(m_homeId, QLatin1String(gone), purpose::clientSecret));
        keep(vaultKeyName(m_homeId));
        keep(proxyPasswordKey(m_homeId));
        keep(identityPassphraseKey(m_homeId));
        m_keys.sort();
        QVERIFY(autostart().turnOn());
        // Another home's.
        QVERIFY(awaitEnd(m_store.write(vaultKeyName(QStringLiteral("another")),
                                       Secret::fromText(QStringLiteral("theirs")), {})));
    }

    void everythingGoes()
    {
        const VerbAnswer answer = forget(true);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(names(answer.document[QStringLiteral("credentials")]), m_keys);
        QCOMPARE(m_store.keys(), QStringList{vaultKeyName(QStringLiteral("another"))});
        QVERIFY2(!QFileInfo::exists(m_home->folder()), qPrintable(files().join(u' ')));
        QCOMPARE(autostart().state(), Autostart::State::Off);
        QVERIFY(names(answer.document[QStringLiteral("files")]).contains(QStringLiteral("log/fairlead.log")));
        QVERIFY(answer.document[QStringLiteral("autostart")].isString());
        QCOMPARE(keysOf(answer.document), documentedKeys().value(QStringLiteral("forget")));
        const QString said = forgetVerb().text(answer.document);
        QVERIFY(said.contains(QStringLiteral("workspace.db")));
        QVERIFY(!said.contains(QStringLiteral("0pen-sesame")));

        // And again, where nothing is left.
        const VerbAnswer again = forget(true);
        QCOMPARE(again.exitCode, 0);
        QVERIFY(names(again.document[QStringLiteral("credentials")]).isEmpty());
        QVERIFY2(!QFileInfo::exists(m_home->folder()), "nothing is made to be forgotten");
        QCOMPARE(forgetVerb().text(again.document), QStringLiteral("There was nothing to forget."));
    }

    void dataStaysWithoutAll()
    {
        QCOMPARE(forget(false).exitCode, 0);
        QCOMPARE(m_store.keys(), QStringList{vaultKeyName(QStringLiteral("another"))});
        const QStringList left = files();
        for (const char *name : {"workspace.db", "settings.json", "clouds.json", "authorities.pem"})
            QVERIFY2(left.contains(QLatin1String(name)), name);
        for (const QString &name : left)
            QVERIFY2(!name.startsWith(QLatin1String("vault"))
                         && !name.startsWith(QLatin1String("connections"))
                         && !name.startsWith(QLatin1String("clientcertificate")),
                     qPrintable(name));
        QVERIFY(QFileInfo::exists(path(QStringLiteral("log/fairlead.log"))));
    }

    void othersFilesStay()
    {
        QStringList theirs{
            QStringLiteral("letter.txt"),         QStringLiteral("settings.json.mine"),
            QStringLiteral("vault.backup"),       QStringLiteral("vault.kdbx"),
            QStringLiteral("workspace-notes.db"), QStringLiteral("workspace-notes.txt"),
            QStringLiteral("workspace.db.old"),
        };
        for (const QString &name : std::as_const(theirs))
            QVERIFY(overwriteFile(path(name), "mine"));
        QVERIFY(overwriteFile(path(QStringLiteral("log/app.log")), "theirs"));
        QVERIFY(overwriteFile(path(QStringLiteral("log/fairlead-notes.log")), "theirs"));
        QVERIFY(QDir().mkpath(path(QStringLiteral("vaults"))));
        QVERIFY(QDir().mkpath(path(QStringLiteral("updates.json.previous"))));
        const VerbAnswer answer = forget(true);
        QCOMPARE(answer.exitCode, 0);
        QCOMPARE(files(), theirs);
        QVERIFY(QFileInfo::exists(path(QStringLiteral("log/app.log"))));
        QVERIFY(QFileInfo::exists(path(QStringLiteral("log/fairlead-notes.log"))));
        theirs += {QStringLiteral("log/app.log"), QStringLiteral("log/fairlead-notes.log"),
                   QStringLiteral("updates.json.previous/"), QStringLiteral("vaults/")};
        theirs.sort();
        QStringList kept = names(answer.document[QStringLiteral("kept")]);
        kept.sort();
        QCOMPARE(kept, theirs);
    }

    // FAIRLEAD_HOME=~/Documents: not one of them is Fairlead's, whatever their names are.
    void foldersOfOthersAreRefused_data()
    {
        QTest::addColumn<QString>("alsoThere");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("documents") << QStringLiteral("letter.txt") << QByteArray("dear");
        QTest::newRow("another program's list")
            << QStringLiteral("connections.json") << QByteArray("{\"servers\": [\"abcdefghijkl\"]}");
        QTest::newRow("another program's vault")
            << QStringLiteral("vault") << QByteArray("$ANSIBLE_VAULT;1.1");
        QTest::newRow("another program's lock") << QStringLiteral("lock") << QByteArray("4711\n");
        QTest::newRow("another program's log") << QStringLiteral("log/app.log") << QByteArray("x");
    }
    void foldersOfOthersAreRefused()
    {
        QFETCH(const QString, alsoThere);
        QFETCH(const QByteArray, content);
        m_home = std::make_unique<Home>(m_dir->filePath(QStringLiteral("Documents")));
        QVERIFY(QDir().mkpath(m_home->logFolder()));
        for (const char *name :
             {"vault.kdbx", "settings.json", "clouds.json", "updates.json", "workspace.db"})
            QVERIFY(overwriteFile(path(QLatin1String(name)), "mine"));
        QVERIFY(overwriteFile(path(alsoThere), content));
        const QStringList before = files();
        for (const bool everything : {false, true}) {
            const VerbAnswer refused = forget(everything);
            QCOMPARE(refused.exitCode, 2);
            QVERIFY(refused.error);
            QVERIFY(refused.error->text().contains(QStringLiteral("Documents")));
            QCOMPARE(files(), before); // not even a lock
            QCOMPARE(forgetVerb().text(documentOf(refused)), QString());
        }
        QCOMPARE(autostart().state(), Autostart::State::On);
    }

    void homesAreKnownByWhatOnlyFairleadMakes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("damaged list") << QStringLiteral("connections.json.damaged")
                                      << QByteArray("{\"homeId\": \"home1234\", \"conn\0\0");
        QTest::newRow("damaged vault") << QStringLiteral("vault") << QByteArray("FAIRLVLT and garbage");
        QTest::newRow("unreadable vault") << QStringLiteral("vault.unreadable-2") << QByteArray("FAIRLVLT");
        QTest::newRow("log beside the lock") << QStringLiteral("log/fairleadctl.log") << QByteArray("x");
    }
    void homesAreKnownByWhatOnlyFairleadMakes()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        m_home = std::make_unique<Home>(m_dir->filePath(QStringLiteral("other")));
        QVERIFY(!isHome(*m_home));
        QVERIFY(QDir().mkpath(m_home->logFolder()));
        QVERIFY(overwriteFile(m_home->lockFile(), "4711\n"));
        QVERIFY(!isHome(*m_home));
        QVERIFY(overwriteFile(path(name), content));
        QVERIFY(isHome(*m_home));
        (void)forget(true);
        QVERIFY2(!QFileInfo::exists(m_home->folder()), qPrintable(files().join(u' ')));
    }

    void linkedLogsAreNotFollowed()
    {
#ifdef Q_OS_WIN
        constexpr bool hasLinks = false; // a privilege there
#else
        constexpr bool hasLinks = true;
#endif
        const QString elsewhere = m_dir->filePath(QStringLiteral("elsewhere"));
        QVERIFY(QDir(m_home->logFolder()).removeRecursively());
        QVERIFY(QDir().mkpath(elsewhere));
        QVERIFY(overwriteFile(elsewhere + QStringLiteral("/fairlead.log"), "theirs"));
        if (hasLinks)
            QVERIFY(QFile::link(elsewhere, m_home->logFolder()));
        const QStringList kept = names(forget(true).document[QStringLiteral("kept")]);
        QCOMPARE(kept, hasLinks ? QStringList{QStringLiteral("log")} : QStringList());
        QVERIFY(QFileInfo::exists(elsewhere + QStringLiteral("/fairlead.log")));
    }

#ifndef Q_OS_DARWIN
    void refusalIsForgottenAndThePackagesEntryIsNot()
    {
        const AutostartStand stand;
        QVERIFY(stand.setEverybody(AutostartStand::Entry::Ours));
        const Autostart entry = stand.autostart();
        QVERIFY(entry.turnOff());
        QCOMPARE(entry.state(), Autostart::State::Off);
        const auto answer = awaitEnd(forgetAnswer(*m_home, m_store, &entry, true, m_clock, {}), 30000);
        QVERIFY(answer && answer->exitCode == 0);
        QVERIFY(forgetVerb()
                    .text(answer->document)
                    .contains(answer->document[QStringLiteral("autostart")].toString()));
        QVERIFY(!answer->document[QStringLiteral("autostart")].toString().isEmpty());
        QVERIFY(!stand.hasOwn() && !stand.hasRefused());
        QCOMPARE(entry.state(), Autostart::State::On);
        // Of the person's own there is nothing now, and nothing is said of the package's.
        const auto again = awaitEnd(forgetAnswer(*m_home, m_store, &entry, true, m_clock, {}), 30000);
        QVERIFY(again && again->document[QStringLiteral("autostart")].isNull());
        QCOMPARE(entry.state(), Autostart::State::On);
    }
#endif

    void anotherHomesEntryStays()
    {
        const auto answer = awaitEnd(forgetAnswer(*m_home, m_store, nullptr, true, m_clock, {}), 30000);
        QVERIFY(answer);
        QCOMPARE(answer->exitCode, 0);
        QVERIFY(answer->document[QStringLiteral("autostart")].isNull());
        QCOMPARE(autostart().state(), Autostart::State::On);
    }

    void standardHomeIsTheOneWithoutEnvironment()
    {
        const auto chosen = qgetenv("FAIRLEAD_HOME");
        qunsetenv("FAIRLEAD_HOME");
        const QString folder = Home::fromEnvironment().folder();
        if (!chosen.isNull())
            qputenv("FAIRLEAD_HOME", chosen);
        QCOMPARE(standardHome().folder(), folder);
    }

    void damagedListIsReadAsFarAsItGoes()
    {
        auto bytes = readFile(m_home->connectionsFile());
        QVERIFY(bytes);
        QVERIFY(overwriteFile(m_home->connectionsFile(), bytes->chopped(7) + "garbage"));
        (void)QFile::remove(previousOf(m_home->connectionsFile()));
        QVERIFY(!readConnections(m_home->connectionsFile()));
        QCOMPARE(names(forget(true).document[QStringLiteral("credentials")]), m_keys);
    }

    void lostListIsTold()
    {
        (void)QFile::remove(m_home->connectionsFile());
        (void)QFile::remove(previousOf(m_home->connectionsFile()));
        const VerbAnswer answer = forget(true);
        QCOMPARE(answer.exitCode, 4);
        const QJsonArray left = answer.document[QStringLiteral("left")].toArray();
        QCOMPARE(left.size(), 1);
        QCOMPARE(keysOf(left.at(0).toObject()), documentedKeys().value(QStringLiteral("forget left")));
        QVERIFY(!QFileInfo::exists(m_home->folder()));
    }

    void closedKeychainIsNamedAndFoundLater()
    {
        m_store.setState(StoreState::Locked);
        const VerbAnswer closed = forget(true);
        QCOMPARE(closed.exitCode, 4);
        for (const QString &key : std::as_const(m_keys))
            QVERIFY2(names(closed.document[QStringLiteral("left")]).contains(key), qPrintable(key));
        QCOMPARE(files(), QStringList{QStringLiteral("connections.json.forgotten")});
        QVERIFY(!QFileInfo::exists(m_home->vaultFile())
                && !QFileInfo::exists(path(QStringLiteral("workspace.db"))));

        m_store.setState(StoreState::Ready);
        const VerbAnswer open = forget(true);
        QCOMPARE(open.exitCode, 0);
        QCOMPARE(names(open.document[QStringLiteral("credentials")]), m_keys);
        QVERIFY(!QFileInfo::exists(m_home->folder()));
    }

    void ownerIsAskedToEndFirst()
    {
        auto held = InstanceLock::take(m_home->lockFile());
        QVERIFY(held);
        std::optional<InstanceLock> lock(std::move(*held));
        auto *server = new HandOverServer(handOverName(m_home->folder()),
                                          [&lock](QJsonObject request, CancelToken) -> Task<QJsonObject> {
                                              if (request.value(QLatin1String("verb")).toString() == quitVerb)
                                                  lock.reset();
                                              co_return QJsonObject{{QStringLiteral("ok"), true}};
                                          });
        const std::unique_ptr<HandOverServer> listening(server);
        QVERIFY(listening->listen());
        QCOMPARE(forget(true).exitCode, 0);
        QVERIFY(!lock);
        QVERIFY(!QFileInfo::exists(m_home->connectionsFile()));
    }

    void wordsAloneDoNotForget()
    {
        Arguments arguments;
        const auto refused = forgetVerb().check(arguments);
        QVERIFY(refused);
        QCOMPARE(exitCodeFor(*refused), 2);
        arguments.options.insert(QStringLiteral("yes"), {});
        QVERIFY(!forgetVerb().check(arguments));
    }
};

QTEST_GUILESS_MAIN(TestForget)
#include "tst_forget.moc"
