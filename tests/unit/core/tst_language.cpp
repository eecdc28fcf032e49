// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"

#include <QTest>

using namespace fairlead;

class TestLanguage : public QObject
{
    Q_OBJECT
private slots:
    void choice_data()
    {
        QTest::addColumn<QStringList>("wanted");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *name, const QStringList &wanted, const char *language) {
            QTest::newRow(name) << wanted << QString::fromLatin1(language);
        };
        row("plain", {QStringLiteral("de")}, "de");
        row("region is not the language", {QStringLiteral("en-CH"), QStringLiteral("de-CH")}, "en");
        row("Swiss German", {QStringLiteral("de-CH"), QStringLiteral("de")}, "de");
        row("underscore", {QStringLiteral("de_AT")}, "de");
        row("unknown first", {QStringLiteral("eo"), QStringLiteral("de")}, "de");
        row("unknown only", {QStringLiteral("eo")}, "en");
        row("nothing", {}, "en");
    }
    void choice()
    {
        QFETCH(QStringList, wanted);
        QFETCH(QString, language);
        QCOMPARE(chooseLanguage(wanted, {QStringLiteral("de")}), language);
    }
};

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"
