// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace fairlead::signin {

/// What Salesforce has refused on a page of its own, from which nothing comes back (reference Salesforce 1.8
/// and trap 58). Pure functions.
struct PageRefusal
{
    QString error; ///< "OAUTH_APP_BLOCKED", "redirect_uri_mismatch" …
    QString description; ///< in the provider's words; may be empty

    /// The query with which it would have come back through the redirect.
    QString query(const QString &state) const;
};

/// Whether the order begins at Salesforce: nobody else's pages are looked at.
bool isSalesforceSignIn(const QUrl &start);

/// Told by the page's address alone.
std::optional<PageRefusal> refusalInAddress(const QUrl &page);
/// Whether the page says it in its text, or nowhere: what stays on the way to a redirect.
bool tellsInItsText(const QUrl &page);
/// `text`: what can be read on such a page. Without a code known to belong there it is nothing, but on a page
/// that shows nothing else.
std::optional<PageRefusal> refusalInText(const QUrl &page, const QString &text);

} // namespace fairlead::signin
