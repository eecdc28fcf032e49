// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/savefile.h"
#include "practice/endwatch.h"
#include "practice/practiceorg.h"
#include "programversion.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>

using namespace fairlead;
using namespace fairlead::practice;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("practice", text);
}

int complain(const QString &sentence, int exitCode)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(sentence));
    return exitCode;
}

/// Folder 0700, file 0600: a clouds.json that others may write to is refused by its reader (contract).
bool writeCloud(const QString &home, const QJsonObject &cloud)
{
    constexpr auto owner = QFile::ReadOwner | QFile::WriteOwner;
    const QDir directory(home);
    if (!directory.exists()) {
        if (!QDir().mkpath(home))
            return false;
        QFile::setPermissions(home, owner | QFile::ExeOwner);
    }
    const QString path = directory.filePath(QStringLiteral("clouds.json"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(owner);
    file.write(QJsonDocument(QJsonArray{cloud}).toJson());
    return commitWhole(file) && QFile::setPermissions(path, owner);
}

/// A whole number of an option, within bounds.
std::optional<qlonglong> number(const QCommandLineParser &parser, const QString &name, qlonglong low,
                                qlonglong high)
{
    bool ok = false;
    const qlonglong value = parser.value(name).toLongLong(&ok);
    if (!ok || value < low || value > high)
        return std::nullopt;
    return value;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("fairlead-practice"));
    QCoreApplication::setApplicationVersion(programVersion());

    QCommandLineParser parser;
    parser.setApplicationDescription(tr("A practice organisation on this computer: Salesforce, Entra ID, "
                                        "Dataverse and Graph to try things on."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QString home = QStringLiteral("home");
    const QString rows = QStringLiteral("rows");
    const QString latency = QStringLiteral("latency-ms");
    const QString seed = QStringLiteral("seed");
    const QString portBase = QStringLiteral("port-base");
    const QString organisation = QStringLiteral("organisation");
    const QString withParent = QStringLiteral("with-parent");
    const PracticeOrg::Options defaults;
    parser.addOption({home, tr("Write clouds.json into this folder."), QStringLiteral("DIR")});
    parser.addOption(
        {rows, tr("Records of each main object."), QStringLiteral("N"), QString::number(defaults.rows)});
    parser.addOption(
        {latency, tr("Answer this many milliseconds later."), QStringLiteral("N"), QStringLiteral("0")});
    parser.addOption(
        {seed, tr("Another set of records."), QStringLiteral("N"), QString::number(defaults.seed)});
    parser.addOption({portBase, tr("First of four ports in a row; any free ones without it."),
                      QStringLiteral("N"), QStringLiteral("0")});
    parser.addOption({organisation, tr("Be another organisation: other ids, the same people."),
                      QStringLiteral("N"), QStringLiteral("1")});
    parser.addOption({withParent, tr("End when standard input closes.")});
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(parser.errorText(), 2);
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();

    const auto rowCount = number(parser, rows, 1, 1'000'000);
    const auto latencyMs = number(parser, latency, 0, 600'000);
    const auto seedValue = number(parser, seed, 0, std::numeric_limits<qlonglong>::max());
    const auto firstPort = number(parser, portBase, 0, 65'532);
    const auto which = number(parser, organisation, 1, 1000);
    if (!rowCount || !latencyMs || !seedValue || !firstPort || !which
        || !parser.positionalArguments().isEmpty())
        return complain(tr("That is not a valid option value. See --help."), 2);

    SystemClock clock;
    PracticeOrg org({int(*rowCount), int(*latencyMs), quint64(*seedValue), quint16(*firstPort), int(*which)},
                    clock);
    if (const QString problem = org.start(); !problem.isEmpty())
        return complain(problem, 1);
    if (parser.isSet(home) && !writeCloud(parser.value(home), org.cloud()))
        return complain(tr("clouds.json could not be written into %1.").arg(parser.value(home)), 1);

    EndWatch watch;
    QObject::connect(&watch, &EndWatch::ended, &app, &QCoreApplication::quit, Qt::QueuedConnection);
    watch.watchSignals();
    if (parser.isSet(withParent))
        watch.watchStandardInput();

    std::printf("%s\n", QJsonDocument(org.announcement()).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
    return QCoreApplication::exec();
}
