// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QByteArray>
#include <QString>

namespace fairlead::practice::dataverse {

/// A refusal with Dataverse's own status, code and wording (reference Microsoft 4.11). Thrown wherever it is
/// found and turned into the answer in one place, DataverseService::handle.
struct Problem
{
    int status = 400;
    QByteArray code;
    QString message;

    Response answer(bool withDetails) const;
};

/// Malformed OData, unknown columns, unsupported options: 400, 0x80060888.
Problem badRequest(const QString &message);
Problem unknownProperty(QByteArrayView name, QByteArrayView entity);
Problem unknownSegment(QByteArrayView segment);
Problem rowMissing(QByteArrayView entity, const QByteArray &id);
/// What a body of a write says wrongly: 400, 0x80048d19.
Problem badPayload(QByteArrayView entitySet, const QString &inner);

} // namespace fairlead::practice::dataverse
