// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connectioninfo.h"
#include "e2e/cli/ctl.h"
#include "e2e/firstsync/bigorg.h"
#include "e2e/twoway/people.h"

#include <QTemporaryDir>

#include <memory>
#include <string>

namespace fairlead {

/// A home that is connected to both practice CRMs, the people who work in them, and another program that
/// writes the workspaces.
class TwoWayHome
{
public:
    using Crm = People::Crm;

    /// Connected and synced once; empty, or what went wrong.
    QByteArray begin();
    BigOrg &org() { return m_org; }
    People &people() { return *m_people; }
    Ctl ctl() const { return Ctl(m_home.folder()); }
    Ctl::Ended sync() const { return ctl().run({QStringLiteral("sync")}); }
    ConnectionInfo connection(Crm crm) const;

    // The accounts: their table, and the columns for what people change.
    static std::string table(Crm crm) { return crm == Crm::Salesforce ? "Account" : "account"; }
    static std::string id(Crm crm) { return crm == Crm::Salesforce ? "Id" : "accountid"; }
    static std::string name(Crm crm) { return People::nameField(crm).toStdString(); }
    static std::string phone(Crm crm) { return People::phoneField(crm).toStdString(); }
    static std::string description(Crm crm) { return People::descriptionField(crm).toStdString(); }

    void sql(Crm crm, const std::string &statement, const QStringList &values = {}) const;
    void insert(Crm crm, const QString &name) const;
    void set(Crm crm, const QString &record, const std::string &column, const QString &value) const;
    /// As if the time a request may be under way had passed.
    void endAttempts(Crm crm) const;
    /// The first column of every row.
    QStringList column(Crm crm, const std::string &query, const QStringList &values = {}) const;
    /// That of the first row.
    QString read(Crm crm, const std::string &query, const QStringList &values = {}) const;

private:
    QString path(Crm crm) const { return m_home.workspaceFile(connection(crm).workspaceFile); }

    QTemporaryDir m_folder;
    BigOrg m_org;
    std::unique_ptr<People> m_people;
    const Home m_home{m_folder.filePath(QStringLiteral("home"))};
};

} // namespace fairlead
