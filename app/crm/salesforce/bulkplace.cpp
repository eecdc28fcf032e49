// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/bulkplace.h"

#include "crm/salesforce/ids.h"

namespace fairlead::salesforce {

namespace {

const QLatin1String bulkPrefix("bulk:");
const QString waitStep = QStringLiteral("wait");
const QString pagesStep = QStringLiteral("pages");
const QString locatorStep = QStringLiteral("from");
const QString doneStep = QStringLiteral("done");

// "2" or "2+5000"
QString toText(int index, qint64 row)
{
    const QString page = QString::number(index);
    return row > 0 ? page + QLatin1Char('+') + QString::number(row) : page;
}

bool readPosition(const QString &text, BulkPlace &place)
{
    bool isIndex = false;
    bool isRow = true;
    place.index = text.section(QLatin1Char('+'), 0, 0).toInt(&isIndex);
    if (const QString row = text.section(QLatin1Char('+'), 1); !row.isEmpty())
        place.row = row.toLongLong(&isRow);
    return isIndex && isRow && place.index >= 0 && place.row >= 0;
}

} // namespace

QString toLink(const BulkPlace &place)
{
    QStringList parts{place.job};
    switch (place.step) {
    case BulkPlace::Step::Wait:
        parts += waitStep;
        break;
    case BulkPlace::Step::Pages:
        parts += {pagesStep, toText(place.index, place.row), place.link};
        break;
    case BulkPlace::Step::Locator:
        parts += {locatorStep, place.link};
        break;
    case BulkPlace::Step::Done:
        parts += doneStep;
        break;
    }
    return bulkPrefix + parts.join(QLatin1Char(':'));
}

std::optional<BulkPlace> bulkPlaceOf(const QString &link)
{
    if (!link.startsWith(bulkPrefix))
        return std::nullopt;
    const QChar colon(u':');
    const QString rest = link.mid(bulkPrefix.size());
    BulkPlace place;
    place.job = rest.section(colon, 0, 0);
    if (!isRecordId(place.job))
        return std::nullopt;
    const QString step = rest.section(colon, 1, 1);
    if (step == waitStep) {
        place.step = BulkPlace::Step::Wait;
    } else if (step == doneStep) {
        place.step = BulkPlace::Step::Done;
    } else if (step == locatorStep) {
        place.step = BulkPlace::Step::Locator;
        place.link = rest.section(colon, 2);
    } else if (step == pagesStep) {
        place.step = BulkPlace::Step::Pages;
        place.link = rest.section(colon, 3);
        if (!readPosition(rest.section(colon, 2, 2), place))
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    return place;
}

} // namespace fairlead::salesforce
