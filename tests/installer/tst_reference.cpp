// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/verb.h"
#include "desktop/options.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace fairlead;

/// Manual pages and completions against the tables the programs are made of: whatever a verb or an option is
/// called, each of them has it.
class TestReference : public QObject
{
    Q_OBJECT

    static QString made(const QString &file)
    {
        QFile from(QStringLiteral(REFERENCE_FOLDER "/") + file);
        if (!from.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression fonts(QStringLiteral("\\\\f[BIR]"));
        QString text = QString::fromUtf8(from.readAll());
        text.replace(fonts, QStringLiteral(" "));
        return text.replace(QLatin1String("\\-"), QLatin1String("-"));
    }

    /// As a word of its own: `--client-id` is not found in `--client-id-file`.
    static bool has(const QString &text, const QString &word)
    {
        const QRegularExpression whole(
            QStringLiteral("(?<![\\w-])%1(?![\\w-])").arg(QRegularExpression::escape(word)));
        return whole.match(text).hasMatch();
    }

    /// What a page says of one verb: from its heading to the next.
    static QString partOf(const QString &page, const QString &verb)
    {
        const QRegularExpression part(QStringLiteral("^\\.TP\\n %1 (.*?)(?=^\\.(TP|SH))").arg(verb),
                                      QRegularExpression::MultilineOption
                                          | QRegularExpression::DotMatchesEverythingOption);
        return part.match(page).captured(0);
    }

private slots:
    void everyVerbAndOptionOfFairleadctl()
    {
        const QString page = made(QStringLiteral("fairleadctl.1"));
        const QString bash = made(QStringLiteral("bash/fairleadctl"));
        const QString zsh = made(QStringLiteral("zsh/_fairleadctl"));
        const QString fish = made(QStringLiteral("fish/fairleadctl.fish"));
        for (const cli::Verb &verb : cli::verbs()) {
            const QString name = QLatin1String(verb.name);
            const QString part = partOf(page, name);
            QVERIFY2(part.contains(verb.summary()), verb.name);
            for (const QString &text : {bash, zsh, fish})
                QVERIFY2(has(text, name), qPrintable(name + QLatin1Char('\n') + text));
            for (const cli::OptionSpec &option : verb.command.options) {
                const QString dashed = QStringLiteral("--") + QLatin1String(option.name);
                for (const QString &text : {part, bash, zsh})
                    QVERIFY2(has(text, dashed), qPrintable(dashed + QLatin1Char('\n') + text));
                QVERIFY2(has(fish, QStringLiteral("-l ") + QLatin1String(option.name)), option.name);
            }
            QVERIFY2(has(part, QStringLiteral("--json")), verb.name);
            QCOMPARE(has(part, QStringLiteral("--connection")), verb.takesConnection);
        }
    }

    void everyOptionOfFairlead()
    {
        static const QRegularExpression option(QStringLiteral("--([a-z-]+)"));
        int count = 0;
        for (auto found = option.globalMatch(Options::usage()); found.hasNext(); ++count) {
            const QRegularExpressionMatch match = found.next();
            for (const auto *file : {"fairlead.1", "bash/fairlead", "zsh/_fairlead"})
                QVERIFY2(has(made(QLatin1String(file)), match.captured(0)), qPrintable(match.captured(0)));
            QVERIFY2(
                has(made(QStringLiteral("fish/fairlead.fish")), QStringLiteral("-l ") + match.captured(1)),
                qPrintable(match.captured(0)));
        }
        QVERIFY(count >= 8);
    }
};

QTEST_GUILESS_MAIN(TestReference)
#include "tst_reference.moc"
