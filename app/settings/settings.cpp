// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace fairlead {

const QList<SettingRow> &settingsTable()
{
    static const QList<SettingRow> table{
        {Setting::ProxyMode, "proxyMode", QStringLiteral("system"), "ProxyMode", false},
        {Setting::ProxyHost, "proxyHost", QString(), "ProxyHost", false},
        {Setting::ProxyPort, "proxyPort", 0, "ProxyPort", false},
        {Setting::ProxyUser, "proxyUser", QString(), "ProxyUser", true},
        {Setting::ExtraCaFile, "extraCaFile", QString(), "ExtraCaFile", false},
        {Setting::Language, "language", QString(), "Language", false},
        {Setting::SyncMinutes, "syncMinutes", 5, "SyncMinutes", false},
        {Setting::DebugLogUntil, "debugLogUntil", QString(), "DebugLogUntil", false},
        {Setting::StartAtLogin, "startAtLogin", false, "StartAtLogin", false},
    };
    return table;
}

const SettingRow &rowOf(Setting setting)
{
    // The table is in the enum's order; a test guards it.
    return settingsTable().at(int(setting));
}

Settings Settings::load(const QString &path)
{
    Settings settings;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return settings;
    const QVariantMap written = QJsonDocument::fromJson(file.readAll()).object().toVariantMap();
    for (const SettingRow &row : settingsTable()) {
        const auto entry = written.constFind(QLatin1String(row.key));
        if (entry != written.cend())
            settings.set(row.setting, *entry);
    }
    return settings;
}

QVariant Settings::value(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    return m_values.value(QLatin1String(row.key), row.standard);
}

bool Settings::set(Setting setting, const QVariant &value)
{
    const SettingRow &row = rowOf(setting);
    QVariant converted = value;
    // JSON numbers arrive as doubles; a text where a number belongs does not become 0.
    const bool isText = row.standard.typeId() == QMetaType::QString;
    if (isText != (value.typeId() == QMetaType::QString) || !converted.convert(row.standard.metaType()))
        return false;
    m_values.insert(QLatin1String(row.key), converted);
    return true;
}

Outcome Settings::save(const QString &path) const
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.write(QJsonDocument(QJsonObject::fromVariantMap(m_values)).toJson());
        if (file.commit())
            return {};
    }
    Error error;
    error.code = ErrorCode::FileUnwritable;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::Settings", "The settings could not be saved.");
    error.remedy = QCoreApplication::translate(
        "fairlead::Settings",
        "Check that the folder exists, that you may write to it and that the disk is not full.");
    error.detail = file.errorString();
    return fail(error);
}

} // namespace fairlead
