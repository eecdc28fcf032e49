// SPDX-License-Identifier: GPL-3.0-or-later
#include "signin/providerpage.h"

#include <QRegularExpression>
#include <QUrlQuery>

namespace fairlead::signin {

namespace {

constexpr qsizetype longest = 500;

QString valueOf(const QUrlQuery &query, std::initializer_list<const char *> names)
{
    const auto items = query.queryItems(QUrl::FullyEncoded);
    for (const char *name : names) {
        for (const auto &[key, value] : items) {
            if (key.compare(QLatin1String(name), Qt::CaseInsensitive) != 0)
                continue;
            // Written as forms write it: '+' is a blank.
            QByteArray encoded = value.toLatin1();
            encoded.replace('+', ' ');
            return QString::fromUtf8(QByteArray::fromPercentEncoding(encoded)).simplified().left(longest);
        }
    }
    return {};
}

std::optional<PageRefusal> refusalIn(const QUrlQuery &query)
{
    static const QRegularExpression code(QStringLiteral("^[A-Za-z][A-Za-z0-9_]{2,60}$"));
    const QString error = valueOf(query, {"error", "ErrorCode"});
    if (!code.match(error).hasMatch())
        return std::nullopt;
    return PageRefusal{error, valueOf(query, {"error_description", "ErrorDescription"})};
}

bool isErrorPage(const QUrl &page)
{
    return page.path().endsWith(QLatin1String("/RemoteAccessErrorPage.apexp"), Qt::CaseInsensitive);
}

// Which pages lie below, and with which parameters, no reference tells in full: only those that name a code
// are taken for refusals.
bool isIdentityPage(const QUrl &page)
{
    return page.path().startsWith(QLatin1String("/_nc_external/identity/"), Qt::CaseInsensitive);
}

} // namespace

QString PageRefusal::query(const QString &state) const
{
    const auto encoded = [](const QString &text) {
        return QString::fromLatin1(QUrl::toPercentEncoding(text));
    };
    return QStringLiteral("error=") + encoded(error) + QStringLiteral("&error_description=")
        + encoded(description) + QStringLiteral("&state=") + encoded(state);
}

bool isSalesforceSignIn(const QUrl &start)
{
    return start.path() == QLatin1String("/services/oauth2/authorize");
}

std::optional<PageRefusal> refusalInAddress(const QUrl &page)
{
    if (!isErrorPage(page) && !isIdentityPage(page))
        return std::nullopt;
    return refusalIn(QUrlQuery(page));
}

bool tellsInItsText(const QUrl &page)
{
    return isErrorPage(page) || isSalesforceSignIn(page);
}

std::optional<PageRefusal> refusalInText(const QUrl &page, const QString &text)
{
    if (!tellsInItsText(page))
        return std::nullopt;
    // Before the redirect can be trusted the answer's query stands on the page as it is.
    static const QRegularExpression query(QStringLiteral("(?:^|\\s)(error=[A-Za-z0-9_]+\\S*)"));
    if (const auto found = query.match(text); found.hasMatch())
        return refusalIn(QUrlQuery(found.captured(1)));
    static const QRegularExpression words(
        QStringLiteral("^\\s*([A-Za-z]+(?:_[A-Za-z]+)+)(?:\\s*:\\s*(.*))?$"),
        QRegularExpression::MultilineOption);
    if (const auto found = words.match(text); found.hasMatch())
        return PageRefusal{found.captured(1), found.captured(2).simplified().left(longest)};
    // The page is for nothing else.
    if (isErrorPage(page))
        return PageRefusal{QStringLiteral("OAUTH_APPROVAL_ERROR_GENERIC"), text.simplified().left(longest)};
    return std::nullopt;
}

} // namespace fairlead::signin
