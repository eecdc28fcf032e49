// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/caller.h"
#include "practice/dataverse/seedrows.h"
#include "practice/entra/accounts.h"
#include "practice/seed/credentials.h"

namespace fairlead::practice::dataverse {

namespace {

QByteArray fixedId(const QString &name)
{
    return Directory::objectId(QStringLiteral("dataverse/") + name).toLatin1();
}

const Entity &entityNamed(const char *name)
{
    return *Schema::instance().byName(name);
}

constexpr auto administratorRole = "System Administrator";
constexpr auto integrationRole = "Fairlead Integration";
constexpr auto accountsRole = "Accounts Reader";
constexpr auto unitRole = "Unit Reader";
constexpr auto salesRole = "Salesperson";

/// Everything every row of the organisation's own tables has.
Row base(const QDateTime &created)
{
    const QByteArray admin = userId(credentials::admin.username);
    return {{"createdon", stamp(created)},
            {"modifiedon", stamp(created)},
            {"createdby", admin},
            {"modifiedby", admin}};
}

void seedRole(Store &store, const char *name, const QDateTime &created,
              const std::function<Depth(const QByteArray &)> &depthOf)
{
    Row row = base(created);
    row.insert("roleid", roleId(name));
    row.insert("name", QByteArray(name));
    row.insert("businessunitid", businessUnitId(true));
    row.insert("parentrootroleid", roleId(name));
    store.insert(entityNamed("role"), row);
    for (const Privilege &privilege : allPrivileges()) {
        const Depth depth = depthOf(privilege.name);
        if (depth == Depth::None)
            continue;
        SQLite::Statement &statement =
            store.prepared("INSERT INTO roleprivilege (roleid, privilege, depth) VALUES (?, ?, ?)");
        bindTo(statement, 1, roleId(name));
        bindTo(statement, 2, privilege.name);
        bindTo(statement, 3, qint64(depth));
        statement.exec();
    }
}

bool isOneOf(const QByteArray &privilege, std::initializer_list<const char *> tables)
{
    for (const char *verb : {"Create", "Read", "Write", "Delete", "AppendTo", "Append", "Assign", "Share"}) {
        for (const char *table : tables) {
            if (privilege == QByteArray("prv") + verb + table)
                return true;
        }
    }
    return false;
}

// What every role needs to find its way: users, units, definitions (reference 3.3).
bool isOrientation(const QByteArray &privilege)
{
    static const QByteArrayList names{
        "prvReadUser",      "prvReadBusinessUnit", "prvReadOrganization",
        "prvReadTeam",      "prvReadRole",         "prvReadTransactionCurrency",
        "prvReadEntity",    "prvReadAttribute",    "prvReadRelationship",
        "prvReadOptionSet", "prvAppendToUser",     "prvAppendToTransactionCurrency"};
    return names.contains(privilege);
}

bool isSales(const QByteArray &privilege)
{
    return isOneOf(privilege, {"Account", "Contact", "Lead", "Opportunity", "Activity"});
}

void seedRoles(Store &store, const QDateTime &created)
{
    seedRole(store, administratorRole, created, [](const QByteArray &) { return Depth::Global; });
    // A role made for the purpose (reference 3.3): the records both ways, nothing else.
    seedRole(store, integrationRole, created, [](const QByteArray &name) {
        return isSales(name) || isOrientation(name) ? Depth::Global : Depth::None;
    });
    seedRole(store, accountsRole, created, [](const QByteArray &name) {
        return name == "prvReadAccount" || isOrientation(name) ? Depth::Global : Depth::None;
    });
    seedRole(store, unitRole, created, [](const QByteArray &name) {
        return isOrientation(name) ? Depth::Global : isSales(name) ? Depth::Local : Depth::None;
    });
    seedRole(store, salesRole, created, [](const QByteArray &name) {
        if (isOrientation(name))
            return Depth::Global;
        if (!isSales(name) || name.startsWith("prvDelete"))
            return Depth::None;
        return name.startsWith("prvRead") ? Depth::Global : Depth::Basic;
    });
}

struct UserRow
{
    QString upn;
    QString firstName;
    QString lastName;
    int accessMode = 4;
    const char *role = integrationRole; ///< null: none
    bool rootUnit = true;
    bool disabled = false;
    QString applicationId = {};
};

Row userRow(const UserRow &user, const QDateTime &created)
{
    Row row = base(created);
    row.insert("systemuserid", userId(user.upn));
    row.insert("firstname", valueOf(user.firstName));
    row.insert("lastname", valueOf(user.lastName));
    row.insert("fullname", valueOf(user.firstName + QLatin1Char(' ') + user.lastName));
    row.insert("domainname", valueOf(user.upn));
    row.insert("internalemailaddress", valueOf(user.upn));
    row.insert("accessmode", qint64(user.accessMode));
    row.insert("isdisabled", qint64(user.disabled));
    row.insert("islicensed", qint64(user.accessMode == 0));
    row.insert("issyncwithdirectory", qint64(user.applicationId.isEmpty()));
    row.insert("setupuser", qint64(0));
    row.insert("isintegrationuser", qint64(0));
    row.insert("caltype", qint64(0));
    row.insert("businessunitid", businessUnitId(user.rootUnit));
    row.insert("azureactivedirectoryobjectid", valueOf(Directory::objectId(user.upn)));
    if (!user.applicationId.isEmpty()) {
        row.insert("applicationid", valueOf(user.applicationId));
        row.insert("azureactivedirectoryobjectid",
                   valueOf(Directory::objectId(user.applicationId + QStringLiteral("/principal"))));
    }
    return row;
}

void addUser(Store &store, const UserRow &user, Row row)
{
    store.insert(entityNamed("systemuser"), row);
    if (user.role)
        store.link("systemuserroles", userId(user.upn), "systemuserid", roleId(user.role), "roleid");
}

void seedPeople(Store &store, const World &world)
{
    for (const Employee &person : world.employees) {
        UserRow user;
        user.upn = person.email;
        user.firstName = person.firstName;
        user.lastName = person.lastName;
        user.accessMode = 0;
        user.role = person.email == credentials::admin.username ? administratorRole : salesRole;
        // Nobody of Sales sits in the service unit, so that one unit's view differs from the whole.
        user.rootUnit = person.department != QLatin1String("Service");
        user.disabled = !person.active;
        Row row = userRow(user, person.created);
        row.insert("modifiedon", stamp(person.modified));
        row.insert("title", valueOf(person.title));
        row.insert("jobtitle", valueOf(person.title));
        row.insert("address1_telephone1", valueOf(person.phone));
        row.insert("mobilephone", valueOf(person.mobile));
        if (person.manager >= 0)
            row.insert("parentsystemuserid", userId(world.employees.at(person.manager).email));
        addUser(store, user, row);
    }
}

void seedNamedUsers(Store &store, const QDateTime &created)
{
    const auto at = [](const char *local) -> QString {
        return QLatin1String(local) + QLatin1Char('@') + credentials::domain;
    };
    QList<UserRow> users{
        {at("crm.sync"), QStringLiteral("CRM"), QStringLiteral("Sync")},
        {at("readwrite"), QStringLiteral("Rita"), QStringLiteral("Wright"), 0},
        {at("administrative"), QStringLiteral("Adam"), QStringLiteral("Ministry"), 1, administratorRole},
        {at("readonly"), QStringLiteral("Rhea"), QStringLiteral("Donnelly"), 2},
        {at("support"), QStringLiteral("Supriya"), QStringLiteral("Porter"), 3},
        {at("delegated"), QStringLiteral("Della"), QStringLiteral("Gates"), 5},
        {at("noroles"), QStringLiteral("Norah"), QStringLiteral("Rolls"), 4, nullptr},
        {at("teamrole"), QStringLiteral("Tim"), QStringLiteral("Ross"), 4, nullptr},
        {at("limited"), QStringLiteral("Liam"), QStringLiteral("Teed"), 4, accountsRole},
        {at("unitonly"), QStringLiteral("Una"), QStringLiteral("Tonley"), 4, unitRole, false},
        {at("crmdisabled"), QStringLiteral("Chris"), QStringLiteral("Disley"), 4, integrationRole, true,
         true},
    };
    users.first().upn = credentials::nonInteractiveUser.username;
    // Accounts whose sign-in can be brought to its end in a browser; read-write, since an environment takes
    // seven non-interactive users (reference 3.1).
    for (const char *local :
         {"mfa", "mfa-enrol", "mfa-register", "mfa-old", "mfa-strong", "expired", "ad-expired", "compromised",
          "noconsent", "revoked", "idle", "frequency", "mfa-later"})
        users.append({at(local), QStringLiteral("Practice"), QString::fromLatin1(local),
                      qstrcmp(local, "mfa") == 0 ? 4 : 0});
    users.append({QStringLiteral("fred@federated.") + credentials::domain, QStringLiteral("Fred"),
                  QStringLiteral("Rated"), 0});
    for (const UserRow &user : std::as_const(users))
        addUser(store, user, userRow(user, created));

    const auto application = [&](const QString &clientId, const char *name) {
        UserRow user;
        user.upn = clientId;
        // The provider's oddity (reference 3.1).
        user.firstName = QStringLiteral("#");
        user.lastName = QString::fromLatin1(name);
        user.applicationId = clientId;
        addUser(store, user, userRow(user, created));
    };
    application(credentials::entraClient.id, "Fairlead");
    application(appid::certificateOnly, "Certificate only");
}

void seedTeams(Store &store, const QDateTime &created)
{
    const auto team = [&](const char *name, bool isDefault, bool rootUnit) -> QByteArray {
        const QByteArray id = fixedId(QStringLiteral("team/") + QLatin1String(name));
        Row row = base(created);
        row.insert("teamid", id);
        row.insert("name", QByteArray(name));
        row.insert("isdefault", qint64(isDefault));
        row.insert("teamtype", qint64(0));
        row.insert("businessunitid", businessUnitId(rootUnit));
        row.insert("administratorid", userId(credentials::admin.username));
        store.insert(entityNamed("team"), row);
        return id;
    };
    team("Larkmoor Instruments", true, true);
    team("Service", true, false);
    const QByteArray integration = team("Integrations", false, true);
    store.link("teamroles", integration, "teamid", roleId(integrationRole), "roleid");
    store.link("teammembership", integration, "teamid",
               userId(QStringLiteral("teamrole@") + credentials::domain), "systemuserid");
}

} // namespace

QByteArray organizationId(Store &store)
{
    SQLite::Statement &statement = store.prepared("SELECT organizationid FROM organization");
    const QByteArray id = statement.executeStep() ? textOf(valueAt(statement, 0)) : QByteArray();
    statement.reset();
    return id;
}

void becomeOtherOrganization(Store &store, int number)
{
    SQLite::Statement &statement = store.prepared("UPDATE organization SET organizationid = ?");
    bindTo(statement, 1, fixedId(QStringLiteral("organization/%1").arg(number)));
    statement.exec();
}

QByteArray environmentId()
{
    return fixedId(QStringLiteral("environment"));
}

QByteArray businessUnitId(bool root)
{
    return fixedId(root ? QStringLiteral("unit/root") : QStringLiteral("unit/service"));
}

QByteArray currencyId()
{
    return fixedId(QStringLiteral("currency/usd"));
}

QByteArray stamp(const QDateTime &when)
{
    return when.toUTC().toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")).toLatin1() + 'Z';
}

QByteArray roleId(const char *name)
{
    return fixedId(QStringLiteral("role/") + QLatin1String(name));
}

QByteArray userId(const QString &upn)
{
    return fixedId(QStringLiteral("user/") + upn);
}

void seedOrganisation(Store &store, const World &world, const QDateTime &now)
{
    const QDateTime created = now.addYears(-4);
    for (const bool root : {true, false}) {
        Row unit = base(created);
        unit.insert("businessunitid", businessUnitId(root));
        unit.insert("name", valueOf(root ? credentials::organizationName : QStringLiteral("Service")));
        unit.insert("isdisabled", qint64(0));
        unit.insert("parentbusinessunitid", root ? Value() : Value(businessUnitId(true)));
        store.insert(entityNamed("businessunit"), unit);
    }
    Row currency = base(created);
    currency.insert("transactioncurrencyid", currencyId());
    currency.insert("currencyname", QByteArray("US Dollar"));
    currency.insert("isocurrencycode", QByteArray("USD"));
    currency.insert("currencysymbol", QByteArray("$"));
    currency.insert("currencyprecision", qint64(2));
    currency.insert("statecode", qint64(0));
    currency.insert("statuscode", qint64(1));
    store.insert(entityNamed("transactioncurrency"), currency);

    Row organization = base(created);
    organization.insert("organizationid", fixedId(QStringLiteral("organization")));
    organization.insert("name", QByteArray("orglarkmoor"));
    organization.insert("languagecode", qint64(1033));
    organization.insert("localeid", qint64(1033));
    organization.insert("basecurrencyid", currencyId());
    organization.insert("basecurrencysymbol", QByteArray("$"));
    organization.insert("expirechangetrackingindays", qint64(7)); // reference 4.3
    organization.insert("isauditenabled", qint64(0));
    organization.insert("maxuploadfilesize", qint64(5'242'880));
    organization.insert("schemanameprefix", QByteArray("new"));
    store.insert(entityNamed("organization"), organization);

    seedRoles(store, created);
    seedPeople(store, world);
    seedNamedUsers(store, created);
    seedTeams(store, created);
}

} // namespace fairlead::practice::dataverse
