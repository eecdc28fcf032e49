// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/seedrows.h"
#include "practice/dataverse/writer.h"
#include "practice/entra/directory.h"

namespace fairlead::practice::dataverse {

namespace {

using CodeTable = QList<QPair<const char *, int>>;

// First word that the text contains; what no table knows is left empty.
Value code(const CodeTable &table, const QString &text)
{
    for (const auto &[word, value] : table) {
        if (text.contains(QLatin1String(word), Qt::CaseInsensitive))
            return qint64(value);
    }
    return {};
}

const CodeTable industries{
    {"Agriculture", 2}, {"Banking", 16},     {"Finance", 16},     {"Insurance", 21},
    {"Consulting", 7},  {"Food", 18},        {"Transport", 31},   {"Shipping", 31},
    {"Energy", 32},     {"Utilities", 32},   {"Retail", 33},      {"Manufacturing", 13},
    {"Machinery", 13},  {"Engineering", 13}, {"Electronics", 13}, {"", 6}};
const CodeTable relationships{{"Prospect", 8}, {"Customer", 3}, {"Reseller", 9}, {"Partner", 5}, {"", 12}};
const CodeTable ownerships{{"Public", 1}, {"Private", 2}, {"Subsidiary", 3}, {"Other", 4}};
const CodeTable sources{{"Web", 8}, {"Partner", 4}, {"Phone", 10}, {"Purchased", 1}, {"Other", 10}};
const CodeTable ratings{{"Hot", 1}, {"Warm", 2}, {"Cold", 3}};
const CodeTable taskStates{
    {"Not Started", 2}, {"In Progress", 3}, {"Completed", 5}, {"Waiting", 4}, {"Deferred", 7}};
const CodeTable priorities{{"High", 2}, {"Normal", 1}, {"Low", 0}};

Value day(const QDate &date)
{
    return date.isValid() ? Value(date.toString(Qt::ISODate).toLatin1()) : Value();
}

Value amount(double value)
{
    return value > 0 ? Value(value) : Value();
}

/// Puts the world into the CRM's words, table by table.
class Sower
{
public:
    Sower(Store &store, const World &world, quint64 seed, QDateTime now)
        : m_store(store)
        , m_world(world)
        , m_seed(seed)
        , m_now(std::move(now))
    {
        for (const Employee &person : world.employees)
            m_owners.append(userId(person.email));
        m_primary.resize(world.companies.size(), -1);
        for (qsizetype i = 0; i < world.contacts.size(); ++i) {
            const int company = world.contacts.at(i).company;
            if (company >= 0 && m_primary.at(company) < 0)
                m_primary[company] = int(i);
        }
    }

    void sow()
    {
        for (qsizetype i = 0; i < m_world.companies.size(); ++i)
            sowAccount(int(i));
        for (qsizetype i = 0; i < m_world.contacts.size(); ++i)
            sowContact(int(i));
        for (qsizetype i = 0; i < m_world.leads.size(); ++i)
            sowLead(int(i));
        for (qsizetype i = 0; i < m_world.deals.size(); ++i)
            sowOpportunity(int(i));
        for (qsizetype i = 0; i < m_world.todos.size(); ++i)
            sowTask(int(i));
        for (qsizetype i = 0; i < m_world.meetings.size(); ++i)
            sowAppointment(int(i));
    }

private:
    QByteArray id(const char *table, int index) const
    {
        return Directory::objectId(
                   QStringLiteral("dataverse/%1/%2/%3").arg(m_seed).arg(QLatin1String(table)).arg(index))
            .toLatin1();
    }

    template <typename Source> Row base(const Entity &entity, int index, const Source &source) const
    {
        Row row;
        row.reserve(48);
        for (const Column &column : entity.columns) {
            if (column.type == ColumnType::Boolean)
                row.insert(column.name, qint64(0));
        }
        const QByteArray owner = m_owners.at(source.owner);
        row.insert(entity.idColumn, id(entity.name.constData(), index));
        row.insert("createdon", stamp(source.created));
        row.insert("modifiedon", stamp(source.modified));
        row.insert("createdby", owner);
        row.insert("modifiedby", owner);
        row.insert("ownerid", owner);
        row.insert("ownerid__type", QByteArray("systemuser"));
        row.insert("owninguser", owner);
        row.insert("owningbusinessunit", businessUnitId(index % 9 != 0));
        row.insert("transactioncurrencyid", currencyId());
        row.insert("exchangerate", 1.0);
        row.insert("statecode", qint64(0));
        row.insert("statuscode", qint64(defaultStatus(entity, 0)));
        return row;
    }

    static void address(Row &row, const Address &address)
    {
        row.insert("address1_line1", valueOf(address.street));
        row.insert("address1_city", valueOf(address.city));
        row.insert("address1_stateorprovince", valueOf(address.state));
        row.insert("address1_postalcode", valueOf(address.postalCode));
        row.insert("address1_country", valueOf(address.country));
    }

    static void point(Row &row, const char *column, const char *type, const QByteArray &target)
    {
        row.insert(column, target);
        row.insert(QByteArray(column) + "__type", QByteArray(type));
    }

    void put(const Entity &entity, Row &row)
    {
        computeColumns(entity, row, {});
        m_store.insertWhole(entity, row);
    }

    void sowAccount(int index);
    void sowContact(int index);
    void sowLead(int index);
    void sowOpportunity(int index);
    void sowTask(int index);
    void sowAppointment(int index);
    void regard(Row &row, const Regarding &about) const;

    static const Entity &entity(const char *name) { return *Schema::instance().byName(name); }

    Store &m_store;
    const World &m_world;
    quint64 m_seed;
    QDateTime m_now;
    QByteArrayList m_owners;
    std::vector<int> m_primary;
};

void Sower::sowAccount(int index)
{
    static const Entity &table = entity("account");
    const Company &source = m_world.companies.at(index);
    Row row = base(table, index, source);
    row.insert("name", valueOf(source.name));
    row.insert("accountnumber", valueOf(source.accountNumber));
    row.insert("emailaddress1", valueOf(QStringLiteral("info@") + source.domain));
    row.insert("telephone1", valueOf(source.phone));
    row.insert("fax", valueOf(source.fax));
    row.insert("websiteurl", valueOf(source.website));
    row.insert("tickersymbol", valueOf(source.ticker));
    address(row, source.billing);
    row.insert("industrycode", code(industries, source.industry));
    row.insert("customertypecode", code(relationships, source.type));
    row.insert("ownershipcode", code(ownerships, source.ownership));
    row.insert("revenue", amount(source.revenue));
    row.insert("numberofemployees", qint64(source.employees));
    row.insert("description", valueOf(source.description));
    if (m_primary.at(index) >= 0)
        row.insert("primarycontactid", id("contact", m_primary.at(index)));
    if (source.parent >= 0)
        row.insert("parentaccountid", id("account", source.parent));
    put(table, row);
}

void Sower::sowContact(int index)
{
    static const Entity &table = entity("contact");
    const Contact &source = m_world.contacts.at(index);
    Row row = base(table, index, source);
    row.insert("salutation", valueOf(source.salutation));
    row.insert("firstname", valueOf(source.firstName));
    row.insert("lastname", valueOf(source.lastName));
    row.insert("jobtitle", valueOf(source.title));
    row.insert("department", valueOf(source.department));
    row.insert("emailaddress1", valueOf(source.email));
    row.insert("telephone1", valueOf(source.phone));
    row.insert("mobilephone", valueOf(source.mobile));
    address(row, source.mailing);
    row.insert("birthdate", day(source.birthdate));
    row.insert("description", valueOf(source.description));
    row.insert("donotbulkemail", qint64(source.optedOutOfEmail));
    if (source.company >= 0)
        point(row, "parentcustomerid", "account", id("account", source.company));
    put(table, row);
}

void Sower::sowLead(int index)
{
    static const Entity &table = entity("lead");
    const Lead &source = m_world.leads.at(index);
    Row row = base(table, index, source);
    row.insert("subject", valueOf(QStringLiteral("Enquiry of ") + source.company));
    row.insert("salutation", valueOf(source.salutation));
    row.insert("firstname", valueOf(source.firstName));
    row.insert("lastname", valueOf(source.lastName));
    row.insert("jobtitle", valueOf(source.title));
    row.insert("companyname", valueOf(source.company));
    row.insert("emailaddress1", valueOf(source.email));
    row.insert("telephone1", valueOf(source.phone));
    row.insert("mobilephone", valueOf(source.mobile.left(20)));
    row.insert("websiteurl", valueOf(source.website));
    address(row, source.address);
    row.insert("leadsourcecode", code(sources, source.leadSource));
    row.insert("leadqualitycode", code(ratings, source.rating));
    row.insert("industrycode", code(industries, source.industry));
    row.insert("revenue", amount(source.revenue));
    row.insert("numberofemployees", qint64(source.employees));
    row.insert("description", valueOf(source.description));
    row.insert("donotbulkemail", qint64(source.optedOutOfEmail));
    row.insert("donotphone", qint64(source.doNotCall));
    if (source.status.startsWith(QLatin1String("Working"))) {
        row.insert("statuscode", qint64(2));
    } else if (source.status.startsWith(QLatin1String("Closed"))) {
        row.insert("statecode", qint64(2));
        row.insert("statuscode", qint64(4 + index % 4));
    }
    put(table, row);
}

void Sower::sowOpportunity(int index)
{
    static const Entity &table = entity("opportunity");
    const Deal &source = m_world.deals.at(index);
    const DealStage &stage = dealStages().at(source.stage);
    Row row = base(table, index, source);
    row.insert("name", valueOf(source.name));
    point(row, "customerid", "account", id("account", source.company));
    row.insert("parentaccountid", id("account", source.company));
    if (source.contact >= 0)
        row.insert("parentcontactid", id("contact", source.contact));
    row.insert("estimatedvalue", amount(source.amount));
    row.insert("estimatedclosedate", day(source.closeDate));
    row.insert("closeprobability", qint64(stage.probability));
    row.insert("opportunityratingcode",
               qint64(stage.probability >= 70       ? 1
                          : stage.probability >= 20 ? 2
                                                    : 3));
    static const QByteArrayList steps{"1-Qualify", "2-Develop", "3-Propose", "4-Close"};
    const int step = stage.probability >= 90 ? 3
        : stage.probability >= 60            ? 2
        : stage.probability >= 20            ? 1
                                             : 0;
    row.insert("salesstage", qint64(step));
    row.insert("stepname", steps.at(step));
    row.insert("description", valueOf(source.description));
    row.insert("customerneed", valueOf(source.nextStep));
    if (stage.closed) {
        row.insert("statecode", qint64(stage.won ? 1 : 2));
        row.insert("statuscode", qint64(stage.won ? 3 : 4 + index % 2));
        row.insert("actualclosedate", day(source.closeDate));
        row.insert("actualvalue", stage.won ? amount(source.amount) : Value());
    }
    put(table, row);
}

void Sower::regard(Row &row, const Regarding &about) const
{
    if (about.deal >= 0)
        point(row, "regardingobjectid", "opportunity", id("opportunity", about.deal));
    else if (about.lead >= 0)
        point(row, "regardingobjectid", "lead", id("lead", about.lead));
    else if (about.contact >= 0)
        point(row, "regardingobjectid", "contact", id("contact", about.contact));
    else if (about.company >= 0)
        point(row, "regardingobjectid", "account", id("account", about.company));
}

void Sower::sowTask(int index)
{
    static const Entity &table = entity("task");
    const Todo &source = m_world.todos.at(index);
    Row row = base(table, index, source);
    row.insert("subject", valueOf(source.subject));
    row.insert("description", valueOf(source.description));
    row.insert("category", valueOf(source.kind));
    if (source.due.isValid())
        row.insert("scheduledend", stamp(QDateTime(source.due, QTime(17, 0), Qt::UTC)));
    row.insert("prioritycode", code(priorities, source.priority));
    row.insert("statuscode", code(taskStates, source.status));
    row.insert("percentcomplete", qint64(0));
    if (source.status == QLatin1String("Completed")) {
        row.insert("statecode", qint64(1));
        row.insert("percentcomplete", qint64(100));
        row.insert("actualend", day(source.modified.date()));
    }
    regard(row, source.about);
    put(table, row);
}

void Sower::sowAppointment(int index)
{
    static const Entity &table = entity("appointment");
    static const Entity &party = entity("activityparty");
    const Meeting &source = m_world.meetings.at(index);
    Row row = base(table, index, source);
    const QDateTime end = source.start.addSecs(source.minutes * 60LL);
    row.insert("subject", valueOf(source.subject));
    row.insert("description", valueOf(source.description));
    row.insert("location", valueOf(source.location));
    row.insert("scheduledstart", stamp(source.start));
    row.insert("scheduledend", stamp(end));
    row.insert("isalldayevent", qint64(source.allDay));
    row.insert("ismapiprivate", qint64(source.isPrivate));
    row.insert("prioritycode", qint64(1));
    row.insert("instancetypecode", qint64(0));
    row.insert("attachmentcount", qint64(0));
    const bool past = end < m_now;
    if (past && index % 2 == 0) {
        row.insert("statecode", qint64(1));
        row.insert("statuscode", qint64(3));
        row.insert("actualend", stamp(end));
    } else if (source.showAs != QLatin1String("Free")) {
        row.insert("statecode", qint64(3));
        row.insert("statuscode", qint64(source.showAs == QLatin1String("OutOfOffice") ? 6 : 5));
    }
    regard(row, source.about);
    put(table, row);

    const auto attend = [&](int mask, const char *type, const QByteArray &who, int number) {
        Row one{{"activitypartyid", id("party", index * 10 + number)},
                {"activityid", id("appointment", index)},
                {"activityid__type", QByteArray("appointment")},
                {"partyid", who},
                {"partyid__type", QByteArray(type)},
                {"participationtypemask", qint64(mask)},
                {"createdon", stamp(source.created)},
                {"modifiedon", stamp(source.modified)}};
        m_store.insertWhole(party, one);
    };
    attend(7, "systemuser", m_owners.at(source.owner), 0);
    attend(5, "systemuser", m_owners.at(source.owner), 1);
    if (source.about.contact >= 0)
        attend(5, "contact", id("contact", source.about.contact), 2);
    if (source.about.lead >= 0)
        attend(6, "lead", id("lead", source.about.lead), 2);
}

} // namespace

void seedRecords(Store &store, const World &world, quint64 seed, const QDateTime &now)
{
    Sower(store, world, seed, now).sow();
}

} // namespace fairlead::practice::dataverse
