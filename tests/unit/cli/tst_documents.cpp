// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/addressverb.h"
#include "cli/commandline.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace fairlead;
using namespace fairlead::cli;

namespace {

// app/README.md, "CLI documents": a line "- `verb`: `key`, `key`, …" for each document.
QHash<QString, QSet<QString>> documentedKeys()
{
    QFile file(QStringLiteral(FAIRLEAD_README));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the README is missing");
    const QString text = QString::fromUtf8(file.readAll());
    const QString section =
        text.section(QStringLiteral("## CLI documents\n"), 1).section(QStringLiteral("\n## "), 0, 0);
    static const QRegularExpression line(QStringLiteral("^- `([^`]+)`: (.+)$"),
                                         QRegularExpression::MultilineOption);
    static const QRegularExpression key(QStringLiteral("`([^`]+)`"));
    QHash<QString, QSet<QString>> keys;
    for (auto it = line.globalMatch(section); it.hasNext();) {
        const auto match = it.next();
        QSet<QString> &list = keys[match.captured(1)];
        for (auto inner = key.globalMatch(match.captured(2)); inner.hasNext();)
            list += inner.next().captured(1);
    }
    return keys;
}

QSet<QString> keysOf(const QJsonObject &object)
{
    const QStringList keys = object.keys();
    return {keys.begin(), keys.end()};
}

} // namespace

class TestDocuments : public QObject
{
    Q_OBJECT
private slots:
    void addressHasTheKeysOfTheContract()
    {
        const QSet<QString> contract{
            QStringLiteral("crm"),          QStringLiteral("address"),       QStringLiteral("subdomain"),
            QStringLiteral("cloud"),        QStringLiteral("kind"),          QStringLiteral("certain"),
            QStringLiteral("alternatives"), QStringLiteral("environmentId"),
        };
        QCOMPARE(documentedKeys().value(QStringLiteral("address")), contract);
        for (const char *text : {"acme.my.salesforce.com", "contoso.crm4",
                                 "https://make.powerapps.com/environments/"
                                 "0b1c2d3e-1111-4222-8333-444455556666",
                                 "login.salesforce.com", "acme", "nonsense", ""}) {
            const VerbAnswer answer = answerAddress(QLatin1String(text), builtInClouds(), {});
            QCOMPARE(keysOf(answer.document), contract);
            QCOMPARE(answer.exitCode == 0, !answer.error.has_value());
        }
    }

    void addressValues()
    {
        const VerbAnswer probe =
            answerAddress(QStringLiteral("acme--uat.my.salesforce.com"), builtInClouds(), {});
        QCOMPARE(probe.exitCode, 0);
        const QByteArray json = QJsonDocument(documentOf(probe)).toJson(QJsonDocument::Compact);
        QCOMPARE(json,
                 QByteArray(R"({"address":"https://acme--uat.sandbox.my.salesforce.com",)"
                            R"("alternatives":["https://acme--uat.my.salesforce.com"],"certain":false,)"
                            R"("cloud":"global","crm":"salesforce","environmentId":null,"kind":"sandbox",)"
                            R"("subdomain":"acme--uat.sandbox"})"));

        const VerbAnswer link =
            answerAddress(QStringLiteral("https://make.powerapps.com/environments/"
                                         "Default-7a7a7a7a-1111-4222-8333-444455556666/tables"),
                          builtInClouds(), {});
        QCOMPARE(link.exitCode, 0);
        QVERIFY(link.document[QStringLiteral("address")].isNull());
        QCOMPARE(link.document[QStringLiteral("environmentId")].toString(),
                 QStringLiteral("Default-7a7a7a7a-1111-4222-8333-444455556666"));

        const VerbAnswer label = answerAddress(QStringLiteral("acme"), builtInClouds(), {});
        QCOMPARE(label.exitCode, 1);
        QVERIFY(label.document[QStringLiteral("address")].isNull());
        QCOMPARE(label.document[QStringLiteral("alternatives")].toArray().at(0).toString(),
                 QStringLiteral("https://acme.my.salesforce.com"));

        const VerbAnswer login =
            answerAddress(QStringLiteral("https://test.salesforce.com"), builtInClouds(), {});
        QCOMPARE(login.exitCode, 1);
        QCOMPARE(login.document[QStringLiteral("kind")].toString(), QStringLiteral("sandbox-login"));
    }

    void cloudIsOneOfThose()
    {
        const QString gcc = QStringLiteral("contoso.crm9.dynamics.com");
        QCOMPARE(answerAddress(gcc, builtInClouds(), QStringLiteral("usgov")).exitCode, 0);
        QCOMPARE(answerAddress(gcc, builtInClouds(), QStringLiteral("china")).exitCode, 1);
        const VerbAnswer unknown = answerAddress(gcc, builtInClouds(), QStringLiteral("moon"));
        QCOMPARE(unknown.exitCode, 2);
        QVERIFY(unknown.error->sentence.contains(QStringLiteral("usgov-high")));
    }

    void errorHasTheDocumentedKeys()
    {
        const VerbAnswer answer = answerAddress(QStringLiteral("acme"), builtInClouds(), {});
        const QJsonObject document = documentOf(answer);
        QVERIFY(document.contains(QStringLiteral("error")));
        QCOMPARE(keysOf(document[QStringLiteral("error")].toObject()),
                 documentedKeys().value(QStringLiteral("error")));
    }

    void everyVerbIsDocumented()
    {
        const auto documented = documentedKeys();
        for (const Verb &verb : verbs())
            QVERIFY2(documented.contains(QLatin1String(verb.name)), verb.name);
    }

    void textIsTheAddressAlone()
    {
        Arguments arguments;
        const Verb *verb = findVerb(QStringLiteral("address"));
        const Printed found = print(
            *verb, arguments, answerAddress(QStringLiteral("acme.lightning.force.com"), builtInClouds(), {}));
        QCOMPARE(found.out, QByteArray("https://acme.my.salesforce.com\n"));
        QVERIFY(found.err.isEmpty());
        const Printed probe =
            print(*verb, arguments, answerAddress(QStringLiteral("acme.my.site.com"), builtInClouds(), {}));
        QCOMPARE(probe.out, QByteArray("https://acme.my.salesforce.com\n"));
        QVERIFY(!probe.err.isEmpty());
        const Printed refused =
            print(*verb, arguments, answerAddress(QStringLiteral("acme"), builtInClouds(), {}));
        QVERIFY(refused.out.isEmpty());
        QVERIFY(refused.err.contains("https://acme.my.salesforce.com"));
        QCOMPARE(refused.exitCode, 1);
    }
};

QTEST_GUILESS_MAIN(TestDocuments)
#include "tst_documents.moc"
