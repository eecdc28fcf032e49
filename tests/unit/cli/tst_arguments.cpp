// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"
#include "cli/commandline.h"
#include "cli/verb.h"
#include "core/pasted.h"

#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

CommandSpec connectLike()
{
    CommandSpec spec;
    spec.positionals = {QStringLiteral("CRM"), QStringLiteral("[NOTE]")};
    spec.options = {{"url", "TEXT"}, {"username", "U", asMeant}, {"password-stdin"}, {"key-file", "PEM"}};
    return spec;
}

Result<Arguments> parse(const QStringList &words)
{
    return parseArguments(QStringLiteral("connect"), words, connectLike());
}

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class TestArguments : public QObject
{
    Q_OBJECT
private slots:
    void everythingInAnyOrder()
    {
        for (const char *line : {"dynamics --url u --username n --password-stdin --json --connection C",
                                 "--json --url=u dynamics --connection=C --password-stdin --username=n",
                                 "--password-stdin --username n --url u --connection C --json -- dynamics"}) {
            const auto arguments = parse(words(line));
            QVERIFY2(arguments, line);
            QCOMPARE(arguments->positionals, QStringList{QStringLiteral("dynamics")});
            QCOMPARE(arguments->value("url"), QStringLiteral("u"));
            QCOMPARE(arguments->value("username"), QStringLiteral("n"));
            QVERIFY(arguments->has("password-stdin"));
            QVERIFY(!arguments->has("key-file"));
            QVERIFY(arguments->json);
            QCOMPARE(arguments->connection, QStringLiteral("C"));
        }
    }

    // Names and ids as they were pasted; a path is what it is.
    void valuesCountAsTheyWereMeant()
    {
        const auto arguments =
            parse({QStringLiteral("dynamics"), QStringLiteral("--username"),
                   QStringLiteral(" sync@acme.example "), QStringLiteral("--key-file= k.pem ")});
        QVERIFY(arguments);
        QCOMPARE(arguments->value("username"), QStringLiteral("sync@acme.example"));
        QCOMPARE(arguments->value("key-file"), QStringLiteral(" k.pem "));
        QVERIFY(!parse({QStringLiteral("dynamics"), QStringLiteral("--username"), QStringLiteral(" ")}));
    }

    void everyNameAndIdIsTakenAsMeant()
    {
        int met = 0;
        for (const Verb &verb : verbs()) {
            for (const OptionSpec &option : verb.command.options) {
                const QByteArrayView kind(option.value ? option.value : "");
                if (kind != "USER" && kind != "ID" && kind != "TENANT")
                    continue;
                ++met;
                QVERIFY2(option.meant,
                         qPrintable(QStringLiteral("%1 --%2").arg(QLatin1String(verb.name),
                                                                  QLatin1String(option.name))));
                QCOMPARE(option.meant(QStringLiteral(" a ")), QStringLiteral("a"));
            }
        }
        QVERIFY(met >= 5);
    }

    void hyphensEndTheOptions()
    {
        const auto arguments = parse(words("--json -- --url -x"));
        QVERIFY(arguments);
        QCOMPARE(arguments->positionals, words("--url -x"));
        QVERIFY(!arguments->has("url"));
        QCOMPARE(parse(words("-- --"))->positionals, words("--"));
    }

    void valueMayBeginWithOneHyphen()
    {
        QCOMPARE(parse(words("x --url -1"))->value("url"), QStringLiteral("-1"));
        QCOMPARE(parse(words("x --url=--y"))->value("url"), QStringLiteral("--y"));
        QCOMPARE(parse(words("x --url=a=b"))->value("url"), QStringLiteral("a=b"));
        QCOMPARE(parse(words("-"))->positionals, words("-")); // a lone hyphen is a word
    }

    void usageErrors_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("saying");
        QTest::newRow("unknown") << "x --nonsense"
                                 << "--nonsense";
        QTest::newRow("unknown, short") << "x -n"
                                        << "--";
        QTest::newRow("value missing at the end") << "x --url"
                                                  << "--url";
        QTest::newRow("value missing before another") << "x --url --json"
                                                      << "--url";
        QTest::newRow("value empty") << "x --url="
                                     << "--url";
        QTest::newRow("value not wanted") << "x --password-stdin=y"
                                          << "--password-stdin";
        QTest::newRow("json with a value") << "x --json=yes"
                                           << "--json";
        QTest::newRow("twice") << "x --url a --url b"
                               << "--url";
        QTest::newRow("positional missing") << "--json"
                                            << "CRM";
        QTest::newRow("too many") << "a b c"
                                  << "words";
        QTest::newRow("secret as an argument") << "x --password hunter2"
                                               << "--password-stdin";
        QTest::newRow("secret glued on") << "x --password=hunter2"
                                         << "--password-stdin";
        QTest::newRow("key as an argument") << "x --key hunter2"
                                            << "--key-file";
    }
    void usageErrors()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, saying);
        const auto arguments = parse(line.split(QLatin1Char(' ')));
        QVERIFY(!arguments);
        QCOMPARE(arguments.error().code, ErrorCode::UsageError);
        QCOMPARE(exitCodeFor(arguments.error()), 2);
        QVERIFY2(arguments.error().sentence.contains(saying), qPrintable(arguments.error().sentence));
        QVERIFY(!arguments.error().remedy.isEmpty());
        QVERIFY(!arguments.error().text().contains(QStringLiteral("hunter2")));
    }

    void helpNeedsNothingElse()
    {
        QVERIFY(parse(words("--help"))->help);
        QVERIFY(parse(words("-h --url u"))->help);
        for (const char *line : {"help", "--help", "-h", "help address", "address --help"}) {
            const Command command = readCommand(words(line));
            QVERIFY2(!command.verb && command.printed.exitCode == 0 && !command.printed.out.isEmpty(), line);
            QVERIFY2(command.printed.err.isEmpty(), line);
        }
    }

    void everyVerbIsInTheHelp()
    {
        const QString help = helpText();
        for (const Verb &verb : verbs()) {
            QVERIFY2(help.contains(QLatin1String(verb.name)), verb.name);
            QVERIFY2(!verb.summary().isEmpty() && help.contains(verb.summary()), verb.name);
            QVERIFY2(findVerb(QLatin1String(verb.name)) != nullptr, verb.name);
            for (const OptionSpec &option : verb.command.options)
                QVERIFY2(helpText(verb).contains(QStringLiteral("--") + QLatin1String(option.name)),
                         option.name);
        }
    }

    void mistakenVerbs()
    {
        for (const char *line :
             {"", "nonsense", "nonsense --json", "--json", "--json address x", "help nonsense"}) {
            const Command command = readCommand(words(line));
            QVERIFY2(!command.verb && command.printed.exitCode == 2 && !command.printed.err.isEmpty(), line);
            QCOMPARE(command.printed.out.isEmpty(), !QByteArray(line).contains("--json"));
        }
        QCoreApplication::setApplicationVersion(QStringLiteral("4.5.6"));
        QCOMPARE(readCommand(words("--version")).printed.out, QByteArray("fairleadctl 4.5.6\n"));
    }

    void errorsSurviveTheHandOver()
    {
        for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
            Error error;
            error.code = ErrorCode(i);
            error.sentence = QStringLiteral("s");
            error.remedy = QStringLiteral("r");
            error.link = QUrl(QStringLiteral("https://example.com/x"));
            error.providerCode = QStringLiteral("AADSTS1");
            error.detail = QStringLiteral("d");
            VerbAnswer answer = failed(error, {{QStringLiteral("k"), 1}});
            answer.notes = QStringList{QStringLiteral("n")};
            const VerbAnswer again = answerFromJson(toJson(answer));
            QCOMPARE(again.exitCode, answer.exitCode);
            QCOMPARE(again.document, answer.document);
            QCOMPARE(again.notes, answer.notes);
            QVERIFY(again.error);
            QCOMPARE(again.error->code, error.code);
            QCOMPARE(again.error->text(), error.text());
            QCOMPARE(again.error->link, error.link);
            QCOMPARE(again.error->detail, error.detail);
        }
        QVERIFY(!answerFromJson(toJson(VerbAnswer())).error);
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "tst_arguments.moc"
