// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QString>
#include <QUrl>

namespace fairlead {

/// One row of a provider's error table: what its code means for us. Texts are marked with QT_TRANSLATE_NOOP
/// in the context "fairlead::crm"; `%1` is the provider's own message.
struct ErrorRow
{
    const char *code; ///< the provider's; compared without case
    const char *contains; ///< part of the message that tells meanings of one code apart; null: any
    ErrorCode meaning;
    ErrorClass errorClass;
    const char *sentence;
    const char *remedy;
    const char *setupPath; ///< below the organisation's address, where it can be mended; null: nowhere
};

/// The row as an Error. `code` and `message` are kept for support.
Error errorOfRow(const ErrorRow &row, const QString &code, const QString &message, const QUrl &site);

/// What a status alone says, for answers without a code that we know: a proxy's page, an empty body, a code
/// of a later release. `message` is kept for support.
Error errorOfStatus(int status, const QString &code, const QString &message);

} // namespace fairlead
