// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/watermark.h"

#include "crm/storedvalue.h"

#include <QCoreApplication>

namespace fairlead {

namespace {

QString later(const QString &a, const QString &b)
{
    const auto timeA = fromWatermark(a);
    const auto timeB = fromWatermark(b);
    if (!timeB)
        return a;
    return timeA && *timeA >= *timeB ? a : toWatermark(*timeB);
}

} // namespace

QString toWatermark(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"));
}

std::optional<QDateTime> fromWatermark(QStringView text)
{
    const QDateTime time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    // Without an offset it would be taken for this computer's local time.
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    return time.toUTC();
}

QString lowerBound(const QString &watermark)
{
    const auto time = fromWatermark(watermark);
    if (!time)
        return {};
    return toWatermark(time->addMSecs(-std::chrono::milliseconds(watermarkOverlap).count()));
}

PullCursor cursorAfter(const PullCursor &asked, const QString &next,
                       const std::optional<QDateTime> &serverTime, const QString &lastStamp)
{
    PullCursor cursor;
    cursor.upperBound = asked.upperBound;
    cursor.deletionsUpTo = asked.deletionsUpTo;
    if (cursor.upperBound.isEmpty() && serverTime)
        cursor.upperBound = toWatermark(*serverTime);
    const QString reached = later(asked.watermark, lastStamp);
    if (!next.isEmpty()) {
        cursor.nextLink = next;
        cursor.watermark = reached;
        return cursor;
    }
    cursor.watermark = cursor.upperBound.isEmpty() ? reached : cursor.upperBound;
    cursor.upperBound.clear();
    return cursor;
}

Error cursorExpired(const Error &cause)
{
    Error error;
    error.code = ErrorCode::CursorExpired;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QCoreApplication::translate(
        "fairlead::crm", "The CRM no longer knows, or does not say, where the reading had got to.");
    error.remedy = QCoreApplication::translate(
        "fairlead::crm", "The reading goes on by itself from the last time that is certain.");
    error.providerCode = cause.providerCode;
    error.detail = cause.detail;
    return error;
}

QString lastStampOf(const RecordPage &page, const QString &stampField)
{
    const qsizetype column = page.columns.indexOf(stampField);
    if (column < 0 || page.rows() == 0)
        return {};
    return cellText(page.cells[(page.rows() - 1) * std::size_t(page.columns.size()) + std::size_t(column)]);
}

} // namespace fairlead
