// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/pinning.h"

#include <QCoreApplication>

namespace fairlead {

Error wrongOrganisation(const ConnectionInfo &info, const QString &found)
{
    Error error;
    error.code = ErrorCode::WrongOrganisation;
    error.errorClass = ErrorClass::StopConnection;
    error.sentence =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "%1 now belongs to another organisation than the one that was connected.")
            .arg(info.address.host());
    error.remedy =
        QCoreApplication::translate("fairlead::ConnectionInfo",
                                    "A refreshed sandbox is a new organisation: set up a new connection for "
                                    "it. Nothing was read or changed.");
    error.detail = QStringLiteral("expected %1, found %2").arg(info.organisationId, found);
    return error;
}

} // namespace fairlead
