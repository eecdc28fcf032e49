// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpfront.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace fairlead::practice::dataverse {

/// A refusal with Dataverse's own status, code and wording (reference Microsoft 4.11). Thrown wherever it is
/// found and turned into the answer in one place, answering().
struct Problem
{
    int status = 400;
    QByteArray code;
    QString message;
    QString trace = {}; ///< of a plug-in; told only where details are asked for

    Response answer(bool withDetails) const;
};

/// Malformed OData, unknown columns, unsupported options: 400, 0x80060888.
Problem badRequest(const QString &message);
Problem unknownProperty(QByteArrayView name, QByteArrayView entity);
Problem unknownSegment(QByteArrayView segment);
/// `$1` of a change set in which no request before it has that Content-ID.
Problem unknownContentId(const QString &reference);
Problem rowMissing(QByteArrayView entity, const QByteArray &id);
/// What a body of a write says wrongly: 400, 0x80048d19.
Problem badPayload(QByteArrayView entitySet, const QString &inner);

struct Preferences;

/// The answer of `work`, or the one to what it has thrown. `preferences`: how much an error is to tell; read
/// when there is one.
Response answering(const Preferences &preferences, const std::function<Response()> &work);

} // namespace fairlead::practice::dataverse
