// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace fairlead {

class AdministratorPlaces;

/// Where everything the programs write lives (contract "Where data lives"). A value type; makes no folder.
/// `FAIRLEAD_HOME` overrides the OS's place.
class Home
{
public:
    /// `places`: whose policies count in it; null: those of this computer. The environment has no say in it.
    explicit Home(const QString &folder, std::shared_ptr<const AdministratorPlaces> places = {});
    static Home fromEnvironment();

    const QString &folder() const { return m_folder; }
    const AdministratorPlaces &administratorPlaces() const { return *m_places; }
    QString connectionsFile() const { return file("connections.json"); }
    QString vaultFile() const { return file("vault"); }
    QString cloudsFile() const { return file("clouds.json"); }
    QString settingsFile() const { return file("settings.json"); }
    QString lockFile() const { return file("lock"); }
    QString logFolder() const { return file("log"); }
    /// Of the program called `program`.
    QString logFile(const QString &program) const
    {
        return logFolder() + QLatin1Char('/') + program + QStringLiteral(".log");
    }
    /// `name` as in ConnectionInfo::workspaceFile.
    QString workspaceFile(const QString &name) const;

private:
    QString file(const char *name) const;
    QString m_folder;
    std::shared_ptr<const AdministratorPlaces> m_places;
};

} // namespace fairlead
