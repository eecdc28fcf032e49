// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/accounts.h"
#include "practice/entra/aadsts.h"
#include "practice/seed/credentials.h"

namespace fairlead::practice {

namespace {

QString at(const QString &local)
{
    return local + QLatin1Char('@') + credentials::domain;
}

struct Named
{
    const char *local;
    const char *givenName;
    const char *surname;
    int refusal;
    int refreshRefusal;
    const char *note;
};

// Reference 1.9 and 1.16: one account for each thing an administrator meets.
const Named named[] = {
    // Usable accounts that Dataverse tells apart (reference 3.1, 3.2).
    {"readwrite", "Rita", "Wright", 0, 0, "access mode 0 Read-Write with the integration role"},
    {"administrative", "Adam", "Ministry", 0, 0, "access mode 1 Administrative"},
    {"readonly", "Rhea", "Donnelly", 0, 0, "access mode 2 Read"},
    {"support", "Supriya", "Porter", 0, 0, "access mode 3 Support"},
    {"delegated", "Della", "Gates", 0, 0, "access mode 5 Delegated Admin"},
    {"noroles", "Norah", "Rolls", 0, 0, "non-interactive, no security role (0x80042f09)"},
    {"teamrole", "Tim", "Ross", 0, 0, "non-interactive, its role comes from a team only"},
    {"limited", "Liam", "Teed", 0, 0, "non-interactive, reads accounts only (0x80048306 elsewhere)"},
    {"unitonly", "Una", "Tonley", 0, 0, "non-interactive, reads its business unit only: no change tracking"},
    {"crmdisabled", "Chris", "Disley", 0, 0, "disabled in Dataverse (0x80040225)"},
    {"nomember", "Nomi", "Ember", 0, 0, "signs in, has no user in Dataverse (0x80072560)"},
    // Accounts that need more than a password.
    {"mfa", "Mina", "Factor", 50076, 0, "must use MFA; code 123456 in a browser"},
    {"mfa-enrol", "Enno", "Roll", 50079, 0, "must enrol for MFA, which a browser does"},
    {"mfa-register", "Regina", "Ster", 50072, 0, "must register for MFA, which a browser does"},
    {"mfa-old", "Olda", "Factor", 50078, 0, "MFA expired; code 123456 in a browser"},
    {"mfa-strong", "Stan", "Rong", 50074, 0, "strong authentication; code 123456 in a browser"},
    {"external-mfa", "Esther", "Outer", 50158, 0, "third-party MFA"},
    {"expired", "Expi", "Redd", 50055, 0, "password expired; a browser changes it"},
    {"ad-expired", "Addie", "Redd", 50144, 0, "Active Directory password expired"},
    {"reset", "Reese", "Etter", 50125, 0, "password registration interrupt"},
    {"compromised", "Como", "Mised", 50135, 0, "password change required, account at risk"},
    // Accounts that cannot be used.
    {"locked", "Lock", "Edwards", 50053, 0, "locked by smart lockout"},
    {"disabled", "Disa", "Bledsoe", 50057, 0, "account disabled"},
    {"passwordless", "Passia", "Less", 50056, 0, "no password in the cloud"},
    {"passthrough", "Thora", "Pass", 80002, 0, "pass-through agent timed out"},
    {"guest", "Gus", "Estes", 90072, 0, "guest that cannot satisfy MFA here"},
    {"guest-pending", "Penny", "Ding", 50014, 0, "invitation not accepted"},
    {"foreign-idp", "Ida", "Peters", 16000, 0, "account of another identity provider"},
    // Policies.
    {"blocked", "Bill", "Ocker", 53003, 0, "blocked by Conditional Access"},
    {"policy", "Paul", "Icey", 530032, 0, "blocked by a tenant security policy"},
    {"security-defaults", "Secunda", "Default", 530035, 0, "blocked by security defaults"},
    {"device", "Devi", "Cerutti", 53000, 0, "device not compliant"},
    {"unjoined", "Jonas", "Unger", 53001, 0, "device not joined"},
    {"unapproved", "Uta", "Proven", 53002, 0, "app not approved"},
    {"device-auth", "Audra", "Vice", 50097, 0, "device authentication required"},
    {"risky", "Rick", "Skye", 50131, 0, "Conditional Access, various"},
    {"unassigned", "Una", "Signed", 50105, 0, "not assigned to the enterprise app"},
    // Consent.
    {"noconsent", "Connie", "Sent", 65001, 0, "consent missing; a browser asks for it"},
    {"declined", "Declan", "Ned", 65004, 0, "consent declined"},
    {"needs-admin", "Neda", "Minn", 90094, 0, "may not consent: admin approval page"},
    {"needs-request", "Nere", "Quest", 90095, 0, "may not consent: approval request page"},
    // Passing trouble.
    {"transient", "Trang", "Sient", 90033, 0, "temporarily unavailable, HTTP 503"},
    {"looping", "Loup", "Ing", 50196, 0, "request loop detected"},
    // Sign-in works, the refresh token does not.
    {"revoked", "Revo", "Kedar", 0, 50173, "refresh token revoked"},
    {"idle", "Ida", "Lee", 0, 700082, "refresh token idle for too long"},
    {"frequency", "Fred", "Quincy", 0, 70043, "sign-in frequency"},
    {"mfa-later", "Mila", "Terfield", 0, 50076, "policy demands MFA at refresh"},
};

EntraUser account(const QString &upn, const QString &given, const QString &surname, const QString &password)
{
    EntraUser user;
    user.oid = Directory::objectId(upn);
    user.tenant = credentials::tenant;
    user.upn = upn;
    user.givenName = given;
    user.surname = surname;
    user.password = password;
    return user;
}

} // namespace

QList<EntraTenant> practiceTenants()
{
    return {
        {credentials::tenant,
         credentials::organizationName,
         QStringLiteral("GB"),
         {{credentials::domain, false},
          {QStringLiteral("larkmoor.onmicrosoft.com"), false},
          {QStringLiteral("federated.") + credentials::domain, true}}},
        {Directory::otherTenant(),
         QStringLiteral("Fernhollow Foods"),
         QStringLiteral("DE"),
         {{QStringLiteral("fernhollow.example"), false}}},
        {QStringLiteral("0d7c5b3a-91e2-4f68-a4d0-6c8b2f1e7359"),
         QStringLiteral("Department of Practice"),
         QStringLiteral("US"),
         {{QStringLiteral("agency.example"), false}},
         true},
    };
}

QList<EntraUser> practiceAccounts(const QList<Employee> &employees)
{
    QList<EntraUser> users;
    EntraUser admin = account(credentials::admin.username, QStringLiteral("Ada"), QStringLiteral("Keeler"),
                              credentials::admin.password);
    admin.globalAdmin = true;
    admin.note = QStringLiteral("Global Administrator");
    users += admin;
    EntraUser sync = account(credentials::nonInteractiveUser.username, QStringLiteral("CRM"),
                             QStringLiteral("Sync"), credentials::nonInteractiveUser.password);
    sync.note = QStringLiteral("the non-interactive user (access mode 4)");
    users += sync;

    for (const Named &row : named) {
        EntraUser user = account(at(QLatin1String(row.local)), QString::fromLatin1(row.givenName),
                                 QString::fromLatin1(row.surname), Directory::commonPassword());
        user.refusal = row.refusal;
        user.refreshRefusal = row.refreshRefusal;
        user.mayConsent = row.refusal != 90094 && row.refusal != 90095;
        user.note = QString::fromLatin1(row.note);
        users += user;
    }
    // The long tail: `aadsts<code>@` meets exactly that code.
    for (const AadSts &row : aadStsTable()) {
        if (!row.byAccount)
            continue;
        EntraUser user = account(at(QStringLiteral("aadsts%1").arg(row.code)), QStringLiteral("Code"),
                                 QString::number(row.code), Directory::commonPassword());
        user.refusal = row.code;
        users += user;
    }
    for (const Employee &person : employees) {
        if (person.email == credentials::admin.username)
            continue;
        EntraUser user =
            account(person.email, person.firstName, person.lastName, Directory::commonPassword());
        user.refusal = person.active ? 0 : 50057;
        users += user;
    }
    EntraUser fred = account(QStringLiteral("fred@federated.") + credentials::domain, QStringLiteral("Fred"),
                             QStringLiteral("Rated"), Directory::commonPassword());
    fred.note = QStringLiteral("federated domain: 50126 by password, its own page in a browser");
    users += fred;

    EntraUser other = account(QStringLiteral("admin@fernhollow.example"), QStringLiteral("Olga"),
                              QStringLiteral("Thering"), Directory::commonPassword());
    other.tenant = Directory::otherTenant();
    other.globalAdmin = true;
    other.note = QStringLiteral("Global Administrator of another organisation");
    users += other;
    return users;
}

QList<EntraApp> practiceRegistrations()
{
    const QStringList both{Directory::dataverseAppId(), Directory::graphAppId()};
    const auto registration = [&](const QString &id, const char *name, const char *note) {
        EntraApp app;
        app.id = id;
        app.name = QString::fromLatin1(name);
        app.homeTenant = credentials::tenant;
        app.resources = both;
        app.note = QString::fromLatin1(note);
        app.secrets = {{Directory::objectId(id + QStringLiteral("/secret")),
                        QStringLiteral("prc8Q~") + Directory::objectId(id + QStringLiteral("/value"))}};
        return app;
    };
    QList<EntraApp> apps;
    EntraApp fairlead =
        registration(credentials::entraClient.id, "Fairlead",
                     "public client, multi-tenant, consented; a secret for the application user");
    fairlead.secrets.first().value = credentials::entraClient.secret;
    apps += fairlead;
    EntraApp confidential =
        registration(appid::confidential, "Server only", "public client flows off (7000218)");
    confidential.publicFlows = false;
    confidential.nativeRedirects = false;
    confidential.webRedirects = {QStringLiteral("https://app.larkmoor.example/signin")};
    apps += confidential;
    EntraApp disabled = registration(appid::disabled, "Switched off", "disabled in the tenant (7000112)");
    disabled.enabled = false;
    apps += disabled;
    EntraApp old = registration(appid::expiredSecret, "Old secret", "its secret has expired (7000222)");
    old.secrets.first().expired = true;
    old.secrets.first().ends = QDateTime(QDate(2025, 6, 30), QTime(0, 0), Qt::UTC);
    apps += old;
    EntraApp certificate =
        registration(appid::certificateOnly, "Certificate only",
                     "no secret; register a certificate with POST /_practice/certificates");
    certificate.secrets.clear();
    certificate.publicFlows = false;
    apps += certificate;
    EntraApp single = registration(appid::singleTenant, "House app", "single tenant: 50194 on common");
    single.multiTenant = false;
    apps += single;
    apps += registration(appid::noConsent, "New here", "nobody has consented yet (65001)");
    EntraApp assigned =
        registration(appid::assignmentRequired, "By invitation",
                     "assignment required, only the non-interactive user is assigned (50105)");
    assigned.assignedOnly = {Directory::objectId(credentials::nonInteractiveUser.username)};
    apps += assigned;
    EntraApp graphOnly =
        registration(appid::withoutDataverse, "Mail only", "does not list Dataverse (650057)");
    graphOnly.resources = {Directory::graphAppId()};
    apps += graphOnly;
    apps += registration(appid::noApplicationUser, "No application user",
                         "gets its token, Dataverse does not know it (0x80072560)");
    EntraApp foreign = registration(appid::otherOrganisation, "Neighbour's app",
                                    "another organisation's single-tenant app (700016)");
    foreign.homeTenant = Directory::otherTenant();
    foreign.multiTenant = false;
    apps += foreign;
    return apps;
}

} // namespace fairlead::practice
