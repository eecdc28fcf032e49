// SPDX-License-Identifier: GPL-3.0-or-later
//
// German is the proof that everything can be translated: complete, fresh, and with every part of each text.
#include <QDir>
#include <QFile>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< one, or the plural forms
    bool isPlural = false;
    bool isFinished = true;
};

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("message"))
            messages += {context, {}, {}, xml.attributes().hasAttribute(QLatin1String("numerus")), true};
        else if (xml.name() == QLatin1String("source"))
            messages.last().source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            messages.last().isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!messages.last().isPlural)
                messages.last().translations += xml.readElementText();
        } else if (xml.name() == QLatin1String("numerusform"))
            messages.last().translations += xml.readElementText();
    }
    return xml.hasError() ? QList<Message>() : messages;
}

/// Placeholders and tags, sorted: what has to be in every language.
QStringList fixedParts(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[0-9n]+|</?[a-z][^>]*>"));
    QStringList parts;
    auto found = pattern.globalMatch(text);
    while (found.hasNext())
        parts += found.next().captured();
    parts.sort();
    return parts;
}

int accelerators(QString text)
{
    text.remove(QStringLiteral("&&"));
    static const QRegularExpression entity(QStringLiteral("&[a-z]+;"));
    text.remove(entity);
    return int(text.count(QLatin1Char('&')));
}

QString german()
{
    return QStringLiteral(FAIRLEAD_SOURCES "/translations/fairlead_de.ts");
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private slots:
    void germanIsComplete()
    {
        const auto messages = readCatalogue(german());
        QVERIFY(messages.size() > 1000);
        for (const Message &message : messages) {
            const QByteArray where = (message.context + QStringLiteral(": ") + message.source).toUtf8();
            QVERIFY2(message.isFinished, where);
            QCOMPARE(message.translations.size(), message.isPlural ? 2 : 1);
            for (const QString &translation : message.translations) {
                QVERIFY2(!translation.trimmed().isEmpty(), where);
                QCOMPARE(translation.startsWith(QLatin1Char(' ')),
                         message.source.startsWith(QLatin1Char(' ')));
                QCOMPARE(translation.endsWith(QLatin1Char(' ')), message.source.endsWith(QLatin1Char(' ')));
                QStringList wanted = fixedParts(message.source);
                QStringList given = fixedParts(translation);
                // "One record" needs no number.
                if (message.isPlural) {
                    wanted.removeAll(QStringLiteral("%n"));
                    given.removeAll(QStringLiteral("%n"));
                }
                QVERIFY2(given == wanted, where);
                QVERIFY2(accelerators(translation) == accelerators(message.source), where);
            }
        }
    }

    // A person who meets two words looks for two things.
    void oneThingHasOneName_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("germanTerm");
        QTest::newRow("Salesforce's own word")
            << QStringLiteral("external id") << QStringLiteral("externen? ID");
    }
    void oneThingHasOneName()
    {
        QFETCH(QString, english);
        QFETCH(QString, germanTerm);
        const QRegularExpression term(germanTerm, QRegularExpression::CaseInsensitiveOption);
        int met = 0;
        for (const Message &message : readCatalogue(german())) {
            if (!message.source.contains(english, Qt::CaseInsensitive))
                continue;
            ++met;
            for (const QString &translation : message.translations)
                QVERIFY2(translation.contains(term), qPrintable(message.source));
        }
        QVERIFY(met > 0);
    }

    // Alt and a letter that is there twice moves the focus, and opens nothing.
    void lettersOfTheHubLeadToOneThing_data()
    {
        QTest::addColumn<bool>("inGerman");
        QTest::addColumn<QStringList>("shownTogether");
        for (const bool inGerman : {false, true}) {
            const char *language = inGerman ? "German" : "English";
            const auto page = [&](const char *name, const QStringList &contexts) {
                QTest::addRow("%s, %s", name, language) << inGerman << contexts + QStringList{"Hub"};
            };
            page("connections", {"ConnectionsPage", "ConnectionCard"});
            page("sync status", {"SyncStatusPage"});
            page("jobs", {"JobsPage"});
            page("conflicts", {"ConflictsPage"});
            page("settings", {"SettingsPage"});
        }
    }
    void lettersOfTheHubLeadToOneThing()
    {
        QFETCH(const bool, inGerman);
        QFETCH(const QStringList, shownTogether);
        QHash<QChar, QString> taken;
        for (const Message &message : readCatalogue(german())) {
            // One button, with the one text or the other.
            const bool isAlternative = message.source == QStringLiteral("Ch&ange integration user…");
            if (!shownTogether.contains(message.context.section(QStringLiteral("::"), -1)) || isAlternative)
                continue;
            const QString text = inGerman ? message.translations.value(0) : message.source;
            const auto ampersand = text.indexOf(QLatin1Char('&'));
            if (ampersand < 0 || accelerators(text) == 0)
                continue;
            const QChar letter = text.at(ampersand + 1).toLower();
            QVERIFY2(!taken.contains(letter),
                     qPrintable(text + QStringLiteral(" and ") + taken.value(letter)));
            taken.insert(letter, text);
        }
        QVERIFY(taken.size() > 2);
    }

    void catalogueHoldsEveryText()
    {
        const QTemporaryDir dir;
        const QString fresh = dir.filePath(QStringLiteral("fairlead_de.ts"));
        const QString root = QStringLiteral(FAIRLEAD_SOURCES);
        QStringList arguments{QStringLiteral("-no-obsolete"),
                              QStringLiteral("-locations"),
                              QStringLiteral("none"),
                              QStringLiteral("-I"),
                              root,
                              QStringLiteral("-I"),
                              root + QStringLiteral("/app"),
                              root + QStringLiteral("/wizard"),
                              root + QStringLiteral("/installer/policy")};
        // The practice org plays the providers: it speaks their English.
        const auto folders =
            QDir(root + QStringLiteral("/app")).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QFileInfo &folder : folders) {
            if (folder.fileName() != QLatin1String("practice"))
                arguments += folder.filePath();
        }
        arguments += {root + QStringLiteral("/app/main.cpp"), QStringLiteral("-ts"), fresh};

        QProcess lupdate;
        lupdate.setProcessChannelMode(QProcess::MergedChannels);
        lupdate.start(QStringLiteral(FAIRLEAD_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished(120000));
        const QByteArray said = lupdate.readAll();
        QVERIFY2(lupdate.exitCode() == 0, said);
        // Such a text would be filed under a context nobody looks it up in.
        QVERIFY2(!said.contains("lacks Q_OBJECT") && !said.contains("without context"), said);

        const auto keyed = [](const QList<Message> &messages) {
            QStringList keys;
            for (const Message &message : messages)
                keys += message.context + QStringLiteral(": ") + message.source;
            keys.sort();
            return keys;
        };
        const QStringList inSources = keyed(readCatalogue(fresh));
        const QStringList inCatalogue = keyed(readCatalogue(german()));
        QVERIFY(inSources.size() > 1000);
        for (const QString &key : inSources)
            QVERIFY2(inCatalogue.contains(key), qPrintable(QStringLiteral("missing: ") + key));
        for (const QString &key : inCatalogue)
            QVERIFY2(inSources.contains(key), qPrintable(QStringLiteral("obsolete: ") + key));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
