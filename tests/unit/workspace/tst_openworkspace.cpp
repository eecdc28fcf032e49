// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefixture.h"

#include <QFile>
#include <QFileInfo>

using namespace fairlead;

/// Opening, the pinned organisation, and files that are not as they should be.
class TestOpenWorkspace : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

    void overwrite(qint64 at, const QByteArray &bytes)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    void fill(int rows)
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
        for (int i = 0; i < rows; ++i)
            maker.text(QStringLiteral("%1").arg(i, 18, 10, QLatin1Char('0')).toStdString())
                .text(std::string(400, 'x'));
        QVERIFY(workspace->storePage(account(), maker.page()));
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void aNewFileIsForThisUserAlone()
    {
        auto workspace = opened(path());
        QVERIFY(workspace);
        QVERIFY(workspace->ensureTable(account()));
#ifdef Q_OS_UNIX
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        for (const auto *suffix : {"", "-wal", "-shm"}) {
            const QFileInfo info(path() + QLatin1String(suffix));
            QVERIFY2(info.exists(), suffix);
            QCOMPARE(info.permissions() & others, QFileDevice::Permissions());
        }
#endif
        OtherProgram other(path());
        QCOMPARE(other.read("PRAGMA journal_mode"), QStringLiteral("wal"));
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto workspace = Workspace::open(m_folder->filePath(QStringLiteral("none/workspace.db")));
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::FileUnreadable);
        QVERIFY(workspace.error().sentence.contains(QStringLiteral("workspace.db")));
    }

    void theOrganisationIsPinned()
    {
        {
            auto workspace = opened(path());
            QCOMPARE(*workspace->organisationId(), QString());
            QVERIFY(workspace->setOrganisationId(QStringLiteral("00D1")));
            QVERIFY(workspace->setOrganisationId(QStringLiteral("00D1")));
        }
        auto workspace = opened(path());
        const auto refused = workspace->setOrganisationId(QStringLiteral("00D2"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::WrongOrganisation);
        QCOMPARE(refused.error().errorClass, ErrorClass::StopConnection);
        QCOMPARE(*workspace->organisationId(), QStringLiteral("00D1"));
    }

    void aNewerFileIsRefused()
    {
        fill(1);
        {
            OtherProgram other(path());
            other.run("UPDATE fairlead_meta SET value = '99' WHERE key = 'schema'");
        }
        const auto workspace = Workspace::open(path());
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::FileRefused);
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT count(*) FROM Account"), QStringLiteral("1"));
    }

    void damageIsNoticed_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no database at all") << qint64(0) << QByteArray("This is not a database, is it?");
        QTest::newRow("the list of tables") << qint64(100) << QByteArray(400, '\xff');
        QTest::newRow("a page of rows") << qint64(40 * 4096) << QByteArray(4096, '\xff');
        QTest::newRow("a page of zeros") << qint64(30 * 4096) << QByteArray(4096, '\0');
    }

    void damageIsNoticed()
    {
        QFETCH(qint64, at);
        QFETCH(QByteArray, bytes);
        fill(2000);
        QVERIFY(QFileInfo(path()).size() > 60 * 4096);
        overwrite(at, bytes);
        const QByteArray before = [&] {
            QFile file(path());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        const auto workspace = Workspace::open(path());
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::DatabaseDamaged);
        QCOMPARE(workspace.error().errorClass, ErrorClass::StopConnection);
        QVERIFY(workspace.error().sentence.contains(QStringLiteral("workspace.db")));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), before);
    }

    void aLargeFileIsCheckedWhenItsLastEndWasNotClean()
    {
        fill(45000);
        QVERIFY(QFileInfo(path()).size() > 17 * 1024 * 1024);
        overwrite(1000 * 4096, QByteArray(4096, '\xff'));
        // The last end was clean: opening is quick, and whoever meets the damage says so.
        {
            const auto workspace = Workspace::open(path());
            QVERIFY(workspace);
        }
        {
            OtherProgram other(path());
            other.run("INSERT OR REPLACE INTO fairlead_meta(key, value) VALUES('open', '1')");
        }
        const auto workspace = Workspace::open(path());
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::DatabaseDamaged);
    }

    void damageMetInTheMiddleOfWorkIsTold()
    {
        fill(45000);
        overwrite(1000 * 4096, QByteArray(2000 * 4096, '\xff'));
        auto workspace = opened(path());
        QVERIFY(workspace);
        PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
        for (int i = 0; i < 45000; i += 20)
            maker.text(QStringLiteral("%1").arg(i, 18, 10, QLatin1Char('0')).toStdString()).text("y");
        const auto stored = workspace->storePage(account(), maker.page());
        QVERIFY(!stored);
        QCOMPARE(stored.error().code, ErrorCode::DatabaseDamaged);
        QVERIFY(workspace->checkpoint(QStringLiteral("Account"))->isFirst());
    }

    void aLostTableOfOursComesBack_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<bool>("whileOpen");
        for (const auto *table :
             {"fairlead_checkpoint", "fairlead_outbox", "fairlead_meta", "fairlead_conflict", "fairlead_job",
              "fairlead_activity", "fairlead_guard", "fairlead_replaced"}) {
            QTest::addRow("%s, at the start", table) << QString::fromLatin1(table) << false;
            QTest::addRow("%s, while open", table) << QString::fromLatin1(table) << true;
        }
    }

    // What it said of the rows is gone with it: a change that was never noted would stay for ever.
    void aLostTableOfOursComesBack()
    {
        QFETCH(const QString, table);
        QFETCH(const bool, whileOpen);
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(workspace->storePage(account(), names({{"001", "one"}}, QStringLiteral("w1"))));
        if (!whileOpen)
            workspace.reset();
        OtherProgram other(path());
        other.run("DROP TABLE " + table.toStdString());
        if (!whileOpen)
            workspace = opened(path());
        QVERIFY(workspace);

        const auto made = workspace->ensureTable(account());
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().detail));
        QVERIFY(other.database.tableExists(table.toStdString()));
        QCOMPARE(other.read("SELECT value FROM fairlead_meta WHERE key = 'schema'"), QStringLiteral("2"));
        const auto checkpoint = workspace->checkpoint(QStringLiteral("Account"));
        QVERIFY(checkpoint);
        QVERIFY(checkpoint->isFirst());
        QVERIFY(workspace->storePage(account(), names({{"001", "two"}}, QStringLiteral("w2"))));
        QCOMPARE(other.read("SELECT Id, Name FROM Account"), QStringLiteral("001|two"));
        other.run("UPDATE Account SET Name = 'three'");
        QCOMPARE(*workspace->outboxCount(), 1);

        workspace.reset();
        workspace = opened(path());
        QVERIFY(workspace);
        QCOMPARE(workspace->checkpoint(QStringLiteral("Account"))->watermark, QStringLiteral("w2"));
    }

    void namesOfFilesMayBeAnything()
    {
        QString name = QString::fromUtf8("gr\xc3\xbc\xc3\x9f %41 ?mode=ro&x#y.db");
#ifdef Q_OS_WIN
        name.remove(QLatin1Char('?')); // no name on Windows has one
#endif
        const QString strange = m_folder->filePath(name);
        auto workspace = opened(strange);
        QVERIFY(workspace);
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(QFile::exists(strange));
    }
};

QTEST_GUILESS_MAIN(TestOpenWorkspace)
#include "tst_openworkspace.moc"
