// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/seedrecords.h"

#include "practice/salesforce/recordid.h"
#include "practice/salesforce/rules.h"
#include "practice/salesforce/seedsetup.h"
#include "practice/seed/credentials.h"

namespace fairlead::practice::salesforce {

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QVariant orEmpty(const QString &value)
{
    return value.isEmpty() ? QVariant() : QVariant(value);
}

/// Puts the world into the org's words; keeps the ids that later rows refer to.
class Filler
{
public:
    Filler(Store &store, const QDateTime &now)
        : m_store(store)
        , m_now(now)
    {
    }

    OrgIds fill(const World &world)
    {
        fillSetup();
        fillUsers(world.employees);
        fillAssignments(m_store, m_ids, m_now);
        for (const Company &each : world.companies)
            m_accounts.append(addAccount(each));
        for (const Contact &each : world.contacts)
            m_contacts.append(addContact(each));
        for (const Lead &each : world.leads)
            m_leads.append(addLead(each));
        for (const Deal &each : world.deals)
            m_deals.append(addDeal(each));
        for (const Todo &each : world.todos)
            addTask(each);
        for (const Meeting &each : world.meetings)
            addEvent(each);
        return m_ids;
    }

private:
    void fillSetup();
    void fillUsers(const QList<Employee> &employees);
    void fillDefaults(Row &user);
    QByteArray addAccount(const Company &company);
    QByteArray addContact(const Contact &contact);
    QByteArray addLead(const Lead &lead);
    QByteArray addDeal(const Deal &deal);
    void addTask(const Todo &todo);
    void addEvent(const Meeting &meeting);

    template <typename Seeded> QByteArray save(Row &row, const Seeded &seeded);
    void setAddress(Row &row, const QByteArray &prefix, const Address &address);
    void setAbout(Row &row, const Regarding &about);
    QVariant id(const QByteArrayList &ids, int at) const
    {
        return at < 0 ? QVariant() : QVariant(QString::fromLatin1(ids.at(at)));
    }
    Row row(const char *object) const { return Row(*Schema::instance().object(object)); }

    Store &m_store;
    QDateTime m_now;
    OrgIds m_ids;
    QByteArrayList m_users;
    QByteArrayList m_accounts;
    QByteArrayList m_contacts;
    QByteArrayList m_leads;
    QByteArrayList m_deals;
};

template <typename Seeded> QByteArray Filler::save(Row &row, const Seeded &seeded)
{
    row["CreatedDate"] = Store::stamp(seeded.created);
    row["LastModifiedDate"] = row["SystemModstamp"] = Store::stamp(seeded.modified);
    QByteArray by = m_ids.adminUser;
    if constexpr (requires { seeded.owner; }) {
        by = m_users.at(seeded.owner);
        row["OwnerId"] = QString::fromLatin1(by);
    }
    QByteArrayList given;
    for (int i = 0; i < row.object().fields.size(); ++i) {
        if (row.at(i).isValid())
            given.append(row.object().fields.at(i).name);
    }
    const auto error = applyRules(m_store, row, nullptr, given, seeded.modified);
    Q_ASSERT_X(!error, "seed", error ? qPrintable(error->message) : "");
    return m_store.insert(row, m_now, by);
}

void Filler::setAddress(Row &row, const QByteArray &prefix, const Address &address)
{
    row[QByteArray(prefix + "Street")] = address.street;
    row[QByteArray(prefix + "City")] = address.city;
    row[QByteArray(prefix + "State")] = orEmpty(address.state);
    row[QByteArray(prefix + "PostalCode")] = address.postalCode;
    row[QByteArray(prefix + "Country")] = address.country;
}

void Filler::fillSetup()
{
    m_ids.adminUser = recordid::make("005", 1);
    Row organization = row("Organization");
    organization["Name"] = credentials::organizationName;
    setAddress(
        organization, {},
        {text("12 Quay Road"), text("Edinburgh"), {}, text("EH6 6AA"), text("United Kingdom"), text("GB")});
    organization["Phone"] = text("+44 131 496 0100");
    organization["PrimaryContact"] = text("Ada Keeler");
    organization["DefaultLocaleSidKey"] = text("en_GB");
    organization["TimeZoneSidKey"] = text("GMT");
    organization["LanguageLocaleKey"] = text("en_US");
    organization["FiscalYearStartMonth"] = 1;
    organization["InstanceName"] = text("PRA1");
    organization["OrganizationType"] = text("Enterprise Edition");
    m_ids.organization = m_store.insert(organization, m_now.addYears(-4), m_ids.adminUser);

    fillProfiles(m_store, m_ids, m_now);

    Row role = row("UserRole");
    role["Name"] = text("Sales");
    role["DeveloperName"] = text("Sales");
    m_store.insert(role, m_now.addYears(-4), m_ids.adminUser);
    Row queue = row("Group");
    queue["Name"] = text("Unassigned Leads");
    queue["DeveloperName"] = text("Unassigned_Leads");
    queue["Type"] = text("Queue");
    m_store.insert(queue, m_now.addYears(-3), m_ids.adminUser);
    Row app = row("ConnectedApplication");
    app["Name"] = text("Fairlead");
    m_ids.connectedApp = m_store.insert(app, m_now.addMonths(-2), m_ids.adminUser);
}

void Filler::fillDefaults(Row &user)
{
    user["TimeZoneSidKey"] = text("GMT");
    user["LocaleSidKey"] = text("en_GB");
    user["LanguageLocaleKey"] = text("en_US");
    user["EmailEncodingKey"] = text("UTF-8");
    user["UserType"] = text("Standard");
    user["CompanyName"] = credentials::organizationName;
}

void Filler::fillUsers(const QList<Employee> &employees)
{
    for (int i = 0; i < employees.size(); ++i) {
        const Employee &employee = employees.at(i);
        Row user = row("User");
        fillDefaults(user);
        user["Username"] = employee.email;
        user["Email"] = employee.email;
        user["FederationIdentifier"] = employee.email;
        user["FirstName"] = employee.firstName;
        user["LastName"] = employee.lastName;
        user["Alias"] = QString(names::ascii(employee.firstName).left(1)
                                + names::ascii(employee.lastName).left(5) + QString::number(i))
                            .left(8);
        user["Title"] = employee.title;
        user["Department"] = employee.department;
        user["Phone"] = employee.phone;
        user["MobilePhone"] = employee.mobile;
        user["IsActive"] = employee.active;
        user["ManagerId"] = id(m_users, employee.manager);
        user["ProfileId"] = QString::fromLatin1(i == 0 ? m_ids.adminProfile : m_ids.standardProfile);
        m_users.append(save(user, employee));
    }
    Q_ASSERT(m_users.first() == m_ids.adminUser);
    Row user = row("User");
    fillDefaults(user);
    user["Username"] = user["Email"] = credentials::integrationUser.username;
    user["FirstName"] = text("CRM");
    user["LastName"] = text("Integration");
    user["Alias"] = text("crmint");
    user["IsActive"] = true;
    user["ProfileId"] = QString::fromLatin1(m_ids.integrationProfile);
    Employee stamps;
    stamps.created = m_now.addDays(-200);
    stamps.modified = m_now.addDays(-60);
    m_ids.integrationUser = save(user, stamps);
}

QByteArray Filler::addAccount(const Company &company)
{
    Row account = row("Account");
    account["Name"] = company.name;
    account["Type"] = company.type;
    account["ParentId"] = id(m_accounts, company.parent);
    setAddress(account, "Billing", company.billing);
    setAddress(account, "Shipping", company.shipping);
    account["Phone"] = company.phone;
    account["Fax"] = orEmpty(company.fax);
    account["AccountNumber"] = company.accountNumber;
    account["Website"] = company.website;
    account["Industry"] = company.industry;
    account["AnnualRevenue"] = company.revenue;
    account["NumberOfEmployees"] = company.employees;
    account["Ownership"] = company.ownership;
    account["TickerSymbol"] = orEmpty(company.ticker);
    account["Description"] = orEmpty(company.description);
    account["Rating"] = orEmpty(company.rating);
    return save(account, company);
}

QByteArray Filler::addContact(const Contact &contact)
{
    Row out = row("Contact");
    out["AccountId"] = id(m_accounts, contact.company);
    out["Salutation"] = contact.salutation;
    out["FirstName"] = contact.firstName;
    out["LastName"] = contact.lastName;
    out["Title"] = contact.title;
    out["Department"] = contact.department;
    out["Email"] = orEmpty(contact.email);
    out["Phone"] = contact.phone;
    out["MobilePhone"] = orEmpty(contact.mobile);
    setAddress(out, "Mailing", contact.mailing);
    if (contact.birthdate.isValid())
        out["Birthdate"] = contact.birthdate.toString(Qt::ISODate);
    out["LeadSource"] = orEmpty(contact.leadSource);
    out["Description"] = orEmpty(contact.description);
    out["HasOptedOutOfEmail"] = contact.optedOutOfEmail;
    out["ReportsToId"] = id(m_contacts, contact.reportsTo);
    return save(out, contact);
}

QByteArray Filler::addLead(const Lead &lead)
{
    Row out = row("Lead");
    out["Salutation"] = orEmpty(lead.salutation);
    out["FirstName"] = lead.firstName;
    out["LastName"] = lead.lastName;
    out["Company"] = lead.company;
    out["Title"] = lead.title;
    out["Email"] = lead.email;
    out["Phone"] = lead.phone;
    out["MobilePhone"] = orEmpty(lead.mobile);
    out["Website"] = orEmpty(lead.website);
    setAddress(out, {}, lead.address);
    out["LeadSource"] = lead.leadSource;
    out["Status"] = lead.status;
    out["Industry"] = lead.industry;
    out["Rating"] = orEmpty(lead.rating);
    if (lead.revenue > 0)
        out["AnnualRevenue"] = lead.revenue;
    out["NumberOfEmployees"] = lead.employees;
    out["Description"] = orEmpty(lead.description);
    out["HasOptedOutOfEmail"] = lead.optedOutOfEmail;
    out["DoNotCall"] = lead.doNotCall;
    // Now and then one that has become a contact: it can be read but not changed any more.
    if (m_leads.size() % 41 == 40) {
        const int contact = int(m_leads.size()) % int(m_contacts.size());
        const auto converted = m_store.read(*Schema::instance().object("Contact"), m_contacts.at(contact));
        out["Status"] = text("Closed - Converted");
        out["IsConverted"] = true;
        out["ConvertedDate"] = lead.modified.date().toString(Qt::ISODate);
        out["ConvertedContactId"] = id(m_contacts, contact);
        out["ConvertedAccountId"] = (*converted)["AccountId"];
    }
    out["IsUnreadByOwner"] = lead.status.startsWith(QLatin1String("Open"));
    return save(out, lead);
}

QByteArray Filler::addDeal(const Deal &deal)
{
    Row out = row("Opportunity");
    out["AccountId"] = id(m_accounts, deal.company);
    out["ContactId"] = id(m_contacts, deal.contact);
    out["Name"] = deal.name;
    out["StageName"] = dealStages().at(deal.stage).name;
    if (deal.amount > 0)
        out["Amount"] = deal.amount;
    out["CloseDate"] = deal.closeDate.toString(Qt::ISODate);
    out["Type"] = deal.type;
    out["NextStep"] = orEmpty(deal.nextStep);
    out["LeadSource"] = orEmpty(deal.leadSource);
    out["Description"] = orEmpty(deal.description);
    return save(out, deal);
}

void Filler::setAbout(Row &row, const Regarding &about)
{
    row["WhoId"] = about.lead >= 0 ? id(m_leads, about.lead) : id(m_contacts, about.contact);
    row["WhatId"] = about.deal >= 0 ? id(m_deals, about.deal) : id(m_accounts, about.company);
}

void Filler::addTask(const Todo &todo)
{
    Row out = row("Task");
    out["Subject"] = todo.subject;
    if (todo.due.isValid())
        out["ActivityDate"] = todo.due.toString(Qt::ISODate);
    out["Status"] = todo.status;
    out["Priority"] = todo.priority;
    out["Type"] = todo.kind;
    out["TaskSubtype"] = todo.kind == QLatin1String("Other") ? text("Task") : todo.kind;
    out["Description"] = orEmpty(todo.description);
    setAbout(out, todo.about);
    save(out, todo);
}

void Filler::addEvent(const Meeting &meeting)
{
    Row out = row("Event");
    out["Subject"] = meeting.subject;
    out["Location"] = meeting.location;
    out["IsAllDayEvent"] = meeting.allDay;
    out["StartDateTime"] = Store::stamp(meeting.start);
    out["DurationInMinutes"] = meeting.minutes;
    out["Description"] = orEmpty(meeting.description);
    out["ShowAs"] = meeting.showAs;
    out["IsPrivate"] = meeting.isPrivate;
    out["Type"] = text("Meeting");
    out["EventSubtype"] = text("Event");
    setAbout(out, meeting.about);
    save(out, meeting);
}

} // namespace

OrgIds fillStore(Store &store, const World &world, const QDateTime &now)
{
    Store::Transaction transaction(store);
    const OrgIds ids = Filler(store, now).fill(world);
    transaction.commit();
    return ids;
}

} // namespace fairlead::practice::salesforce
