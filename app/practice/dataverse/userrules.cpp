// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/userrules.h"

#include "practice/entra/directory.h"
#include "practice/seed/credentials.h"

#include <algorithm>

namespace fairlead::practice::dataverse {

namespace {

constexpr qint64 nonInteractive = 4;
constexpr qint64 nonInteractiveUsersMax = 7; // reference 3.1, trap 32

qint64 countOf(SQLite::Statement &statement)
{
    statement.executeStep();
    const qint64 count = numberOf(valueAt(statement, 0));
    statement.reset();
    return count;
}

bool hasUserOf(Store &store, const QByteArray &applicationId)
{
    SQLite::Statement &statement = store.prepared("SELECT count(*) FROM systemuser WHERE applicationid = ?");
    bindTo(statement, 1, applicationId);
    return countOf(statement) > 0;
}

const EntraApp *appOf(const Directory &directory, const QByteArray &applicationId)
{
    const auto found = std::find_if(directory.apps().cbegin(), directory.apps().cend(),
                                    [&](const EntraApp &app) { return app.id.toLatin1() == applicationId; });
    if (found == directory.apps().cend() || !directory.isInstalled(*found, credentials::tenant))
        return nullptr;
    return &*found;
}

} // namespace

void UserRules::requireSeatForNonInteractive() const
{
    SQLite::Statement &taken = m_session.store.prepared(
        "SELECT count(*) FROM systemuser WHERE accessmode = ? AND applicationid IS NULL AND isdisabled = 0");
    bindTo(taken, 1, nonInteractive);
    if (countOf(taken) >= nonInteractiveUsersMax)
        throw Problem{400, "0x80040203",
                      QStringLiteral("The organization has reached the limit of %1 non-interactive users.")
                          .arg(nonInteractiveUsersMax)};
}

void UserRules::beforeCreate(Row &row) const
{
    if (isNull(row.value("businessunitid")))
        throw Problem{400, "0x80040216", QStringLiteral("An unexpected error occurred.")};
    const QByteArray applicationId = textOf(row.value("applicationid"));
    if (applicationId.isEmpty())
        throw Problem{400, "0x80041d1f",
                      QStringLiteral("You are attempting to create a user with a domain logon that does not "
                                     "exist. Select another domain logon and try again.")};
    const EntraApp *app = m_session.directory ? appOf(*m_session.directory, applicationId) : nullptr;
    if (!app)
        throw Problem{400, "0x80041d1f",
                      QStringLiteral("The application with id %1 was not found in the directory of the "
                                     "organization.")
                          .arg(latin(applicationId))};
    if (hasUserOf(m_session.store, applicationId))
        throw Problem{412, "0x80040237", QStringLiteral("A record with matching key values already exists.")};
    // "#" is what the platform makes of an app without a first name (reference 3.1).
    row.insert("firstname", QByteArray("#"));
    row.insert("lastname", valueOf(app->name));
    row.insert("fullname", valueOf(QStringLiteral("# ") + app->name));
    row.insert("domainname", valueOf(app->id + QLatin1Char('@') + credentials::domain));
    row.insert("internalemailaddress", row.value("domainname"));
    row.insert("azureactivedirectoryobjectid", valueOf(app->servicePrincipalId()));
    row.insert("accessmode", nonInteractive);
    row.insert("issyncwithdirectory", qint64(0));
}

void UserRules::beforeChange(const QByteArray &id, const Row &current, const Row &changes) const
{
    if (changes.contains("isdisabled") && changes.value("isdisabled") != current.value("isdisabled")) {
        m_session.caller.requireNamed("prvDisableUser");
        if (id == m_session.caller.userId())
            throw Problem{400, "0x80041d21", QStringLiteral("You cannot disable yourself.")};
    }
    const bool wasNonInteractive = numberOf(current.value("accessmode")) == nonInteractive;
    if (changes.contains("accessmode") && numberOf(changes.value("accessmode")) == nonInteractive
        && !wasNonInteractive && isNull(current.value("applicationid")))
        requireSeatForNonInteractive();
}

void UserRules::beforeRemove(const QByteArray &id, const Row &current) const
{
    if (isNull(current.value("applicationid")))
        throw Problem{400, "0x80040800",
                      QStringLiteral("The 'Delete' method does not support entities of type 'systemuser'. "
                                     "MessageProcessorCache returned MessageProcessor.Empty.")};
    if (numberOf(current.value("isdisabled")) == 0)
        throw Problem{400, "0x80040203",
                      QStringLiteral("The application user with id %1 is active. Only inactive application "
                                     "users can be deleted.")
                          .arg(latin(id))};
}

void UserRules::beforeCreatingRole(const Row &row) const
{
    SQLite::Statement &twin =
        m_session.store.prepared("SELECT count(*) FROM role WHERE name = ? AND businessunitid = ?");
    bindTo(twin, 1, row.value("name"));
    bindTo(twin, 2, row.value("businessunitid"));
    if (countOf(twin) > 0)
        throw Problem{412, "0x80040237", QStringLiteral("A record with matching key values already exists.")};
}

void UserRules::requireMayAssignRoles() const
{
    m_session.caller.requireNamed("prvAssignRole");
}

void UserRules::beforeGivingRole(const Entity &holder, const QByteArray &id, const QByteArray &roleId) const
{
    requireMayAssignRoles();
    const auto unitOf = [&](const Entity &entity, const QByteArray &row) -> QByteArray {
        return textOf(m_session.store.find(entity, row)->value("businessunitid"));
    };
    if (unitOf(holder, id) != unitOf(*Schema::instance().byName("role"), roleId))
        throw Problem{400, "0x80041d36",
                      QStringLiteral("The role does not belong to the business unit of the %1 with id %2.")
                          .arg(latin(holder.name), latin(id))};
}

} // namespace fairlead::practice::dataverse
