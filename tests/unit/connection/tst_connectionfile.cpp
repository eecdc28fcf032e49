// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionfile.h"
#include "platform/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

namespace {

ConnectionInfo sample(const QString &name)
{
    ConnectionInfo info;
    info.id = ConnectionId::make();
    info.name = name;
    info.crm = CrmKind::Dynamics;
    info.cloud = QStringLiteral("global");
    info.address = QUrl(QStringLiteral("https://org31ec4237.crm4.dynamics.com"));
    info.organisationId = QStringLiteral("7a7a7a7a-1111-4222-8333-444455556666");
    info.organisationName = QStringLiteral("Contoso „Süd“");
    info.environment = QStringLiteral("production");
    info.tenantId = QStringLiteral("aaaa");
    info.clientId = QStringLiteral("bbbb");
    info.method = SignInMethod::DynamicsPassword;
    info.userName = QStringLiteral("sync@contoso.example");
    info.keepsPassword = false;
    info.objects = {QStringLiteral("systemuser"), QStringLiteral("account")};
    info.workspaceFile = QStringLiteral("workspace-%1.db").arg(info.id.text());
    info.createdAt = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
    return info;
}

} // namespace

class TestConnectionFile : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void freshHomesDiffer()
    {
        const auto a = readConnections(path());
        const auto b = readConnections(path());
        QVERIFY(a && b);
        QVERIFY(a->homeId != b->homeId);
        QVERIFY(!QFile::exists(path()));
    }

    void applicationAccessRoundTrip()
    {
        const ConnectionInfo info = sample(QStringLiteral("Contoso"));
        dynamics::ApplicationAccess access =
            dynamics::chooseApplicationAccess(info.organisationId, info.address, info.clientId, info.name);
        QVERIFY2(access.roleName.startsWith(QLatin1String("Fairlead Contoso ")), qPrintable(access.roleName));
        // Before anything is made: that much has to be there after a crash.
        QVERIFY(keepServerAccess(path(), info.id, access));
        QCOMPARE(readConnections(path())->applicationAccess.value(info.id), access);

        access.wasConnected = true;
        access.role.roleId = access.roleId;
        access.role.name = access.roleName;
        access.role.made = true;
        access.user = {access.userId, access.clientId, QStringLiteral("unit"), access.roleId, true, true,
                       true};
        access.businessUnit = QStringLiteral("Larkmoor");
        access.granted = {QStringLiteral("prvReadAccount")};
        access.madeBy = QStringLiteral("ada@contoso.example");
        access.signInClientId = QStringLiteral("cccc");
        access.madeAt = QDateTime::fromString(QStringLiteral("2026-05-01T10:00:00Z"), Qt::ISODate);
        access.removing = true;
        QVERIFY(keepServerAccess(path(), info.id, access));
        const auto read = readConnections(path());
        QVERIFY(read);
        QCOMPARE(read->applicationAccess.value(info.id), access);
        QVERIFY(read->serverAccess.isEmpty());
        QVERIFY(dropServerAccess(path(), info.id));
        QVERIFY(readConnections(path())->applicationAccess.isEmpty());
    }

    /// Written back without it, nobody could take back what was made.
    void unreadableApplicationAccessIsDamage()
    {
        const QByteArray text = "{\"version\":1,\"homeId\":\"h\",\"connections\":[],"
                                "\"serverAccess\":{\"c\":{\"crm\":\"dynamics\"}}}";
        QVERIFY(overwriteFile(path(), text));
        QVERIFY(!readConnections(path()));
    }

    void roundTrip()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        document.connections = {sample(QStringLiteral("Contoso")), sample(QStringLiteral("Globex"))};
        document.pushRuns = {{document.connections.constFirst().id, 7}};
        QVERIFY(writeConnections(path(), document));
        const auto read = readConnections(path());
        QVERIFY(read);
        QCOMPARE(read->homeId, document.homeId);
        QVERIFY(read->pushRuns == document.pushRuns);
        QVERIFY(read->connections == document.connections);
    }

    void lifeRoundTrip()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        ConnectionInfo info = sample(QStringLiteral("Contoso"));
        QVERIFY(!toJson(info).contains(QLatin1String("revoked")));
        QVERIFY(!toJson(info).contains(QLatin1String("colour")));
        QVERIFY(!toJson(info).contains(QLatin1String("userGone")));
        info.revoked = info.revocationOwed = info.userGone = true;
        info.revokedAt = info.createdAt.addDays(3);
        info.colour = QStringLiteral("teal");
        document.connections = {info};
        QVERIFY(writeConnections(path(), document));
        QCOMPARE(readConnections(path())->connections, document.connections);
        // A colour of a later version is none that could be shown.
        QJsonObject row = toJson(info);
        row.insert(QStringLiteral("colour"), QStringLiteral("ultraviolet"));
        QCOMPARE(connectionFromJson(row)->colour, QString());
    }

    // The builder writes a document it has read a while ago; a run that sent something in between counts.
    void pushRunsNeverGoBack()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        document.connections = {sample(QStringLiteral("Contoso"))};
        const ConnectionId id = document.connections.constFirst().id;
        QVERIFY(writeConnections(path(), document));
        QCOMPARE(keepPushRun(path(), id, 3).value_or(-1), qint64(0));
        QVERIFY(writeConnections(path(), document));
        QCOMPARE(keepPushRun(path(), id, 0).value_or(-1), qint64(3));
        QCOMPARE(keepPushRun(path(), id, 2).value_or(-1), qint64(3));
        QCOMPARE(keepPushRun(path(), id, 4).value_or(-1), qint64(3));
        QCOMPARE(readConnections(path())->pushRuns.value(id), qint64(4));
    }

    void everyMethodRoundTrips()
    {
        for (int i = 0; i <= int(SignInMethod::DynamicsCertificate); ++i)
            QCOMPARE(signInMethodFromString(nameOf(SignInMethod(i))), std::optional(SignInMethod(i)));
    }

    void whatIsKnownOfACredentialRoundTrips()
    {
        ConnectionInfo info = sample(QStringLiteral("Contoso"));
        QVERIFY(!toJson(info).contains(QLatin1String("credentialExpires")));
        QVERIFY(!toJson(info).contains(QLatin1String("certificateThumbprint")));
        QCOMPARE(connectionFromJson(toJson(info)), std::optional(info));
        info.method = SignInMethod::DynamicsCertificate;
        info.credentialExpires = QDateTime(QDate(2027, 3, 1), QTime(12, 30), Qt::UTC);
        info.certificateThumbprint = QStringLiteral("pxQ3_8kZ");
        QCOMPARE(connectionFromJson(toJson(info)), std::optional(info));
    }

    void damagedFileLosesNoConnection_data()
    {
        QTest::addColumn<QByteArray>("damage");
        QTest::newRow("cut off") << QByteArray("{\"version\":1,\"homeId\":\"x\",\"conn");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another list") << QByteArray("[1,2,3]");
        QTest::newRow("zeros") << QByteArray(500, '\0');
    }
    void damagedFileLosesNoConnection()
    {
        QFETCH(QByteArray, damage);
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        document.connections = {sample(QStringLiteral("Contoso"))};
        QVERIFY(writeConnections(path(), document));
        document.connections += sample(QStringLiteral("Newest"));
        QVERIFY(writeConnections(path(), document));
        overwrite(path(), damage);
        auto read = readConnections(path());
        QVERIFY(read);
        QCOMPARE(read->connections.size(), 2);
        // What was damaged is kept, and never takes the good copy's place.
        QVERIFY(writeConnections(path(), *read));
        QCOMPARE(*readFile(path() + QStringLiteral(".damaged")), damage);
        QVERIFY(QFile::remove(path()));
        read = readConnections(path());
        QVERIFY(read);
        QCOMPARE(read->connections.size(), 2);
    }

    // Its older copy must not stand in for it, and be written over it.
    void newerFileIsNeitherReadNorWrittenOver()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home1234");
        QVERIFY(writeConnections(path(), document));
        QVERIFY(writeConnections(path(), document));
        const QByteArray newer = R"({"version": 99, "homeId": "home1234"})";
        overwrite(path(), newer);
        const auto read = readConnections(path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileRefused);
        QVERIFY(!writeConnections(path(), document));
        QCOMPARE(*readFile(path()), newer);
    }

    void bothDamagedIsAnErrorAndNothingIsOverwritten()
    {
        overwrite(path(), "garbage");
        const auto read = readConnections(path());
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(*readFile(path()), QByteArray("garbage"));
    }

    void workspacePathsCannotLeaveTheHome_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("up") << QStringLiteral("../x.db");
        QTest::newRow("dots") << QStringLiteral("..");
        QTest::newRow("absolute") << QStringLiteral("/tmp/x.db");
        QTest::newRow("backslash") << QStringLiteral("a\\b");
        QTest::newRow("empty") << QString();
        QTest::newRow("another file of the home") << QStringLiteral("connections.json");
        QTest::newRow("behind its name") << QStringLiteral("workspace.db-wal");
        QTest::newRow("two lines") << QStringLiteral("workspace.db\n");
    }
    void workspacePathsCannotLeaveTheHome()
    {
        QFETCH(QString, file);
        auto json = toJson(sample(QStringLiteral("a")));
        json[QStringLiteral("workspaceFile")] = file;
        QVERIFY(!connectionFromJson(json));
    }

    void twoOfOneIdOrOnOneWorkspaceAreRefused()
    {
        ConnectionsDocument document;
        document.homeId = QStringLiteral("home");
        ConnectionInfo first = sample(QStringLiteral("A"));
        first.id = ConnectionId(QStringLiteral("first"));
        first.workspaceFile = QStringLiteral("workspace.db");
        ConnectionInfo second = sample(QStringLiteral("B"));
        second.id = ConnectionId(QStringLiteral("second"));
        second.workspaceFile = QStringLiteral("workspace-second.db");
        document.connections = {first, second};
        QVERIFY(writeConnections(path(), document));
        QCOMPARE(readConnections(path())->connections.size(), 2);
        QVERIFY(QFile::remove(path() + QStringLiteral(".previous")));
        const QByteArray good = *readFile(path());
        for (const auto &[from, to] :
             {std::pair("workspace-second.db", "workspace.db"), std::pair("\"second\"", "\"first\"")}) {
            overwrite(path(), QByteArray(good).replace(from, to));
            const auto read = readConnections(path());
            QVERIFY2(!read, from);
            QCOMPARE(read.error().code, ErrorCode::FileUnreadable);
        }
    }

    void namesAndFilesAreFree()
    {
        ConnectionsDocument document;
        QCOMPARE(document.workspaceFileFor(ConnectionId(QStringLiteral("abc"))),
                 QStringLiteral("workspace.db"));
        document.connections = {sample(QStringLiteral("Contoso"))};
        document.connections[0].workspaceFile = QStringLiteral("workspace.db");
        QCOMPARE(document.freeName(QStringLiteral("contoso")), QStringLiteral("contoso 2"));
        QCOMPARE(document.workspaceFileFor(ConnectionId(QStringLiteral("abc"))),
                 QStringLiteral("workspace-abc.db"));
        QVERIFY(document.find(QStringLiteral("CONTOSO")));
        QVERIFY(document.find(document.connections.first().id.text()));
    }

private:
    QString path() const { return m_dir->filePath(QStringLiteral("connections.json")); }
    static void overwrite(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestConnectionFile)
#include "tst_connectionfile.moc"
