// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include "core/savefile.h"
#include "settings/home.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <optional>

namespace fairlead {

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

Outcome Settings::check(const Home &home)
{
    return check(home.settingsFile(), home.administratorPlaces());
}

Settings Settings::load(const Home &home)
{
    return load(home.settingsFile(), home.administratorPlaces());
}

Outcome Settings::check(const QString &path, const AdministratorPlaces &places)
{
    if (const auto problem = Administration::read(places).problem())
        return fail(*problem);
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
        const bool isPersons = row.owner == SettingRow::Owner::Person;
        if (!value.isValid() || !isPersons || settingValue(row, value))
            continue;
        error.sentence = QCoreApplication::translate("fairlead::Settings",
                                                     "The settings (%1) have a value for “%2” that is none.")
                             .arg(path, QLatin1String(row.key));
        error.remedy = QCoreApplication::translate("fairlead::Settings", "Correct it: it takes %1.")
                           .arg(allowedValues(row));
        return fail(error);
    }
    return {};
}

Settings Settings::load(const QString &path, const AdministratorPlaces &places)
{
    Settings settings;
    settings.m_administration = Administration::read(places);
    auto written = readObject(path);
    if (!written)
        written = readObject(previousOf(path));
    if (!written)
        return settings;
    for (const SettingRow &row : settingsTable()) {
        // What a newer version wrote beside them stays in the map and is written back, and so does what is
        // not the person's to say: it counts for nothing.
        const QString key = QLatin1String(row.key);
        if (row.owner != SettingRow::Owner::Person || !written->contains(key))
            continue;
        if (const auto value = settingValue(row, written->value(key)))
            written->insert(key, *value);
        else
            written->remove(key);
    }
    settings.m_values = *written;
    return settings;
}

QVariant Settings::value(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    const bool isPermission =
        row.owner == SettingRow::Owner::Administrator && row.standard.typeId() == QMetaType::Bool;
    if (m_administration.problem() && isPermission)
        return false;
    switch (sourceOf(setting)) {
    case SettingSource::Person:
        return m_values.value(QLatin1String(row.key));
    case SettingSource::BuiltIn:
        return row.standard;
    default:
        return m_administration.value(setting)->value;
    }
}

SettingSource Settings::sourceOf(Setting setting) const
{
    const SettingRow &row = rowOf(setting);
    const auto administered = m_administration.value(setting);
    if (administered && administered->isLocked())
        return administered->source;
    // A machine's default is what a person begins with, and may change.
    if (row.owner == SettingRow::Owner::Person && m_values.contains(QLatin1String(row.key)))
        return SettingSource::Person;
    return administered ? administered->source : SettingSource::BuiltIn;
}

bool Settings::isLocked(Setting setting) const
{
    const auto administered = m_administration.value(setting);
    return administered && administered->isLocked();
}

QList<Setting> Settings::lockedSettings() const
{
    QList<Setting> locked;
    for (const SettingRow &row : settingsTable()) {
        if (isLocked(row.setting))
            locked += row.setting;
    }
    return locked;
}

QDateTime Settings::timeOf(Setting setting) const
{
    return QDateTime::fromString(value(setting).toString(), Qt::ISODate);
}

Error settingLocked(Setting setting)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = QCoreApplication::translate("fairlead::Settings", "“%1” is set by your administrator.")
                         .arg(QCoreApplication::translate("fairlead::Settings", rowOf(setting).title));
    error.remedy = QCoreApplication::translate(
        "fairlead::Settings", "It can only be changed where it was set. Ask your administrator.");
    error.detail = QLatin1String(rowOf(setting).policyName);
    return error;
}

Outcome Settings::set(Setting setting, const QVariant &value)
{
    const SettingRow &row = rowOf(setting);
    if (const auto &problem = m_administration.problem())
        return fail(*problem);
    const auto wanted = settingValue(row, value);
    if (!wanted) {
        Error error;
        error.code = ErrorCode::UsageError;
        error.errorClass = ErrorClass::AskUser;
        error.sentence = QCoreApplication::translate("fairlead::Settings", "“%1” does not have this value.")
                             .arg(QCoreApplication::translate("fairlead::Settings", row.title));
        error.remedy = QCoreApplication::translate("fairlead::Settings", "Correct it: it takes %1.")
                           .arg(allowedValues(row));
        return fail(error);
    }
    if (*wanted == this->value(setting))
        return {};
    if (isLocked(setting) || row.owner == SettingRow::Owner::Administrator)
        return fail(settingLocked(setting));
    m_values.insert(QLatin1String(row.key), *wanted);
    return {};
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
