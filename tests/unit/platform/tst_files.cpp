// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace fairlead;

class TestFiles : public QObject
{
    Q_OBJECT
private slots:
    void replacesAndKeepsOnePrevious()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("file"));
        QVERIFY(replaceFile(path, "one"));
        QVERIFY(!QFile::exists(previousOf(path)));
        QVERIFY(replaceFile(path, "two"));
        QVERIFY(replaceFile(path, "three"));
        QCOMPARE(*readFile(path), QByteArray("three"));
        QCOMPARE(*readFile(previousOf(path)), QByteArray("two"));
    }

    void filesAndFoldersArePrivate()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("a/b"));
        QVERIFY(makePrivateFolder(folder));
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFileInfo(folder).permissions() & others));
        QVERIFY(replaceFile(folder + QStringLiteral("/file"), "x"));
        QVERIFY(!(QFileInfo(folder + QStringLiteral("/file")).permissions() & others));
    }

    void missingIsNotUnreadable()
    {
        const QTemporaryDir dir;
        QCOMPARE(readFile(dir.filePath(QStringLiteral("none"))).error().code, ErrorCode::RecordMissing);
        QCOMPARE(readFile(dir.path()).error().code, ErrorCode::FileUnreadable);
    }

    void unwritablePlaceIsAnError()
    {
        const auto outcome = replaceFile(QStringLiteral("/proc/fairlead-cannot-be-here"), "x");
        QVERIFY(!outcome);
        QVERIFY(!outcome.error().remedy.isEmpty());
    }

    void groupWritableIsNotTrusted()
    {
        const QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("file"));
        QVERIFY(replaceFile(path, "x"));
        QVERIFY(isTrustedFile(path));
        QFile::setPermissions(path,
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::WriteOther);
        QVERIFY(!isTrustedFile(path));
    }
};

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
