// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crm/crm.h"

#include <QDateTime>
#include <QString>
#include <QStringView>

#include <chrono>
#include <optional>

namespace fairlead {

/// How far back a pull reads again. A stamp is written when a row is saved but seen only when its transaction
/// commits, so a row can appear behind the watermark; reference Salesforce 3.4 names 5 to 15 minutes. What is
/// read twice is stored once (StoredPage::unchanged).
inline constexpr std::chrono::minutes watermarkOverlap{10};

/// "2026-05-01T10:00:00Z": the form both SOQL and OData take unquoted, without a '+' that a URL would turn
/// into a blank (trap Salesforce 26).
QString toWatermark(const QDateTime &time);

/// Reads what either CRM writes: "2026-05-01T10:00:00.000+0000", "2026-05-01T10:00:00Z". Empty: not a time.
std::optional<QDateTime> fromWatermark(QStringView text);

/// Where the query for what changed since `watermark` starts; empty (everything) where there is none or it is
/// not a time: reading too much is harmless, too little is not.
QString lowerBound(const QString &watermark);

/// The cursor to store with a page. `asked`: the cursor the page was fetched with; `next`: the provider's
/// link to go on, empty on the last page; `serverTime`: the answer's own clock (trap Salesforce 25: never the
/// PC's); `lastStamp`: of the last row, rows being sorted by stamp. While pages remain the watermark follows
/// the rows, so that a link that expired costs only what is left; at the end it becomes the time at which the
/// first page was asked for. Where the deletions had got to stays as it was.
PullCursor cursorAfter(const PullCursor &asked, const QString &next,
                       const std::optional<QDateTime> &serverTime, const QString &lastStamp);

/// CursorExpired: what `cause` says makes the place where the reading stopped useless. Whoever gets it reads
/// again from the watermark.
Error cursorExpired(const Error &cause);

/// The stamp in the last row of a page, empty where the page is empty or has no such column.
QString lastStampOf(const RecordPage &page, const QString &stampField);

} // namespace fairlead
