// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#ifdef Q_OS_UNIX
#include "support/fulldisk.h"

#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace fairlead;

class TestFiles : public QObject
{
    Q_OBJECT
private slots:
    void folderIsForItsOwnerAlone();
    void folderOfOursIsClosed();
    void fileInPlaceOfFolderIsAnError();
    void fileIsForItsOwnerAlone();
    void fileIsReplacedAsAWhole();
    void previousContentIsKept();
    void failedWriteLeavesTheOldContent();
    void fullDiskLeavesTheOldContent();
    void missingIsNotUnreadable();
    void tooLargeIsRefused();
    void pipeIsReadOnlyWhereAPersonNamesIt();
    void fileOthersMayWriteIsRefused();
    void fileOfSomebodyElseIsRefused();

private:
    QTemporaryDir m_dir;
};

#ifdef Q_OS_UNIX
namespace {
unsigned modeOf(const QString &path)
{
    struct stat status = {};
    return ::stat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : ~0U;
}
} // namespace
#endif

void TestFiles::folderIsForItsOwnerAlone()
{
    const QString path = m_dir.filePath(QStringLiteral("a/b/home"));
    const Outcome made = makePrivateFolder(path);
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    QVERIFY(QFileInfo(path).isDir());
    QVERIFY(makePrivateFolder(path));
#ifdef Q_OS_UNIX
    QCOMPARE(modeOf(path), 0700U);
#endif
}

void TestFiles::folderOfOursIsClosed()
{
    const QString path = m_dir.filePath(QStringLiteral("open"));
    QVERIFY(QDir().mkdir(path));
#ifdef Q_OS_UNIX
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0777), 0);
    QVERIFY(makePrivateFolder(path));
    QCOMPARE(modeOf(path), 0700U);
#else
    QVERIFY(makePrivateFolder(path));
#endif
}

void TestFiles::fileInPlaceOfFolderIsAnError()
{
    const QString path = m_dir.filePath(QStringLiteral("plain"));
    QVERIFY(replaceFile(path, "x"));
    const Outcome made = makePrivateFolder(path);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::FileUnwritable);
    const Outcome below = makePrivateFolder(path + QStringLiteral("/below"));
    QVERIFY(!below);
    QCOMPARE(below.error().code, ErrorCode::FileUnwritable);
    QVERIFY(!below.error().remedy.isEmpty());
}

void TestFiles::fileIsForItsOwnerAlone()
{
    const QString path = m_dir.filePath(QStringLiteral("secret"));
#ifdef Q_OS_UNIX
    const mode_t umask = ::umask(0);
    const Outcome first = replaceFile(path, "one");
    QVERIFY(::chmod(QFile::encodeName(path).constData(), 0666) == 0);
    const Outcome second = replaceFile(path, "two");
    ::umask(umask);
    QVERIFY(first && second);
    QCOMPARE(modeOf(path), 0600U);
    QCOMPARE(modeOf(previousOf(path)), 0600U);
#else
    QVERIFY(replaceFile(path, "one"));
#endif
}

void TestFiles::fileIsReplacedAsAWhole()
{
    const QString path = m_dir.filePath(QStringLiteral("whole"));
    QVERIFY(replaceFile(path, QByteArray(100000, 'a')));
    QFile reader(path);
    QVERIFY(reader.open(QIODevice::ReadOnly));
#ifdef Q_OS_WIN
    // Nothing takes the place of a file that somebody has open: then it is the old one as a whole.
    QVERIFY(!replaceFile(path, "b"));
    QCOMPARE(readFile(path)->size(), 100000);
    reader.close();
#endif
    QVERIFY(replaceFile(path, "b"));
#ifdef Q_OS_UNIX
    // Whoever has it open still sees the old file, not a half-written one.
    QCOMPARE(reader.readAll().size(), 100000);
#endif
    QCOMPARE(*readFile(path), QByteArray("b"));
}

void TestFiles::previousContentIsKept()
{
    const QString path = m_dir.filePath(QStringLiteral("vault"));
    QVERIFY(replaceFile(path, "1"));
    QVERIFY(!QFileInfo::exists(previousOf(path)));
    QVERIFY(replaceFile(path, "2"));
    QVERIFY(replaceFile(path, "3"));
    QCOMPARE(*readFile(path), QByteArray("3"));
    QCOMPARE(*readFile(previousOf(path)), QByteArray("2"));
}

void TestFiles::failedWriteLeavesTheOldContent()
{
    const QString path = m_dir.filePath(QStringLiteral("kept"));
    QVERIFY(replaceFile(path, "1"));
    QVERIFY(QDir().mkpath(previousOf(path))); // the copy cannot be made, so the file must not be touched
    const Outcome written = replaceFile(path, "2");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(*readFile(path), QByteArray("1"));
}

void TestFiles::fullDiskLeavesTheOldContent()
{
#ifdef Q_OS_UNIX
    const QString path = m_dir.filePath(QStringLiteral("full"));
    QVERIFY(replaceFile(path, "1"));
    {
        const FullDisk disk;
        QVERIFY(!replaceFile(path, "2"));
        QVERIFY(!overwriteFile(path, "3"));
    }
    QCOMPARE(*readFile(path), QByteArray("1"));
#endif
}

void TestFiles::missingIsNotUnreadable()
{
    QCOMPARE(readFile(m_dir.filePath(QStringLiteral("none"))).error().code, ErrorCode::RecordMissing);
    QCOMPARE(readFile(m_dir.path()).error().code, ErrorCode::FileUnreadable);
    const QString file = m_dir.filePath(QStringLiteral("no-folder"));
    QVERIFY(replaceFile(file, "1"));
    QCOMPARE(readFile(file + QStringLiteral("/below/it")).error().code, ErrorCode::FileUnreadable);
    QCOMPARE(readFile(m_dir.filePath(QStringLiteral("none/below/it"))).error().code,
             ErrorCode::RecordMissing);
    QCOMPARE(readOwnFile(m_dir.filePath(QStringLiteral("none"))).error().code, ErrorCode::RecordMissing);
}

void TestFiles::tooLargeIsRefused()
{
    const QString path = m_dir.filePath(QStringLiteral("large"));
    QVERIFY(replaceFile(path, QByteArray(11, 'x')));
    QVERIFY(readFile(path, 11));
    QVERIFY(!readFile(path, 10));
    QVERIFY(!readOwnFile(path, 10));
}

void TestFiles::pipeIsReadOnlyWhereAPersonNamesIt()
{
#ifdef Q_OS_UNIX
    const QString pipe = m_dir.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    // Both would wait for ever.
    QCOMPARE(readFile(pipe).error().code, ErrorCode::FileUnreadable);
    QCOMPARE(readOwnFile(pipe).error().code, ErrorCode::FileUnreadable);
    std::thread person([pipe] {
        QFile writer(pipe);
        if (writer.open(QIODevice::WriteOnly))
            writer.write("said");
    });
    const auto said = readFile(pipe, 100, Reading::PipesToo);
    person.join();
    QVERIFY(said);
    QCOMPARE(*said, QByteArray("said"));
#endif
}

void TestFiles::fileOthersMayWriteIsRefused()
{
    const QString path = m_dir.filePath(QStringLiteral("shared"));
    QVERIFY(replaceFile(path, "x"));
    QVERIFY(readOwnFile(path));
#ifdef Q_OS_UNIX
    for (const mode_t mode : {0620, 0602, 0666}) {
        QVERIFY(::chmod(QFile::encodeName(path).constData(), mode) == 0);
        const Result<QByteArray> content = readOwnFile(path);
        QVERIFY(!content);
        QCOMPARE(content.error().code, ErrorCode::FileRefused);
    }
    QVERIFY(::chmod(QFile::encodeName(path).constData(), 0644) == 0); // others may read what is no secret
    QVERIFY(readOwnFile(path));
#endif
}

void TestFiles::fileOfSomebodyElseIsRefused()
{
#ifdef Q_OS_UNIX
    QString path = QStringLiteral("/etc/passwd");
    QString folder = QStringLiteral("/etc");
    if (::geteuid() == 0) { // then /etc is ours, but we can give something away
        path = m_dir.filePath(QStringLiteral("given"));
        folder = m_dir.filePath(QStringLiteral("givenfolder"));
        QVERIFY(replaceFile(path, "x"));
        QVERIFY(makePrivateFolder(folder));
        QVERIFY(::chown(QFile::encodeName(path).constData(), 65534, 65534) == 0);
        QVERIFY(::chown(QFile::encodeName(folder).constData(), 65534, 65534) == 0);
    }
    const Result<QByteArray> content = readOwnFile(path);
    QVERIFY(!content);
    QCOMPARE(content.error().code, ErrorCode::FileRefused);
    const Outcome made = makePrivateFolder(folder);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::FileRefused);
#endif
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
