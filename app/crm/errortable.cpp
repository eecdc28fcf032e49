// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/errortable.h"

#include "core/providerwords.h"

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

constexpr ErrorRow unknownError = {
    "",
    nullptr,
    C::RecordRejected,
    K::SkipItem,
    QT_TRANSLATE_NOOP("fairlead::crm", "The CRM refused: %1"),
    QT_TRANSLATE_NOOP("fairlead::crm",
                      "Change the record as the message asks, then sync again. If the message does not help, "
                      "copy the details and send them to your administrator or to support."),
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

struct StatusRow
{
    int status;
    const ErrorRow *row;
};

// Reference Salesforce 4.5 and Microsoft 4.11.
constexpr StatusRow statusTable[] = {
    {300, &ambiguous},   {401, &signIn},      {403, &forbidden}, {404, &missing},     {405, &ours},
    {408, &tooSlow},     {409, &changed},     {410, &retired},   {412, &changed},     {413, &ours},
    {414, &ours},        {415, &ours},        {420, &tooMany},   {428, &ours},        {429, &tooMany},
    {431, &ours},        {500, &unavailable}, {501, &ours},      {502, &unavailable}, {503, &unavailable},
    {504, &unavailable},
};

const ErrorRow &rowOfStatus(int status)
{
    for (const StatusRow &entry : statusTable) {
        if (entry.status == status)
            return *entry.row;
    }
    if (status >= 300 && status < 400)
        return redirected;
    return status >= 500 ? unavailable : unknownError;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("fairlead::crm", text);
}

QUrl linkOf(const ErrorRow &row, const QUrl &site)
{
    if (!row.setupPath)
        return {};
    const QString path = QLatin1String(row.setupPath);
    if (!path.startsWith(QLatin1Char('/')))
        return QUrl(path);
    if (site.isEmpty() || !site.isValid())
        return {};
    QUrl link = site;
    link.setPath(path);
    return link;
}

} // namespace

bool fits(const ErrorRow &row, const QString &code, const QString &message)
{
    const QLatin1String wanted(row.code);
    const bool codeFits = wanted == QLatin1String("*") || code.compare(wanted, Qt::CaseInsensitive) == 0;
    return codeFits && (!row.contains || message.contains(QLatin1String(row.contains), Qt::CaseInsensitive));
}

const ErrorRow *findRow(std::span<const ErrorRow> rows, const QString &code, const QString &message)
{
    for (const ErrorRow &row : rows) {
        if (fits(row, code, message))
            return &row;
    }
    return nullptr;
}

Error errorOfRow(const ErrorRow &row, const QString &code, const QString &message, const QUrl &site)
{
    Error error;
    error.code = row.meaning;
    error.errorClass = row.errorClass;
    error.providerCode = plainCode(code);
    const QString words = plainWords(message);
    error.sentence = translated(row.sentence);
    // Not arg(): the provider's text may hold a %1 of its own.
    error.sentence.replace(QStringLiteral("%1"), words.isEmpty() ? error.providerCode : words);
    error.remedy = translated(row.remedy);
    error.detail = withoutSecrets(message).trimmed();
    error.link = linkOf(row, site);
    return error;
}

Error errorOfStatus(int status, const QString &code, const QString &message)
{
    const ErrorRow &row = rowOfStatus(status);
    const QString known = code.isEmpty() ? QStringLiteral("HTTP %1").arg(status) : code;
    const QString said = message.trimmed();
    if (&row == &unknownError && said.isEmpty())
        return errorOfRow(ours, known, said, {});
    return errorOfRow(row, known, said, {});
}

CatalogueRow listed(const QString &provider, const ErrorRow &row)
{
    CatalogueRow entry;
    entry.provider = provider;
    entry.code = QLatin1String(row.code);
    entry.contains = QLatin1String(row.contains);
    entry.meaning = row.meaning;
    entry.errorClass = row.errorClass;
    entry.sentence = translated(row.sentence);
    entry.remedy = translated(row.remedy);
    entry.hasLink = row.setupPath != nullptr;
    return entry;
}

QList<CatalogueRow> statusRows()
{
    QList<CatalogueRow> rows;
    for (const StatusRow &entry : statusTable) {
        rows += listed(QStringLiteral("HTTP"), *entry.row);
        rows.last().code = QStringLiteral("HTTP %1").arg(entry.status);
    }
    return rows;
}

} // namespace fairlead
