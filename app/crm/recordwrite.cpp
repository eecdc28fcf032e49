// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/recordwrite.h"

namespace fairlead {

bool isCertainlyNotPerformed(const Error &error)
{
    switch (error.code) {
    // Broke off after the request may have left, or an answer that is not the CRM's.
    case ErrorCode::Cancelled:
    case ErrorCode::TimedOut:
    case ErrorCode::Offline:
    case ErrorCode::ConnectionLost:
    case ErrorCode::ProviderUnavailable:
    case ErrorCode::ProviderAnswerInvalid:
    case ErrorCode::Internal:
        return false;
    default:
        return true;
    }
}

} // namespace fairlead
