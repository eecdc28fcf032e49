// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/dynamics/pageparser.h"

#include "crm/jsonpage.h"

namespace fairlead::dynamics {

namespace {

// No member says "done" here: the page without a link is the last one.
constexpr JsonPageShape entityShape = {
    "value", "@odata.nextLink", "@odata.count", "", "@odata.deltaLink", "@odata.context", "$deletedEntity",
    "id"};

} // namespace

Result<EntityPage> readEntityPage(QByteArray body, const ObjectInfo &object, const QStringList &columns)
{
    Q_ASSERT(columns.value(0) == object.idField);
    Result<JsonPage> read = readJsonPage(std::move(body), columns, entityShape);
    if (!read)
        return fail(read.error());
    EntityPage result;
    result.page.columns = columns;
    result.page.cells = std::move(read->cells);
    result.page.buffer = read->buffer;
    result.page.total = read->total;
    result.page.removed = std::move(read->gone);
    result.nextLink = read->next;
    result.deltaLink = read->delta;
    const auto width = std::size_t(columns.size());
    for (std::size_t row = 0; row < result.page.cells.size(); row += width) {
        const auto *id = std::get_if<std::string_view>(&result.page.cells[row]);
        if (!id || id->empty())
            return fail(answerInvalid(QStringLiteral("a record without an id")));
    }
    return result;
}

std::optional<QUrl> followableLink(const QString &link, const QUrl &site)
{
    const QUrl url = QUrl::fromEncoded(link.toUtf8(), QUrl::StrictMode);
    const int standard = site.scheme() == QLatin1String("http") ? 80 : 443;
    const bool ours = url.isValid() && url.scheme() == site.scheme() && url.host() == site.host()
        && url.port(standard) == site.port(standard) && url.userInfo().isEmpty()
        && url.path().startsWith(QLatin1String("/api/data/"));
    if (!ours)
        return std::nullopt;
    return url;
}

} // namespace fairlead::dynamics
