// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/errorrows.h"

#include <QCoreApplication>

namespace fairlead::salesforce {

namespace {

using C = ErrorCode;
using K = ErrorClass;

constexpr const char *waits = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Nothing has been lost. Try again in a moment; where Fairlead keeps running it does so by itself.");
constexpr const char *askAdmin = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Ask an administrator to give the integration user's permission set access to it, then sync again.");
constexpr const char *correct =
    QT_TRANSLATE_NOOP("fairlead::crm", "Correct the value in the workspace, then sync again.");
constexpr const char *reload =
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Run the job again: it reads the object's fields anew. If it stays, check in Setup "
                      "whether it was deleted or hidden from the integration user.");
constexpr const char *report = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Look for a newer version of Fairlead; if there is none, send the diagnostic bundle to support.");
constexpr const char *nameTaken =
    QT_TRANSLATE_NOOP("fairlead::crm", "Setup already has something of this name: %1");
constexpr const char *removeOrRename = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "If it is left over from an earlier connection, ask an administrator to delete it in Setup; then try "
    "again.");
constexpr const char *wrongForm =
    QT_TRANSLATE_NOOP("fairlead::crm", "A value does not have the form its field asks for: %1");
constexpr const char *permissionSets = "/lightning/setup/PermSets/home";
constexpr const char *companyInformation = "/lightning/setup/CompanyProfileInfo/home";
constexpr const char *appManager = "/lightning/setup/ManageExternalClientApplication/home";
constexpr const char *setupUsers = "/lightning/setup/ManageUsers/home";
constexpr const char *duplicateRules = "/lightning/setup/DuplicateRules/home";
constexpr const char *flows = "/lightning/setup/Flows/home";
constexpr const char *trust = "https://status.salesforce.com";

// Meanings that several codes have.

constexpr ErrorRow signInRow(const char *code)
{
    return {code,
            nullptr,
            C::SignInNeeded,
            K::AskUser,
            QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce no longer accepts this connection's sign-in."),
            QT_TRANSLATE_NOOP("fairlead::crm", "Sign in again; jobs and data stay."),
            nullptr};
}

constexpr ErrorRow faultRow(const char *code)
{
    return {
        code,
        nullptr,
        C::ProviderUnavailable,
        K::RetryLater,
        QT_TRANSLATE_NOOP("fairlead::crm", "Something went wrong inside Salesforce."),
        QT_TRANSLATE_NOOP("fairlead::crm",
                          "Try again in a moment; where Fairlead keeps running it does so by itself. If it "
                          "stays, give Salesforce support the number in the "
                          "details."),
        trust};
}

constexpr ErrorRow accessRow(const char *code, ErrorClass concerns, const char *sentence)
{
    return {code, nullptr, C::PermissionMissing, concerns, sentence, askAdmin, permissionSets};
}

constexpr ErrorRow refusalRow(const char *code, const char *sentence, const char *remedy = correct,
                              const char *setupPath = nullptr)
{
    return {code, nullptr, C::RecordRejected, K::SkipItem, sentence, remedy, setupPath};
}

constexpr ErrorRow automationRow(const char *code)
{
    return refusalRow(
        code, QT_TRANSLATE_NOOP("fairlead::crm", "An automation in the organisation refuses this record: %1"),
        QT_TRANSLATE_NOOP("fairlead::crm",
                          "Correct the value, or ask an administrator to look at the trigger or "
                          "flow named in the message, then sync again."),
        flows);
}

// Reference Salesforce 4.5, in its order, then the codes of 1.5, 3 and 4.2. The first row that fits counts:
// rows with a message part come before the row of the code alone.
constexpr ErrorRow table[] = {
    // What an organisation writes itself comes first: nothing is told from its words.
    automationRow("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
    automationRow("CANNOT_EXECUTE_FLOW_TRIGGER"),
    refusalRow(
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        QT_TRANSLATE_NOOP("fairlead::crm", "A validation rule of the organisation refuses this record: %1"),
        QT_TRANSLATE_NOOP(
            "fairlead::crm",
            "Correct the value in the workspace, then sync again; an administrator can change the "
            "rule in Setup, Object Manager."),
        "/lightning/setup/ObjectManager/home"),
    // What Setup refuses comes with several codes, and from a deployment with none (5.1 to 5.5, 5.7).
    {"*", "license doesn't allow the permission", C::PermissionMissing, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "The integration user's licence does not cover these rights yet: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Ask an administrator of Salesforce to assign the permission set licence \"Salesforce "
                       "API Integration\" to the user first, then try again."),
     setupUsers},
    {"*", "depends on permission", C::PermissionMissing, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "A right cannot be given without another one it builds on: %1"),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Ask an administrator to give the permission set the right named last too, for example "
         "read access to the parent object, then try again."),
     permissionSets},
    {"*", "cannot deploy to a required field", C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "A right on a field that is always readable cannot be given: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Nothing needs to be done for this field: whoever may read the object may read it. If "
                       "the set-up stops here, send the diagnostic bundle to support."),
     nullptr},
    {"*", "not currently enabled", C::PermissionMissing, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "The organisation has something switched off that this needs: %1"),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Ask an administrator to enable it in Setup; reading an app's consumer secret is allowed "
         "in the settings of External Client Apps."),
     "/lightning/setup/ExternalClientApplicationSettings/home"},
    {"*", "not replicable", C::ObjectMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce does not tell what is deleted of this object."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Nothing needs to be done: deletions are found when everything is read again."),
     nullptr},
    {"*", "Customer Support to enable", C::BlockedByOrganisation, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Salesforce does not let connected apps be made in this organisation."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Use an External Client App instead; an administrator makes it in Setup. Only "
                       "Salesforce support can allow new connected apps."),
     appManager},
    {"*", "consumer key", C::DuplicateFound, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "The consumer key of this app is in use already: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Delete the app of an earlier attempt in Setup, or start again: a new key is chosen "
                       "then."),
     appManager},
    {"", "already exists", C::DuplicateFound, K::AskUser, nameTaken, removeOrRename, appManager},
    {"", "duplicate value", C::DuplicateFound, K::AskUser, nameTaken, removeOrRename, appManager},
    {"INVALID_SESSION_ID", "not valid for use with the REST API", C::AppMisconfigured, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce does not let this app's sessions use its API."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "In Setup, open the app's policies, set IP Relaxation to \"Relax IP restrictions\", and "
         "check that the user's profile does not ask for a high-assurance session. Then "
         "re-authorise."),
     "/lightning/setup/ConnectedApplication/home"},
    {"INVALID_SESSION_ID", "Connected app is not attached to Agent", C::AppMisconfigured, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce says that the app is not attached to this user."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "In Setup, open the app and let the integration user's profile or permission set use it. "
         "Then re-authorise."),
     "/lightning/setup/ConnectedApplication/home"},
    signInRow("INVALID_SESSION_ID"),
    {"REQUEST_LIMIT_EXCEEDED", "Concurrent", C::RateLimited, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Salesforce is working on too many long requests of this organisation at once."),
     waits, nullptr},
    {"REQUEST_LIMIT_EXCEEDED", nullptr, C::DailyLimitReached, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "The organisation has used up the API requests Salesforce allows in 24 hours."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "The sync goes on by itself as requests become free again. To free some now, pause jobs "
         "or other programs that use the API; Setup, Company Information shows the count."),
     companyInformation},
    {"UNABLE_TO_LOCK_ROW", nullptr, C::RecordLocked, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Somebody else is saving this record or its account right now."),
     waits, nullptr},
    {"SERVER_UNAVAILABLE", nullptr, C::ProviderUnavailable, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce is not available at the moment."), waits, trust},
    faultRow("UNKNOWN_EXCEPTION"),
    faultRow("INTERNAL_ERROR"),
    {"QUERY_TIMEOUT", nullptr, C::TimedOut, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce took too long to find this object's records."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Give the job fewer fields or a filter, then run it again."),
     nullptr},
    {"OPERATION_TOO_LARGE", nullptr, C::TimedOut, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "There are too many records for this user to be looked through in one go."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Give the job a filter, or give the integration user \"View All\" on the object, which "
         "spares Salesforce the sharing rules."),
     permissionSets},
    {"INSERT_UPDATE_DELETE_NOT_ALLOWED_DURING_MAINTENANCE", nullptr, C::MaintenanceWindow, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce is being maintained and takes no changes for a while."),
     waits, trust},
    {"INVALID_QUERY_LOCATOR", nullptr, C::CursorExpired, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce has forgotten where the reading had got to."),
     QT_TRANSLATE_NOOP("fairlead::crm", "The reading goes on by itself from the last time that is certain."),
     nullptr},
    {"ENTITY_IS_DELETED", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record has been deleted in Salesforce."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Delete it in the workspace too, or restore it from Salesforce's recycle bin and sync again."),
     nullptr},
    {"NOT_FOUND", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record is gone, or the integration user may not see it."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Look for it in Salesforce; if it is there, share it with the integration "
                       "user and sync again."),
     nullptr},
    {"INVALID_CROSS_REFERENCE_KEY", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "The record points to another one that is gone or that the integration user may not see."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Choose another record to point to, or share that one with the "
                       "integration user, then sync again."),
     nullptr},
    {"ENTITY_IS_LOCKED", nullptr, C::RecordLocked, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record is locked, usually because it waits for approval."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Approve, reject or unlock it in Salesforce, then sync again."),
     nullptr},
    {"ENTITY_IS_ARCHIVED", nullptr, C::RecordLocked, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record has been archived by Salesforce and cannot be changed."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Undo the change in the workspace, or make a new record."), nullptr},
    {"MALFORMED_QUERY", nullptr, C::Internal, K::Bug,
     QT_TRANSLATE_NOOP("fairlead::crm", "Fairlead asked Salesforce in a way it does not understand."), report,
     nullptr},
    refusalRow("MALFORMED_ID",
               QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce does not recognise an id in this record: %1")),
    {"INVALID_FIELD", nullptr, C::FieldMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "A field of this job no longer exists or is hidden from the integration user."),
     reload, permissionSets},
    {"INVALID_TYPE", nullptr, C::ObjectMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "This job's object does not exist or is hidden from the integration user."),
     reload, permissionSets},
    accessRow(
        "INVALID_FIELD_FOR_INSERT_UPDATE", K::SkipItem,
        QT_TRANSLATE_NOOP("fairlead::crm", "The integration user may not write a field of this record: %1")),
    accessRow("INSUFFICIENT_ACCESS_OR_READONLY", K::SkipItem,
              QT_TRANSLATE_NOOP("fairlead::crm", "The integration user may not change this record: %1")),
    accessRow(
        "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", K::SkipItem,
        QT_TRANSLATE_NOOP("fairlead::crm",
                          "The integration user has too few rights on a record this one points to: %1")),
    accessRow("INSUFFICIENT_ACCESS", K::StopJob,
              QT_TRANSLATE_NOOP("fairlead::crm", "The integration user may not do this: %1")),
    refusalRow("REQUIRED_FIELD_MISSING",
               QT_TRANSLATE_NOOP("fairlead::crm", "A value that the organisation asks for is missing: %1")),
    refusalRow("STRING_TOO_LONG",
               QT_TRANSLATE_NOOP("fairlead::crm", "A text is longer than its field allows: %1")),
    refusalRow(
        "FIELD_INTEGRITY_EXCEPTION",
        QT_TRANSLATE_NOOP("fairlead::crm", "A value does not fit the rest of the organisation's data: %1")),
    refusalRow("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
               QT_TRANSLATE_NOOP("fairlead::crm", "A value is not one of those its list allows: %1")),
    refusalRow("INVALID_EMAIL_ADDRESS",
               QT_TRANSLATE_NOOP("fairlead::crm", "An e-mail address is not written as one: %1")),
    {"DUPLICATE_VALUE", nullptr, C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Another record already has a value that must be unique: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Change the value here, or merge the two records in Salesforce, then "
                       "sync again."),
     nullptr},
    {"DUPLICATES_DETECTED", nullptr, C::DuplicateFound, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "A duplicate rule of the organisation found a similar record: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Decide whether to link it to the record found or to save it all the same."),
     duplicateRules},
    {"INACTIVE_OWNER_OR_USER", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record belongs to a user who is no longer active: %1"),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Choose another owner, or ask an administrator to reactivate the user, then sync again."),
     setupUsers},
    {"CANNOT_UPDATE_CONVERTED_LEAD", nullptr, C::RecordLocked, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "This lead has been converted and can no longer be changed."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Make the change on the contact it became (ConvertedContactId) and undo it on the lead."),
     nullptr},
    {"LICENSE_LIMIT_EXCEEDED", nullptr, C::RecordRejected, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "The organisation has no free licence for this."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Ask an administrator of Salesforce to free a seat, by deactivating a user who has this "
         "licence, or to buy one. Company Information lists licences and free seats."),
     companyInformation},
    {"STORAGE_LIMIT_EXCEEDED", nullptr, C::RecordRejected, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "The organisation's storage is full; new records are refused."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Ask an administrator to free or buy storage (Setup, Storage Usage)."),
     "/lightning/setup/CompanyResourceDisk/home"},
    {"API_DISABLED_FOR_ORG", nullptr, C::ApiDisabled, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "This Salesforce edition or user may not use the API."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Give the integration user the permission \"API Enabled\". Professional Edition needs the "
         "API add-on, which Salesforce sells."),
     permissionSets},
    {"API_CURRENTLY_DISABLED", nullptr, C::ApiDisabled, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "The API is switched off for this organisation or user."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Give the integration user the permission \"API Enabled\", or ask "
                       "Salesforce why the organisation's API is switched off."),
     permissionSets},
    {"MIXED_DML_OPERATION", nullptr, C::Internal, K::Bug,
     QT_TRANSLATE_NOOP("fairlead::crm", "Users and business records cannot be changed in the same step."),
     report, nullptr},
    refusalRow("JSON_PARSER_ERROR", wrongForm),
    refusalRow("INVALID_TYPE_ON_FIELD_IN_RECORD", wrongForm),
    refusalRow("NUMBER_OUTSIDE_VALID_RANGE",
               QT_TRANSLATE_NOOP("fairlead::crm", "A number is larger or smaller than its field allows: %1")),
    refusalRow(
        "FIELD_FILTER_VALIDATION_EXCEPTION",
        QT_TRANSLATE_NOOP("fairlead::crm", "A lookup filter of the organisation refuses this record: %1")),
    refusalRow("CIRCULAR_DEPENDENCY",
               QT_TRANSLATE_NOOP("fairlead::crm", "The record would end up below itself: %1")),
    refusalRow("INVALID_EVENTWHOIDS",
               QT_TRANSLATE_NOOP("fairlead::crm", "The people of this activity do not fit it: %1")),
    {"DELETE_FAILED", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce does not let this record be deleted: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Delete or change first what hangs on the record in Salesforce, or keep it; "
                       "then sync again."),
     nullptr},
    {"DUPLICATE_EXTERNAL_ID", nullptr, C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Several records in Salesforce have the key that should be this one's alone: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm", "Merge these records in Salesforce, then sync again."), nullptr},
    {"DUPLICATE_USERNAME", nullptr, C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "A user with this name exists already, here or elsewhere: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Choose another user name and try again: it has to be the only one among all "
                       "Salesforce organisations, sandboxes included."),
     setupUsers},
    {"DUPLICATE_DEVELOPER_NAME", nullptr, C::DuplicateFound, K::AskUser, nameTaken, removeOrRename,
     appManager},
    {"ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE", nullptr, C::VersionConflict, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record was changed in Salesforce in the meantime."),
     QT_TRANSLATE_NOOP("fairlead::crm", "It is read again and merged at the next sync."), nullptr},
    {"INVALID_REPLICATION_DATE", nullptr, C::CursorExpired, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Salesforce no longer knows what was deleted that long ago."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Nothing needs to be done: everything is read again, and deletions are found by that."),
     nullptr},

    {"ALL_OR_NONE_OPERATION_ROLLED_BACK", nullptr, C::RecordRejected, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "This record was not saved because another one beside it was refused."),
     waits, nullptr},
    {"EXCEEDED_ID_LIMIT", nullptr, C::CursorExpired, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "More was changed in Salesforce than one answer can list."),
     QT_TRANSLATE_NOOP("fairlead::crm", "The reading goes on by itself, in smaller steps."), nullptr},
    signInRow("Bad_OAuth_Token"),
    signInRow("Missing_OAuth_Token"),
    {"Wrong_Org", nullptr, C::WrongOrganisation, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "The sign-in belongs to another Salesforce organisation."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Re-authorise with a user of this organisation, or set up another connection."),
     nullptr},
};

} // namespace

std::span<const ErrorRow> errorRows()
{
    return table;
}

} // namespace fairlead::salesforce
