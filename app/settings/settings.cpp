// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "core/savefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <optional>

namespace fairlead {

namespace {

bool isProxyMode(const QVariant &value)
{
    const QString mode = value.toString();
    return mode == QLatin1String("system") || mode == QLatin1String("none")
        || mode == QLatin1String("manual");
}

bool isPort(const QVariant &value)
{
    return value.toInt() >= 0 && value.toInt() <= 65535;
}

bool isInterval(const QVariant &value)
{
    return value.toInt() >= 1 && value.toInt() <= 24 * 60;
}

bool isShare(const QVariant &value)
{
    return value.toInt() >= 0 && value.toInt() <= 90;
}

bool isTimeOrNothing(const QVariant &value)
{
    return value.toString().isEmpty() || QDateTime::fromString(value.toString(), Qt::ISODate).isValid();
}

constexpr const char *aText = QT_TRANSLATE_NOOP("fairlead::Settings", "a text");

} // namespace

const QList<SettingRow> &settingsTable()
{
    static const QList<SettingRow> table{
        {Setting::ProxyMode, "proxyMode", QStringLiteral("system"), "ProxyMode", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "“system”, “none” or “manual”"), isProxyMode},
        {Setting::ProxyHost, "proxyHost", QString(), "ProxyHost", false, aText, nullptr},
        {Setting::ProxyPort, "proxyPort", 0, "ProxyPort", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 0 to 65535"), isPort},
        {Setting::ProxyUser, "proxyUser", QString(), "ProxyUser", true, aText, nullptr},
        {Setting::ExtraCaFile, "extraCaFile", QString(), "ExtraCaFile", false, aText, nullptr},
        {Setting::Language, "language", QString(), "Language", false, aText, nullptr},
        {Setting::SyncMinutes, "syncMinutes", 5, "SyncMinutes", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 1 to 1440"), isInterval},
        {Setting::DebugLogUntil, "debugLogUntil", QString(), "DebugLogUntil", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "a time such as 2026-05-01T18:00:00Z"), isTimeOrNothing},
        {Setting::StartAtLogin, "startAtLogin", false, "StartAtLogin", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "true or false"), nullptr},
        {Setting::ApiKeptPercent, "apiKeptPercent", 20, "ApiKeptPercent", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "a number from 0 to 90"), isShare},
        {Setting::FirstLoadsOnMetered, "firstLoadsOnMetered", false, "FirstLoadsOnMetered", false,
         QT_TRANSLATE_NOOP("fairlead::Settings", "true or false"), nullptr},
        {Setting::ClientCertificateFile, "clientCertificateFile", QString(), "ClientCertificateFile", false,
         aText, nullptr},
    };
    return table;
}

const SettingRow &rowOf(Setting setting)
{
    // The table is in the enum's order; a test guards it.
    return settingsTable().at(int(setting));
}

namespace {

QString previousOf(const QString &path)
{
    return path + QStringLiteral(".previous");
}

/// Nothing where there is no file, or none that is a JSON object.
std::optional<QVariantMap> readObject(const QString &path)
{
    QFile file(path);
    // A pipe in its place would keep us waiting for ever.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return std::nullopt;
    return document.object().toVariantMap();
}

/// Empty, or why it failed.
QString replaceFile(const QString &path, const QVariantMap &values)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return file.errorString();
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    file.write(QJsonDocument(QJsonObject::fromVariantMap(values)).toJson());
    return commitWhole(file) ? QString() : file.errorString();
}

} // namespace

Outcome Settings::check(const QString &path)
{
    const bool isThere = QFileInfo::exists(path) || QFileInfo::exists(previousOf(path));
    if (!isThere)
        return {};
    auto written = readObject(path);
    if (!written)
        written = readObject(previousOf(path));
    Error error;
    error.code = ErrorCode::FileUnreadable;
    error.errorClass = ErrorClass::AskUser;
    if (!written) {
        error.sentence =
            QCoreApplication::translate("fairlead::Settings", "The settings (%1) cannot be read.").arg(path);
        error.remedy = QCoreApplication::translate("fairlead::Settings",
                                                   "Correct the file, or delete it to begin with the "
                                                   "standard settings: without a proxy of your own and "
                                                   "without further certificate authorities.");
        return fail(error);
    }
    for (const SettingRow &row : settingsTable()) {
        const QVariant value = written->value(QLatin1String(row.key));
        if (!value.isValid() || Settings().set(row.setting, value))
            continue;
        error.sentence = QCoreApplication::translate("fairlead::Settings",
                                                     "The settings (%1) have a value for “%2” that is none.")
                             .arg(path, QLatin1String(row.key));
        error.remedy = QCoreApplication::translate("fairlead::Settings", "Correct it: it takes %1.")
                           .arg(QCoreApplication::translate("fairlead::Settings", row.allowed));
        return fail(error);
    }
    return {};
}

Settings Settings::load(const QString &path)
{
    Settings settings;
    auto written = readObject(path);
    if (!written)
        written = readObject(previousOf(path));
    if (!written)
        return settings;
    for (const SettingRow &row : settingsTable()) {
        // What a newer version wrote beside them stays in the map and is written back.
        const QVariant value = written->take(QLatin1String(row.key));
        if (value.isValid())
            settings.set(row.setting, value);
    }
    settings.m_values.insert(*written);
    return settings;
}

QVariant Settings::value(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    return m_values.value(QLatin1String(row.key), row.standard);
}

QDateTime Settings::timeOf(Setting setting) const
{
    return QDateTime::fromString(value(setting).toString(), Qt::ISODate);
}

bool Settings::set(Setting setting, const QVariant &value)
{
    const SettingRow &row = rowOf(setting);
    QVariant converted = value;
    // JSON numbers arrive as doubles; a text where a number belongs does not become 0.
    const bool isText = row.standard.typeId() == QMetaType::QString;
    if (isText != (value.typeId() == QMetaType::QString) || !converted.convert(row.standard.metaType()))
        return false;
    if (row.accepts && !row.accepts(converted))
        return false;
    m_values.insert(QLatin1String(row.key), converted);
    return true;
}

Outcome Settings::save(const QString &path) const
{
    const QString why = replaceFile(path, m_values);
    if (why.isEmpty()) {
        // Of the same generation, so that nothing is missing when it is needed; only a copy, so that failing
        // to write it is no failure.
        (void)replaceFile(previousOf(path), m_values);
        return {};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::Settings", "The settings could not be saved.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Settings",
        "Check that the folder exists, that you may write to it and that the disk is not full.");
    error.detail = why;
    return fail(error);
}

} // namespace fairlead
