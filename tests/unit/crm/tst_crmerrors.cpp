// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/errors.h"
#include "crm/salesforce/errors.h"

#include <QTest>

using namespace fairlead;

using Code = ErrorCode;
using Class = ErrorClass;

/// Every row of the references' error tables (Salesforce 4.5, Microsoft 4.11), in every shape a body comes
/// in.
class TestCrmErrors : public QObject
{
    Q_OBJECT
private slots:
    void salesforce_data();
    void salesforce();
    void everySalesforceRowIsTested();
    void salesforceShapes_data();
    void salesforceShapes();
    void salesforceStatusAlone_data();
    void salesforceStatusAlone();
    void salesforceTokenRejected_data();
    void salesforceTokenRejected();
    void setupLinkStaysInTheOrganisation();

    void dynamics_data();
    void dynamics();
    void everyDynamicsRowIsTested();
    void dynamicsStatusAlone_data();
    void dynamicsStatusAlone();
    void claimsChallengeAsksForSignIn();
    void claimsChallengeIsNotReplayed();
    void traceTextIsNeverShown();
    void privilegeIsNamed();

private:
    static void checkWords(const Error &error);
    QStringList m_salesforceSeen;
    QStringList m_dynamicsSeen;
};

// What a person reads: a sentence and a remedy, no JSON, no placeholder, no status.
void TestCrmErrors::checkWords(const Error &error)
{
    QVERIFY(!error.sentence.isEmpty());
    QVERIFY(!error.remedy.isEmpty());
    for (const QString &text : {error.sentence, error.remedy}) {
        QVERIFY2(!text.contains(QLatin1Char('{')), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("%1")), qPrintable(text));
        QVERIFY2(!text.contains(QLatin1String("HTTP")), qPrintable(text));
    }
}

void TestCrmErrors::salesforce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<Code>("meaning");
    QTest::addColumn<Class>("errorClass");

    const auto row = [](int status, const char *code, const char *message, Code meaning, Class errorClass) {
        QTest::addRow("%s %s", code, message)
            << status << QString::fromLatin1(code) << QString::fromLatin1(message) << meaning << errorClass;
    };
    row(401, "INVALID_SESSION_ID", "Session expired or invalid", Code::SignInNeeded, Class::AskUser);
    row(401, "INVALID_SESSION_ID", "This session is not valid for use with the REST API",
        Code::AppMisconfigured, Class::StopConnection);
    row(401, "INVALID_SESSION_ID", "Connected app is not attached to Agent", Code::AppMisconfigured,
        Class::StopConnection);
    row(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", Code::DailyLimitReached,
        Class::RetryLater);
    row(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests (Concurrent API Requests) Limit exceeded.",
        Code::RateLimited, Class::RetryLater);
    row(400, "UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record or 1 records: 001",
        Code::RecordLocked, Class::RetryLater);
    row(503, "SERVER_UNAVAILABLE", "try later", Code::ProviderUnavailable, Class::RetryLater);
    row(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. (1234-5678)", Code::ProviderUnavailable,
        Class::RetryLater);
    row(500, "INTERNAL_ERROR", "(1234)", Code::ProviderUnavailable, Class::RetryLater);
    row(400, "QUERY_TIMEOUT", "Your query request was running for too long.", Code::TimedOut, Class::StopJob);
    row(400, "OPERATION_TOO_LARGE", "exceeded 100000 distinct who/what's", Code::TimedOut, Class::StopJob);
    row(503, "INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", "read-only", Code::MaintenanceWindow,
        Class::RetryLater);
    row(400, "INVALID_QUERY_LOCATOR", "invalid query locator", Code::CursorExpired, Class::RetryLater);
    row(404, "ENTITY_IS_DELETED", "entity is deleted", Code::RecordMissing, Class::SkipItem);
    row(404, "NOT_FOUND", "The requested resource does not exist", Code::RecordMissing, Class::SkipItem);
    row(400, "INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", Code::RecordMissing,
        Class::SkipItem);
    row(400, "ENTITY_IS_LOCKED", "the entity is locked for editing", Code::RecordLocked, Class::SkipItem);
    row(400, "ENTITY_IS_ARCHIVED", "archived", Code::RecordLocked, Class::SkipItem);
    row(400, "MALFORMED_QUERY", "unexpected token: FORM", Code::Internal, Class::Bug);
    row(400, "MALFORMED_ID", "Contact ID: id value of incorrect type: 00x", Code::RecordRejected,
        Class::SkipItem);
    row(400, "INVALID_FIELD", "No such column 'Foo__c' on entity 'Lead'.", Code::FieldMissing,
        Class::StopJob);
    row(400, "INVALID_TYPE", "sObject type 'Leed' is not supported.", Code::ObjectMissing, Class::StopJob);
    row(400, "INVALID_FIELD_FOR_INSERT_UPDATE", "Unable to create/update fields: Name",
        Code::PermissionMissing, Class::SkipItem);
    row(403, "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id",
        Code::PermissionMissing, Class::SkipItem);
    row(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY",
        "insufficient access rights on cross-reference id", Code::PermissionMissing, Class::SkipItem);
    row(403, "INSUFFICIENT_ACCESS", "The user does not have access", Code::PermissionMissing, Class::StopJob);
    row(400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "LeadTrigger: execution of BeforeInsert",
        Code::RecordRejected, Class::SkipItem);
    row(400, "REQUIRED_FIELD_MISSING", "Required fields are missing: [LastName]", Code::RecordRejected,
        Class::SkipItem);
    row(400, "STRING_TOO_LONG", "City: data value too large", Code::RecordRejected, Class::SkipItem);
    row(400, "FIELD_INTEGRITY_EXCEPTION", "There's a problem with this country", Code::RecordRejected,
        Class::SkipItem);
    row(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Amount must be positive", Code::RecordRejected,
        Class::SkipItem);
    row(400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "bad value for restricted picklist field: Warm",
        Code::RecordRejected, Class::SkipItem);
    row(400, "INVALID_EMAIL_ADDRESS", "Email: invalid email address: ada", Code::RecordRejected,
        Class::SkipItem);
    row(400, "DUPLICATE_VALUE", "duplicate value found: Ext__c duplicates value on record with id: 00Q",
        Code::DuplicateFound, Class::SkipItem);
    row(400, "DUPLICATES_DETECTED", "Use one of these records?", Code::DuplicateFound, Class::AskUser);
    row(400, "INACTIVE_OWNER_OR_USER", "operation performed with inactive user", Code::RecordRejected,
        Class::SkipItem);
    row(400, "CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead", Code::RecordLocked,
        Class::SkipItem);
    row(400, "LICENSE_LIMIT_EXCEEDED", "License Limit Exceeded", Code::RecordRejected, Class::StopJob);
    row(403, "STORAGE_LIMIT_EXCEEDED", "storage limit exceeded", Code::RecordRejected, Class::StopJob);
    row(403, "API_DISABLED_FOR_ORG", "API is not enabled for this Organization or Partner", Code::ApiDisabled,
        Class::StopConnection);
    row(403, "API_CURRENTLY_DISABLED", "API is disabled for this User", Code::ApiDisabled,
        Class::StopConnection);
    row(400, "MIXED_DML_OPERATION", "DML operation on setup object is not permitted", Code::Internal,
        Class::Bug);
    row(400, "JSON_PARSER_ERROR", "Cannot deserialize instance of double from VALUE_STRING value many",
        Code::RecordRejected, Class::SkipItem);
    row(400, "INVALID_TYPE_ON_FIELD_IN_RECORD", "Amount: value not of required type: many",
        Code::RecordRejected, Class::SkipItem);
    row(400, "NUMBER_OUTSIDE_VALID_RANGE", "Number of Employees: value outside of valid range",
        Code::RecordRejected, Class::SkipItem);
    row(400, "FIELD_FILTER_VALIDATION_EXCEPTION", "Value does not exist or does not match filter criteria.",
        Code::RecordRejected, Class::SkipItem);
    row(400, "CIRCULAR_DEPENDENCY", "attempt to violate hierarchy constraints", Code::RecordRejected,
        Class::SkipItem);
    row(400, "INVALID_EVENTWHOIDS", "only with Shared Activities", Code::RecordRejected, Class::SkipItem);
    row(400, "CANNOT_EXECUTE_FLOW_TRIGGER", "We can't save this record because a flow failed",
        Code::RecordRejected, Class::SkipItem);
    row(400, "DELETE_FAILED", "Your attempt to delete Acme could not be completed", Code::RecordRejected,
        Class::SkipItem);
    row(300, "DUPLICATE_EXTERNAL_ID", "Multiple records match", Code::DuplicateFound, Class::SkipItem);
    row(400, "DUPLICATE_USERNAME", "Duplicate Username.", Code::DuplicateFound, Class::SkipItem);
    row(400, "DUPLICATE_DEVELOPER_NAME", "This name already exists", Code::DuplicateFound, Class::AskUser);
    row(400, "INVALID_REPLICATION_DATE", "startDate cannot be more than 30 days ago", Code::CursorExpired,
        Class::RetryLater);
    row(400, "ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE", "modified since", Code::VersionConflict,
        Class::SkipItem);
    // Setup: told by the message, whatever the code.
    row(400, "FIELD_INTEGRITY_EXCEPTION",
        "Can't assign permission set Sync to user Sync. The user license doesn't allow the permission: Read "
        "Accounts",
        Code::PermissionMissing, Class::AskUser);
    row(400, "FIELD_INTEGRITY_EXCEPTION", "Permission Read Contacts depends on permission(s): Read Accounts",
        Code::PermissionMissing, Class::AskUser);
    row(400, "INVALID_CROSS_REFERENCE_KEY", "You cannot deploy to a required field: Account.Name",
        Code::RecordRejected, Class::SkipItem);
    row(403, "FUNCTIONALITY_NOT_ENABLED", "The feature is not currently enabled for this user.",
        Code::PermissionMissing, Class::AskUser);
    row(400, "INVALID_TYPE", "sObject type 'Task' is not replicable", Code::ObjectMissing, Class::StopJob);
    row(400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", "rolled back", Code::RecordRejected, Class::RetryLater);
    row(400, "EXCEEDED_ID_LIMIT", "too many ids", Code::CursorExpired, Class::RetryLater);
    row(403, "Bad_OAuth_Token", "", Code::SignInNeeded, Class::AskUser);
    row(403, "Missing_OAuth_Token", "", Code::SignInNeeded, Class::AskUser);
    row(403, "Wrong_Org", "", Code::WrongOrganisation, Class::StopConnection);
    // A code of a later release: by its status, with the organisation's own words.
    row(400, "BRAND_NEW_CODE", "something new", Code::RecordRejected, Class::SkipItem);
    row(500, "BRAND_NEW_CODE", "something new", Code::ProviderUnavailable, Class::RetryLater);
}

void TestCrmErrors::salesforce()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(Code, meaning);
    QFETCH(Class, errorClass);

    const QUrl instance(QStringLiteral("https://acme.my.salesforce.com"));
    const Error error = salesforce::errorOf({code, message, {}}, status, instance);
    QCOMPARE(error.code, meaning);
    QCOMPARE(error.errorClass, errorClass);
    QCOMPARE(error.providerCode, code);
    QCOMPARE(error.detail, message);
    checkWords(error);
    m_salesforceSeen += code;
}

void TestCrmErrors::everySalesforceRowIsTested()
{
    for (const CatalogueRow &row : salesforce::catalogue()) {
        const bool byMessage = row.code.isEmpty() || row.code == QLatin1String("*");
        QVERIFY2(byMessage || m_salesforceSeen.contains(row.code), qPrintable(row.code));
    }
}

void TestCrmErrors::salesforceShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("fields");

    QTest::newRow("array") << QByteArray(R"([{"message":"m","errorCode":"INVALID_FIELD","fields":[]}])")
                           << "INVALID_FIELD"
                           << "m" << QStringList();
    QTest::newRow("array with fields") << QByteArray(
        R"([{"message":"m","errorCode":"REQUIRED_FIELD_MISSING","fields":["LastName","Company"]}])")
                                       << "REQUIRED_FIELD_MISSING"
                                       << "m" << QStringList({"LastName", "Company"});
    QTest::newRow("object") << QByteArray(R"({"message":"m","errorCode":"NOT_FOUND"})") << "NOT_FOUND"
                            << "m" << QStringList();
    QTest::newRow("row of a collection") << QByteArray(
        R"({"success":false,"errors":[{"statusCode":"STRING_TOO_LONG","message":"m","fields":["City"]}]})")
                                         << "STRING_TOO_LONG"
                                         << "m" << QStringList({"City"});
    QTest::newRow("collection") << QByteArray(
        R"([{"id":"1","success":true,"errors":[]},{"success":false,"errors":[{"statusCode":"DUPLICATE_VALUE","message":"m","fields":[]}]}])")
                                << "DUPLICATE_VALUE"
                                << "m" << QStringList();
    QTest::newRow("oauth") << QByteArray(R"({"error":"invalid_grant","error_description":"expired"})")
                           << "invalid_grant"
                           << "expired" << QStringList();
    QTest::newRow("duplicates, misspelt by the provider") << QByteArray(
        R"([{"duplicateResut":{"allowSave":true,"matchResults":[]},"errorCode":"DUPLICATES_DETECTED","message":"Use one of these records?"}])")
                                                          << "DUPLICATES_DETECTED"
                                                          << "Use one of these records?" << QStringList();
    QTest::newRow("userinfo") << QByteArray("Bad_OAuth_Token") << "Bad_OAuth_Token" << QString()
                              << QStringList();
    QTest::newRow("SOAP fault") << QByteArray(
        R"(<s:Envelope xmlns:s="u"><s:Body><s:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>m</faultstring></s:Fault></s:Body></s:Envelope>)")
                                << "INVALID_SESSION_ID"
                                << "m" << QStringList();
    QTest::newRow("SOAP that went well") << QByteArray(
        R"(<s:Envelope xmlns:s="u"><s:Body><r><result><fullName>n</fullName><success>true</success></result></r></s:Body></s:Envelope>)")
                                         << QString() << QString() << QStringList();
    QTest::newRow("SOAP cut short") << QByteArray(
        R"(<s:Envelope xmlns:s="u"><s:Body><s:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode>)")
                                    << QString() << QString() << QStringList();
    QTest::newRow("deployment that went well")
        << QByteArray(R"({"id":"0Af","deployResult":{"done":true,"success":true,"details":{}}})") << QString()
        << QString() << QStringList();
    QTest::newRow("page of a proxy") << QByteArray("<html>Blocked</html>") << QString() << QString()
                                     << QStringList();
    QTest::newRow("empty") << QByteArray() << QString() << QString() << QStringList();
    QTest::newRow("empty array") << QByteArray("[]") << QString() << QString() << QStringList();
}

void TestCrmErrors::salesforceShapes()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(QStringList, fields);
    const QList<salesforce::ApiFault> faults = salesforce::readFaults(body);
    if (code.isEmpty()) {
        QVERIFY(faults.isEmpty());
        return;
    }
    QCOMPARE(faults.size(), 1);
    QCOMPARE(faults.first().code, code);
    QCOMPARE(faults.first().message, message);
    QCOMPARE(faults.first().fields, fields);
}

void TestCrmErrors::salesforceStatusAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Code>("meaning");
    QTest::addColumn<Class>("errorClass");
    QTest::newRow("300") << 300 << Code::DuplicateFound << Class::SkipItem;
    QTest::newRow("302") << 302 << Code::NotACrm << Class::AskUser;
    QTest::newRow("401") << 401 << Code::SignInNeeded << Class::AskUser;
    QTest::newRow("403") << 403 << Code::PermissionMissing << Class::StopJob;
    QTest::newRow("404") << 404 << Code::ObjectMissing << Class::StopJob;
    QTest::newRow("405") << 405 << Code::Internal << Class::Bug;
    QTest::newRow("409") << 409 << Code::VersionConflict << Class::SkipItem;
    QTest::newRow("410") << 410 << Code::ApiDisabled << Class::StopConnection;
    QTest::newRow("412") << 412 << Code::VersionConflict << Class::SkipItem;
    QTest::newRow("414") << 414 << Code::Internal << Class::Bug;
    QTest::newRow("415") << 415 << Code::Internal << Class::Bug;
    QTest::newRow("420") << 420 << Code::RateLimited << Class::RetryLater;
    QTest::newRow("429") << 429 << Code::RateLimited << Class::RetryLater;
    QTest::newRow("431") << 431 << Code::Internal << Class::Bug;
    QTest::newRow("500") << 500 << Code::ProviderUnavailable << Class::RetryLater;
    QTest::newRow("502") << 502 << Code::ProviderUnavailable << Class::RetryLater;
    QTest::newRow("503") << 503 << Code::ProviderUnavailable << Class::RetryLater;
    QTest::newRow("504") << 504 << Code::ProviderUnavailable << Class::RetryLater;
    QTest::newRow("400 without a word") << 400 << Code::Internal << Class::Bug;
}

void TestCrmErrors::salesforceStatusAlone()
{
    QFETCH(int, status);
    QFETCH(Code, meaning);
    QFETCH(Class, errorClass);
    const HttpResponse response{status, {{"Retry-After", "7"}}, "<html>gateway</html>"};
    const Error error = salesforce::errorOf(response, {});
    QCOMPARE(error.code, meaning);
    QCOMPARE(error.errorClass, errorClass);
    QCOMPARE(error.retryAfter, std::chrono::seconds(7));
    checkWords(error);
}

void TestCrmErrors::salesforceTokenRejected_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("rejected");
    QTest::newRow("expired")
        << 401 << QByteArray(R"([{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}])")
        << true;
    QTest::newRow("no body") << 401 << QByteArray() << true;
    QTest::newRow("not for REST")
        << 401
        << QByteArray(
               R"([{"message":"This session is not valid for use with the REST API","errorCode":"INVALID_SESSION_ID"}])")
        << false;
    QTest::newRow("not attached")
        << 401
        << QByteArray(
               R"([{"message":"Connected app is not attached to Agent","errorCode":"INVALID_SESSION_ID"}])")
        << false;
    QTest::newRow("userinfo") << 403 << QByteArray("Bad_OAuth_Token") << true;
    QTest::newRow("SOAP")
        << 500
        << QByteArray(
               R"(<s:Envelope xmlns:s="u"><s:Body><s:Fault><faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>Invalid Session ID</faultstring></s:Fault></s:Body></s:Envelope>)")
        << true;
    QTest::newRow("another fault of SOAP")
        << 500
        << QByteArray(
               R"(<s:Envelope xmlns:s="u"><s:Body><s:Fault><faultcode>sf:UNKNOWN_EXCEPTION</faultcode><faultstring>m</faultstring></s:Fault></s:Body></s:Envelope>)")
        << false;
    QTest::newRow("forbidden") << 403
                               << QByteArray(R"([{"message":"no","errorCode":"API_DISABLED_FOR_ORG"}])")
                               << false;
    QTest::newRow("other") << 400 << QByteArray(R"([{"message":"no","errorCode":"INVALID_SESSION_ID"}])")
                           << false;
}

void TestCrmErrors::salesforceTokenRejected()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, rejected);
    QCOMPARE(salesforce::isTokenRejected({status, {}, body}), rejected);
}

void TestCrmErrors::setupLinkStaysInTheOrganisation()
{
    const QUrl instance(QStringLiteral("https://acme.my.salesforce.com"));
    const Error error = salesforce::errorOf({QStringLiteral("INVALID_FIELD"), {}, {}}, 400, instance);
    QCOMPARE(error.link,
             QUrl(QStringLiteral("https://acme.my.salesforce.com/lightning/setup/PermSets/home")));
    QVERIFY(salesforce::errorOf({QStringLiteral("INVALID_FIELD"), {}, {}}, 400, {}).link.isEmpty());
}

void TestCrmErrors::dynamics_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<Code>("meaning");
    QTest::addColumn<Class>("errorClass");

    const auto row = [](int status, const char *code, const char *message, Code meaning, Class errorClass) {
        QTest::addRow("%d %s %s", status, code, message)
            << status << QString::fromLatin1(code) << QString::fromLatin1(message) << meaning << errorClass;
    };
    row(403, "0x80072560", "The user is not a member of the organization.", Code::UserNotInOrganisation,
        Class::AskUser);
    row(403, "0x80042F09", "The user has no roles", Code::UserHasNoRole, Class::AskUser);
    row(403, "0x80048306", "Principal user is missing prvReadLead privilege", Code::PermissionMissing,
        Class::StopJob);
    row(403, "0x80040220", "SecLib::AccessCheckEx failed", Code::PermissionMissing, Class::SkipItem);
    row(403, "0x80040225", "The user is disabled", Code::UserDisabled, Class::StopConnection);
    row(404, "0x80040217", "lead With Id = 1 Does Not Exist", Code::RecordMissing, Class::SkipItem);
    row(412, "0x80040237", "Cannot insert duplicate key.", Code::DuplicateFound, Class::SkipItem);
    row(412, "0x80060892", "A record that has the attribute values Ext already exists.", Code::DuplicateFound,
        Class::SkipItem);
    row(412, "0x80060882", "The version of the existing record doesn't match", Code::VersionConflict,
        Class::SkipItem);
    row(500, "0x80040333", "A record was not created or updated because a duplicate", Code::DuplicateFound,
        Class::AskUser);
    row(412, "0x80040333", "A record was not created or updated because a duplicate", Code::DuplicateFound,
        Class::AskUser);
    row(400, "0x80044330", "A validation error occurred.  The value 101 of 'percentcomplete'",
        Code::RecordRejected, Class::SkipItem);
    row(400, "0x80044331", "A validation error occurred. The length of the 'name' attribute",
        Code::RecordRejected, Class::SkipItem);
    row(400, "0x80048d19", "Invalid property 'new_x' was found in entity", Code::FieldMissing,
        Class::StopJob);
    row(400, "0x80048d19", "An undeclared property 'new_x' which only has property annotations",
        Code::FieldMissing, Class::StopJob);
    row(400, "0x80048d19", "Cannot convert the value of property 'x' to the expected type",
        Code::RecordRejected, Class::SkipItem);
    row(400, "0x80040800", "The 'Create' method does not support entities of type 'systemuser'.",
        Code::RecordRejected, Class::SkipItem);
    row(400, "0x80048408", "3 is not a valid status code for state code", Code::RecordRejected,
        Class::SkipItem);
    row(400, "0x80060888", "Could not find a property named 'owneridname' on type", Code::FieldMissing,
        Class::StopJob);
    row(400, "0x80060888", "The query specified in the URI is not valid", Code::Internal, Class::Bug);
    row(404, "0x80060888", "Could not find an entity with name leed and id 0", Code::ObjectMissing,
        Class::StopJob);
    row(400, "0x80040265", "Credit limit exceeded, says our plug-in", Code::RecordRejected, Class::SkipItem);
    row(400, "0x80044352", "Version stamp associated with the client has expired.", Code::CursorExpired,
        Class::RetryLater);
    row(500, "0x80044150", "Generic SQL error.", Code::ProviderUnavailable, Class::RetryLater);
    row(429, "0x80072322", "Number of requests exceeded the limit of 6000", Code::RateLimited,
        Class::RetryLater);
    row(429, "0x80072321", "Combined execution time", Code::RateLimited, Class::RetryLater);
    row(429, "0x80072326", "Number of concurrent requests", Code::RateLimited, Class::RetryLater);
    row(401, "insufficient_claims", "", Code::SignInNeeded, Class::AskUser);
    row(400, "0x80060888", "The $filter query parameter isn't supported when Change Tracking is enabled.",
        Code::Internal, Class::Bug);
    row(403, "0x80040299", "User is not allowed to impersonate", Code::PermissionMissing, Class::StopJob);
    row(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.",
        Code::PermissionMissing, Class::StopJob);
    row(404, "MailboxNotEnabledForRESTAPI", "REST API is not yet supported for this mailbox.",
        Code::RecordMissing, Class::SkipItem);
    row(404, "Request_ResourceNotFound", "Resource 'x' does not exist", Code::RecordMissing, Class::SkipItem);
    row(410, "syncStateNotFound", "The sync state generation is not found", Code::CursorExpired,
        Class::RetryLater);
    row(400, "ErrorOccurrenceCrossingBoundary", "Modified occurrence is crossing", Code::RecordRejected,
        Class::SkipItem);
    // The same as decimal HRESULTs.
    row(429, "-2147015902", "Number of requests exceeded the limit of 6000", Code::RateLimited,
        Class::RetryLater);
    row(400, "-2147204270", "Version stamp associated with the client has expired.", Code::CursorExpired,
        Class::RetryLater);
    // By the message, where the code is empty or unknown.
    row(404, "0x8006088a", "Resource not found for the segment 'leads'.", Code::ObjectMissing,
        Class::StopJob);
    row(412, "", "The version of the existing record doesn't match the RowVersion property provided.",
        Code::VersionConflict, Class::SkipItem);
    row(412, "", "A record with matching key values already exists.", Code::DuplicateFound, Class::SkipItem);
    row(400, "0x8004E023", "AggregateQueryRecordLimit exceeded. Cannot perform this operation.",
        Code::TimedOut, Class::StopJob);
    row(405, "", "The object cannot be deleted because it is associated with another object.",
        Code::RecordRejected, Class::SkipItem);
    row(400, "0x80040999", "something new", Code::RecordRejected, Class::SkipItem);
}

void TestCrmErrors::dynamics()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(QString, message);
    QFETCH(Code, meaning);
    QFETCH(Class, errorClass);

    const QByteArray body =
        "{\"error\":{\"code\":\"" + code.toUtf8() + "\",\"message\":\"" + message.toUtf8() + "\"}}";
    const Error error = dynamics::errorOf(HttpResponse{status, {}, body});
    QCOMPARE(error.code, meaning);
    QCOMPARE(error.errorClass, errorClass);
    QCOMPARE(error.detail, message);
    checkWords(error);
    m_dynamicsSeen += error.providerCode.toLower();
}

void TestCrmErrors::everyDynamicsRowIsTested()
{
    for (const CatalogueRow &row : dynamics::catalogue()) {
        const bool byMessage = row.code == QLatin1String("*");
        QVERIFY2(byMessage || m_dynamicsSeen.contains(row.code.toLower()), qPrintable(row.code));
    }
}

void TestCrmErrors::dynamicsStatusAlone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Code>("meaning");
    QTest::newRow("401") << 401 << QByteArray() << Code::SignInNeeded;
    QTest::newRow("403") << 403 << QByteArray("{}") << Code::PermissionMissing;
    QTest::newRow("404") << 404 << QByteArray("<html>") << Code::ObjectMissing;
    QTest::newRow("408") << 408 << QByteArray() << Code::TimedOut;
    QTest::newRow("412") << 412 << QByteArray() << Code::VersionConflict;
    QTest::newRow("413") << 413 << QByteArray() << Code::Internal;
    QTest::newRow("429") << 429 << QByteArray() << Code::RateLimited;
    QTest::newRow("501") << 501 << QByteArray() << Code::Internal;
    QTest::newRow("502") << 502 << QByteArray() << Code::ProviderUnavailable;
    QTest::newRow("503") << 503 << QByteArray(R"({"Message":"The service is unavailable."})")
                         << Code::ProviderUnavailable;
    QTest::newRow("504") << 504 << QByteArray() << Code::ProviderUnavailable;
}

void TestCrmErrors::dynamicsStatusAlone()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Code, meaning);
    const Error error = dynamics::errorOf(HttpResponse{status, {{"Retry-After", "30"}}, body});
    QCOMPARE(error.code, meaning);
    QCOMPARE(error.retryAfter, std::chrono::seconds(30));
    checkWords(error);
}

namespace {
HttpResponse claimsChallenge()
{
    const QByteArray claims = R"({"access_token":{"nbf":{"essential":true,"value":"1604106651"}}})";
    return {401,
            {{"WWW-Authenticate",
              "Bearer realm=\"\", "
              "authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", "
              "error=\"insufficient_claims\", claims=\""
                  + claims.toBase64() + "\""}},
            {}};
}
} // namespace

void TestCrmErrors::claimsChallengeAsksForSignIn()
{
    const Error error = dynamics::errorOf(claimsChallenge());
    QCOMPARE(error.code, Code::SignInNeeded);
    QCOMPARE(error.providerCode, QStringLiteral("insufficient_claims"));
    QCOMPARE(error.detail,
             QStringLiteral(R"({"access_token":{"nbf":{"essential":true,"value":"1604106651"}}})"));
    checkWords(error);
}

void TestCrmErrors::claimsChallengeIsNotReplayed()
{
    QVERIFY(!dynamics::isTokenRejected(claimsChallenge()));
    QVERIFY(dynamics::isTokenRejected({401, {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}, {}}));
    QVERIFY(dynamics::isTokenRejected({401, {}, {}}));
    QVERIFY(!dynamics::isTokenRejected({403, {}, {}}));
}

void TestCrmErrors::traceTextIsNeverShown()
{
    const QByteArray body = R"({"error":{"code":"0x80040265","message":"No.",
        "@Microsoft.PowerApps.CDS.TraceText":"salary 4711"}})";
    const Error error = dynamics::errorOf(HttpResponse{400, {}, body});
    const QString everything = error.text() + error.detail;
    QVERIFY(!everything.contains(QLatin1String("4711")));
}

void TestCrmErrors::privilegeIsNamed()
{
    const QByteArray body =
        R"({"error":{"code":"0x80048306","message":"Principal user (Id=1, type=8) is missing prvReadLead privilege (Id=2) on OTC=4."}})";
    const Error error = dynamics::errorOf(HttpResponse{403, {}, body});
    QVERIFY(error.sentence.contains(QLatin1String("prvReadLead")));
    QVERIFY(!error.sentence.contains(QLatin1String("Principal")));
    QVERIFY(error.detail.contains(QLatin1String("OTC=4")));
}

QTEST_GUILESS_MAIN(TestCrmErrors)
#include "tst_crmerrors.moc"
