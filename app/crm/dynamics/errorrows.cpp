// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/errorrows.h"

#include <QCoreApplication>

namespace fairlead::dynamics {

namespace {

using C = ErrorCode;
using K = ErrorClass;

constexpr const char *waits = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Nothing has been lost. Try again in a moment; where Fairlead keeps running it does so by itself.");
constexpr const char *correct =
    QT_TRANSLATE_NOOP("fairlead::crm", "Correct the value in the workspace, then sync again.");
constexpr const char *giveRoleRemedy =
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Ask an administrator of the environment to add it, for "
                      "the whole organisation, to a security role of the "
                      "integration user, then sync again.");
constexpr const char *merged =
    QT_TRANSLATE_NOOP("fairlead::crm", "It is read again and merged at the next sync.");
constexpr const char *report = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Look for a newer version of Fairlead; if there is none, send the diagnostic bundle to support.");
constexpr const char *tooMuch =
    QT_TRANSLATE_NOOP("fairlead::crm", "Dynamics 365 asks for a pause between requests.");
constexpr const char *environments = "/environments"; // of the admin centre
constexpr const char *noTable =
    QT_TRANSLATE_NOOP("fairlead::crm", "This environment does not have the table that was asked for.");
constexpr const char *installSales =
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Leads and opportunities come with Dynamics 365 Sales: ask an administrator of the "
                      "environment to install it, or take the object out of what is kept in step.");
constexpr const char *duplicate = QT_TRANSLATE_NOOP(
    "fairlead::crm", "Change the value here, or merge the two records in Dynamics 365, then sync again.");
constexpr const char *notUnderstood =
    QT_TRANSLATE_NOOP("fairlead::crm", "Fairlead asked Dynamics 365 in a way it does not understand.");
constexpr const char *unfit =
    QT_TRANSLATE_NOOP("fairlead::crm", "A value of this record is too long or out of range: %1");
constexpr const char *fieldGone =
    QT_TRANSLATE_NOOP("fairlead::crm", "A field of this job no longer exists in Dynamics 365.");
constexpr const char *readAnew =
    QT_TRANSLATE_NOOP("fairlead::crm", "Run the job again: it reads the table's columns anew.");

// Reference Microsoft 4.11 and 4.10, then what 4.2 and 4.8 tell by the message. The first row that fits
// counts.
constexpr ErrorRow table[] = {
    // What an organisation writes itself comes first: nothing is told from its words.
    {"0x80040265", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "An automation in the organisation refuses this record: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Correct the value, or ask an administrator to look at the plug-in or "
                       "workflow named in the message, then sync again."),
     nullptr},
    {"*", "supported when Change Tracking is enabled", C::Internal, K::Bug, notUnderstood, report, nullptr},
    {"*", "Unrecognized 'Edm.", C::Internal, K::Bug, notUnderstood, report, nullptr},
    {"insufficient_claims", nullptr, C::SignInNeeded, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "The company's rules ask for a new sign-in now."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Sign in again; jobs and data stay."), nullptr},
    {"0x80072560", nullptr, C::UserNotInOrganisation, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "This user is not a user of the Dynamics 365 environment."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "In the Power Platform admin centre, open the environment, Settings, Users (or "
         "Application users) and add it; check that it is a member of the environment's security "
         "group."),
     environments},
    {"0x80042F09", nullptr, C::UserHasNoRole, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "This user has no security role in the Dynamics 365 environment."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "In the Power Platform admin centre, open the environment, Settings, "
                       "Users, choose the user and give it a security role."),
     environments},
    {"0x80048306", nullptr, C::PermissionMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "The integration user lacks a privilege: %1."), giveRoleRemedy,
     environments},
    {"0x80040220", nullptr, C::PermissionMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The integration user lacks a right on this record: %1."),
     giveRoleRemedy, environments},
    {"0x80040225", nullptr, C::UserDisabled, K::StopConnection,
     QT_TRANSLATE_NOOP("fairlead::crm", "The integration user is disabled in Dynamics 365."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Enable the user in the Power Platform admin centre. It is disabled by itself when its "
         "licence, its security-group membership or its account is taken away."),
     environments},
    {"0x80040217", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record is gone, or the integration user may not see it."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Look for it in Dynamics 365; if it is there, share it with the "
                       "integration user and sync again."),
     nullptr},
    {"0x80040237", nullptr, C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "A record with this id is already there."), duplicate, nullptr},
    {"0x80060892", nullptr, C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Another record already has a value that must be unique: %1"),
     duplicate, nullptr},
    {"0x80060882", nullptr, C::VersionConflict, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record was changed in Dynamics 365 in the meantime."), merged,
     nullptr},
    {"0x80040333", nullptr, C::DuplicateFound, K::AskUser,
     QT_TRANSLATE_NOOP("fairlead::crm", "A duplicate detection rule found a similar record."),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Decide whether to link it to the record found or to save it all the same."),
     nullptr},
    {"0x80048408", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The status reason does not belong to the record's status."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Change statecode and statuscode together, then sync again."),
     nullptr},
    {"0x80044330", nullptr, C::RecordRejected, K::SkipItem, unfit, correct, nullptr},
    {"0x80044331", nullptr, C::RecordRejected, K::SkipItem, unfit, correct, nullptr},
    {"0x80048d19", "Invalid property", C::FieldMissing, K::StopJob, fieldGone, readAnew, nullptr},
    {"0x80048d19", "undeclared property", C::FieldMissing, K::StopJob, fieldGone, readAnew, nullptr},
    {"0x80048d19", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Dynamics 365 does not understand a value of this record."), correct,
     nullptr},
    {"0x80040800", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Records of this table cannot be written from outside."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Change the record in Dynamics 365 itself."), nullptr},
    {"0x80060888", "Could not find a property", C::FieldMissing, K::StopJob, fieldGone, readAnew, nullptr},
    {"0x80060888", "Could not find an entity", C::ObjectMissing, K::StopJob, noTable, installSales, nullptr},
    {"0x80060888", nullptr, C::Internal, K::Bug, notUnderstood, report, nullptr},
    {"0x80044352", nullptr, C::CursorExpired, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Dynamics 365 has forgotten where the reading had got to."),
     QT_TRANSLATE_NOOP("fairlead::crm", "The reading goes on by itself from the last time that is certain."),
     nullptr},
    {"0x80044150", nullptr, C::ProviderUnavailable, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Something went wrong inside Dynamics 365."), waits, nullptr},
    {"0x80072322", nullptr, C::RateLimited, K::RetryLater, tooMuch, waits, nullptr},
    {"0x80072321", nullptr, C::RateLimited, K::RetryLater, tooMuch, waits, nullptr},
    {"0x80072326", nullptr, C::RateLimited, K::RetryLater, tooMuch, waits, nullptr},

    {"*", "Resource not found for the segment", C::ObjectMissing, K::StopJob, noTable, installSales, nullptr},
    {"*", "AggregateQueryRecordLimit", C::TimedOut, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "There are too many records to be counted in one go."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Nothing needs to be done: the reading itself is not affected."),
     nullptr},
    {"*", "A record with matching key values already exists", C::DuplicateFound, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Another record already has a value that must be unique: %1"),
     duplicate, nullptr},
    {"*", "doesn't match the RowVersion", C::VersionConflict, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The record was changed in Dynamics 365 in the meantime."), merged,
     nullptr},
    {"*", "associated with another object", C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "Other records depend on this one, so it cannot be deleted: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Delete or change those in Dynamics 365 first, or keep the record; then sync again."),
     nullptr},
    {"*", "impersonat", C::PermissionMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "The integration user may not act for other users: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Ask an administrator of the environment to give it the privilege "
                       "prvActOnBehalfOfAnotherUser (the role Delegate has it), then sync again."),
     environments},

    // Microsoft Graph, whose errors have the same shape (reference Microsoft 5).
    {"ErrorAccessDenied", nullptr, C::PermissionMissing, K::StopJob,
     QT_TRANSLATE_NOOP("fairlead::crm", "Exchange does not let the app at this mailbox: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Ask an administrator of Exchange to put the mailbox into the app's scope (RBAC for "
                       "Applications); it takes up to two hours."),
     nullptr},
    {"MailboxNotEnabledForRESTAPI", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "This user has no mailbox in the cloud."),
     QT_TRANSLATE_NOOP(
         "fairlead::crm",
         "Ask an administrator of Microsoft 365 to give the user an Exchange Online licence, or "
         "leave the user out."),
     nullptr},
    {"Request_ResourceNotFound", nullptr, C::RecordMissing, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "The directory does not have what was asked for: %1"),
     QT_TRANSLATE_NOOP("fairlead::crm",
                       "Ask an administrator to look for the user or the app in Entra ID; it may have been "
                       "deleted, or belong to another organisation."),
     nullptr},
    {"syncStateNotFound", nullptr, C::CursorExpired, K::RetryLater,
     QT_TRANSLATE_NOOP("fairlead::crm", "Microsoft has forgotten where the reading had got to."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Nothing needs to be done: everything is read again."), nullptr},
    {"ErrorOccurrenceCrossingBoundary", nullptr, C::RecordRejected, K::SkipItem,
     QT_TRANSLATE_NOOP("fairlead::crm", "A meeting of a series cannot be moved past the one beside it."),
     QT_TRANSLATE_NOOP("fairlead::crm", "Choose a time between its neighbours, then sync again."), nullptr},
    {"*", "MailboxConcurrency", C::RateLimited, K::RetryLater, tooMuch, waits, nullptr},
};

} // namespace

std::span<const ErrorRow> errorRows()
{
    return table;
}

} // namespace fairlead::dynamics
