// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/errors_entra.h"

#include "auth/entraerrorrows.h"
#include "core/providerwords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace {

// AADSTS50196 answers a client that loops: the next attempt waits, whoever makes it.
constexpr int requestLoop = 50196;
constexpr std::chrono::minutes pauseAfterLoop{5};

int numberIn(const QString &description)
{
    static const QRegularExpression pattern(QStringLiteral("\\bAADSTS(\\d{4,8})\\b"));
    return pattern.match(description).captured(1).toInt();
}

const SignInErrorRow *byNumber(int number)
{
    for (const EntraNumberRow &row : entraNumberRows()) {
        if (std::find(row.numbers.begin(), row.numbers.end(), number) != row.numbers.end())
            return &row.row;
    }
    return nullptr;
}

const EntraNameRow *byName(std::span<const EntraNameRow> rows, const QString &name)
{
    for (const EntraNameRow &row : rows) {
        if (name == QLatin1String(row.name))
            return &row;
    }
    return nullptr;
}

QUrl pageOn(int number)
{
    return QUrl(QStringLiteral("https://login.microsoftonline.com/error?code=%1").arg(number));
}

bool isPassing(const SignInErrorRow &row)
{
    return row.errorClass == ErrorClass::RetryLater;
}

struct KnownNumber
{
    int number = 0; ///< the first that a row knows, else the first at all; 0: none
    const SignInErrorRow *row = nullptr;
};

KnownNumber knownNumber(QList<int> numbers, const QString &description)
{
    if (const int described = numberIn(description); described != 0 && !numbers.contains(described))
        numbers += described;
    for (const int candidate : std::as_const(numbers)) {
        if (const SignInErrorRow *row = byNumber(candidate))
            return {candidate, row};
    }
    return {numbers.value(0), nullptr};
}

CatalogueRow listed(const QString &code, const SignInErrorRow &row)
{
    CatalogueRow entry;
    entry.provider = QStringLiteral("Entra ID");
    entry.code = code;
    entry.meaning = row.code;
    entry.errorClass = row.errorClass;
    entry.sentence = QCoreApplication::translate("fairlead::SignIn", row.sentence);
    entry.remedy = QCoreApplication::translate("fairlead::SignIn", row.remedy);
    entry.hasLink = row.link != nullptr;
    return entry;
}

} // namespace

Error entraError(const QString &error, const QString &description, const QString &suberror,
                 const QList<int> &codes, const SignInPlace &place)
{
    const KnownNumber known = knownNumber(codes, description);
    const EntraNameRow *byError = byName(entraErrorNameRows(), error);
    const EntraNameRow *named = byName(entraSuberrorRows(), suberror);
    if (byError && (!named || isPassing(byError->row)))
        named = byError;
    // The names are the contract, the numbers "may change" (1.4): what the name calls passing stays passing.
    const bool numberCounts = known.row && !(named && isPassing(named->row) && !isPassing(*known.row));

    Error result;
    if (numberCounts)
        result = known.row->toError(place);
    else if (named)
        result = named->row.toError(place);
    else
        result = unknownSignInError(description, error);
    if (!numberCounts && named && named->isVague)
        addProvidersWords(result, description);

    result.providerCode = known.number != 0 ? QStringLiteral("AADSTS%1").arg(known.number) : plainCode(error);
    if (!suberror.isEmpty())
        result.providerCode += QLatin1Char('/') + plainCode(suberror);
    result.detail = withoutSecrets(description).simplified();
    if (known.number != 0 && result.link.isEmpty())
        result.link = pageOn(known.number);
    if (known.number == requestLoop && result.code == ErrorCode::RateLimited)
        result.retryAfter = pauseAfterLoop;
    return result;
}

QList<CatalogueRow> entraErrorRows()
{
    QList<CatalogueRow> rows;
    for (const EntraNumberRow &row : entraNumberRows()) {
        for (const int number : row.numbers) {
            rows += listed(QStringLiteral("AADSTS%1").arg(number), row.row);
            rows.last().hasLink = true; // at least Microsoft's page on the number
        }
    }
    for (const EntraNameRow &row : entraSuberrorRows())
        rows += listed(QStringLiteral("suberror/") + QLatin1String(row.name), row.row);
    for (const EntraNameRow &row : entraErrorNameRows())
        rows += listed(QLatin1String(row.name), row.row);
    return rows;
}

} // namespace fairlead
