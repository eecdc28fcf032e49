// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/userchecks.h"

#include "crm/dynamics/site.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QUrlQuery>

namespace fairlead::dynamics {

namespace {

using State = CheckResult::State;

// systemuser.accessmode (reference 3.1).
enum AccessMode {
    ReadWrite = 0,
    Administrative = 1,
    Read = 2,
    Support = 3,
    NonInteractive = 4,
    Delegated = 5
};

// Reading these is what a connection is for; schema names as in the privileges (reference 3.3).
struct Needed
{
    const char *privilege;
    const char *what;
};
constexpr Needed needed[] = {
    {"prvReadUser", QT_TRANSLATE_NOOP("fairlead::crm", "users")},
    {"prvReadAccount", QT_TRANSLATE_NOOP("fairlead::crm", "accounts")},
    {"prvReadContact", QT_TRANSLATE_NOOP("fairlead::crm", "contacts")},
    {"prvReadLead", QT_TRANSLATE_NOOP("fairlead::crm", "leads")},
    {"prvReadOpportunity", QT_TRANSLATE_NOOP("fairlead::crm", "opportunities")},
    {"prvReadActivity", QT_TRANSLATE_NOOP("fairlead::crm", "tasks and appointments")},
};

struct CrmText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

QString adminPath()
{
    return CrmText::tr("Power Platform admin centre → Environments → the environment → Settings → Users");
}

Error refusal(ErrorCode code, const QString &sentence, const QString &remedy, const QUrl &link)
{
    Error error;
    error.code = code;
    error.errorClass = ErrorClass::AskUser;
    error.sentence = sentence;
    error.remedy = remedy;
    error.link = link;
    return error;
}

QString setNonInteractive()
{
    return CrmText::tr("Open the user in Dynamics 365, Administration, Client Access Licence, and set the "
                       "access mode to Non-interactive. The user needs a licence while this is done.");
}

QString accessModeSentence(int mode)
{
    switch (mode) {
    case Administrative:
        return CrmText::tr("This user has administrative access only, and with it no access to data.");
    case Read:
        return CrmText::tr("This user has read access only.");
    case Support:
        return CrmText::tr("This is a support user, which cannot be used for a sync.");
    case Delegated:
        return CrmText::tr("This is a delegated administrator, which cannot be used for a sync.");
    default:
        return CrmText::tr("This user's access mode (%1) cannot be used for a sync.").arg(mode);
    }
}

CheckResult line(const char *id, const QString &title, const QUrl &link)
{
    CheckResult check;
    check.id = QLatin1String(id);
    check.title = title;
    check.link = link;
    check.lightningPath = adminPath();
    return check;
}

CheckResult enabledLine(const UserFacts &facts, const QUrl &link)
{
    CheckResult check = line("user-enabled", CrmText::tr("The integration user is enabled"), link);
    check.why = CrmText::tr("A disabled user is let in nowhere, and every job stops.");
    check.state = facts.disabled ? State::Fail : State::Pass;
    check.detail = facts.disabled ? CrmText::tr("Disabled.") : CrmText::tr("Enabled.");
    if (facts.disabled)
        check.remedy =
            CrmText::tr("Enable the user. It is disabled by itself when its licence, its security-group "
                        "membership or its account is taken away.");
    return check;
}

CheckResult modeLine(const UserFacts &facts, const QUrl &link)
{
    CheckResult check = line("access-mode", CrmText::tr("Access mode of the user"), link);
    check.why =
        CrmText::tr("A non-interactive user takes no licence, and nobody can work with its password in the "
                    "web page.");
    if (!facts.accessMode) {
        check.detail = CrmText::tr("The environment did not say.");
        return check;
    }
    if (*facts.accessMode == NonInteractive) {
        check.state = State::Pass;
        check.detail = CrmText::tr("Non-interactive.");
        return check;
    }
    check.state = State::Fail;
    check.detail = *facts.accessMode == ReadWrite
        ? CrmText::tr("Read-write: it works, but the user takes a licence and can sign in to the web page.")
        : accessModeSentence(*facts.accessMode);
    check.remedy = setNonInteractive();
    return check;
}

bool hasRole(const UserFacts &facts)
{
    // Privileges come with a role; those of teams are among them.
    return !facts.directRoles.isEmpty() || (facts.privileges && !facts.privileges->isEmpty());
}

CheckResult roleLine(const UserFacts &facts, const QUrl &link)
{
    CheckResult check = line("security-role", CrmText::tr("The user has a security role"), link);
    check.why = CrmText::tr("Every right comes with a role.");
    check.state = hasRole(facts) ? State::Pass : State::Fail;
    if (!facts.directRoles.isEmpty())
        check.detail = facts.directRoles.join(QStringLiteral(", "));
    else
        check.detail = hasRole(facts) ? CrmText::tr("Through a team.") : CrmText::tr("None.");
    if (!hasRole(facts))
        check.remedy = CrmText::tr("Give the user a security role.");
    return check;
}

CheckResult readLine(const UserFacts &facts, const QUrl &link)
{
    CheckResult check = line("read-privileges", CrmText::tr("What the user may read"), link);
    check.why = CrmText::tr("What the user may not read is not kept in step.");
    if (!facts.privileges) {
        check.detail = CrmText::tr("The environment did not say.");
        return check;
    }
    QStringList missing;
    QStringList narrow;
    for (const Needed &need : needed) {
        const auto found = facts.privileges->constFind(QLatin1String(need.privilege));
        if (found == facts.privileges->constEnd())
            missing += CrmText::tr(need.what);
        else if (*found != QLatin1String("Global"))
            narrow += CrmText::tr(need.what);
    }
    if (missing.isEmpty() && narrow.isEmpty()) {
        check.state = State::Pass;
        check.detail = CrmText::tr("Everything, in the whole organisation.");
        return check;
    }
    check.state = State::Fail;
    QStringList details;
    if (!missing.isEmpty())
        details += CrmText::tr("Not at all: %1.").arg(missing.join(QStringLiteral(", ")));
    if (!narrow.isEmpty())
        details += CrmText::tr("Only a part of the records: %1.").arg(narrow.join(QStringLiteral(", ")));
    check.detail = details.join(QLatin1Char(' '));
    check.remedy =
        CrmText::tr("Give the user a role that reads these tables with the access level Organization. "
                    "Leads and opportunities count only where Dynamics 365 Sales is installed.");
    return check;
}

} // namespace

QUrl userPage(const QUrl &site, const QString &userId)
{
    QUrl url = site;
    url.setPath(QStringLiteral("/main.aspx"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("pagetype"), QStringLiteral("entityrecord"));
    query.addQueryItem(QStringLiteral("etn"), QStringLiteral("systemuser"));
    query.addQueryItem(QStringLiteral("id"), userId);
    url.setQuery(query);
    return url;
}

UserFacts factsOf(const QJsonObject &user)
{
    const auto text = [&user](const char *key) { return user.value(QLatin1String(key)).toString(); };
    UserFacts facts;
    facts.userId = text("systemuserid").toLower();
    facts.userName = text("domainname");
    facts.fullName = text("fullname");
    facts.applicationId = text("applicationid").toLower();
    facts.objectId = text("azureactivedirectoryobjectid").toLower();
    facts.disabled = user.value(QLatin1String("isdisabled")).toBool();
    const QJsonValue mode = user.value(QLatin1String("accessmode"));
    if (mode.isDouble())
        facts.accessMode = mode.toInt();
    const QJsonValue licensed = user.value(QLatin1String("islicensed"));
    if (licensed.isBool())
        facts.licensed = licensed.toBool();
    for (const auto &role : user.value(QLatin1String("systemuserroles_association")).toArray())
        facts.directRoles += role.toObject().value(QLatin1String("name")).toString();
    return facts;
}

QMap<QString, QString> privilegesOf(const QJsonObject &answer)
{
    static const QStringList depths = {QStringLiteral("Basic"), QStringLiteral("Local"),
                                       QStringLiteral("Deep"), QStringLiteral("Global")};
    QMap<QString, QString> privileges;
    for (const auto &value : answer.value(QLatin1String("RolePrivileges")).toArray()) {
        const QJsonObject privilege = value.toObject();
        const QString name = privilege.value(QLatin1String("PrivilegeName")).toString();
        const QString depth = privilege.value(QLatin1String("Depth")).toString();
        if (name.isEmpty())
            continue;
        QString &kept = privileges[name];
        if (kept.isEmpty() || depths.indexOf(depth) > depths.indexOf(kept))
            kept = depth;
    }
    return privileges;
}

Result<UserVerdict> judgeUser(const UserFacts &facts, const UserExpectation &expected, const QUrl &site)
{
    const QUrl link = userPage(site, facts.userId);
    const bool application = expected.kind == UserExpectation::Kind::Application;
    if (facts.disabled) {
        return fail(refusal(
            ErrorCode::UserDisabled, CrmText::tr("This user is disabled in Dynamics 365."),
            CrmText::tr("Enable the user in the Power Platform admin centre. It is disabled by itself when "
                        "its licence, its security-group membership or its account is taken away."),
            link));
    }
    if (application && facts.applicationId != expected.clientId.toLower()) {
        return fail(refusal(
            ErrorCode::WrongUser,
            CrmText::tr("The application user in Dynamics 365 belongs to another app registration."),
            CrmText::tr("Add an application user for this client id: Power Platform admin centre, the "
                        "environment, Settings, Application users, New app user."),
            link));
    }
    if (!application && !facts.applicationId.isEmpty()) {
        return fail(refusal(ErrorCode::WrongUser,
                            CrmText::tr("This is an application user, not a person's account."),
                            CrmText::tr("Connect it as an application user, or give the name of a "
                                        "non-interactive user."),
                            link));
    }
    if (!expected.objectId.isEmpty() && !facts.objectId.isEmpty()
        && facts.objectId != expected.objectId.toLower()) {
        return fail(refusal(
            ErrorCode::WrongUser,
            CrmText::tr("Dynamics 365 has this user linked to another account of the company."),
            CrmText::tr("The account was probably deleted and made anew. Ask an administrator to add the "
                        "new account to the environment."),
            link));
    }
    // Application users are made non-interactive too; an unknown mode is left to what reading will show.
    if (facts.accessMode && *facts.accessMode != NonInteractive && *facts.accessMode != ReadWrite) {
        return fail(refusal(ErrorCode::UserNotNonInteractive, accessModeSentence(*facts.accessMode),
                            setNonInteractive(), link));
    }
    if (!hasRole(facts)) {
        return fail(refusal(ErrorCode::UserHasNoRole,
                            CrmText::tr("This user has no security role in the environment."),
                            CrmText::tr("In the Power Platform admin centre, open the environment, "
                                        "Settings, Users, choose the user and give it a security role."),
                            link));
    }
    UserVerdict verdict;
    verdict.facts = facts;
    for (const CheckResult &check : {modeLine(facts, link), readLine(facts, link)}) {
        if (check.state == State::Fail)
            verdict.warnings += check;
    }
    return verdict;
}

QList<CheckResult> userChecklist(const UserFacts &facts, const QUrl &site)
{
    const QUrl link = userPage(site, facts.userId);
    return {enabledLine(facts, link), modeLine(facts, link), roleLine(facts, link), readLine(facts, link)};
}

static Task<Result<QJsonObject>> fetchPrivileges(std::shared_ptr<Site> site, QString userId,
                                                 CancelToken cancel)
{
    const QUrl url = site->at(
        QStringLiteral("systemusers(%1)/Microsoft.Dynamics.CRM.RetrieveUserPrivileges()").arg(userId));
    co_return co_await site->api.object(url, cancel);
}

Task<Result<UserFacts>> readUserFacts(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<WhoAmIAnswer> who = co_await askWhoAmI(site, cancel);
    if (!who)
        co_return fail(who.error());
    const QUrl url = site->at(
        QStringLiteral(
            "systemusers(%1)?$select=systemuserid,fullname,domainname,internalemailaddress,accessmode,"
            "isdisabled,islicensed,applicationid,azureactivedirectoryobjectid,_businessunitid_value"
            "&$expand=systemuserroles_association($select=name,roleid)")
            .arg(who->userId));
    const Result<QJsonObject> user = co_await site->api.object(url, cancel);
    if (!user)
        co_return fail(user.error());
    UserFacts facts = factsOf(*user);
    facts.userId = who->userId;
    facts.organisationId = who->organisationId;
    const Result<QJsonObject> privileges = co_await fetchPrivileges(site, who->userId, cancel);
    if (cancel.isCancelled())
        co_return fail(Error::cancelled());
    if (privileges)
        facts.privileges = privilegesOf(*privileges);
    else if (privileges.error().isTransient() || privileges.error().code == ErrorCode::SignInNeeded)
        co_return fail(privileges.error());
    co_return facts;
}

Task<Result<UserVerdict>> verifyUser(std::shared_ptr<Site> site, UserExpectation expected, CancelToken cancel)
{
    const Result<UserFacts> facts = co_await readUserFacts(site, cancel);
    if (!facts)
        co_return fail(facts.error());
    co_return judgeUser(*facts, expected, site->address);
}

Task<Result<QList<CheckResult>>> runUserChecklist(std::shared_ptr<Site> site, CancelToken cancel)
{
    const Result<UserFacts> facts = co_await readUserFacts(site, cancel);
    if (!facts)
        co_return fail(facts.error());
    co_return userChecklist(*facts, site->address);
}

Task<Result<QSet<QString>>> askPrivileges(std::shared_ptr<Site> site, QString userId, CancelToken cancel)
{
    const Result<QJsonObject> answer = co_await fetchPrivileges(site, userId, cancel);
    if (!answer)
        co_return fail(answer.error());
    const QStringList names = privilegesOf(*answer).keys();
    co_return QSet<QString>(names.begin(), names.end());
}

} // namespace fairlead::dynamics
