// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <optional>

namespace fairlead::practice::salesforce {

/// One part of multipart/form-data (RFC 7578).
struct FormPart
{
    QByteArray name;
    QByteArray type; ///< Content-Type
    QByteArray content;
};

/// The parts of a body of that Content-Type; nothing where it is another or the body is not what it says.
std::optional<QList<FormPart>> readFormData(const QByteArray &contentType, const QByteArray &body);

} // namespace fairlead::practice::salesforce
