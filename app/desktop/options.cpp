// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace fairlead {

namespace {

struct OptionsText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Options)
};

struct Parser
{
    QCommandLineParser parser;
    const QCommandLineOption setup{QStringLiteral("setup"), OptionsText::tr("Set up a connection.")};
    const QCommandLineOption background{QStringLiteral("background"),
                                        OptionsText::tr("Start into the tray.")};
    const QCommandLineOption atLogin{
        QStringLiteral("at-login"),
        OptionsText::tr("Start into the tray, but end at once where starting at login is switched off.")};
    const QCommandLineOption quit{QStringLiteral("quit"),
                                  OptionsText::tr("Ask the running Fairlead to end, and wait until it has.")};
    const QCommandLineOption tour{QStringLiteral("tour"),
                                  OptionsText::tr("Walk through everything and save a picture a page."),
                                  QStringLiteral("folder")};
    const QCommandLineOption language{QStringLiteral("language"), OptionsText::tr("Speak this language."),
                                      QStringLiteral("code")};
    const QCommandLineOption scale{QStringLiteral("scale"),
                                   OptionsText::tr("Scale everything, 2 for twice the size."),
                                   QStringLiteral("factor")};
    const QCommandLineOption dark{QStringLiteral("dark"), OptionsText::tr("Dark colours.")};
    const QCommandLineOption version{QStringLiteral("version"), OptionsText::tr("Print the version.")};
    const QCommandLineOption help{{QStringLiteral("h"), QStringLiteral("help")},
                                  OptionsText::tr("Print this.")};

    Parser()
    {
        parser.setApplicationDescription(
            OptionsText::tr("Connects an integration user to the CRM and keeps it in step."));
        parser.addOptions({setup, background, atLogin, quit, tour, language, scale, dark, version, help});
    }
};

} // namespace

QString Options::usage()
{
    return Parser().parser.helpText();
}

QString Options::noDisplay()
{
    return OptionsText::tr("There is no display here to show a window on: start Fairlead in a desktop "
                           "session, or use fairleadctl, which needs none.");
}

Options Options::parse(const QStringList &arguments, const QStringList &languages)
{
    Parser p;
    Options options;
    const auto wrong = [&options](const QString &sentence) {
        options.mode = Mode::Wrong;
        options.problem = sentence;
        return options;
    };
    if (!p.parser.parse(arguments))
        return wrong(p.parser.errorText());
    if (!p.parser.positionalArguments().isEmpty())
        return wrong(
            OptionsText::tr("\"%1\" is not understood.").arg(p.parser.positionalArguments().first()));

    options.language = p.parser.value(p.language);
    // A region may follow: "de-CH".
    const QString base = options.language.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
    if (p.parser.isSet(p.language) && !languages.contains(base))
        return wrong(
            OptionsText::tr("--language takes one of: %1.").arg(languages.join(QStringLiteral(", "))));
    options.scale = p.parser.value(p.scale);
    options.dark = p.parser.isSet(p.dark);
    if (p.parser.isSet(p.scale)) {
        bool isNumber = false;
        const double factor = options.scale.toDouble(&isNumber);
        if (!isNumber || !(factor >= 0.5 && factor <= 4))
            return wrong(OptionsText::tr("--scale takes a number from 0.5 to 4."));
    }
    if (p.parser.isSet(p.help))
        options.mode = Mode::Help;
    else if (p.parser.isSet(p.version))
        options.mode = Mode::Version;
    else if (p.parser.isSet(p.quit))
        options.mode = Mode::Quit;
    else if (p.parser.isSet(p.tour)) {
        options.mode = Mode::Tour;
        options.tourFolder = p.parser.value(p.tour);
        if (options.tourFolder.isEmpty())
            return wrong(OptionsText::tr("--tour takes a folder for the pictures."));
    } else if (p.parser.isSet(p.setup))
        options.mode = Mode::Setup;
    else if (p.parser.isSet(p.background) || p.parser.isSet(p.atLogin)) {
        options.mode = Mode::Background;
        options.atLogin = p.parser.isSet(p.atLogin);
    }
    return options;
}

} // namespace fairlead
