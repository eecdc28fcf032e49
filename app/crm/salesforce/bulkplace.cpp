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

} // namespace

QString toLink(const BulkPlace &place)
{
    QStringList parts{place.job};
    switch (place.step) {
    case BulkPlace::Step::Wait:
        parts += waitStep;
        break;
    case BulkPlace::Step::Pages:
        parts += {pagesStep, QString::number(place.index), place.link};
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
        bool isNumber = false;
        place.step = BulkPlace::Step::Pages;
        place.index = rest.section(colon, 2, 2).toInt(&isNumber);
        place.link = rest.section(colon, 3);
        if (!isNumber || place.index < 0)
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    return place;
}

} // namespace fairlead::salesforce
