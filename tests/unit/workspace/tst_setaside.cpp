// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefixture.h"

#include <QDir>
#include <QFile>

using namespace fairlead;

/// A damaged workspace makes room for a new one; what was not sent yet goes along.
class TestSetAside : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString path() const { return m_folder->filePath(QStringLiteral("workspace.db")); }

    static std::string id(int i)
    {
        return QStringLiteral("%1").arg(i, 18, 10, QLatin1Char('0')).toStdString();
    }

    /// 4,000 rows, one changed, one deleted, one new; a conflict, a job, the organisation.
    void fill()
    {
        auto workspace = opened(path());
        QVERIFY(workspace->ensureTable(account()));
        QVERIFY(workspace->setOrganisationId(QStringLiteral("00D1")));
        PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
        for (int i = 0; i < 4000; ++i)
            maker.text(id(i)).text(std::string(100, 'x'));
        PullCursor next;
        next.watermark = QStringLiteral("w");
        QVERIFY(workspace->storePage(account(), maker.page(next)));
        OtherProgram other(path());
        other.run("UPDATE Account SET Name = 'mine', Revenue = 0.1 WHERE Id = '" + id(7) + "'");
        other.run("DELETE FROM Account WHERE Id = '" + id(8) + "'");
        other.run("INSERT INTO Account(Name) VALUES('new')");
        other.run("INSERT INTO fairlead_conflict(object, record, field, crm_value, at) VALUES('Account', "
                  "'x', 'Name', "
                  "'lost', '2026-01-01')");
        other.run("INSERT INTO fairlead_job(object) VALUES('Account')");
    }

    void overwrite(qint64 at, const QByteArray &bytes)
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// First page of a table's rows, from SQLite's own list.
    qint64 rootOf(const char *table)
    {
        OtherProgram other(path());
        return other.read(std::string("SELECT rootpage FROM sqlite_schema WHERE name = '") + table + "'")
            .toLongLong();
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatWasNotSentGoesAlong()
    {
        fill();
        const QString localId = [&] {
            OtherProgram other(path());
            return other.read("SELECT Id FROM Account WHERE Name = 'new'");
        }();
        // The first leaf of the rows: it is not where the changed ones are.
        overwrite(60 * 4096, QByteArray(4096, '\xff'));
        QCOMPARE(Workspace::open(path()).error().code, ErrorCode::DatabaseDamaged);

        const auto rescued = Workspace::setAside(path());
        QVERIFY2(rescued.has_value(), rescued ? "" : qPrintable(rescued.error().text()));
        QCOMPARE(rescued->changes, 3);
        QVERIFY(rescued->complete);
        QCOMPARE(rescued->damagedFile, path() + QStringLiteral(".damaged-1"));
        QVERIFY(QFile::exists(rescued->damagedFile));
        QVERIFY(!QFile::exists(path() + QStringLiteral(".new")));

        auto workspace = opened(path());
        QVERIFY(workspace);
        QCOMPARE(*workspace->organisationId(), QStringLiteral("00D1"));
        QVERIFY(workspace->checkpoint(QStringLiteral("Account"))->isFirst());
        QVERIFY(workspace->ensureTable(account()));
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT kind, id, base IS NULL FROM fairlead_outbox ORDER BY seq"),
                 QStringLiteral("update|%1|0\ndelete|%2|0\ncreate|%3|1")
                     .arg(QString::fromStdString(id(7)), QString::fromStdString(id(8)), localId));
        QCOMPARE(other.read("SELECT Id, Name, Revenue FROM Account ORDER BY Id"),
                 QStringLiteral("%1|mine|0.1\n%2|new|-").arg(QString::fromStdString(id(7)), localId));
        QCOMPARE(other.read("SELECT crm_value FROM fairlead_conflict"), QStringLiteral("lost"));
        QCOMPARE(other.read("SELECT object FROM fairlead_job"), QStringLiteral("Account"));

        // Pulled again, the person's rows stay theirs and everything else comes back.
        PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
        for (int i = 0; i < 4000; ++i)
            maker.text(id(i)).text("y");
        const auto stored = workspace->storePage(account(), maker.page());
        QCOMPARE(stored->inserted, 3998);
        QCOMPARE(stored->left, 2);
        QCOMPARE(other.read("SELECT count(*) FROM fairlead_outbox"), QStringLiteral("3"));
        other.run("UPDATE Account SET Name = 'again' WHERE Id = '" + id(9) + "'");
        QCOMPARE(other.read("SELECT base FROM fairlead_outbox WHERE seq > 3"),
                 QStringLiteral("{\"Name\":\"y\"}"));
    }

    void aDamagedIndexDoesNotHideTheRows()
    {
        fill();
        const qint64 index = rootOf("sqlite_autoindex_Account_1");
        QVERIFY(index > 1);
        overwrite((index - 1) * 4096, QByteArray(4096, '\xff'));
        const auto rescued = Workspace::setAside(path());
        QVERIFY(rescued);
        QCOMPARE(rescued->changes, 3);
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT Name FROM Account ORDER BY Name"), QStringLiteral("mine\nnew"));
    }

    void changesWhoseRowsAreLostAreToldAndDropped()
    {
        fill();
        const qint64 rows = rootOf("Account");
        overwrite((rows - 1) * 4096, QByteArray(4096, '\xff'));
        const auto rescued = Workspace::setAside(path());
        QVERIFY(rescued);
        QVERIFY(!rescued->complete);
        // The deletion needs no row.
        QCOMPARE(rescued->changes, 1);
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT kind FROM fairlead_outbox"), QStringLiteral("delete"));
        QCOMPARE(
            other.read("SELECT kind, object, text LIKE '% update {%' OR text LIKE 'local:% create %' FROM "
                       "fairlead_activity ORDER BY id"),
            QStringLiteral("lost|Account|1\nlost|Account|1"));
    }

    void aDamagedOutboxIsReadFromBothEnds()
    {
        fill();
        {
            OtherProgram other(path());
            for (int i = 100; i < 1100; ++i)
                other.run("UPDATE Account SET Name = 'mine' WHERE Id = '" + id(i) + "'");
            other.run("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // A leaf of the outbox, found by what is in it, somewhere in the middle.
        const QByteArray all = file.readAll();
        const QByteArray wanted = "Account" + QByteArray::fromStdString(id(600)) + "update";
        const qsizetype at = all.indexOf(wanted);
        QVERIFY(at > 0);
        const qsizetype page = at / 4096;
        QVERIFY(file.seek(page * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\xff')), 4096);
        file.close();

        const auto rescued = Workspace::setAside(path());
        QVERIFY(rescued);
        QVERIFY(!rescued->complete);
        QVERIFY2(rescued->changes > 900 && rescued->changes < 1003,
                 qPrintable(QString::number(rescued->changes)));
        OtherProgram other(path());
        QCOMPARE(other.read("SELECT count(*) FROM fairlead_outbox WHERE id IN ('" + id(100) + "', '"
                            + id(1099) + "')"),
                 QStringLiteral("2"));
    }

    void rubbishIsSetAsideToo()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10000, 'x'));
        file.close();
        QCOMPARE(Workspace::open(path()).error().code, ErrorCode::DatabaseDamaged);
        const auto rescued = Workspace::setAside(path());
        QVERIFY(rescued);
        QCOMPARE(rescued->changes, 0);
        QVERIFY(!rescued->complete);
        QFile aside(rescued->damagedFile);
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), QByteArray(10000, 'x'));
        QVERIFY(opened(path()));
    }

    void everyDamagedFileIsKept()
    {
        for (int i = 1; i <= 3; ++i) {
            QFile file(path());
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(10000, char('0' + i)));
            file.close();
            QCOMPARE(Workspace::setAside(path())->damagedFile, path() + QStringLiteral(".damaged-%1").arg(i));
        }
    }

    void anInterruptionBetweenTheRenamesIsMended()
    {
        fill();
        overwrite(60 * 4096, QByteArray(4096, '\xff'));
        QVERIFY(Workspace::setAside(path()));
        // As if the program had been killed before the last rename.
        QVERIFY(QFile::rename(path(), path() + QStringLiteral(".new")));
        auto workspace = opened(path());
        QVERIFY(workspace);
        QCOMPARE(*workspace->outboxCount(), 3);
    }

    void theNewFileIsForThisUserAlone()
    {
        fill();
        QVERIFY(Workspace::setAside(path()));
#ifdef Q_OS_UNIX
        QCOMPARE(QFileInfo(path()).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
#endif
    }
};

QTEST_GUILESS_MAIN(TestSetAside)
#include "tst_setaside.moc"
