// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/privileges.h"

#include <QJsonDocument>
#include <QTest>

using namespace fairlead;
using namespace fairlead::dynamics;

/// Which privileges jobs need (reference Microsoft 3.3), and what of them is missing.
class TestDynamicsPrivileges : public QObject
{
    Q_OBJECT
private slots:
    void needs_data();
    void needs();
    void namesOfTheOrganisationCount();
    void useOfAnObject();
    void missing_data();
    void missing();
    void missingIsSaid();

private:
    static ObjectUse use(const char *object, bool pulls, bool pushes = false, bool deletes = false)
    {
        ObjectUse use;
        use.object = QLatin1String(object);
        use.pulls = pulls;
        use.pushes = pushes;
        use.deletes = deletes;
        return use;
    }
    static ObjectUse writing(const char *object, bool setsOwner, const QList<QStringList> &references)
    {
        ObjectUse written = use(object, true, true);
        written.setsOwner = setsOwner;
        written.references = references;
        return written;
    }
    static QStringList namesOf(const QList<PrivilegeNeed> &needs)
    {
        QStringList names;
        for (const PrivilegeNeed &need : needs)
            names += need.name;
        return names;
    }
};

namespace {
const QStringList always{QStringLiteral("prvReadAttribute"), QStringLiteral("prvReadEntity"),
                         QStringLiteral("prvReadOrganization"), QStringLiteral("prvReadRole"),
                         QStringLiteral("prvReadUser")};
} // namespace

void TestDynamicsPrivileges::needs_data()
{
    QTest::addColumn<QList<ObjectUse>>("uses");
    QTest::addColumn<QStringList>("expected"); // beside what is always needed
    const QStringList accountAndContact{QStringLiteral("account"), QStringLiteral("contact")};
    QTest::newRow("nothing") << QList<ObjectUse>() << QStringList();
    QTest::newRow("one that is neither read nor written")
        << QList<ObjectUse>{use("lead", false)} << QStringList();
    QTest::newRow("reading") << QList<ObjectUse>{use("lead", true)} << QStringList{"prvReadLead"};
    QTest::newRow("users") << QList<ObjectUse>{use("systemuser", true)} << QStringList();
    QTest::newRow("activities share theirs")
        << QList<ObjectUse>{use("task", true), use("appointment", true)} << QStringList{"prvReadActivity"};
    QTest::newRow("writing takes reading") << QList<ObjectUse>{use("lead", false, true)}
                                           << QStringList{"prvCreateLead", "prvReadLead", "prvWriteLead"};
    QTest::newRow("deleting takes reading")
        << QList<ObjectUse>{use("lead", false, false, true)} << QStringList{"prvDeleteLead", "prvReadLead"};
    QTest::newRow("owner") << QList<ObjectUse>{writing("lead", true, {})}
                           << QStringList{"prvAssignLead", "prvCreateLead", "prvReadLead", "prvWriteLead"};
    QTest::newRow("references among the jobs")
        << QList<ObjectUse>{use("account", true), writing("opportunity", false, {accountAndContact})}
        << QStringList{"prvAppendOpportunity", "prvAppendToAccount", "prvCreateOpportunity",
                       "prvReadAccount",       "prvReadOpportunity", "prvReadRelationship",
                       "prvWriteOpportunity"};
    QTest::newRow("references to what no job has")
        << QList<ObjectUse>{writing("contact", false, {{QStringLiteral("transactioncurrency")}})}
        << QStringList{"prvAppendContact",    "prvAppendToTransactionCurrency",
                       "prvCreateContact",    "prvReadContact",
                       "prvReadRelationship", "prvWriteContact"};
    QTest::newRow("a custom table") << QList<ObjectUse>{use("new_boat", true)}
                                    << QStringList{"prvReadnew_boat"};
}

void TestDynamicsPrivileges::needs()
{
    QFETCH(QList<ObjectUse>, uses);
    QFETCH(QStringList, expected);
    expected += always;
    expected.sort();
    const QList<PrivilegeNeed> needs = requiredPrivileges(uses);
    QStringList found = namesOf(needs);
    QCOMPARE(found.removeDuplicates(), 0);
    found.sort();
    QCOMPARE(found, expected);
    for (const PrivilegeNeed &need : needs) {
        const bool own = need.name == QLatin1String("prvReadRole")
            || (need.name == QLatin1String("prvReadUser")
                && std::none_of(uses.begin(), uses.end(), [](const ObjectUse &one) {
                       return one.object == QLatin1String("systemuser");
                   }));
        QCOMPARE(need.depth, own ? PrivilegeDepth::Local : PrivilegeDepth::Global);
    }
}

void TestDynamicsPrivileges::namesOfTheOrganisationCount()
{
    const auto definitions = QJsonDocument::fromJson(R"([
        {"LogicalName": "new_boat", "Privileges": [
            {"PrivilegeType": "Read", "Name": "prvReadNew_Boat"}, {"PrivilegeType": "Write", "Name": "prvWriteNew_Boat"}]},
        {"LogicalName": "lead"}])");
    const TablePrivileges names = tablePrivilegesOf(definitions.array());
    const QStringList found =
        namesOf(requiredPrivileges({use("new_boat", true, true), use("lead", true)}, names));
    QVERIFY(found.contains(QStringLiteral("prvReadNew_Boat")));
    QVERIFY(found.contains(QStringLiteral("prvWriteNew_Boat")));
    QVERIFY(found.contains(QStringLiteral("prvReadLead"))); // not told: by the rule
    // Nothing guards what the definition does not name.
    QVERIFY(!found.contains(QStringLiteral("prvCreatenew_boat")));
}

void TestDynamicsPrivileges::useOfAnObject()
{
    ObjectInfo contact;
    contact.name = QStringLiteral("contact");
    const auto reference = [&](const char *name, bool writable, const QStringList &targets) {
        FieldInfo field;
        field.name = QLatin1String(name);
        field.type = FieldType::Reference;
        field.createable = writable;
        field.referenceTo = targets;
        contact.fields += field;
    };
    const QStringList customer{QStringLiteral("account"), QStringLiteral("contact")};
    reference("_ownerid_value", true, {QStringLiteral("systemuser"), QStringLiteral("team")});
    reference("_parentcustomerid_value", true, customer);
    reference("_createdby_value", false, {QStringLiteral("systemuser")});
    const ObjectUse both = useOf(contact, true, true, false);
    QVERIFY(both.setsOwner);
    QCOMPARE(both.references, QList<QStringList>{customer});
    const ObjectUse reading = useOf(contact, true, false, false);
    QVERIFY(!reading.setsOwner && reading.references.isEmpty());
}

void TestDynamicsPrivileges::missing_data()
{
    QTest::addColumn<QString>("held");
    QTest::addColumn<bool>("isMissing");
    QTest::newRow("not at all") << QString() << true;
    QTest::newRow("own") << QStringLiteral("Basic") << true;
    QTest::newRow("unit") << QStringLiteral("Local") << true;
    QTest::newRow("units below") << QStringLiteral("Deep") << false;
    QTest::newRow("organisation") << QStringLiteral("Global") << false;
}

void TestDynamicsPrivileges::missing()
{
    QFETCH(QString, held);
    QFETCH(bool, isMissing);
    QMap<QString, QString> privileges{{QStringLiteral("prvReadAccount"), QStringLiteral("Global")}};
    if (!held.isEmpty())
        privileges.insert(QStringLiteral("prvreadlead"), held); // in whatever case
    const QList<MissingPrivilege> found =
        missingPrivileges({{QStringLiteral("prvReadAccount"), PrivilegeDepth::Global},
                           {QStringLiteral("prvReadLead"), PrivilegeDepth::Deep}},
                          privileges);
    QCOMPARE(!found.isEmpty(), isMissing);
    if (isMissing)
        QCOMPARE(found,
                 QList<MissingPrivilege>(
                     {{QStringLiteral("prvReadLead"), PrivilegeDepth::Deep, privilegeDepth(held)}}));
}

void TestDynamicsPrivileges::missingIsSaid()
{
    const QString said =
        describe({QStringLiteral("prvReadLead"), PrivilegeDepth::Global, PrivilegeDepth::Local});
    QVERIFY(said.contains(QLatin1String("prvReadLead")));
    QVERIFY(said != describe({QStringLiteral("prvReadLead"), PrivilegeDepth::Global, PrivilegeDepth::None}));
}

QTEST_APPLESS_MAIN(TestDynamicsPrivileges)
#include "tst_dynamicsprivileges.moc"
