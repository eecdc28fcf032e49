// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspacefixture.h"

#include <QProcess>

#include <csignal>
#include <cstdio>

using namespace fairlead;

namespace {

constexpr int pageRows = 500;

std::string idOf(int page, int row)
{
    return QStringLiteral("%1").arg(page * pageRows + row, 18, 10, QLatin1Char('0')).toStdString();
}

/// The child: stores page after page, each with its number as the watermark, until it is killed.
int storeForEver(const QString &path)
{
    auto workspace = opened(path);
    if (!workspace || !workspace->ensureTable(account()))
        return 1;
    const auto reached = workspace->checkpoint(QStringLiteral("Account"));
    std::puts("ready");
    std::fflush(stdout);
    for (int page = reached->watermark.toInt();; ++page) {
        PageMaker maker({QStringLiteral("Id"), QStringLiteral("Name")});
        for (int row = 0; row < pageRows; ++row)
            maker.text(idOf(page, row)).text(std::to_string(page));
        PullCursor next;
        next.watermark = QString::number(page + 1);
        if (!workspace->storePage(account(), maker.page(next)))
            return 2;
    }
}

} // namespace

/// Killed at any moment, a page is there with its checkpoint or not at all, and the triggers are.
class TestPageKill : public QObject
{
    Q_OBJECT

private slots:
    void bothOrNeither()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("workspace.db"));
        int last = 0;
        bool wasMidPage = false;
        for (int round = 0; round < 25; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--store"), path});
            QVERIFY(child.waitForReadyRead(20000));
            // Up to 25 ms: several pages' worth, and never in step with them.
            QTest::qSleep(1 + (round * 7) % 25);
            ::kill(pid_t(child.processId()), SIGKILL);
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);

            OtherProgram other(path);
            const int pages = other
                                  .read("SELECT coalesce((SELECT watermark FROM fairlead_checkpoint WHERE "
                                        "object = 'Account'), 0)")
                                  .toInt();
            QVERIFY(pages >= last);
            wasMidPage = wasMidPage || pages > last;
            last = pages;
            QCOMPARE(other.read("SELECT count(*), count(DISTINCT Id) FROM Account"),
                     QStringLiteral("%1|%1").arg(pages * pageRows));
            QCOMPARE(other.read("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"),
                     QStringLiteral("5"));
            QCOMPARE(other.read("SELECT count(*) FROM fairlead_guard"), QStringLiteral("0"));
            QCOMPARE(other.outbox(), QString());
        }
        QVERIFY(wasMidPage);
        auto workspace = opened(path);
        QVERIFY(workspace);
        QCOMPARE(workspace->checkpoint(QStringLiteral("Account"))->watermark, QString::number(last));
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QLatin1String("--store"))
        return storeForEver(arguments.at(2));
    TestPageKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pagekill.moc"
