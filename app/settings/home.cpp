// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/home.h"

#include "settings/administration.h"

#include <QDir>
#include <QStandardPaths>

namespace fairlead {

Home::Home(const QString &folder, std::shared_ptr<const AdministratorPlaces> places)
    : m_folder(QDir::cleanPath(QDir(folder).absolutePath()))
    , m_places(places ? std::move(places) : AdministratorPlaces::ofThisComputer())
{
}

Home Home::fromEnvironment()
{
    const QString chosen = qEnvironmentVariable("FAIRLEAD_HOME");
    if (!chosen.isEmpty())
        return Home(chosen);
    // The generic location plus our own name: the folder is the same for every program of the family.
    return Home(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                + QStringLiteral("/fairlead"));
}

QString Home::file(const char *name) const
{
    return m_folder + QLatin1Char('/') + QLatin1String(name);
}

QString Home::workspaceFile(const QString &name) const
{
    return m_folder + QLatin1Char('/') + name;
}

} // namespace fairlead
