// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/seed/world.h"

#include "practice/seed/credentials.h"

#include <cmath>

namespace fairlead::practice {

namespace {

constexpr int employeeCount = 20;
constexpr int activityCount = 100;

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

// By the literal's address: the same few lists are drawn from ten thousands of times.
QStringList list(const char *utf8)
{
    static QHash<const char *, QStringList> known;
    auto found = known.find(utf8);
    if (found == known.end())
        found = known.insert(utf8, text(utf8).split(QLatin1Char('|')));
    return *found;
}

// Those with an account in seed/credentials.h.
struct Fixed
{
    int position;
    const char *firstName;
    const char *lastName;
};
constexpr Fixed fixed[] = {
    {0, "Ada", "Keeler"}, {1, "Sam", "Tarrant"}, {employeeCount - 1, "Ines", "Lowell"}};

/// Draws the world; one object per kind of thing would only scatter the order of the dice.
class Painter
{
public:
    explicit Painter(const WorldOptions &options)
        : m_dice(options.seed)
        , m_rows(options.rows)
        , m_today(options.now.toUTC().date().startOfDay(Qt::UTC))
    {
    }

    World paint()
    {
        paintEmployees();
        for (int i = 0; i < m_rows; ++i)
            m_world.companies.append(company(i));
        for (int i = 0; i < m_rows; ++i)
            m_world.contacts.append(contact(i));
        for (int i = 0; i < m_rows; ++i)
            m_world.leads.append(lead());
        for (int i = 0; i < m_rows; ++i)
            m_world.deals.append(deal());
        for (int i = 0; i < activityCount; ++i)
            m_world.todos.append(todo());
        for (int i = 0; i < activityCount; ++i)
            m_world.meetings.append(meeting());
        return std::move(m_world);
    }

private:
    void paintEmployees();
    Company company(int index);
    Contact contact(int index);
    Lead lead();
    Deal deal();
    Todo todo();
    Meeting meeting();

    template <typename Row> void stamp(Row &row, int oldestDays);
    QString email(const QString &first, const QString &last, const QString &domain);
    QString domainOf(const QString &company);
    int salesOwner();
    Regarding about();
    double money(int low, int high);

    Dice m_dice;
    int m_rows;
    QDateTime m_today;
    World m_world;
    QSet<QString> m_companyNames;
    QSet<QString> m_domains;
    QSet<QString> m_emails;
};

// Most rows were last touched long ago, some in the last days: what a watermark will see.
template <typename Row> void Painter::stamp(Row &row, int oldestDays)
{
    const int age = m_dice.between(2, oldestDays);
    row.created = m_today.addDays(-age).addSecs(m_dice.between(7 * 3600, 18 * 3600));
    const int since = m_dice.oneIn(3) ? m_dice.below(age) : m_dice.below(std::min(age, 60));
    row.modified = m_dice.oneIn(6) ? row.created
                                   : m_today.addDays(-1 - since).addSecs(m_dice.between(6 * 3600, 20 * 3600));
    if (row.modified < row.created)
        row.modified = row.created.addSecs(m_dice.between(30, 3600));
}

QString Painter::email(const QString &first, const QString &last, const QString &domain)
{
    const QString local = names::ascii(first) + QLatin1Char('.') + names::ascii(last);
    QString address = local + QLatin1Char('@') + domain;
    for (int n = 2; m_emails.contains(address); ++n)
        address = QStringLiteral("%1%2@%3").arg(local).arg(n).arg(domain);
    m_emails.insert(address);
    return address;
}

QString Painter::domainOf(const QString &company)
{
    QString base = names::ascii(company);
    static const QStringList forms =
        list("inc|llc|corp|ltd|plc|gmbh|ag|sohnekg|sas|sarl|spa|srl|sa|sl|bv|ab");
    for (const QString &form : forms) {
        if (base.endsWith(form) && base.size() > form.size() + 6) {
            base.chop(form.size());
            break;
        }
    }
    base.truncate(40);
    QString domain = base + QLatin1String(".example");
    for (int n = 2; m_domains.contains(domain); ++n)
        domain = QStringLiteral("%1%2.example").arg(base).arg(n);
    m_domains.insert(domain);
    return domain;
}

// Twelve of the twenty sell; they own what there is.
int Painter::salesOwner()
{
    return m_dice.between(2, 13);
}

double Painter::money(int low, int high)
{
    const double raw = std::pow(10.0, m_dice.between(low * 100, high * 100) / 100.0);
    const double step = raw > 1e6 ? 10000 : raw > 1e4 ? 500 : 50;
    return std::round(raw / step) * step;
}

void Painter::paintEmployees()
{
    for (int i = 0; i < employeeCount; ++i) {
        Employee employee;
        const City &city = names::cities().at(i % 7);
        // Drawn for all, so that the named ones do not move the dice.
        employee.firstName = names::firstName(m_dice, i % 2 == 0);
        employee.lastName = names::lastName(m_dice);
        const auto named = std::find_if(std::begin(fixed), std::end(fixed),
                                        [&](const Fixed &each) { return each.position == i; });
        if (named != std::end(fixed)) {
            employee.firstName = text(named->firstName);
            employee.lastName = text(named->lastName);
        }
        employee.email = email(employee.firstName, employee.lastName, credentials::domain);
        employee.department = i == 0 ? text("IT") : i < 14 ? text("Sales") : names::department(m_dice);
        employee.title = i == 0 ? text("CRM Administrator") : names::jobTitle(m_dice, employee.department);
        employee.phone = names::fill(m_dice, city.phone);
        employee.mobile = names::fill(m_dice, city.mobile);
        employee.manager = i < 2 ? -1 : i < 5 ? 1 : m_dice.between(1, 4);
        employee.active = i != employeeCount - 1;
        stamp(employee, 1400);
        m_world.employees.append(employee);
    }
}

Company Painter::company(int index)
{
    Company row;
    row.city = m_dice.below(int(names::cities().size()));
    const City &city = names::cities().at(row.city);
    row.industry = m_dice.pick(names::industries());
    row.name = names::company(m_dice, row.industry, city, m_companyNames);
    row.accountNumber = QStringLiteral("LM-%1").arg(4000 + index * 7, 6, 10, QLatin1Char('0'));
    row.type = m_dice.pick(list("Prospect|Prospect|Customer - Direct|Customer - Direct|Customer - Channel|"
                                "Channel Partner / Reseller|Installation Partner|Other"));
    row.rating = m_dice.pick(list("Hot|Warm|Cold|"));
    row.ownership = m_dice.pick(list("Private|Private|Public|Subsidiary|Other"));
    row.domain = domainOf(row.name);
    row.website = QStringLiteral("https://www.") + row.domain;
    row.phone = names::fill(m_dice, city.phone);
    row.fax = m_dice.oneIn(5) ? names::fill(m_dice, city.phone) : QString();
    row.billing = names::address(m_dice, city);
    row.shipping = m_dice.percent(70) ? row.billing : names::address(m_dice, city);
    row.employees = int(money(1, 4)) + m_dice.below(40);
    row.revenue = row.employees * double(m_dice.between(70, 260)) * 1000;
    if (row.ownership == QLatin1String("Public"))
        row.ticker = names::ascii(row.name).left(4).toUpper();
    if (m_dice.oneIn(3)) {
        row.description = QStringLiteral("%1 of about %2 people in %3.\n%4")
                              .arg(row.industry)
                              .arg(row.employees)
                              .arg(city.name,
                                   m_dice.pick(list("Buys in spring, budget is set in October.|"
                                                    "Long-standing customer; prefers the phone.|"
                                                    "Met at the trade fair; wants a pilot first.|"
                                                    "Two sites; \"head office decides\".")));
    }
    row.parent = index > 10 && m_dice.oneIn(12) ? m_dice.below(10) : -1;
    row.owner = salesOwner();
    stamp(row, 1100);
    return row;
}

Contact Painter::contact(int index)
{
    Contact row;
    const bool female = m_dice.oneIn(2);
    row.salutation = female ? m_dice.pick(list("Ms.|Ms.|Mrs.|Dr.")) : m_dice.pick(list("Mr.|Mr.|Mr.|Dr."));
    row.firstName = names::firstName(m_dice, female);
    row.lastName = names::lastName(m_dice);
    // One in fifty has no company: the reference may be empty.
    row.company = m_dice.oneIn(50) ? -1 : m_dice.below(m_rows);
    const bool employed = row.company >= 0;
    const City &city = names::cities().at(employed ? m_world.companies.at(row.company).city
                                                   : m_dice.below(int(names::cities().size())));
    row.department = names::department(m_dice);
    row.title = names::jobTitle(m_dice, row.department);
    row.email = m_dice.oneIn(25)
        ? QString()
        : email(row.firstName, row.lastName,
                employed ? m_world.companies.at(row.company).domain : QStringLiteral("mail.example"));
    row.phone = names::fill(m_dice, city.phone);
    row.mobile = m_dice.percent(60) ? names::fill(m_dice, city.mobile) : QString();
    row.mailing = employed ? m_world.companies.at(row.company).billing : names::address(m_dice, city);
    if (m_dice.oneIn(6))
        row.birthdate = QDate(m_dice.between(1958, 2000), m_dice.between(1, 12), m_dice.between(1, 28));
    row.leadSource = m_dice.pick(list("Web|Phone Inquiry|Partner Referral|Purchased List|Other|"));
    row.description = m_dice.oneIn(8) ? text("Prefers e-mail; back from leave next month.") : QString();
    row.optedOutOfEmail = m_dice.oneIn(12);
    row.reportsTo = index > 20 && m_dice.oneIn(10) ? m_dice.below(index) : -1;
    row.owner = employed ? m_world.companies.at(row.company).owner : salesOwner();
    stamp(row, 1000);
    return row;
}

Lead Painter::lead()
{
    Lead row;
    const bool female = m_dice.oneIn(2);
    const City &city = m_dice.pick(names::cities());
    row.salutation = female ? m_dice.pick(list("Ms.|Mrs.|Dr.|")) : m_dice.pick(list("Mr.|Mr.|Dr.|"));
    row.firstName = names::firstName(m_dice, female);
    row.lastName = names::lastName(m_dice);
    row.industry = m_dice.pick(names::industries());
    row.company = names::company(m_dice, row.industry, city, m_companyNames);
    row.title = names::jobTitle(m_dice, names::department(m_dice));
    const QString domain = domainOf(row.company);
    row.email = email(row.firstName, row.lastName, domain);
    row.website = m_dice.percent(40) ? QStringLiteral("https://") + domain : QString();
    row.phone = names::fill(m_dice, city.phone);
    row.mobile = m_dice.percent(40) ? names::fill(m_dice, city.mobile) : QString();
    row.address = names::address(m_dice, city);
    row.leadSource = m_dice.pick(list("Web|Web|Phone Inquiry|Partner Referral|Purchased List|Other"));
    row.status = m_dice.pick(list("Open - Not Contacted|Open - Not Contacted|Working - Contacted|"
                                  "Working - Contacted|Closed - Not Converted"));
    row.rating = m_dice.pick(list("Hot|Warm|Cold|"));
    row.employees = int(money(1, 3)) + m_dice.below(20);
    row.revenue = m_dice.percent(60) ? row.employees * 120000.0 : 0;
    row.description =
        m_dice.oneIn(5) ? text("Asked for a price list.\nCall back in the afternoon.") : QString();
    row.optedOutOfEmail = m_dice.oneIn(15);
    row.doNotCall = m_dice.oneIn(20);
    row.owner = salesOwner();
    stamp(row, 500);
    return row;
}

Deal Painter::deal()
{
    Deal row;
    row.company = m_dice.below(m_rows);
    const Company &company = m_world.companies.at(row.company);
    row.stage = m_dice.below(int(dealStages().size()));
    const bool closed = dealStages().at(row.stage).closed;
    row.name = QStringLiteral("%1 – %2").arg(
        company.name.left(90),
        m_dice.pick(list("Annual renewal|Spectrometer upgrade|Service contract|New line|"
                         "Pilot installation|Calibration package|Spare parts|Expansion")));
    row.amount = m_dice.oneIn(20) ? 0 : money(3, 6);
    row.closeDate = m_today.date().addDays(closed ? -m_dice.between(2, 320) : m_dice.between(-10, 210));
    row.type = m_dice.pick(list("New Customer|Existing Customer - Upgrade|Existing Customer - Replacement|"
                                "Existing Customer - Downgrade"));
    row.leadSource = m_dice.pick(list("Web|Phone Inquiry|Partner Referral|Purchased List|Other|"));
    row.nextStep = closed ? QString()
                          : m_dice.pick(list("Send revised quote|Demo on site|Meet procurement|"
                                             "Wait for budget|Legal review|"));
    row.description = m_dice.oneIn(6) ? text("Competitor is in; decision by committee.") : QString();
    if (!m_world.contacts.isEmpty() && m_dice.percent(60)) {
        // Somebody of that company, where a few draws find one.
        for (int attempt = 0; attempt < 8 && row.contact < 0; ++attempt) {
            const int candidate = m_dice.below(int(m_world.contacts.size()));
            if (m_world.contacts.at(candidate).company == row.company)
                row.contact = candidate;
        }
    }
    row.owner = company.owner;
    stamp(row, 700);
    return row;
}

Regarding Painter::about()
{
    Regarding about;
    switch (m_dice.below(4)) {
    case 0:
        about.lead = m_dice.below(m_rows);
        break;
    case 1:
        about.deal = m_dice.below(m_rows);
        break;
    default:
        about.contact = m_dice.below(m_rows);
        about.company = m_world.contacts.at(about.contact).company;
    }
    return about;
}

Todo Painter::todo()
{
    Todo row;
    row.kind = m_dice.pick(list("Call|Call|Email|Other"));
    const QString what = m_dice.pick(list("about the quote|about the delivery date|after the demo|"
                                          "with the new price list|about the open invoice|"
                                          "to arrange a visit|about the service contract"));
    row.subject = row.kind == QLatin1String("Call") ? QStringLiteral("Call back ") + what
        : row.kind == QLatin1String("Email")        ? QStringLiteral("Write ") + what
                                                    : QStringLiteral("Follow up ") + what;
    row.status = m_dice.pick(list("Not Started|Not Started|In Progress|Completed|Completed|"
                                  "Waiting on someone else|Deferred"));
    const bool done = row.status == QLatin1String("Completed");
    row.due = m_dice.oneIn(15)
        ? QDate()
        : m_today.date().addDays(done ? -m_dice.between(1, 90) : m_dice.between(-14, 45));
    row.priority = m_dice.pick(list("Normal|Normal|Normal|High|Low"));
    row.description = m_dice.oneIn(3) ? text("See the notes of the last visit.") : QString();
    if (m_rows > 0)
        row.about = about();
    row.owner = salesOwner();
    stamp(row, 120);
    return row;
}

Meeting Painter::meeting()
{
    Meeting row;
    row.allDay = m_dice.oneIn(10);
    const QDateTime day = m_today.addDays(m_dice.between(-60, 45));
    row.start = row.allDay ? day : day.addSecs(m_dice.between(14, 34) * 1800);
    row.minutes =
        row.allDay ? 1440 * m_dice.between(1, 2) : m_dice.pick(QList<int>{30, 30, 45, 60, 60, 90, 120});
    row.subject = row.allDay ? m_dice.pick(list("Trade fair|Site visit|Training"))
                             : m_dice.pick(list("Demo|Quarterly review|Contract talk|Kick-off|Status call|"
                                                "Lunch with the customer|Requirements workshop"));
    row.location = m_dice.oneIn(3) ? text("Online") : m_dice.pick(names::cities()).name;
    row.description = m_dice.oneIn(3) ? text("Agenda:\n1. Review\n2. Next steps") : QString();
    row.showAs = row.allDay ? m_dice.pick(list("OutOfOffice|Free")) : text("Busy");
    row.isPrivate = m_dice.oneIn(20);
    if (m_rows > 0)
        row.about = about();
    row.owner = salesOwner();
    stamp(row, 100);
    return row;
}

} // namespace

const QList<DealStage> &dealStages()
{
    static const QList<DealStage> stages{
        {text("Prospecting"), 10, false, false, text("Pipeline")},
        {text("Qualification"), 10, false, false, text("Pipeline")},
        {text("Needs Analysis"), 20, false, false, text("Pipeline")},
        {text("Value Proposition"), 50, false, false, text("Pipeline")},
        {text("Id. Decision Makers"), 60, false, false, text("Pipeline")},
        {text("Perception Analysis"), 70, false, false, text("Pipeline")},
        {text("Proposal/Price Quote"), 75, false, false, text("Best Case")},
        {text("Negotiation/Review"), 90, false, false, text("Commit")},
        {text("Closed Won"), 100, true, true, text("Closed")},
        {text("Closed Lost"), 0, true, false, text("Omitted")},
    };
    return stages;
}

World makeWorld(const WorldOptions &options)
{
    return Painter(options).paint();
}

} // namespace fairlead::practice
