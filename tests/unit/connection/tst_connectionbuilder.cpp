// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Finish builds connection + secrets + workspace or rolls all back": every step is made to fail once.
#include "connection/connectionbuilder.h"

#include "connection/connectioncolour.h"
#include "platform/files.h"
#include "secrets/memorystore.h"
#include "secrets/vaultkey.h"
#include "support/awaitend.h"
#include "support/failingstore.h"
#include "support/manualclock.h"
#include "workspace/workspace.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace fairlead;

namespace {

ObjectInfo account()
{
    ObjectInfo object;
    object.name = QStringLiteral("Account");
    object.label = QStringLiteral("Accounts");
    object.setName = object.name;
    object.idField = QStringLiteral("Id");
    object.stampField = QStringLiteral("SystemModstamp");
    for (const auto &[name, type] : {std::pair{"Id", FieldType::Id}, std::pair{"Name", FieldType::Text},
                                     std::pair{"SystemModstamp", FieldType::DateTime}}) {
        FieldInfo field;
        field.name = field.label = QString::fromLatin1(name);
        field.type = type;
        object.fields += field;
    }
    return object;
}

NewConnection wanted(const QString &secret, const QString &organisation = QStringLiteral("org"))
{
    NewConnection connection;
    connection.info.name = QStringLiteral("Acme");
    connection.info.crm = CrmKind::Dynamics;
    connection.info.cloud = QStringLiteral("global");
    connection.info.address = QUrl(QStringLiteral("https://acme.crm.dynamics.com"));
    connection.info.organisationId = organisation;
    connection.info.tenantId = QStringLiteral("tenant");
    connection.info.clientId = QStringLiteral("client");
    connection.info.method = SignInMethod::DynamicsPassword;
    connection.info.userName = QStringLiteral("integration@acme.example");
    connection.info.userId = QStringLiteral("user");
    connection.info.objects = {QStringLiteral("Account")};
    connection.secrets.password = Secret(secret.toUtf8() + "-password");
    connection.secrets.clientSecret = Secret(secret.toUtf8() + "-client");
    connection.refreshToken = Secret(secret.toUtf8() + "-token");
    connection.objects = {account()};
    return connection;
}

} // namespace

class TestConnectionBuilder : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    MemoryStore m_memory;
    ManualClock m_clock;
    SystemClock m_slowClock;
    BuildTurn m_turn;

    Home home() const { return Home(m_dir->filePath(QStringLiteral("home"))); }

    Result<BuiltConnection> build(SecretStore &store, NewConnection connection, CancelToken cancel = {})
    {
        ConnectionBuilder builder(home(), store, m_clock, m_turn);
        return *awaitEnd(builder.build(std::move(connection), cancel));
    }

    bool setWatermark() const
    {
        const auto workspace = Workspace::open(home().workspaceFile(QStringLiteral("workspace.db")));
        PullCursor cursor;
        cursor.watermark = QStringLiteral("2026-05-01T10:00:00Z");
        return workspace && (*workspace)->setCheckpoint(QStringLiteral("Account"), cursor);
    }
    QString watermark() const
    {
        const auto workspace = Workspace::open(home().workspaceFile(QStringLiteral("workspace.db")));
        return workspace ? (*workspace)->checkpoint(QStringLiteral("Account"))->watermark
                         : QStringLiteral("?");
    }

    ConnectionsDocument document() const { return *readConnections(home().connectionsFile()); }

    /// Everything a later start of the program would find.
    QStringList everything()
    {
        QStringList found;
        const ConnectionsDocument now = document();
        for (const auto &info : now.connections) {
            found += QString::fromUtf8(QJsonDocument(toJson(info)).toJson(QJsonDocument::Compact));
            const VaultSlot slot{now.homeId, info.id.text(), info.organisationId, purpose::refreshToken};
            const auto key = awaitEnd(m_memory.read(vaultKeyName(now.homeId), {}));
            const auto token = TokenVault(home().vaultFile(), **key).read(slot);
            found += QStringLiteral("token ")
                + (token ? QString::fromUtf8(token->reveal()) : nameOf(token.error().code));
        }
        const auto keys = m_memory.keys();
        for (const QString &key : keys) {
            // The home's own key may be made ahead of the first token; without a vault it opens nothing.
            if (key != vaultKeyName(now.homeId))
                found +=
                    key + QLatin1Char(' ') + QString::fromUtf8((*awaitEnd(m_memory.read(key, {})))->reveal());
        }
        found += QDir(home().folder()).entryList({QStringLiteral("workspace*.db")}, QDir::Files);
        return found;
    }

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        const auto keys = m_memory.keys();
        for (const QString &key : keys)
            QVERIFY(*awaitEnd(m_memory.remove(key, {})));
    }

    void buildsAllOfIt()
    {
        const auto built = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY2(built, qPrintable(built ? QString() : built.error().text()));
        QVERIFY(!built->replaced);
        const ConnectionInfo info = built->target.info;
        QCOMPARE(document().connections, QList<ConnectionInfo>{info});
        QCOMPARE(info.workspaceFile, QStringLiteral("workspace.db"));
        QCOMPARE(info.createdAt, m_clock.nowUtc());
        const auto kept =
            awaitEnd(m_memory.read(secretKey(document().homeId, info.id.text(), purpose::password), {}));
        QCOMPARE((*kept)->reveal(), QByteArray("first-password"));
        const auto workspace = Workspace::open(home().workspaceFile(info.workspaceFile));
        QVERIFY(workspace);
        QCOMPARE(*(*workspace)->organisationId(), QStringLiteral("org"));
        QCOMPARE(*(*workspace)->rowCount(QStringLiteral("Account")), 0);
    }

    void sameUserAgainRenewsTheConnection()
    {
        const auto first = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY(first);
        const auto second = build(m_memory, wanted(QStringLiteral("second")));
        QVERIFY(second);
        QVERIFY(second->replaced);
        QCOMPARE(second->target.info.id, first->target.info.id);
        QCOMPARE(second->target.info.workspaceFile, first->target.info.workspaceFile);
        QCOMPARE(document().connections.size(), 1);
        QVERIFY(everything().filter(QStringLiteral("first-")).isEmpty());
        QVERIFY(everything().contains(QStringLiteral("token second-token")));
    }

    void renewedConnectionKeepsItsObjectsUnlessOthersWereChosen()
    {
        const QStringList own{QStringLiteral("User"), QStringLiteral("Opportunity")};
        NewConnection first = wanted(QStringLiteral("first"));
        first.info.objects = own;
        QVERIFY(build(m_memory, first));
        NewConnection proposed = wanted(QStringLiteral("second"));
        proposed.objectsChosen = false;
        const auto renewed = build(m_memory, proposed);
        QVERIFY(renewed && renewed->replaced);
        QCOMPARE(renewed->target.info.objects, own);
        QCOMPARE(document().connections.constFirst().objects, own);

        QVERIFY(build(m_memory, wanted(QStringLiteral("third"))));
        QCOMPARE(document().connections.constFirst().objects, QStringList{QStringLiteral("Account")});
    }

    void anotherOrganisationIsAnotherConnection()
    {
        QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        const auto second = build(m_memory, wanted(QStringLiteral("second"), QStringLiteral("org2")));
        QVERIFY(second);
        QVERIFY(!second->replaced);
        QCOMPARE(second->target.info.name, QStringLiteral("Acme 2"));
        QVERIFY(second->target.info.workspaceFile.startsWith(QStringLiteral("workspace-")));
        QVERIFY(everything().contains(QStringLiteral("token first-token")));
    }

    void noLongerKeptPasswordIsForgotten()
    {
        QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        NewConnection again = wanted(QStringLiteral("second"));
        again.info.keepsPassword = false;
        QVERIFY(build(m_memory, again));
        QCOMPARE(everything().filter(QStringLiteral("password")).filter(QStringLiteral("first")), {});
        QCOMPARE(everything().filter(QStringLiteral("second-password")), {});
    }

    void keptOnlyUntilQuitTouchesNeitherStoreNorVault_data()
    {
        QTest::addColumn<bool>("renewing");
        QTest::newRow("new") << false;
        QTest::newRow("renewed") << true;
    }
    void keptOnlyUntilQuitTouchesNeitherStoreNorVault()
    {
        QFETCH(bool, renewing);
        QVERIFY(build(m_memory, wanted(QStringLiteral("other"), QStringLiteral("other org"))));
        if (renewing)
            QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        const QStringList vaults = {QStringLiteral("vault*")};
        const QStringList files = QDir(home().folder()).entryList(vaults);
        const QByteArray vault = *readFile(home().vaultFile());

        FailingStore absent(m_memory);
        absent.failAt = 0;
        NewConnection connection = wanted(QStringLiteral("second"));
        connection.onlyUntilQuit = true;
        const auto built = build(absent, connection);
        QVERIFY2(built, qPrintable(built ? QString() : built.error().text()));
        QCOMPARE(built->replaced, renewing);
        QCOMPARE(absent.asked, 0);
        QCOMPARE(*readFile(home().vaultFile()), vault);
        QCOMPARE(QDir(home().folder()).entryList(vaults), files);
        QVERIFY(everything().filter(QStringLiteral("second-")).isEmpty());

        // It is all there for this process.
        QVERIFY(built->vaultKey.isEmpty());
        QVERIFY(built->target.heldToken);
        QCOMPARE(built->target.heldToken->reveal(), QByteArray("second-token"));
        QCOMPARE(built->target.secrets.password.reveal(), QByteArray("second-password"));
        QVERIFY(!document().find(built->target.info.id)->keepsPassword);
    }

    void lostVaultIsSetAsideWhenSignedInAgain_data()
    {
        QTest::addColumn<QString>("how");
        for (const char *how : {"key gone", "other key", "both copies damaged"})
            QTest::newRow(how) << QString(how);
    }
    void lostVaultIsSetAsideWhenSignedInAgain()
    {
        QFETCH(QString, how);
        QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        const QString key = vaultKeyName(document().homeId);
        if (how == QLatin1String("key gone"))
            QVERIFY(*awaitEnd(m_memory.remove(key, {})));
        else if (how == QLatin1String("other key"))
            QVERIFY(*awaitEnd(m_memory.write(key, TokenVault::makeKey(), {})));
        else
            for (const auto *suffix : {"", ".previous"})
                QVERIFY(QFile(home().vaultFile() + QLatin1String(suffix)).resize(20));

        // Locked is not lost: nothing is put aside then.
        m_memory.setState(StoreState::Locked);
        QVERIFY(!build(m_memory, wanted(QStringLiteral("second"))));
        m_memory.setState(StoreState::Ready);
        QCOMPARE(QDir(home().folder()).entryList({QStringLiteral("vault.unreadable*")}).size(), 0);

        // A store that forgets is no witness.
        QCOMPARE(build(m_memory, wanted(QStringLiteral("second"))).error().code,
                 how == QLatin1String("both copies damaged") ? ErrorCode::VaultDamaged
                                                             : ErrorCode::VaultKeyLost);
        QCOMPARE(QDir(home().folder()).entryList({QStringLiteral("vault.unreadable*")}).size(), 0);

        FailingStore keychain(m_memory);
        const auto again = build(keychain, wanted(QStringLiteral("second")));
        QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
        QVERIFY(again->replaced);
        QVERIFY(everything().contains(QStringLiteral("token second-token")));
        QVERIFY(!QDir(home().folder()).entryList({QStringLiteral("vault.unreadable*")}).isEmpty());
    }

    void otherOrganisationsWorkspaceIsNotTakenOver()
    {
        QVERIFY(QDir().mkpath(home().folder()));
        {
            const auto left = Workspace::open(home().workspaceFile(QStringLiteral("workspace.db")));
            QVERIFY(left);
            QVERIFY((*left)->setOrganisationId(QStringLiteral("another org")));
        }
        const auto built = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY2(built, qPrintable(built ? QString() : built.error().text()));
        const QString own = built->target.info.workspaceFile;
        QCOMPARE(own, QStringLiteral("workspace-%1.db").arg(built->target.info.id.text()));
        const auto left = Workspace::open(home().workspaceFile(QStringLiteral("workspace.db")));
        QVERIFY(left);
        QCOMPARE(*(*left)->organisationId(), QStringLiteral("another org"));
        QCOMPARE(document().connections.constFirst().workspaceFile, own);
    }

    // What a removed connection has left is gone on with, but not from where some other user was.
    void aWorkspaceThatWasLeftIsReadAgain()
    {
        const auto first = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY(first);
        QVERIFY(setWatermark());
        ConnectionsDocument empty = document();
        empty.connections.clear();
        QVERIFY(writeConnections(home().connectionsFile(), empty));
        const auto second = build(m_memory, wanted(QStringLiteral("second")));
        QVERIFY(second && !second->replaced);
        QCOMPARE(second->target.info.workspaceFile, QStringLiteral("workspace.db"));
        QCOMPARE(watermark(), QString());
    }

    void severalConnectionsDiffer()
    {
        QSet<QString> colours;
        for (int i = 0; i < int(connectionColours().size()); ++i) {
            const QString name = QStringLiteral("org%1").arg(i);
            const auto built = build(m_memory, wanted(name, name));
            QVERIFY(built);
            colours += built->target.info.colour;
        }
        QCOMPARE(colours.size(), connectionColours().size());
        QVERIFY(!colours.contains(QString()));
    }

    void renewalIsPinned_data()
    {
        QTest::addColumn<QString>("organisation");
        QTest::addColumn<QString>("user");
        QTest::addColumn<bool>("mayChange");
        QTest::addColumn<std::optional<ErrorCode>>("refusal");
        using Refusal = std::optional<ErrorCode>;
        const QString org = QStringLiteral("ORG");
        QTest::newRow("the same") << org << QStringLiteral("USER") << false << Refusal();
        QTest::newRow("another user")
            << org << QStringLiteral("other") << false << Refusal(ErrorCode::WrongUser);
        QTest::newRow("no user") << org << QString() << false << Refusal(ErrorCode::WrongUser);
        QTest::newRow("another organisation") << QStringLiteral("org2") << QStringLiteral("user") << false
                                              << Refusal(ErrorCode::WrongOrganisation);
        QTest::newRow("another user takes over") << org << QStringLiteral("other") << true << Refusal();
        QTest::newRow("of another organisation") << QStringLiteral("org2") << QStringLiteral("other") << true
                                                 << Refusal(ErrorCode::WrongOrganisation);
        QTest::newRow("who is connected already")
            << org << QStringLiteral("second user") << true << Refusal(ErrorCode::WrongUser);
    }
    void renewalIsPinned()
    {
        QFETCH(const QString, organisation);
        QFETCH(const QString, user);
        QFETCH(const bool, mayChange);
        QFETCH(const std::optional<ErrorCode>, refusal);
        NewConnection first = wanted(QStringLiteral("first"), QStringLiteral("org"));
        const auto built = build(m_memory, first);
        QVERIFY(built);
        first.info.organisationId = QStringLiteral("ORG");
        first.info.userId = QStringLiteral("second user");
        QVERIFY(build(m_memory, first));
        QVERIFY(setWatermark());
        const QStringList before = everything();

        // The name is the same in every row: only ids count.
        NewConnection again = wanted(QStringLiteral("again"), organisation);
        again.info.userId = user;
        again.renewal =
            Renewal{built->target.info.id, mayChange ? Renewal::User::Other : Renewal::User::Same};
        const auto renewed = build(m_memory, again);
        QCOMPARE(renewed ? std::optional<ErrorCode>() : renewed.error().code, refusal);
        if (refusal) {
            QCOMPARE(everything(), before);
            QVERIFY(!watermark().isEmpty());
            return;
        }
        QVERIFY(renewed->replaced);
        QCOMPARE(renewed->target.info.id, built->target.info.id);
        QCOMPARE(renewed->target.info.colour, built->target.info.colour);
        QCOMPARE(document().connections.size(), 2);
        QVERIFY(everything().contains(QStringLiteral("token again-token")));
        QCOMPARE(watermark().isEmpty(), mayChange);
    }

    void renewingWhatIsGoneMakesNothing()
    {
        NewConnection again = wanted(QStringLiteral("again"));
        again.renewal = Renewal{ConnectionId(QStringLiteral("abcdefghijkl"))};
        const auto built = build(m_memory, again);
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::RecordMissing);
        QVERIFY(document().connections.isEmpty());
    }

    void renewingBringsBackWhatWasRevoked()
    {
        const auto built = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY(built);
        ConnectionsDocument revoked = document();
        ConnectionInfo &info = revoked.connections[0];
        info.revoked = info.revocationOwed = true;
        info.revokedAt = m_clock.nowUtc();
        QVERIFY(writeConnections(home().connectionsFile(), revoked));
        QVERIFY(build(m_memory, wanted(QStringLiteral("second"))));
        QCOMPARE(document().connections.constFirst(), built->target.info);
    }

    /// While the keychain is waited for the file goes on: it is added to, never put back to what it was.
    void whatHappensMeanwhileStands_data()
    {
        QTest::addColumn<bool>("renewing");
        QTest::newRow("new") << false;
        QTest::newRow("renewed") << true;
    }
    void whatHappensMeanwhileStands()
    {
        QFETCH(bool, renewing);
        const auto other = build(m_memory, wanted(QStringLiteral("other"), QStringLiteral("other org")));
        QVERIFY(other);
        if (renewing)
            QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        const salesforce::ServerAccess access = salesforce::chooseAccess(
            QStringLiteral("org"), QUrl(QStringLiteral("https://acme.example")), QStringLiteral("a@b"));
        FailingStore store(m_memory);
        store.failAt = 2;
        store.instead = [&] {
            ConnectionsDocument now = document();
            ConnectionInfo &first = now.connections[0];
            first.revoked = first.revocationOwed = true;
            first.name = renewing ? QStringLiteral("Mine") : QStringLiteral("Acme 2");
            if (renewing)
                now.connections[1].colour = QStringLiteral("teal");
            now.serverAccess.insert(first.id, access);
            QVERIFY(writeConnections(home().connectionsFile(), now));
        };
        const auto built = build(store, wanted(QStringLiteral("second")));
        QVERIFY2(built, qPrintable(built ? QString() : built.error().text()));
        QVERIFY2(store.asked > 2, "the file has changed meanwhile");
        const ConnectionsDocument now = document();
        QCOMPARE(now.connections.size(), 2);
        const ConnectionInfo *untouched = now.find(other->target.info.id);
        QVERIFY(untouched && untouched->revoked && untouched->revocationOwed);
        QVERIFY(untouched->name != QStringLiteral("Acme"));
        QCOMPARE(now.serverAccess.value(untouched->id), access);
        const ConnectionInfo *own = now.find(built->target.info.id);
        QVERIFY(own);
        QCOMPARE(*own, built->target.info);
        QVERIFY(own->name != untouched->name);
        if (renewing)
            QCOMPARE(own->colour, QStringLiteral("teal"));
    }

    void removedMeanwhileIsNotPutBack()
    {
        QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        FailingStore store(m_memory);
        store.failAt = 2;
        store.instead = [&] {
            ConnectionsDocument now = document();
            now.connections.clear();
            QVERIFY(writeConnections(home().connectionsFile(), now));
        };
        const auto built = build(store, wanted(QStringLiteral("second")));
        QVERIFY(!built);
        QCOMPARE(built.error().code, ErrorCode::RecordMissing);
        QVERIFY(document().connections.isEmpty());
    }

    void failingStepLeavesEverythingAsItWas_data()
    {
        QTest::addColumn<bool>("renewing");
        QTest::addColumn<QString>("way");
        for (const bool renewing : {false, true}) {
            for (const char *way : {"fails", "fails late", "cancelled"})
                QTest::addRow("%s, %s", renewing ? "renewed" : "new", way) << renewing << QString(way);
        }
    }
    void failingStepLeavesEverythingAsItWas()
    {
        QFETCH(bool, renewing);
        QFETCH(QString, way);
        // Another connection is there in any case: it must not notice.
        QVERIFY(build(m_memory, wanted(QStringLiteral("other"), QStringLiteral("other org"))));
        if (renewing)
            QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
        const QStringList before = everything();

        int step = 0;
        for (bool through = false; !through; ++step) {
            QVERIFY(step < 100);
            FailingStore store(m_memory);
            store.failAt = step;
            store.failsLate = way == QLatin1String("fails late");
            CancelSource person;
            if (way == QLatin1String("cancelled"))
                store.instead = [&person] { person.cancel(); };
            const auto built = build(store, wanted(QStringLiteral("second")), person.token());
            through = built.has_value();
            QVERIFY2(through == (store.asked <= step) || way == QLatin1String("cancelled"),
                     "a failing store is noticed");
            if (!through) {
                QCOMPARE(built.error().code,
                         way == QLatin1String("cancelled") ? ErrorCode::Cancelled : ErrorCode::StoreBroken);
                QCOMPARE(everything(), before);
            }
        }
        QVERIFY2(step > 3, "several steps were made to fail");
        QVERIFY(everything() != before);
    }

    void unwritableWorkspaceLeavesEverythingAsItWas()
    {
        // A folder where the workspace should be: nothing can be written there by anybody, root included.
        const QString inTheWay = home().workspaceFile(QStringLiteral("workspace.db"));
        QVERIFY(QDir().mkpath(inTheWay + QStringLiteral("/x")));
        const auto refused = build(m_memory, wanted(QStringLiteral("first")));
        QVERIFY(!refused);
        QVERIFY(!refused.error().sentence.isEmpty() && !refused.error().remedy.isEmpty());
        QCOMPARE(everything(), QStringList());
        QVERIFY(QDir(inTheWay).removeRecursively());
        QVERIFY(build(m_memory, wanted(QStringLiteral("first"))));
    }

    void severalAtOnceAreAllKept()
    {
        FailingStore slow(m_memory);
        slow.clock = &m_slowClock;
        ConnectionBuilder builder(home(), slow, m_clock, m_turn);
        std::vector<Task<Result<BuiltConnection>>> tasks;
        for (int i = 0; i < 4; ++i) {
            const QString name = QStringLiteral("org%1").arg(i);
            tasks.push_back(builder.build(wanted(name, name), {}));
        }
        QSet<QString> names;
        QSet<QString> files;
        for (auto &task : tasks) {
            const auto built = awaitEnd(std::move(task));
            QVERIFY(built && *built);
            names += (*built)->target.info.name;
            files += (*built)->target.info.workspaceFile;
        }
        QCOMPARE(names.size(), 4);
        QCOMPARE(files.size(), 4);
        QCOMPARE(document().connections.size(), 4);
        for (int i = 0; i < 4; ++i)
            QVERIFY(everything().contains(QStringLiteral("token org%1-token").arg(i)));
    }

    void sameUserTwiceAtOnceIsOneConnection()
    {
        FailingStore slow(m_memory);
        slow.clock = &m_slowClock;
        ConnectionBuilder builder(home(), slow, m_clock, m_turn);
        auto one = builder.build(wanted(QStringLiteral("one")), {});
        auto two = builder.build(wanted(QStringLiteral("two")), {});
        const auto first = awaitEnd(std::move(one));
        const auto second = awaitEnd(std::move(two));
        QVERIFY(first && second && *first && *second);
        QVERIFY((*second)->replaced);
        QCOMPARE(document().connections.size(), 1);
        QVERIFY(everything().contains(QStringLiteral("token two-token")));
    }

    void cancelledInTheQueueHoldsNobodyUp()
    {
        FailingStore slow(m_memory);
        slow.clock = &m_slowClock;
        ConnectionBuilder builder(home(), slow, m_clock, m_turn);
        CancelSource person;
        auto one = builder.build(wanted(QStringLiteral("one"), QStringLiteral("org1")), {});
        auto two = builder.build(wanted(QStringLiteral("two"), QStringLiteral("org2")), person.token());
        auto three = builder.build(wanted(QStringLiteral("three"), QStringLiteral("org3")), {});
        person.cancel();
        const auto second = awaitEnd(std::move(two));
        QVERIFY(second && !*second && second->error().isCancelled());
        const auto third = awaitEnd(std::move(three));
        QVERIFY(third && *third);
        const auto first = awaitEnd(std::move(one));
        QVERIFY(first && *first);
        QCOMPARE(document().connections.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestConnectionBuilder)
#include "tst_connectionbuilder.moc"
