// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "auth/errorcatalogue.h"
#include "core/error.h"

#include <QString>
#include <QUrl>

#include <span>

namespace fairlead {

/// One row of a provider's error table: what its code means for us. Texts are marked with QT_TRANSLATE_NOOP
/// in the context "fairlead::crm"; `%1` is the provider's own message.
struct ErrorRow
{
    /// The provider's; compared without case. "": an answer without a code (a deployment's problems have
    /// none); "*": any, for messages that come with several.
    const char *code;
    const char *contains; ///< part of the message that tells meanings of one code apart; null: any
    ErrorCode meaning;
    ErrorClass errorClass;
    const char *sentence;
    const char *remedy;
    /// The one place where it can be mended; null: nowhere. `/…` below the site that the row is made an Error
    /// for, `https://…` as it is.
    const char *setupPath;
};

/// Whether the row is for this code and message.
bool fits(const ErrorRow &row, const QString &code, const QString &message);

/// The first row that is, or null.
const ErrorRow *findRow(std::span<const ErrorRow> rows, const QString &code, const QString &message);

/// The row as an Error. `code` and `message` are kept for support, without what looks like a secret; of the
/// message, the first line is shown, as plain text. `site`: base of `setupPath`; may be empty.
Error errorOfRow(const ErrorRow &row, const QString &code, const QString &message, const QUrl &site);

/// What a status alone says, for answers without a code that we know: a proxy's page, an empty body, a code
/// of a later release. `message` is kept for support.
Error errorOfStatus(int status, const QString &code, const QString &message);

/// For catalogues.
CatalogueRow listed(const QString &provider, const ErrorRow &row);
/// The statuses that have a meaning without a code: "HTTP 401".
QList<CatalogueRow> statusRows();

} // namespace fairlead
