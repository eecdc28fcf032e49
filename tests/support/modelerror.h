// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

namespace fairlead {

/// What a scripted CRM answers in place of what it was asked for.
inline Error modelError(ErrorCode code, ErrorClass errorClass)
{
    Error error;
    error.code = code;
    error.errorClass = errorClass;
    error.sentence = QStringLiteral("scripted");
    error.remedy = QStringLiteral("none");
    return error;
}

} // namespace fairlead
