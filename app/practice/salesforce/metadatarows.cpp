// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/metadatarows.h"

namespace fairlead::practice::salesforce {

namespace {

void fillExternal(Row &row, const Component &app)
{
    row["DeveloperName"] = app.fullName;
    row["MasterLabel"] = app.value("label");
    row["Description"] = app.value("description");
    row["ContactEmail"] = app.value("contactEmail");
    row["DistributionState"] = app.value("distributionState");
    row["IsProtected"] = app.isTrue("isProtected");
}

void fillConnected(Row &row, const Component &app)
{
    const XmlNode *oauth = app.member("oauthConfig");
    row["Name"] = app.value("label");
    row["OptionsAllowAdminApprovedUsersOnly"] =
        oauth && oauth->value("isAdminApproved") == QLatin1String("true");
}

/// A type of app and the records that show it.
struct Shown
{
    const char *type;
    const char *object;
    void (*fill)(Row &row, const Component &app);
};
constexpr Shown shownTypes[] = {{metadatatype::app, "ExternalClientApplication", fillExternal},
                                {metadatatype::connectedApp, "ConnectedApplication", fillConnected}};

void eraseApp(Org &org, const Object &object, const QByteArray &id)
{
    const Object &access = *Schema::instance().object("SetupEntityAccess");
    for (const QByteArray &each : org.store.idsWhere(access, "SetupEntityId", id))
        org.store.erase(access, each);
    org.store.erase(object, id);
}

void writeApp(Org &org, const Object &object, const Shown &shown, const Component &app, const QByteArray &by)
{
    auto row = org.store.read(object, app.id);
    if (row) {
        const Row before = *row;
        shown.fill(*row, app);
        org.store.update(*row, before, app.modified, by);
        return;
    }
    Row fresh(object);
    fresh["Id"] = QString::fromLatin1(app.id);
    shown.fill(fresh, app);
    org.store.insert(fresh, app.created, by);
}

} // namespace

void updateAppRows(Org &org, const MetadataStore &before, const QByteArray &by)
{
    for (const Shown &shown : shownTypes) {
        const Object &object = *Schema::instance().object(shown.object);
        const QString type = QLatin1String(shown.type);
        for (const Component &app : before.all(type)) {
            if (!org.metadata.find(type, app.fullName))
                eraseApp(org, object, app.id);
        }
        for (const Component &app : org.metadata.all(type)) {
            const Component *was = before.find(type, app.fullName);
            if (!was || was->members != app.members || was->id != app.id)
                writeApp(org, object, shown, app, by);
        }
    }
}

} // namespace fairlead::practice::salesforce
