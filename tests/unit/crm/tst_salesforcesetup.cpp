// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/appparts.h"
#include "crm/salesforce/setup/deployment.h"
#include "crm/salesforce/setup/metadatatext.h"
#include "crm/salesforce/setup/rights.h"
#include "crm/salesforce/setup/serveraccess.h"
#include "crm/salesforce/setup/storedzip.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QXmlStreamReader>
#include <QtEndian>

using namespace fairlead;
using namespace fairlead::salesforce;

namespace {

using Describes = QHash<QString, QJsonObject>;

QJsonObject field(const char *name, bool permissionable, bool writable, const char *compound = "",
                  const char *type = "string")
{
    QJsonObject object{{QStringLiteral("name"), QLatin1String(name)},
                       {QStringLiteral("type"), QLatin1String(type)},
                       {QStringLiteral("permissionable"), permissionable},
                       {QStringLiteral("createable"), writable},
                       {QStringLiteral("updateable"), writable},
                       {QStringLiteral("relationshipOrder"), QJsonValue::Null}};
    if (*compound)
        object.insert(QStringLiteral("compoundFieldName"), QLatin1String(compound));
    return object;
}

QJsonObject describe(const QList<QJsonObject> &fields, bool writable = true)
{
    QJsonArray array;
    for (const QJsonObject &one : fields)
        array += one;
    return {{QStringLiteral("fields"), array},
            {QStringLiteral("createable"), writable},
            {QStringLiteral("updateable"), writable},
            {QStringLiteral("deletable"), writable}};
}

Describes describes()
{
    QJsonObject master = field("Project__c", true, true, "", "reference");
    master.insert(QStringLiteral("relationshipOrder"), 0);
    master.insert(QStringLiteral("referenceTo"), QJsonArray{QStringLiteral("Project__c")});
    const QList<QJsonObject> plain{field("Id", false, false),
                                   field("Name", false, true),
                                   field("Phone", true, true),
                                   field("CreatedDate", false, false),
                                   field("Score__c", true, false),
                                   field("MailingCity", false, true, "MailingAddress"),
                                   field("MailingAddress", true, false, "", "address")};
    return {{QStringLiteral("Contact"), describe(plain)},
            {QStringLiteral("Account"), describe(plain)},
            {QStringLiteral("Task"), describe(plain)},
            {QStringLiteral("User"), describe(plain)},
            {QStringLiteral("Step__c"), describe({field("Name", false, true), master})}};
}

QString objectsText(const AccessRights &rights)
{
    QStringList texts;
    for (const ObjectRight &right : rights.objects) {
        texts += right.object + QLatin1Char(':') + (right.creates ? "c" : "") + (right.edits ? "e" : "")
            + (right.deletes ? "d" : "") + (right.viewsAll ? "v" : "");
    }
    return texts.join(QLatin1Char(' '));
}

QString fieldsText(const AccessRights &rights)
{
    QStringList texts;
    for (const FieldRight &right : rights.fields)
        texts += right.object + QLatin1Char('.') + right.field + (right.edits ? "!" : "");
    return texts.join(QLatin1Char(' '));
}

ServerAccess access()
{
    return chooseAccess(QStringLiteral("00D000000000001EAA"),
                        QUrl(QStringLiteral("https://acme.my.salesforce.com")),
                        QStringLiteral("ada@acme.example"));
}

} // namespace

class TestSalesforceSetup : public QObject
{
    Q_OBJECT
private slots:
    void rights_data()
    {
        QTest::addColumn<QList<ObjectNeed>>("needs");
        QTest::addColumn<QString>("objects");
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QStringList>("user");
        const QString account = QStringLiteral("Account");
        const QString contact = QStringLiteral("Contact");
        QTest::newRow("reads all") << QList<ObjectNeed>{{account}} << "Account:v"
                                   << "Account.Phone Account.Score__c Account.MailingAddress"
                                   << QStringList();
        QTest::newRow("sends all") << QList<ObjectNeed>{{account, true}} << "Account:cedv"
                                   << "Account.Phone! Account.Score__c Account.MailingAddress!"
                                   << QStringList();
        QTest::newRow("some fields, in whatever case")
            << QList<ObjectNeed>{{account, true, {"phone", "Name"}}} << "Account:cedv"
            << "Account.Phone!" << QStringList();
        QTest::newRow("the parent first, to look at only")
            << QList<ObjectNeed>{{contact, false, {"Phone"}}} << "Account: Contact:v"
            << "Contact.Phone" << QStringList();
        QTest::newRow("the parent is a job of its own")
            << QList<ObjectNeed>{{contact, false, {"Phone"}}, {account, true, {"Phone"}}}
            << "Account:cedv Contact:v"
            << "Contact.Phone Account.Phone!" << QStringList();
        QTest::newRow("activities follow user permissions")
            << QList<ObjectNeed>{{"Task", true, {"Phone"}}} << ""
            << "Task.Phone!" << QStringList{"PermissionsActivitiesAccess", "PermissionsEditTask"};
        QTest::newRow("activities only read") << QList<ObjectNeed>{{"Task", false, {"Phone"}}} << ""
                                              << "Task.Phone" << QStringList{"PermissionsActivitiesAccess"};
        QTest::newRow("users are seen by everybody")
            << QList<ObjectNeed>{{"User", false, {"Phone", "Score__c"}}} << ""
            << "User.Score__c" << QStringList();
        QTest::newRow("a part of an address")
            << QList<ObjectNeed>{{account, true, {"MailingCity"}}} << "Account:cedv"
            << "Account.MailingAddress!" << QStringList();
        QTest::newRow("master-detail") << QList<ObjectNeed>{{"Step__c"}} << "Project__c: Step__c:v"
                                       << "Step__c.Project__c" << QStringList();
        QTest::newRow("nothing") << QList<ObjectNeed>{} << ""
                                 << "" << QStringList();
    }
    void rights()
    {
        QFETCH(QList<ObjectNeed>, needs);
        const AccessRights made = rightsFor(needs, describes());
        QTEST(objectsText(made), "objects");
        QTEST(fieldsText(made), "fields");
        QTEST(made.userPermissions, "user");
        QCOMPARE(rightsFromJson(toJson(made)), made);
    }

    void missing_data()
    {
        QTest::addColumn<Describes>("seen");
        QTest::addColumn<QStringList>("names");
        const QString account = QStringLiteral("Account");
        QTest::newRow("all there") << describes() << QStringList();
        QTest::newRow("object hidden") << Describes{} << QStringList{"Account"};
        QTest::newRow("a field hidden") << Describes{{account, describe({field("Name", false, true)})}}
                                        << QStringList{"Account.Phone: read"};
        QTest::newRow("a field read only")
            << Describes{{account, describe({field("Name", false, true), field("Phone", true, false)})}}
            << QStringList{"Account.Phone: write"};
        QTest::newRow("records read only")
            << Describes{{account, describe({field("Name", false, true), field("Phone", true, true)}, false)}}
            << QStringList{"Account: create records", "Account: change records", "Account: delete records"};
    }
    void missing()
    {
        QFETCH(Describes, seen);
        const QList<ObjectNeed> needs{{QStringLiteral("Account"), true, {"Name", "Phone"}}};
        QStringList found;
        for (const MissingRight &right : missingRights(needs, seen, rightsFor(needs, describes())))
            found += nameOf(right);
        QTEST(found, "names");
    }

    /// Whoever keeps every field in step misses what was granted once and is gone.
    void missesWhatWasGranted()
    {
        const QList<ObjectNeed> needs{{QStringLiteral("Account"), true}};
        const AccessRights granted = rightsFor(needs, describes());
        const QList<ObjectNeed> full = neededFields(needs, granted);
        QCOMPARE(full.first().fields, (QStringList{"Phone", "Score__c", "MailingCity"}));
        QVERIFY(missingRights(full, describes(), granted).isEmpty());
        const Describes less{{QStringLiteral("Account"), describe({field("Score__c", true, false)})}};
        QCOMPARE(missingRights(full, less, granted).size(), 2);
    }

    void envelope()
    {
        MetadataComponent component{QStringLiteral("ConnectedApp"),
                                    QStringLiteral("A<b"),
                                    {{"label", "x & y"},
                                     {"oauthConfig/certificate", "c"},
                                     {"oauthConfig/consumerKey", "k"},
                                     {"oauthPolicy/ipRelaxation", "E"}}};
        const QByteArray text = writeEnvelope(MetadataVerb::Upsert, {component}, Secret("00D!token&more"));
        QXmlStreamReader reader(text);
        QStringList path;
        QStringList seen;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement())
                path += reader.name().toString();
            if (reader.isCharacters() && !reader.isWhitespace())
                seen += path.mid(1).join(QLatin1Char('/')) + QLatin1Char('=') + reader.text();
            if (reader.isEndElement())
                path.removeLast();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(seen,
                 (QStringList{
                     "Header/SessionHeader/sessionId=00D!token&more", "Header/AllOrNoneHeader/allOrNone=true",
                     "Body/upsertMetadata/metadata/fullName=A<b", "Body/upsertMetadata/metadata/label=x & y",
                     "Body/upsertMetadata/metadata/oauthConfig/certificate=c",
                     "Body/upsertMetadata/metadata/oauthConfig/consumerKey=k",
                     "Body/upsertMetadata/metadata/oauthPolicy/ipRelaxation=E"}));
        QVERIFY(text.contains("xsi:type=\"m:ConnectedApp\""));
    }

    void results()
    {
        const auto good = readResults("<e><createMetadataResponse><result><fullName>A</fullName>"
                                      "<success>true</success></result></createMetadataResponse></e>");
        QVERIFY(good);
        QVERIFY(good->first().success);
        const auto bad = readResults(
            "<e><result><errors><message>taken</message><statusCode>DUPLICATE_DEVELOPER_NAME</statusCode>"
            "</errors><fullName>A</fullName><success>false</success></result></e>");
        QVERIFY(bad);
        QVERIFY(!bad->first().success);
        QCOMPARE(bad->first().faults, QList{(ApiFault{"DUPLICATE_DEVELOPER_NAME", "taken", {}})});
        QCOMPARE(readResults("<html><p>busy").error().code, ErrorCode::ProviderAnswerInvalid);
        QCOMPARE(readResults("<e/>").error().code, ErrorCode::ProviderAnswerInvalid);
    }

    void components()
    {
        const QString type = QStringLiteral("ExternalClientApplication");
        const auto found = readComponents(
            "<s:Envelope xmlns:s='x'><readMetadataResponse><result>"
            "<records xmlns:i='y' i:type='ExternalClientApplication'><fullName>A</fullName><label>L</label>"
            "<nested><inner>no</inner></nested></records><records/></result></readMetadataResponse></"
            "s:Envelope>",
            type);
        QVERIFY(found);
        QCOMPARE(found->size(), 1); // the missing one is an empty record
        QCOMPARE(found->first(), (MetadataComponent{type, "A", {{"label", "L"}}}));
        QVERIFY(!readComponents("{}", type));
    }

    void soapFault()
    {
        const auto fault =
            readSoapFault("<s:Envelope xmlns:s='x' "
                          "xmlns:sf='y'><s:Body><s:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode>"
                          "<faultstring>INVALID_SESSION_ID: Invalid Session ID "
                          "found</faultstring></s:Fault></s:Body></s:Envelope>");
        QVERIFY(fault);
        QCOMPARE(*fault, (ApiFault{"INVALID_SESSION_ID", "Invalid Session ID found", {}}));
        QVERIFY(!readSoapFault("<html/>"));
        QVERIFY(!readSoapFault("busy"));
    }

    void zip()
    {
        QCOMPARE(crc32("123456789"), 0xCBF43926U); // the polynomial's check value
        const QByteArray archive = storedZip({{"a/b.xml", "hello"}, {"c.xml", ""}});
        QVERIFY(archive.startsWith("PK\x03\x04"));
        const QByteArray end = archive.right(22);
        QVERIFY(end.startsWith("PK\x05\x06"));
        QCOMPARE(qFromLittleEndian<quint16>(end.constData() + 10), quint16(2));
        const auto start = qFromLittleEndian<quint32>(end.constData() + 16);
        QVERIFY(archive.mid(start).startsWith("PK\x01\x02"));
        QVERIFY(archive.contains("a/b.xmlhello"));
    }

    void packages()
    {
        const ServerAccess wanted = access();
        const auto files = deploymentOf(appHeader(wanted, QStringLiteral("ada@acme.example")));
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.at(1).path, "externalClientApps/" + wanted.app.toLatin1() + ".eca");
        QVERIFY(files.at(0).content.contains(QByteArray("<members>" + wanted.app.toLatin1() + "</members>")));
        QVERIFY(files.at(1).content.contains("<ExternalClientApplication xmlns="));
        const auto removal = removalOf(QStringLiteral("ExternalClientApplication"), wanted.app);
        QCOMPARE(removal.at(1).path, QByteArray("destructiveChanges.xml"));
        QVERIFY(removal.at(1).content.contains(wanted.app.toLatin1()));
        QVERIFY(!removal.at(0).content.contains(wanted.app.toLatin1()));
    }

    /// Members in the order of the WSDL, which is the alphabet's (reference Salesforce 5.7).
    void appPartsAreInOrder()
    {
        ServerAccess wanted = access();
        wanted.permissionSetId = QStringLiteral("0PS000000000001");
        const QString mail = QStringLiteral("ada@acme.example");
        for (const MetadataComponent &part :
             {appHeader(wanted, mail), appScopes(wanted), appCredentials(wanted), appPolicies(wanted),
              appSwitches(wanted), connectedApp(wanted, mail), externalId(QStringLiteral("Lead"))}) {
            QStringList names;
            for (const auto &member : part.members)
                names += member.first;
            QStringList sorted = names;
            std::sort(sorted.begin(), sorted.end());
            QCOMPARE(names, sorted);
            QVERIFY(!part.fullName.isEmpty());
        }
    }

    void accessComesBack()
    {
        ServerAccess made = access();
        made.certificatePem = QStringLiteral("-----BEGIN");
        made.certificateExpires = QDateTime(QDate(2031, 1, 2), QTime(3, 4, 5), Qt::UTC);
        made.externalIdObjects = {QStringLiteral("Lead")};
        made.externalIdsMade = {QStringLiteral("Lead.Fairlead_Id__c")};
        made.userId = QStringLiteral("005");
        made.appKind = AppKind::ConnectedApp;
        made.granted = rightsFor({{QStringLiteral("Contact"), true}}, describes());
        made.madeAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
        made.removing = true;
        QCOMPARE(serverAccessFromJson(toJson(made)), std::optional(made));
        QVERIFY(!serverAccessFromJson(QJsonObject()));
    }

    void namesAreNew()
    {
        const ServerAccess one = access();
        const ServerAccess two = access();
        QVERIFY(one.userName.endsWith(QLatin1String("@acme.example")));
        QVERIFY(one.userName != two.userName);
        QVERIFY(one.app != two.app);
        QVERIFY(one.consumerKey != two.consumerKey);
        QVERIFY(one.consumerKey.size() >= 64 && one.consumerKey.size() <= 119);
    }
};

QTEST_GUILESS_MAIN(TestSalesforceSetup)
#include "tst_salesforcesetup.moc"
