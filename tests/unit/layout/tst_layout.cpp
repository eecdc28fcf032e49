// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// Guards the direction of dependencies and the places where outside libraries may be known (app/README.md,
/// "Layout"). Reads the sources, so that nothing has to be linked.
class TestLayout : public QObject
{
    Q_OBJECT

    struct Include
    {
        QString file; ///< below the source folder
        QString room; ///< "app/core", "wizard"
        QString target;
    };
    QList<Include> m_includes;

    // Each may use those before it (design, "Layout"); look is shared by ui and wizard.
    const QStringList m_order{
        QStringLiteral("core"),       QStringLiteral("settings"), QStringLiteral("platform"),
        QStringLiteral("net"),        QStringLiteral("secrets"),  QStringLiteral("auth"),
        QStringLiteral("crm"),        QStringLiteral("mailbox"),  QStringLiteral("workspace"),
        QStringLiteral("connection"), QStringLiteral("sync"),     QStringLiteral("search"),
        QStringLiteral("look"),
    };

private slots:
    void initTestCase()
    {
        const QDir top(QStringLiteral(SOURCE_FOLDER));
        static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"));
        for (const auto *folder : {"app", "wizard"}) {
            QDirIterator it(top.filePath(QLatin1String(folder)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                const QString path = it.next();
                const QString name = top.relativeFilePath(path);
                const QStringList parts = name.split(QLatin1Char('/'));
                const QString room = parts.at(0) == QLatin1String("wizard") ? parts.at(0)
                    : parts.size() > 2                                      ? parts.at(1)
                                                                            : QStringLiteral("program");
                QFile file(path);
                QVERIFY2(file.open(QIODevice::ReadOnly | QIODevice::Text), qPrintable(name));
                while (!file.atEnd()) {
                    const auto match = pattern.match(QString::fromUtf8(file.readLine()));
                    if (match.hasMatch())
                        m_includes += Include{name, room, match.captured(1)};
                }
            }
        }
        QVERIFY(m_includes.size() > 100);
    }

    void dependenciesPointOneWay()
    {
        for (const Include &include : m_includes) {
            const QString room = include.target.section(QLatin1Char('/'), 0, 0);
            const int used = int(m_order.indexOf(room));
            const int user = int(m_order.indexOf(include.room));
            if (user >= 0) {
                QVERIFY2(used <= user, report(include));
                for (const auto *window : {"ui", "cli", "wizard", "signin", "practice", "desktop"})
                    QVERIFY2(room != QLatin1String(window), report(include));
            }
        }
    }

    void windowsNeverUseEachOther()
    {
        const QStringList windows{QStringLiteral("ui"), QStringLiteral("cli"), QStringLiteral("wizard")};
        for (const Include &include : m_includes) {
            if (!windows.contains(include.room))
                continue;
            const QString room = include.target.section(QLatin1Char('/'), 0, 0);
            QVERIFY2(room == include.room || !windows.contains(room), report(include));
        }
    }

    void programsOnBothEndsOfAWireShareOnlyCore()
    {
        for (const Include &include : m_includes) {
            if (include.room != QLatin1String("signin") && include.room != QLatin1String("practice"))
                continue;
            const QString room = include.target.section(QLatin1Char('/'), 0, 0);
            QVERIFY2(!m_order.contains(room) || room == QLatin1String("core"), report(include));
        }
    }

    void outsideLibrariesStayInTheirRoom_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("rooms");
        QTest::newRow("WebEngine") << QStringLiteral("^(QtWebEngine|QWebEngine)")
                                   << QStringList{QStringLiteral("signin")};
        QTest::newRow("SQLite") << QStringLiteral("^(SQLiteCpp/|sqlite3)")
                                << QStringList{QStringLiteral("workspace"), QStringLiteral("practice")};
        QTest::newRow("QtKeychain") << QStringLiteral("(^|/)keychain\\.h$|^qt6?keychain/")
                                    << QStringList{QStringLiteral("secrets")};
        QTest::newRow("HTTP server") << QStringLiteral("^(QtHttpServer|QHttpServer|QAbstractHttpServer)")
                                     << QStringList{QStringLiteral("practice")};
        QTest::newRow("Widgets") << QStringLiteral("^(QtWidgets|QApplication|QWidget|QDialog|QWizard|QLabel|"
                                                   "QPushButton|QLineEdit|QSystemTrayIcon|QMenu|"
                                                   "QMainWindow|QMessageBox)")
                                 << QStringList{QStringLiteral("look"),    QStringLiteral("ui"),
                                                QStringLiteral("wizard"),  QStringLiteral("signin"),
                                                QStringLiteral("desktop"), QStringLiteral("program")};
    }

    void outsideLibrariesStayInTheirRoom()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, rooms);
        const QRegularExpression expression(pattern);
        for (const Include &include : m_includes) {
            if (expression.match(include.target).hasMatch())
                QVERIFY2(rooms.contains(include.room), report(include));
        }
    }

    /// QCoro moves out of every non-const lvalue that is co_returned (core/task.h): a member would be empty
    /// afterwards.
    void membersAreNotMovedOutByCoReturn()
    {
        static const QRegularExpression moved(QStringLiteral("co_return \\*?m_\\w+(->\\w+|\\.\\w+)*;"));
        QVERIFY(moved.match(QStringLiteral("    co_return m_token;")).hasMatch());
        QVERIFY(!moved.match(QStringLiteral("    co_return Secret(m_token);")).hasMatch());
        const QDir top(QStringLiteral(SOURCE_FOLDER));
        for (const auto *folder : {"app", "wizard"}) {
            QDirIterator it(top.filePath(QLatin1String(folder)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
                const auto match = moved.match(QString::fromUtf8(file.readAll()));
                QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + match.captured()));
            }
        }
    }

    /// GCC 12 destroys what is awaited in a conditional expression twice.
    void nothingIsAwaitedInAConditionalExpression()
    {
        static const QRegularExpression awaited(QStringLiteral("[?:]\\s+\\(?co_await\\b"));
        QVERIFY(awaited.match(QStringLiteral("again ? co_await a() : co_await b();")).hasMatch());
        QVERIFY(awaited.match(QStringLiteral("again ? nothing\n   : co_await b();")).hasMatch());
        QVERIFY(!awaited.match(QStringLiteral("if (again)\n co_await a();")).hasMatch());
        static const QRegularExpression label(QStringLiteral("(case [\\w:]+|default):\\s+co_await"));
        const QDir top(QStringLiteral(SOURCE_FOLDER));
        for (const auto *folder : {"app", "wizard", "tests"}) {
            QDirIterator it(top.filePath(QLatin1String(folder)),
                            {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                            QDirIterator::Subdirectories);
            while (it.hasNext()) {
                QFile file(it.next());
                if (file.fileName().endsWith(QLatin1String("tst_layout.cpp")))
                    continue;
                QVERIFY(file.open(QIODevice::ReadOnly | QIODevice::Text));
                const QString text = QString::fromUtf8(file.readAll()).remove(label);
                const auto match = awaited.match(text);
                QVERIFY2(!match.hasMatch(), qPrintable(file.fileName() + match.captured()));
            }
        }
    }

    void httpServerIsKnownInOneFile()
    {
        for (const Include &include : m_includes) {
            if (include.target.contains(QLatin1String("HttpServer")))
                QVERIFY2(include.file.startsWith(QLatin1String("app/practice/httpfront.")), report(include));
        }
    }

private:
    static const char *report(const Include &include)
    {
        static QByteArray text;
        text = QStringLiteral("%1 includes %2").arg(include.file, include.target).toUtf8();
        return text.constData();
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
