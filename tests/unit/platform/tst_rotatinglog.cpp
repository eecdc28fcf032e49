// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/files.h"
#include "platform/rotatinglog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <vector>

#ifdef Q_OS_UNIX
#include <csignal>

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace fairlead;

namespace {

constexpr char writeArgument[] = "--write";
constexpr char fullDiskArgument[] = "--write-on-full-disk";
constexpr int linesOfEach = 3000;

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArray> lines = file.readAll().split('\n');
    // Of a whole file the last one ends as well.
    if (!lines.takeLast().isEmpty())
        lines += "(torn)";
    return lines;
}

QByteArray lineOf(int writer, int number)
{
    return QByteArray("writer ") + QByteArray::number(writer) + " line " + QByteArray::number(number) + ' '
        + QByteArray(number % 90, 'x') + '.';
}

int writeMany(const QString &path, int writer)
{
    RotatingLog log(path, {qint64(64) * 1024, 20});
    for (int i = 0; i < linesOfEach; ++i) {
        if (!log.append(lineOf(writer, i)))
            return 1;
    }
    return 0;
}

#ifdef Q_OS_UNIX
/// What a full disk does: a write that is cut off, then none at all, until there is room again.
int writeOnFullDisk(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN);
    RotatingLog log(path, {qint64(1024) * 1024, 3});
    rlimit room = {};
    ::getrlimit(RLIMIT_FSIZE, &room);
    const rlim_t before = room.rlim_cur;
    if (!log.append(QByteArray(90, 'a')))
        return 1;
    room.rlim_cur = 100;
    ::setrlimit(RLIMIT_FSIZE, &room);
    if (log.append(QByteArray(50, 'b')) || log.append(QByteArray(50, 'c')))
        return 2;
    room.rlim_cur = before;
    ::setrlimit(RLIMIT_FSIZE, &room);
    return log.append(QByteArray(50, 'd')) ? 0 : 3;
}
#endif

} // namespace

class TestRotatingLog : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_path;

private slots:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_path = m_home->filePath(QStringLiteral("log/fairlead.log"));
    }

    void isForItsOwnerAlone()
    {
        RotatingLog log(m_path, {10, 2});
        QVERIFY(log.append("first line"));
        QVERIFY(log.append("second line"));
#ifdef Q_OS_UNIX
        // On Windows the home's folder closes it (platform/files).
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
            | QFileDevice::WriteOther;
        for (const QString &path :
             {m_path, RotatingLog::oldPath(m_path, 1), QFileInfo(m_path).absolutePath()})
            QCOMPARE(int(QFileInfo(path).permissions() & others), 0);
        // One that was there and open to others is closed.
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile(m_path).open(QIODevice::WriteOnly));
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0666), 0);
        QVERIFY(log.append("third line"));
        QCOMPARE(int(QFileInfo(m_path).permissions() & others), 0);
#endif
    }

    void keepsTheLastFiles()
    {
        RotatingLog log(m_path, {30, 3});
        for (int i = 0; i < 20; ++i)
            QVERIFY(log.append("line " + QByteArray::number(10 + i) + " xx")); // 11 bytes with its end
        QCOMPARE(linesOf(m_path), (QList<QByteArray>{"line 28 xx", "line 29 xx"}));
        QCOMPARE(linesOf(RotatingLog::oldPath(m_path, 1)), (QList<QByteArray>{"line 26 xx", "line 27 xx"}));
        QCOMPARE(linesOf(RotatingLog::oldPath(m_path, 2)), (QList<QByteArray>{"line 24 xx", "line 25 xx"}));
        QCOMPARE(linesOf(RotatingLog::oldPath(m_path, 3)), (QList<QByteArray>{"line 22 xx", "line 23 xx"}));
        QCOMPARE(QDir(m_home->filePath(QStringLiteral("log"))).entryList(QDir::Files).size(), 4);
    }

    void continuesTheFileOfARunBefore()
    {
        QVERIFY(RotatingLog(m_path, {}).append("first"));
        QVERIFY(RotatingLog(m_path, {}).append("second"));
        QCOMPARE(linesOf(m_path), (QList<QByteArray>{"first", "second"}));
        // A run that ended in the middle of a line.
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::Append));
        file.write("tor");
        file.close();
        QVERIFY(RotatingLog(m_path, {}).append("third"));
        QCOMPARE(linesOf(m_path), (QList<QByteArray>{"first", "second", "tor", "third"}));
    }

#ifdef Q_OS_UNIX // what somebody has open cannot be removed on Windows
    void comesBackAfterItWasRemoved()
    {
        RotatingLog log(m_path, {});
        QVERIFY(log.append("first"));
        QVERIFY(QDir(m_home->filePath(QStringLiteral("log"))).removeRecursively());
        QVERIFY(log.append("second"));
        QCOMPARE(linesOf(m_path), QList<QByteArray>{"second"});
    }
#endif

    void doesNotMakeAHome()
    {
        const QString home = m_home->filePath(QStringLiteral("none"));
        RotatingLog log(home + QStringLiteral("/log/fairlead.log"), {});
        QVERIFY(!log.append("first"));
        QVERIFY(!QFileInfo::exists(home));
        QVERIFY(makePrivateFolder(home));
        QVERIFY(log.append("second"));
    }

    void aLineLongerThanAFileIsWritten()
    {
        RotatingLog log(m_path, {10, 1});
        QVERIFY(log.append("much longer than ten"));
        QVERIFY(log.append("this is longer, too"));
        QCOMPARE(linesOf(m_path), QList<QByteArray>{"this is longer, too"});
        QCOMPARE(linesOf(RotatingLog::oldPath(m_path, 1)), QList<QByteArray>{"much longer than ten"});
    }

    void doesWithoutWhatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::newRow("a file where the folder belongs") << QStringLiteral("file");
        QTest::newRow("a folder where the file belongs") << QStringLiteral("folder");
#ifdef Q_OS_UNIX
        QTest::newRow("a link") << QStringLiteral("link");
        QTest::newRow("a pipe that nobody reads") << QStringLiteral("pipe");
        QTest::newRow("somebody else's folder") << QStringLiteral("others");
#endif
    }
    void doesWithoutWhatCannotBeWritten()
    {
        QFETCH(const QString, obstacle);
        const QString folder = m_home->filePath(QStringLiteral("log"));
        const QString elsewhere = m_home->filePath(QStringLiteral("elsewhere"));
        if (obstacle == QLatin1String("file"))
            QVERIFY(overwriteFile(folder, "x"));
        else if (obstacle == QLatin1String("folder"))
            QVERIFY(QDir().mkpath(m_path));
        else
            QVERIFY(makePrivateFolder(folder));
#ifdef Q_OS_UNIX
        const QByteArray path = QFile::encodeName(m_path);
        if (obstacle == QLatin1String("link"))
            QVERIFY(QFile::link(elsewhere, m_path));
        else if (obstacle == QLatin1String("pipe"))
            QCOMPARE(::mkfifo(path.constData(), 0600), 0);
        else if (obstacle == QLatin1String("others") && ::geteuid() == 0)
            QCOMPARE(::chown(QFile::encodeName(folder).constData(), 65534, 65534), 0);
        else if (obstacle == QLatin1String("others"))
            m_path = QStringLiteral("/usr/lib/fairlead.log"); // somebody else's for anybody but root
#endif
        RotatingLog log(m_path, {});
        QVERIFY(!log.append("first"));
        QVERIFY(!log.append("second"));
        QVERIFY(!QFileInfo::exists(elsewhere));
    }

    void doesNotGrowForEverWhereItCannotBeRenamed()
    {
        RotatingLog log(m_path, {100, 1});
        // Nothing can take the place of a folder that has something in it.
        QVERIFY(QDir().mkpath(RotatingLog::oldPath(m_path, 1) + QStringLiteral("/x")));
        int written = 0;
        for (int i = 0; i < 100; ++i)
            written += log.append("123456789");
        QVERIFY2(written >= 10 && written <= 20, qPrintable(QString::number(written)));
        QVERIFY(QFileInfo(m_path).size() <= 200);
        QVERIFY(QDir(RotatingLog::oldPath(m_path, 1)).removeRecursively());
        QVERIFY(log.append("there is room again"));
        QCOMPARE(linesOf(m_path), QList<QByteArray>{"there is room again"});
    }

    void linesOfSeveralProcessesStayWhole()
    {
        constexpr int writers = 4;
        std::vector<std::unique_ptr<QProcess>> processes;
        for (int writer = 1; writer < writers; ++writer) {
            processes.push_back(std::make_unique<QProcess>());
            processes.back()->start(QCoreApplication::applicationFilePath(),
                                    {QString::fromLatin1(writeArgument), m_path, QString::number(writer)});
        }
        QCOMPARE(writeMany(m_path, 0), 0);
        for (const auto &process : processes) {
            QVERIFY(process->waitForFinished(60000));
            QCOMPARE(process->exitStatus(), QProcess::NormalExit);
            QCOMPARE(process->exitCode(), 0);
        }
        QSet<QByteArray> found;
        qsizetype count = 0;
        int files = 0;
        qsizetype empty = 0;
        for (int n = 0; n <= 20; ++n) {
            QList<QByteArray> lines = linesOf(n == 0 ? m_path : RotatingLog::oldPath(m_path, n));
            files += !lines.isEmpty();
            empty += lines.removeAll(QByteArray());
            count += lines.size();
            found += QSet<QByteArray>(lines.begin(), lines.end());
        }
        // Every line there is, whole, and once; nothing else. Who opens the file while another's line is half
        // written takes it for a torn one and starts a new line, too: rare, and harmless.
        QCOMPARE(int(count), writers * linesOfEach);
        QVERIFY2(empty <= files, qPrintable(QString::number(empty)));
        for (int writer = 0; writer < writers; ++writer) {
            for (int i = 0; i < linesOfEach; ++i)
                QVERIFY2(found.contains(lineOf(writer, i)), lineOf(writer, i).constData());
        }
        QVERIFY2(files > 5, qPrintable(QString::number(files)));
    }

#ifdef Q_OS_UNIX
    void fullDiskTearsOneLineAtMost()
    {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(fullDiskArgument), m_path});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(linesOf(m_path),
                 (QList<QByteArray>{QByteArray(90, 'a'), QByteArray(9, 'b'), QByteArray(50, 'd')}));
    }
#endif
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (argc == 4 && qstrcmp(argv[1], writeArgument) == 0)
        return writeMany(arguments.at(2), arguments.at(3).toInt());
#ifdef Q_OS_UNIX
    if (argc == 3 && qstrcmp(argv[1], fullDiskArgument) == 0)
        return writeOnFullDisk(arguments.at(2));
#endif
    TestRotatingLog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_rotatinglog.moc"
