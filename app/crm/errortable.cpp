// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/errortable.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

using C = ErrorCode;
using K = ErrorClass;

constexpr const char *waitAndSee = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Nothing has been lost. Try again in a moment; where Fairlead keeps running it does so by itself.");
constexpr const char *report = QT_TRANSLATE_NOOP(
    "fairlead::crm",
    "Look for a newer version of Fairlead; if there is none, send the diagnostic bundle to support.");

constexpr ErrorRow unknown = {
    "",
    nullptr,
    C::RecordRejected,
    K::SkipItem,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM refused: %1"),
    QT_TRANSLATE_NOOP("fairlead::crm", "Change the record as the message asks, then sync again."),
    nullptr};
constexpr ErrorRow signIn = {
    "",
    nullptr,
    C::SignInNeeded,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM no longer accepts this connection's sign-in."),
    QT_TRANSLATE_NOOP("fairlead::crm", "Sign in again; jobs and data stay."),
    nullptr};
constexpr ErrorRow forbidden = {
    "",
    nullptr,
    C::PermissionMissing,
    K::StopJob,
    QT_TRANSLATE_NOOP("fairlead::crm", "The integration user may not do this."),
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Ask an administrator of the CRM to give the integration user access, then try again."),
    nullptr};
constexpr ErrorRow missing = {
    "",
    nullptr,
    C::ObjectMissing,
    K::StopJob,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM does not have what was asked for."),
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Check the job's object and fields: they may have been removed or hidden in the CRM."),
    nullptr};
constexpr ErrorRow changed = {
    "",
    nullptr,
    C::VersionConflict,
    K::SkipItem,
    QT_TRANSLATE_NOOP("fairlead::crm", "The record was changed in the CRM in the meantime."),
    QT_TRANSLATE_NOOP("fairlead::crm", "It is read again and merged at the next sync."),
    nullptr};
constexpr ErrorRow retired = {
    "",
    nullptr,
    C::ApiDisabled,
    K::StopConnection,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM has retired the interface this version of Fairlead uses."),
    QT_TRANSLATE_NOOP("fairlead::crm", "Update Fairlead."),
    nullptr};
constexpr ErrorRow tooMany = {
    "",
    nullptr,
    C::RateLimited,
    K::RetryLater,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM asks for a pause between requests."),
    waitAndSee,
    nullptr};
constexpr ErrorRow unavailable = {
    "",
    nullptr,
    C::ProviderUnavailable,
    K::RetryLater,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM is not available at the moment."),
    waitAndSee,
    nullptr};
constexpr ErrorRow tooSlow = {"",
                              nullptr,
                              C::TimedOut,
                              K::RetryLater,
                              QT_TRANSLATE_NOOP("fairlead::crm", "The CRM took too long to answer."),
                              waitAndSee,
                              nullptr};
constexpr ErrorRow ours = {
    "",
    nullptr,
    C::Internal,
    K::Bug,
    QT_TRANSLATE_NOOP("fairlead::crm", "Fairlead asked the CRM in a way it does not understand."),
    report,
    nullptr};
constexpr ErrorRow ambiguous = {
    "",
    nullptr,
    C::DuplicateFound,
    K::SkipItem,
    QT_TRANSLATE_NOOP("fairlead::crm", "Several records in the CRM have the same external id."),
    QT_TRANSLATE_NOOP("fairlead::crm", "Make the external id unique in the CRM, then sync again."),
    nullptr};
constexpr ErrorRow redirected = {
    "",
    nullptr,
    C::NotACrm,
    K::AskUser,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM's address leads somewhere else."),
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Check the address of the connection, and whether this network wants "
                      "you to sign in to it first."),
    nullptr};

const ErrorRow &rowOfStatus(int status)
{
    switch (status) {
    case 300:
        return ambiguous;
    case 401:
        return signIn;
    case 403:
        return forbidden;
    case 404:
        return missing;
    case 408:
        return tooSlow;
    case 409:
    case 412:
        return changed;
    case 410:
        return retired;
    case 420:
    case 429:
        return tooMany;
    case 405:
    case 413:
    case 414:
    case 415:
    case 431:
    case 501:
        return ours;
    default:
        break;
    }
    if (status >= 300 && status < 400)
        return redirected;
    if (status >= 500)
        return unavailable;
    return unknown;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("fairlead::crm", text);
}

} // namespace

Error errorOfRow(const ErrorRow &row, const QString &code, const QString &message, const QUrl &site)
{
    Error error;
    error.code = row.meaning;
    error.errorClass = row.errorClass;
    const QString said = message.trimmed();
    error.sentence = translated(row.sentence);
    // Not arg(): the provider's text may hold a %1 of its own.
    error.sentence.replace(QStringLiteral("%1"), said.isEmpty() ? code : said);
    error.remedy = translated(row.remedy);
    error.providerCode = code;
    error.detail = said;
    if (row.setupPath && site.isValid()) {
        error.link = site;
        error.link.setPath(QLatin1String(row.setupPath));
    }
    return error;
}

Error errorOfStatus(int status, const QString &code, const QString &message)
{
    const ErrorRow &row = rowOfStatus(status);
    const QString known = code.isEmpty() ? QStringLiteral("HTTP %1").arg(status) : code;
    const QString said = message.trimmed();
    if (&row == &unknown && said.isEmpty())
        return errorOfRow(ours, known, said, {});
    return errorOfRow(row, known, said, {});
}

} // namespace fairlead
