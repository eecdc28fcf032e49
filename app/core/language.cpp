// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace fairlead {

namespace {
const QString prefix = QStringLiteral("fairlead_");

QStringList translatedLanguages()
{
    QStringList languages;
    const auto files = QDir(QStringLiteral(":/i18n")).entryList({prefix + QStringLiteral("*.qm")});
    for (const QString &file : files)
        languages += file.mid(prefix.size()).section(QLatin1Char('.'), 0, 0);
    return languages;
}
} // namespace

QString chooseLanguage(const QStringList &wanted, const QStringList &have)
{
    for (const QString &entry : wanted) {
        // "de-CH" and "de_CH" are German for us; the region decides numbers and dates, not words.
        const QString language = entry.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
        if (language == QLatin1String("en") || have.contains(language))
            return language;
    }
    return QStringLiteral("en");
}

QStringList spokenLanguages()
{
    QStringList languages = translatedLanguages();
    if (!languages.contains(QStringLiteral("en")))
        languages += QStringLiteral("en");
    languages.sort();
    return languages;
}

QString installLanguage(QCoreApplication &application, const QString &wanted)
{
    const QStringList have = translatedLanguages();
    const QStringList order = wanted.isEmpty() ? QLocale::system().uiLanguages() : QStringList{wanted};
    const QString language = chooseLanguage(order, have);
    if (!wanted.isEmpty())
        QLocale::setDefault(QLocale(wanted));
    // English has a file too: the plural forms.
    if (!have.contains(language))
        return language;

    auto *ours = new QTranslator(&application);
    if (ours->load(QStringLiteral(":/i18n/") + prefix + language))
        QCoreApplication::installTranslator(ours);
    auto *qts = new QTranslator(&application);
    if (qts->load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    return language;
}

} // namespace fairlead
