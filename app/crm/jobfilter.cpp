// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/jobfilter.h"

#include <QCoreApplication>
#include <QUrl>

namespace fairlead {

namespace {

// Beside it an address has to have room for the columns that cannot be left out.
constexpr qsizetype mostBytes = 4000;

struct FilterErrorText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

Error refusedAs(const QString &sentence, const QString &hint)
{
    Error error;
    error.code = ErrorCode::FilterRefused;
    error.errorClass = ErrorClass::StopJob;
    error.sentence = sentence;
    error.remedy = hint;
    return error;
}

/// Every bracket and every text is closed, none before it was opened.
bool isClosed(const QString &filter, CrmKind crm)
{
    int open = 0;
    bool inText = false;
    for (qsizetype i = 0; i < filter.size(); ++i) {
        const QChar c = filter.at(i);
        // SOQL writes \' for a quote in a text, OData doubles it.
        if (inText && c == QLatin1Char('\\') && crm == CrmKind::Salesforce)
            ++i;
        else if (c == QLatin1Char('\''))
            inText = !inText;
        else if (!inText && c == QLatin1Char('('))
            ++open;
        else if (!inText && c == QLatin1Char(')') && --open < 0)
            return false;
    }
    return open == 0 && !inText;
}

} // namespace

std::optional<Error> problemOfFilter(const QString &filter, CrmKind crm, const QString &hint)
{
    if (!isClosed(filter, crm))
        return refusedAs(FilterErrorText::tr("A bracket or a quotation mark of the filter is not closed."),
                         hint);
    if (QUrl::toPercentEncoding(filter).size() > mostBytes)
        return refusedAs(
            FilterErrorText::tr("The filter is too long."),
            FilterErrorText::tr("Make it shorter, for example by a formula field in the CRM that says "
                                "the same."));
    return std::nullopt;
}

bool isAboutTheFilter(const Error &error)
{
    switch (error.code) {
    case ErrorCode::FieldMissing:
    case ErrorCode::RecordMissing:
    case ErrorCode::RecordRejected:
        return true;
    case ErrorCode::Internal: // a query that is none
        return !error.providerCode.isEmpty();
    default:
        return false;
    }
}

Error filterRefused(const Error &cause, const QString &hint)
{
    // Salesforce repeats the query first, with a mark below it.
    const QString said = cause.detail.section(QLatin1Char('\n'), -1).trimmed();
    Error error = refusedAs(FilterErrorText::tr("The CRM does not understand the filter: %1")
                                .arg(said.isEmpty() ? cause.sentence : said),
                            hint);
    error.providerCode = cause.providerCode;
    error.detail = cause.detail;
    return error;
}

} // namespace fairlead
