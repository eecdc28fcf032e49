// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/autostartentry.h"

#include "platform/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>
#include <QStandardPaths>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace fairlead::detail {

namespace {

/// What every entry starts the program with: the switches of those that packages write cannot be asked for
/// otherwise.
constexpr char arguments[] = " --background --at-login";

/// Tells a refusal of ours from an entry that was switched off in the system's settings.
constexpr char refusalMark[] = "X-Fairlead-SwitchedOff";

/// A value of type string: what is read as `\` is written as `\\`.
QString stringValue(QString text)
{
    return text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
}

/// One argument of an Exec line, before the escapes of a string value.
QString quotedArgument(const QString &argument)
{
    QString quoted;
    for (const QChar c : argument) {
        if (QStringLiteral("\"`$\\").contains(c))
            quoted += QLatin1Char('\\');
        quoted += c;
        if (c == QLatin1Char('%')) // field codes are looked for within quotes, too
            quoted += c;
    }
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

/// The keys of the group "Desktop Entry"; the last of several counts, as in GKeyFile.
QHash<QByteArray, QByteArray> desktopKeys(const QByteArray &text)
{
    QHash<QByteArray, QByteArray> keys;
    bool inGroup = false;
    const auto lines = text.split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith('['))
            inGroup = line.trimmed() == "[Desktop Entry]";
        else if (const auto equals = line.indexOf('='); inGroup && equals > 0)
            keys.insert(line.first(equals).trimmed(), line.sliced(equals + 1).trimmed());
    }
    return keys;
}

/// What stringValue() and quotedArgument() undo, of a value others may have written: its first argument.
QString firstArgument(const QByteArray &exec)
{
    QString value;
    const QString raw = QString::fromUtf8(exec);
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw.at(i) == QLatin1Char('\\') && i + 1 < raw.size())
            ++i;
        value += raw.at(i);
    }
    const bool isQuoted = value.startsWith(QLatin1Char('"'));
    QString argument;
    for (qsizetype i = isQuoted ? 1 : 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c == (isQuoted ? QLatin1Char('"') : QLatin1Char(' ')))
            break;
        if (isQuoted && c == QLatin1Char('\\') && i + 1 < value.size())
            ++i;
        argument += value.at(i);
    }
    return argument.replace(QLatin1String("%%"), QLatin1String("%"));
}

/// By the path, by the file a link leads to, or by the name where it is found in PATH.
bool namesProgram(const QString &named, const QString &program)
{
    if (named.isEmpty())
        return false;
    const QString path = named.contains(QLatin1Char('/')) ? named : QStandardPaths::findExecutable(named);
    if (QDir::cleanPath(path) == QDir::cleanPath(program))
        return true;
    const QString file = QFileInfo(path).canonicalFilePath();
    return !path.isEmpty() && !file.isEmpty() && file == QFileInfo(program).canonicalFilePath();
}

/// A command line's first word, as Windows takes it apart.
QString firstWord(const QString &command)
{
    const QString text = command.trimmed();
    if (text.startsWith(QLatin1Char('"')))
        return text.section(QLatin1Char('"'), 1, 1);
    return text.section(QLatin1Char(' '), 0, 0);
}

} // namespace

QByteArray desktopEntry(const QString &program)
{
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Fairlead\n"
           "Icon=fairlead\n"
           "TryExec="
        + stringValue(program).toUtf8()
        + "\n"
          "Exec="
        + stringValue(quotedArgument(program)).toUtf8() + arguments
        + "\n"
          "Terminal=false\n"
          "StartupNotify=false\n"
          "X-GNOME-Autostart-enabled=true\n";
}

QByteArray refusedDesktopEntry(const QString &program)
{
    return desktopEntry(program) + "Hidden=true\n" + refusalMark + "=true\n";
}

Autostart::State stateOfDesktopEntry(const QByteArray &text, const QString &program)
{
    const auto keys = desktopKeys(text);
    if (keys.value("Hidden") == "true" && keys.value(refusalMark) == "true")
        return Autostart::State::Off;
    const bool isOff =
        keys.value("Hidden") == "true" || keys.value("X-GNOME-Autostart-enabled", "true") == "false";
    if (isOff)
        return Autostart::State::OffInSystem;
    // A desktop passes over what cannot be tried.
    const bool isTried = !keys.contains("TryExec")
        || namesProgram(
            QString::fromUtf8(keys.value("TryExec")).replace(QLatin1String("\\\\"), QLatin1String("\\")),
            program);
    const bool starts = isTried && namesProgram(firstArgument(keys.value("Exec")), program);
    return starts ? Autostart::State::On : Autostart::State::Elsewhere;
}

QByteArray launchAgent(const QString &program)
{
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    const auto key = [&xml](const char *name) {
        xml.writeTextElement(QStringLiteral("key"), QLatin1String(name));
    };
    const auto string = [&xml](const QString &value) {
        xml.writeTextElement(QStringLiteral("string"), value);
    };
    xml.writeStartDocument();
    xml.writeDTD(QStringLiteral("<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                                "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">"));
    xml.writeStartElement(QStringLiteral("plist"));
    xml.writeAttribute(QStringLiteral("version"), QStringLiteral("1.0"));
    xml.writeStartElement(QStringLiteral("dict"));
    key("Label");
    string(QStringLiteral("io.fairlead.Fairlead"));
    key("ProgramArguments");
    xml.writeStartElement(QStringLiteral("array"));
    string(program);
    string(QStringLiteral("--background"));
    string(QStringLiteral("--at-login"));
    xml.writeEndElement();
    key("RunAtLoad");
    xml.writeEmptyElement(QStringLiteral("true"));
    // Only where there is a menu bar, and not throttled like a daemon.
    key("LimitLoadToSessionType");
    string(QStringLiteral("Aqua"));
    key("ProcessType");
    string(QStringLiteral("Interactive"));
    xml.writeEndDocument();
    return text;
}

Autostart::State stateOfLaunchAgent(const QByteArray &text, const QString &program)
{
    QXmlStreamReader xml(text);
    QString key;
    QString started;
    bool isDisabled = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("key")) {
            key = xml.readElementText();
        } else if (key == QLatin1String("Disabled")) {
            isDisabled = xml.name() == QLatin1String("true");
            key.clear();
        } else if (key.startsWith(QLatin1String("Program")) && xml.name() == QLatin1String("string")) {
            // Program, or the first of ProgramArguments.
            started = xml.readElementText();
            key.clear();
        }
    }
    if (isDisabled)
        return Autostart::State::OffInSystem;
    return namesProgram(started, program) ? Autostart::State::On : Autostart::State::Elsewhere;
}

QString runCommand(const QString &program)
{
    // A file name there has no quotation mark in it, and no command line is expanded.
    return QLatin1Char('"') + QString(program).replace(QLatin1Char('/'), QLatin1Char('\\')) + QLatin1Char('"')
        + QLatin1String(arguments);
}

Autostart::State stateOfRunValue(const QString &command, const QString &program, const QByteArray &approval)
{
    if (command.isEmpty())
        return Autostart::State::Off;
    if (!approval.isEmpty() && (quint8(approval.front()) & 1) != 0)
        return Autostart::State::OffInSystem;
    const bool starts = firstWord(command).compare(firstWord(runCommand(program)), Qt::CaseInsensitive) == 0;
    return starts ? Autostart::State::On : Autostart::State::Elsewhere;
}

Autostart::State stateOfBoth(Autostart::State own, Autostart::State everybody, bool isRefused)
{
    using State = Autostart::State;
    if (own == State::On || own == State::OffInSystem || everybody == State::Off)
        return own;
    if (isRefused)
        return State::Off;
    return own == State::Elsewhere && everybody != State::On ? State::Elsewhere : everybody;
}

Autostart::State stateOfFile(const QString &path, const QString &program,
                             Autostart::State (*meaning)(const QByteArray &, const QString &))
{
    const auto text = readFile(path, qint64(64) * 1024);
    if (!text)
        return Autostart::State::Off;
    return meaning(*text, program);
}

Outcome putFolderAside(const QString &path)
{
    if (!QFileInfo(path).isDir() || QFileInfo(path).isSymLink())
        return {};
    QString aside;
    for (int number = 1; aside.isEmpty() || QFileInfo::exists(aside); ++number)
        aside = QStringLiteral("%1.aside-%2").arg(path).arg(number);
    if (!QDir().rename(path, aside))
        return fail(entryUnwritable(path, QStringLiteral("a folder is there")));
    return {};
}

Outcome writeEntry(const QString &path, const QByteArray &text)
{
    // Not a folder of the home: others' entries are there as well, and its permissions are the person's.
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return fail(entryUnwritable(path, QStringLiteral("the folder cannot be made")));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(entryUnwritable(path, file.errorString()));
    return {};
}

Outcome removeEntry(const QString &path)
{
    QFile file(path);
    if (!file.remove() && file.exists())
        return fail(entryUnwritable(path, file.errorString()));
    return {};
}

Result<QString> forgetEntry(const QString &path)
{
    const QFileInfo file(path);
    if (!file.exists() && !file.isSymLink())
        return QString();
    if (const Outcome removed = removeEntry(path); !removed)
        return fail(removed.error());
    return path;
}

Error entryUnwritable(const QString &place, const QString &why)
{
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate(
        "fairlead::Autostart", "Whether Fairlead starts at login could not be written down.");
    error.remedy = QCoreApplication::translate("fairlead::Autostart", "Check that you may write to %1.")
                       .arg(QDir::toNativeSeparators(place));
    error.detail = why;
    return error;
}

} // namespace fairlead::detail
