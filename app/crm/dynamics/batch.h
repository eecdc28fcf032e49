// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "net/http.h"

#include <QByteArray>
#include <QList>
#include <QUrl>

namespace fairlead::dynamics {

/// Most requests of one `$batch` (reference Microsoft 4.7).
inline constexpr qsizetype maxBatchParts = 1000;

/// `parts` as one `POST …/$batch` (reference Microsoft 4.7): executed in order, each a transaction of its
/// own, a failing one stopping none of the others. Of each part method, address, headers and body are sent;
/// the token is the outer request's. Not repeatable. `boundary` must not occur in any part (newBoundary()).
/// Pure.
HttpRequest batchRequest(const QUrl &root, const QList<HttpRequest> &parts, const QByteArray &boundary);
/// Random, so that it occurs nowhere.
QByteArray newBoundary();

/// The answers of a `$batch`, in the order of its requests. Fewer than `parts` where the server stopped at
/// the first that failed, or where the end is missing: a part counts only if the boundary after it has come.
/// A part that is no HTTP answer keeps its place, with status 0. Any thread; no I/O. ProviderAnswerInvalid:
/// no multipart answer, no part in it, or more than `parts`, so that it cannot be said whose they are.
Result<QList<HttpResponse>> readBatchAnswer(const HttpResponse &response, qsizetype parts);

/// Text that may be the value of a header: one line of printable ASCII. An ETag comes from outside.
bool isHeaderText(const QString &text);

} // namespace fairlead::dynamics
