// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "auth/entra.h"
#include "auth/fixedtokensource.h"
#include "crm/dynamics/administration.h"
#include "crm/dynamics/client.h"

#include "support/awaitend.h"
#include "support/testauthority.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace fairlead;
using namespace fairlead::dynamics;

/// An application user and a role of least privilege, made by the administrator, used by the application, and
/// taken back, against the practice org.
class TestE2eDynamicsSetup : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void madeUsedAndTakenBack();
    void lostAnswers_data();
    void lostAnswers();
    void whoMayNotMakesNothing();
    void neededExactlyIsHeld();
    void everyPrivilegeBites_data();
    void everyPrivilegeBites();
    void checklist();
    void certificateSignsIn();
    void cleanupTestCase();

private:
    struct Setup
    {
        RoleOutcome role;
        ApplicationUserOutcome user;
        bool isWhole() const { return !role.error && !user.error; }
        QString text() const
        {
            return (role.error ? role.error->text() + role.error->detail : QString())
                + (user.error ? user.error->text() + user.error->detail : QString());
        }
    };
    /// As the wizard would: the role, then the user that gets it.
    Setup provide(const QList<PrivilegeNeed> &needs);
    void takeBack(const Setup &setup);
    void removeSeededUser();
    std::unique_ptr<FixedTokenSource> signedIn(const QString &user, const QString &password);
    QJsonArray rows(const QString &resource);
    /// Users, roles, who has which, and what each role holds.
    QByteArray everythingOfSetup();
    QStringList troubles(const QList<ObjectUse> &uses);
    void exercise(Client &client, const ObjectInfo &object, QStringList &troubles);
    QStringList createdWith(Client &client, const ObjectInfo &object, const RecordWrite &record,
                            QStringList &troubles);

    CrmWorld m_world;
    std::unique_ptr<FixedTokenSource> m_adminTokens;
    std::unique_ptr<FixedTokenSource> m_appTokens;
    std::unique_ptr<Administration> m_admin;
    ApplicationUserOrder m_order;
    RoleOrder m_role;
    QList<ObjectUse> m_uses;
    QList<ObjectInfo> m_objects; ///< with the jobs' fields alone
    QList<PrivilegeNeed> m_needs;
    QString m_account; ///< of the seed
    QString m_contact;
    QString m_colleague; ///< somebody else, to be an owner
};

namespace {

QString newGuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

void note(const Error &error, QStringList &troubles)
{
    troubles += error.text() + QLatin1Char(' ') + error.detail;
}

} // namespace

std::unique_ptr<FixedTokenSource> TestE2eDynamicsSetup::signedIn(const QString &user, const QString &password)
{
    const PracticeWorld &world = m_world.practice.world();
    const auto tokens =
        awaitEnd(entra::password(*m_world.http, m_world.cloud, world.tenant, world.entraClient.id,
                                 entra::userScopes(world.dataverse), user, Secret::fromText(password), {}));
    return std::make_unique<FixedTokenSource>(tokens && *tokens ? (*tokens)->accessToken : Secret());
}

void TestE2eDynamicsSetup::initTestCase()
{
    const QString trouble = m_world.start({"--rows", "20"});
    QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    const PracticeWorld &world = m_world.practice.world();
    m_adminTokens = signedIn(world.admin.username, world.admin.password);
    m_admin = std::make_unique<Administration>(*m_world.http, *m_adminTokens, world.dataverse);
    const auto tokens = awaitEnd(entra::clientCredentials(
        *m_world.http, m_world.cloud, world.tenant, world.entraClient.id,
        entra::applicationScope(world.dataverse), Secret::fromText(world.entraClient.secret), {}));
    QVERIFY(tokens && tokens->has_value());
    m_appTokens = std::make_unique<FixedTokenSource>((*tokens)->accessToken);
    removeSeededUser();

    const auto unit = awaitEnd(m_admin->rootBusinessUnit({}));
    QVERIFY(unit && unit->has_value());
    m_order = {world.entraClient.id, newGuid(), {}};
    m_role = {roleName(QStringLiteral("Larkmoor's test")), newGuid(), (*unit)->id, {}};

    Client client(*m_world.http, *m_adminTokens, world.dataverse);
    const QMap<QString, QStringList> fields{
        {QStringLiteral("systemuser"), {QStringLiteral("systemuserid"), QStringLiteral("fullname")}},
        {QStringLiteral("account"), {QStringLiteral("accountid"), QStringLiteral("name")}},
        {QStringLiteral("contact"),
         {QStringLiteral("contactid"), QStringLiteral("lastname"), QStringLiteral("_parentcustomerid_value"),
          QStringLiteral("_ownerid_value")}},
        {QStringLiteral("task"),
         {QStringLiteral("activityid"), QStringLiteral("subject"),
          QStringLiteral("_regardingobjectid_value")}}};
    for (const QString &name : {QStringLiteral("systemuser"), QStringLiteral("account"),
                                QStringLiteral("contact"), QStringLiteral("task")}) {
        auto object = awaitEnd(client.describe(name, {}));
        QVERIFY2(object && object->has_value(), qPrintable(name));
        ObjectInfo info = **object;
        info.fields.erase(std::remove_if(info.fields.begin(), info.fields.end(),
                                         [&](const FieldInfo &field) {
                                             return !fields.value(name).contains(field.name)
                                                 && field.name != info.stampField;
                                         }),
                          info.fields.end());
        const bool writes = name != QLatin1String("systemuser");
        m_objects += info;
        m_uses += useOf(info, true, writes, writes);
    }
    const auto needs = awaitEnd(m_admin->requiredPrivileges(m_uses, {}));
    QVERIFY(needs && needs->has_value());
    m_needs = **needs;
    m_account = rows(QStringLiteral("accounts?$select=accountid&$top=1"))
                    .first()
                    .toObject()
                    .value(QLatin1String("accountid"))
                    .toString();
    m_contact = rows(QStringLiteral("contacts?$select=contactid&$top=1"))
                    .first()
                    .toObject()
                    .value(QLatin1String("contactid"))
                    .toString();
    const auto who = awaitEnd(client.whoAmI({}));
    m_colleague = (*who)->userId;
    QVERIFY(!m_account.isEmpty() && !m_contact.isEmpty() && !m_colleague.isEmpty());
}

// The app has its user from the start.
void TestE2eDynamicsSetup::removeSeededUser()
{
    ApplicationUserMade seeded;
    seeded.userId = rows(QStringLiteral("systemusers?$select=systemuserid&$filter=applicationid%20eq%20")
                         + m_world.practice.world().entraClient.id)
                        .first()
                        .toObject()
                        .value(QLatin1String("systemuserid"))
                        .toString();
    seeded.userMade = true;
    const auto left = awaitEnd(m_admin->undoApplicationUser(seeded, {}));
    QVERIFY(left && left->isEmpty());
}

void TestE2eDynamicsSetup::init()
{
    QVERIFY(m_world.practice.setFaults(m_world.practice.world().dataverse, "[]"));
}

void TestE2eDynamicsSetup::cleanupTestCase()
{
    m_admin.reset();
}

QJsonArray TestE2eDynamicsSetup::rows(const QString &resource)
{
    QUrl url = m_world.practice.world().dataverse;
    const QString path = QStringLiteral("/api/data/v9.2/") + resource;
    url.setPath(path.section(QLatin1Char('?'), 0, 0));
    url.setQuery(path.section(QLatin1Char('?'), 1));
    const auto token = awaitEnd(m_adminTokens->accessToken({}, {}));
    const auto response =
        awaitEnd(m_world.http->send(HttpRequest::get(url).withBearer((*token)->reveal()), {}));
    if (!response || !*response || !(*response)->isSuccess()) {
        QTest::qFail(qPrintable(resource), __FILE__, __LINE__);
        return {};
    }
    const QJsonObject body = QJsonDocument::fromJson((*response)->body).object();
    return body.contains(QLatin1String("value")) ? body.value(QLatin1String("value")).toArray()
                                                 : body.value(QLatin1String("RolePrivileges")).toArray();
}

QByteArray TestE2eDynamicsSetup::everythingOfSetup()
{
    QJsonArray all;
    all +=
        rows(QStringLiteral("systemusers?$select=systemuserid,isdisabled,accessmode,applicationid&$orderby="
                            "systemuserid&$expand=systemuserroles_association($select=roleid)"));
    const QJsonArray roles = rows(QStringLiteral("roles?$select=roleid,name&$orderby=roleid"));
    all += roles;
    for (const auto &role : roles)
        all += rows(QStringLiteral("RetrieveRolePrivilegesRole(RoleId=%1)")
                        .arg(role.toObject().value(QLatin1String("roleid")).toString()));
    return QJsonDocument(all).toJson();
}

TestE2eDynamicsSetup::Setup TestE2eDynamicsSetup::provide(const QList<PrivilegeNeed> &needs)
{
    Setup setup;
    m_role.privileges = needs;
    setup.role = awaitEnd(m_admin->provideRole(m_role, {})).value_or(RoleOutcome{{}, Error::cancelled()});
    ApplicationUserOrder order = m_order;
    order.roleId = setup.role.made.roleId;
    if (!setup.role.error)
        setup.user = awaitEnd(m_admin->provideApplicationUser(order, {}))
                         .value_or(ApplicationUserOutcome{{}, Error::cancelled()});
    return setup;
}

void TestE2eDynamicsSetup::takeBack(const Setup &setup)
{
    const auto left = awaitEnd(m_admin->undoApplicationUser(setup.user.made, {}));
    QVERIFY(left && left->isEmpty());
    const auto undone = awaitEnd(m_admin->undoRole(setup.role.made, {}));
    QVERIFY(undone && undone->has_value());
}

void TestE2eDynamicsSetup::madeUsedAndTakenBack()
{
    const QByteArray before = everythingOfSetup();
    const auto missing = awaitEnd(m_admin->missingPrivileges({}));
    QVERIFY(missing && missing->has_value() && (*missing)->isEmpty());
    const Setup setup = provide(m_needs);
    QVERIFY2(setup.isWhole(), qPrintable(setup.text()));
    QVERIFY(setup.role.made.made && setup.user.made.userMade && setup.user.made.roleGiven);
    QCOMPARE(setup.user.made.userId, m_order.userId);

    const Setup again = provide(m_needs);
    QVERIFY(again.isWhole());
    QCOMPARE(again.user.made, setup.user.made);
    QVERIFY(again.role.made.added.isEmpty() && again.role.made.removed.isEmpty());

    Client client(*m_world.http, *m_appTokens, m_world.practice.world().dataverse);
    UserExpectation expected;
    expected.kind = UserExpectation::Kind::Application;
    expected.clientId = m_order.clientId;
    const auto verdict = awaitEnd(client.verifyUser(expected, {}));
    QVERIFY2(verdict && verdict->has_value(),
             verdict && !*verdict ? qPrintable(verdict->error().text()) : "");
    const auto lacking = awaitEnd(client.missingPrivileges(m_uses, {}));
    QVERIFY(lacking && lacking->has_value() && (*lacking)->isEmpty());

    takeBack(setup);
    takeBack(setup); // what is gone is done
    QCOMPARE(everythingOfSetup(), before);
}

void TestE2eDynamicsSetup::lostAnswers_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("role") << QByteArray("POST .*/roles$");
    QTest::newRow("privileges") << QByteArray("POST .*ReplacePrivilegesRole");
    QTest::newRow("user") << QByteArray("POST .*/systemusers$");
    QTest::newRow("role of the user") << QByteArray("POST .*systemuserroles_association");
}

void TestE2eDynamicsSetup::lostAnswers()
{
    QFETCH(QByteArray, request);
    const QByteArray before = everythingOfSetup();
    QVERIFY(m_world.practice.setFaults(m_world.practice.world().dataverse,
                                       "[{\"match\":\"" + request + "\",\"times\":1,\"drop\":\"after\"}]"));
    provide(m_needs); // however far it comes
    const Setup setup = provide(m_needs);
    QVERIFY2(setup.isWhole(), qPrintable(setup.text()));
    const auto count = [this](const QString &resource) { return rows(resource).size(); };
    QCOMPARE(count(QStringLiteral("systemusers?$select=fullname&$filter=applicationid%20eq%20")
                   + m_order.clientId),
             1);
    QCOMPARE(count(QStringLiteral("roles?$select=name&$filter=startswith(name,'Fairlead%20Lark')")), 1);
    takeBack(setup);
    QCOMPARE(everythingOfSetup(), before);
}

void TestE2eDynamicsSetup::whoMayNotMakesNothing()
{
    const PracticeWorld &world = m_world.practice.world();
    const auto tokens = signedIn(world.nonInteractiveUser.username, world.nonInteractiveUser.password);
    Administration nobody(*m_world.http, *tokens, world.dataverse);
    const auto missing = awaitEnd(nobody.missingPrivileges({}));
    QVERIFY(missing && missing->has_value());
    QCOMPARE((*missing)->contains(QStringLiteral("prvCreateUser")), true);
    QCOMPARE((*missing)->contains(QStringLiteral("prvAssignRole")), true);
    QCOMPARE((*missing)->contains(QStringLiteral("prvReadUser")), false);
    const QByteArray before = everythingOfSetup();
    const auto refused = awaitEnd(nobody.provideApplicationUser(m_order, {}));
    QVERIFY(refused && refused->error);
    QCOMPARE(refused->error->code, ErrorCode::PermissionMissing);
    RoleOrder wider = m_role;
    wider.privileges = {{QStringLiteral("prvDeleteUser"), PrivilegeDepth::Global}};
    const auto role = awaitEnd(nobody.provideRole(wider, {}));
    QVERIFY(role && role->error);
    QVERIFY(role->error->sentence.contains(QLatin1String("prvDeleteUser")));
    QCOMPARE(everythingOfSetup(), before);
}

void TestE2eDynamicsSetup::neededExactlyIsHeld()
{
    const Setup setup =
        provide(m_needs + QList<PrivilegeNeed>{{QStringLiteral("prvReadLead"), PrivilegeDepth::Global}});
    QVERIFY2(setup.isWhole(), qPrintable(setup.text()));
    // A job less: what it needed goes.
    const Setup narrower = provide(m_needs);
    QCOMPARE(narrower.role.made.removed, QStringList(QStringLiteral("prvReadLead")));
    const auto held = awaitEnd(m_admin->privilegesOfRole(setup.role.made.roleId, {}));
    QVERIFY(held && held->has_value());
    QStringList needed;
    for (const PrivilegeNeed &need : std::as_const(m_needs))
        needed += need.name;
    QCOMPARE((*held)->keys(), needed);
    // A job more: the role is extended, and loses nothing.
    const auto extended = awaitEnd(m_admin->extendRole(
        setup.role.made.roleId, {{QStringLiteral("prvReadOpportunity"), PrivilegeDepth::Global}}, {}));
    QVERIFY(extended && !extended->error);
    QCOMPARE(extended->made.added, QStringList(QStringLiteral("prvReadOpportunity")));
    const auto wider = awaitEnd(m_admin->privilegesOfRole(setup.role.made.roleId, {}));
    QCOMPARE((*wider)->size(), needed.size() + 1);
    // Outside of the jobs nothing can be read.
    Client client(*m_world.http, *m_appTokens, m_world.practice.world().dataverse);
    const auto lead = awaitEnd(client.describe(QStringLiteral("lead"), {}));
    const auto page = awaitEnd(client.pull(**lead, {}, {}));
    QVERIFY(page && !page->has_value());
    QCOMPARE(page->error().code, ErrorCode::PermissionMissing);
    takeBack(setup);
}

QStringList TestE2eDynamicsSetup::createdWith(Client &client, const ObjectInfo &object,
                                              const RecordWrite &record, QStringList &troubles)
{
    WriteBatch batch;
    batch.kind = WriteKind::Create;
    batch.records = {record};
    const auto results = awaitEnd(client.write(object, batch, {}));
    if (!results || !*results) {
        note(results ? results->error() : Error::cancelled(), troubles);
        return {};
    }
    if ((*results)->first().error) {
        note(*(*results)->first().error, troubles);
        return {};
    }
    return {(*results)->first().id};
}

void TestE2eDynamicsSetup::exercise(Client &client, const ObjectInfo &object, QStringList &troubles)
{
    const auto described = awaitEnd(client.describe(object.name, {}));
    if (!*described)
        note(described->error(), troubles);
    const auto page = awaitEnd(client.pull(object, {}, {}));
    if (!*page)
        note(page->error(), troubles);
    if (object.name == QLatin1String("systemuser"))
        return;
    const QString text = object.name == QLatin1String("account") ? QStringLiteral("name")
        : object.name == QLatin1String("contact")                ? QStringLiteral("lastname")
                                                                 : QStringLiteral("subject");
    const QString lookup = object.name == QLatin1String("contact")
        ? QStringLiteral("_parentcustomerid_value")
        : QStringLiteral("_regardingobjectid_value");
    QStringList created;
    const QMap<QString, QString> targets{{QStringLiteral("account"), m_account},
                                         {QStringLiteral("contact"), m_contact}};
    for (auto target = targets.cbegin(); target != targets.cend(); ++target) {
        RecordWrite record;
        record.id = localIdPrefix + newGuid();
        record.values = {{text, QStringLiteral("Exercised")}};
        if (object.name != QLatin1String("account")) {
            record.values.insert(lookup, target.value());
            record.targets.insert(lookup, target.key());
        }
        created += createdWith(client, object, record, troubles);
    }
    for (const WriteKind kind : {WriteKind::Update, WriteKind::Delete}) {
        for (const QString &id : std::as_const(created)) {
            WriteBatch batch;
            batch.kind = kind;
            batch.overwrite = true;
            RecordWrite record;
            record.id = id;
            if (kind == WriteKind::Update) {
                record.values = {{text, QStringLiteral("Exercised again")}};
                if (object.name == QLatin1String("contact")) {
                    record.values.insert(QStringLiteral("_ownerid_value"), m_colleague);
                    record.targets.insert(QStringLiteral("_ownerid_value"), QStringLiteral("systemuser"));
                }
            }
            batch.records = {record};
            const auto results = awaitEnd(client.write(object, batch, {}));
            if (!*results)
                note(results->error(), troubles);
            else if ((*results)->first().error)
                note(*(*results)->first().error, troubles);
        }
    }
}

QStringList TestE2eDynamicsSetup::troubles(const QList<ObjectUse> &uses)
{
    QStringList troubles;
    // A client of its own: what another has learned would hide what may not be asked.
    Client client(*m_world.http, *m_appTokens, m_world.practice.world().dataverse);
    const auto who = awaitEnd(client.whoAmI({}));
    if (!*who)
        note(who->error(), troubles);
    else if ((*who)->name == m_world.practice.world().dataverse.host())
        troubles += QStringLiteral("prvReadOrganization: the organisation has no name");
    UserExpectation expected;
    expected.kind = UserExpectation::Kind::Application;
    expected.clientId = m_order.clientId;
    const auto verdict = awaitEnd(client.verifyUser(expected, {}));
    if (!*verdict)
        note(verdict->error(), troubles);
    for (const ObjectInfo &object : std::as_const(m_objects)) {
        if (std::any_of(uses.begin(), uses.end(),
                        [&](const ObjectUse &use) { return use.object == object.name; }))
            exercise(client, object, troubles);
    }
    return troubles;
}

void TestE2eDynamicsSetup::everyPrivilegeBites_data()
{
    QTest::addColumn<QString>("taken");
    QTest::newRow("none") << QString();
    for (const PrivilegeNeed &need : std::as_const(m_needs))
        QTest::newRow(qPrintable(need.name)) << need.name;
}

void TestE2eDynamicsSetup::everyPrivilegeBites()
{
    QFETCH(QString, taken);
    QList<PrivilegeNeed> needs = m_needs;
    needs.erase(std::remove_if(needs.begin(), needs.end(),
                               [&](const PrivilegeNeed &need) { return need.name == taken; }),
                needs.end());
    const Setup setup = provide(needs);
    QVERIFY2(setup.isWhole(), qPrintable(setup.text()));
    const QStringList found = troubles(m_uses);
    if (taken.isEmpty())
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    else
        QVERIFY2(!found.filter(QRegularExpression(QStringLiteral("\\b%1\\b").arg(taken))).isEmpty(),
                 qPrintable(taken + QLatin1Char('\n') + found.join(QLatin1Char('\n'))));
    Client client(*m_world.http, *m_appTokens, m_world.practice.world().dataverse);
    const auto missing = awaitEnd(client.missingPrivileges(m_uses, {}));
    // Who may not read his own row or roles cannot be told the rest.
    if (missing->has_value()) {
        QCOMPARE((*missing)->size(), taken.isEmpty() ? 0 : 1);
        if (!taken.isEmpty())
            QCOMPARE((*missing)->first().name, taken);
    } else {
        QVERIFY(taken == QLatin1String("prvReadUser") || taken == QLatin1String("prvReadRole"));
    }
    takeBack(setup);
}

void TestE2eDynamicsSetup::checklist()
{
    const PracticeWorld &world = m_world.practice.world();
    const auto tokens = signedIn(world.nonInteractiveUser.username, world.nonInteractiveUser.password);
    Client client(*m_world.http, *tokens, world.dataverse);
    CheckScope scope;
    scope.uses = m_uses;
    scope.now = QDateTime::currentDateTimeUtc();
    scope.byPassword = true;
    const auto stateOf = [&](const char *id) -> QString {
        const auto checks = awaitEnd(client.checksFor(scope, {}));
        if (!checks || !*checks)
            return QStringLiteral("no answer");
        for (const CheckResult &check : **checks) {
            if (check.id == QLatin1String(id))
                return nameOf(check.state) + QLatin1Char(' ') + check.detail;
        }
        return QStringLiteral("no such check");
    };
    QVERIFY2(stateOf("job-privileges").startsWith(QLatin1String("pass")),
             qPrintable(stateOf("job-privileges")));
    QVERIFY(stateOf("change-tracking").startsWith(QLatin1String("pass")));
    QVERIFY2(stateOf("non-interactive-users").startsWith(QLatin1String("pass 6 of 7")),
             qPrintable(stateOf("non-interactive-users")));
    QVERIFY(stateOf("security-group").startsWith(QLatin1String("pass")));
    QVERIFY(stateOf("conditional-access").startsWith(QLatin1String("unknown")));
    QVERIFY(stateOf("clock").startsWith(QLatin1String("pass")));
    QVERIFY(m_world.practice.set(world.dataverse, R"({"untrackedTables": ["contact"]})"));
    QVERIFY(stateOf("change-tracking").startsWith(QLatin1String("fail Off: Contacts")));
    QVERIFY(m_world.practice.set(world.dataverse, R"({"untrackedTables": []})"));
    scope.now = scope.now.addSecs(3600);
    QVERIFY(stateOf("clock").startsWith(QLatin1String("fail")));
}

void TestE2eDynamicsSetup::certificateSignsIn()
{
    const PracticeWorld &world = m_world.practice.world();
    const QString app = QStringLiteral("73d9a0b6-e4c1-4852-9b7f-18a5c36f02ed"); // certificate only
    const TestAuthority::Leaf leaf = TestAuthority().issue({QStringLiteral("fairlead.example")});
    const auto facts = readCertificate(leaf.certificatePem);
    QVERIFY(facts);
    const auto ask = [&](const QByteArray &thumbprint, const QByteArray &key) {
        return awaitEnd(entra::clientCredentialsByCertificate(
            *m_world.http, m_world.cloud, world.tenant, app, entra::applicationScope(world.dataverse),
            {thumbprint, Secret(key)}, QDateTime::currentDateTimeUtc(), {}));
    };
    const auto codeOf = [](const std::optional<Result<TokenSet>> &answer) -> QString {
        if (!answer || *answer)
            return QString();
        return answer->error().providerCode;
    };
    QVERIFY(
        codeOf(ask(facts->thumbprint, leaf.keyPem)).contains(QLatin1String("700027"))); // not uploaded yet
    QUrl url = world.entra;
    url.setPath(QStringLiteral("/_practice/certificates"));
    const QJsonObject body{{QStringLiteral("clientId"), app},
                           {QStringLiteral("certificate"), QString::fromLatin1(leaf.certificatePem)}};
    const auto uploaded =
        awaitEnd(m_world.http->send(HttpRequest::json("POST", url, QJsonDocument(body).toJson()), {}));
    QVERIFY(uploaded && *uploaded && (*uploaded)->isSuccess());
    const auto tokens = ask(facts->thumbprint, leaf.keyPem);
    QVERIFY2(tokens && *tokens, tokens && !*tokens ? qPrintable(tokens->error().detail) : "");
    const TestAuthority::Leaf other = TestAuthority().issue({QStringLiteral("fairlead.example")});
    QVERIFY(codeOf(ask(facts->thumbprint, other.keyPem)).contains(QLatin1String("700027"))); // another key

    FixedTokenSource source((*tokens)->accessToken);
    Client client(*m_world.http, source, world.dataverse);
    UserExpectation expected;
    expected.kind = UserExpectation::Kind::Application;
    expected.clientId = app;
    const auto verdict = awaitEnd(client.verifyUser(expected, {}));
    QVERIFY2(verdict && *verdict, verdict && !*verdict ? qPrintable(verdict->error().text()) : "");
}

QTEST_GUILESS_MAIN(TestE2eDynamicsSetup)
#include "tst_e2e_dynamicssetup.moc"
