// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"

#include <QTest>

using namespace fairlead;

class TestOptions : public QObject
{
    Q_OBJECT

    using Mode = Options::Mode;

    static Options parse(const QStringList &words)
    {
        return Options::parse(QStringList{QStringLiteral("fairlead")} + words,
                              {QStringLiteral("de"), QStringLiteral("en")});
    }

private slots:
    void understands_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("mode");
        QTest::newRow("nothing") << QStringList() << int(Mode::Usual);
        QTest::newRow("setup") << QStringList{"--setup"} << int(Mode::Setup);
        QTest::newRow("background") << QStringList{"--background"} << int(Mode::Background);
        QTest::newRow("at login") << QStringList{"--at-login"} << int(Mode::Background);
        QTest::newRow("quit") << QStringList{"--quit"} << int(Mode::Quit);
        // An installer that asks for the end is not answered with a window.
        QTest::newRow("quit before work")
            << QStringList{"--background", "--setup", "--quit"} << int(Mode::Quit);
        QTest::newRow("quit before a tour") << QStringList{"--quit", "--tour", "pictures"} << int(Mode::Quit);
        QTest::newRow("tour") << QStringList{"--tour", "pictures"} << int(Mode::Tour);
        QTest::newRow("tour=") << QStringList{"--tour=pictures"} << int(Mode::Tour);
        QTest::newRow("version") << QStringList{"--version"} << int(Mode::Version);
        QTest::newRow("help") << QStringList{"--help"} << int(Mode::Help);
        QTest::newRow("h") << QStringList{"-h"} << int(Mode::Help);
        // A person who asks for a window gets one, wherever else the program was started.
        QTest::newRow("setup before background")
            << QStringList{"--background", "--setup"} << int(Mode::Setup);
        QTest::newRow("help before all") << QStringList{"--setup", "--version", "--help"} << int(Mode::Help);
        QTest::newRow("version before work") << QStringList{"--tour", "x", "--version"} << int(Mode::Version);
        QTest::newRow("language with a region") << QStringList{"--language", "de-CH"} << int(Mode::Usual);
        QTest::newRow("looks alone") << QStringList{"--dark", "--language", "de", "--scale", "2"}
                                     << int(Mode::Usual);
    }
    void understands()
    {
        QFETCH(const QStringList, words);
        QFETCH(const int, mode);
        const Options options = parse(words);
        QCOMPARE(int(options.mode), mode);
        QCOMPARE(options.problem, QString());
        QCOMPARE(options.tourFolder, mode == int(Mode::Tour) ? QStringLiteral("pictures") : QString());
    }

    void onlyAQuietStartAsksWhetherItIsWanted()
    {
        QVERIFY(parse({"--at-login"}).atLogin);
        QVERIFY(parse({"--background", "--at-login"}).atLogin);
        QVERIFY(!parse({"--background"}).atLogin);
        QVERIFY(!parse({"--at-login", "--setup"}).atLogin);
        QVERIFY(!parse({"--at-login", "--quit"}).atLogin);
    }

    void takesLooks()
    {
        const Options plain = parse({});
        QVERIFY(!plain.dark && plain.language.isEmpty() && plain.scale.isEmpty());
        const Options options = parse({"--setup", "--dark", "--language", "de", "--scale", "1.5"});
        QCOMPARE(int(options.mode), int(Mode::Setup));
        QVERIFY(options.dark);
        QCOMPARE(options.language, QStringLiteral("de"));
        QCOMPARE(options.scale, QStringLiteral("1.5"));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("unknown") << QStringList{"--frobnicate"} << "frobnicate";
        QTest::newRow("unknown beside a known one") << QStringList{"--setup", "--quiet"} << "quiet";
        QTest::newRow("short") << QStringList{"-x"} << "x";
        QTest::newRow("word") << QStringList{"setup"} << "setup";
        QTest::newRow("word behind") << QStringList{"--setup", "now"} << "now";
        QTest::newRow("tour nowhere") << QStringList{"--tour"} << "tour";
        QTest::newRow("unknown language") << QStringList{"--language", "klingon"} << "de, en";
        QTest::newRow("empty language") << QStringList{"--language="} << "de, en";
        QTest::newRow("no language") << QStringList{"--language"} << "language";
        QTest::newRow("value where none belongs") << QStringList{"--dark=yes"} << "dark";
        for (const char *scale : {"0.4", "4.1", "0", "-1", "big", "", "nan", "inf", "1,5", "2x"})
            QTest::addRow("scale '%s'", scale) << QStringList{"--scale", scale} << "--scale";
    }
    void refuses()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, named);
        const Options options = parse(words);
        QCOMPARE(int(options.mode), int(Mode::Wrong));
        QVERIFY2(options.problem.contains(named), qPrintable(options.problem));
    }

    void takesTheScalesAtTheEnds()
    {
        for (const char *scale : {"0.5", "4", "1"})
            QCOMPARE(int(parse({"--scale", scale}).mode), int(Mode::Usual));
    }

    void usageNamesEveryOption()
    {
        const QString usage = Options::usage();
        for (const char *option : {"--setup", "--background", "--at-login", "--quit", "--tour <folder>",
                                   "--language <code>", "--scale <factor>", "--dark", "--version", "--help"})
            QVERIFY2(usage.contains(QLatin1String(option)), option);
    }
};

// Without any application object, as in the program.
QTEST_APPLESS_MAIN(TestOptions)
#include "tst_options.moc"
