// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/secret.h"

#include <QHash>
#include <QJsonObject>

namespace fairlead::cli {

/// A verb with everything it needs, so that another process can do it. A value type.
struct VerbRequest
{
    Arguments arguments;
    QHash<QString, Secret> secrets; ///< "password", "client-secret", "key": read before, by this process

    Secret secret(const char *name) const { return secrets.value(QLatin1String(name)); }
};

/// Over the local socket, which only this user's processes share (platform/handover.h).
QJsonObject toJson(const VerbRequest &request);
VerbRequest requestFromJson(const QJsonObject &object);

} // namespace fairlead::cli
