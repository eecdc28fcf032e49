// SPDX-License-Identifier: GPL-3.0-or-later
#include "crmworld.h"

#include "settings/cloudsfile.h"

#include "support/awaitend.h"

#include <algorithm>

namespace fairlead {

QString CrmWorld::start(const QStringList &arguments)
{
    if (!practice.start(QStringList{QStringLiteral("--home"), m_home.path()} + arguments, 60000))
        return practice.errorText();
    const auto clouds = readClouds(m_home.filePath(QStringLiteral("clouds.json")));
    if (!clouds)
        return clouds.error().text();
    for (const Cloud &one : *clouds) {
        if (one.name == QLatin1String("practice"))
            cloud = one;
    }
    if (!cloud.isValid())
        return QStringLiteral("clouds.json has no cloud named practice");
    NetworkSettings settings;
    settings.proxyMode = NetworkSettings::ProxyMode::None;
    plain = std::make_unique<QtHttp>(settings, clock);
    http = std::make_unique<RetryingHttp>(*plain, clock);
    return {};
}

int Pulled::doubled() const
{
    return int(std::count_if(ids.begin(), ids.end(), [](int times) { return times > 1; }));
}

Pulled pullAll(CrmClient &client, const ObjectInfo &object, PullCursor cursor, int mostPages)
{
    Pulled pulled;
    pulled.cursor = std::move(cursor);
    for (bool last = false; !last && pulled.pages < mostPages;) {
        const auto page = awaitEnd(client.pull(object, pulled.cursor, {}), 60000);
        if (!page) {
            pulled.error = Error::bug(QStringLiteral("the pull did not end"));
            return pulled;
        }
        if (!*page) {
            pulled.error = page->error();
            return pulled;
        }
        const RecordPage &records = **page;
        const auto width = std::size_t(records.columns.size());
        const qsizetype name = records.columns.indexOf(object.nameField);
        for (std::size_t row = 0; row < records.rows(); ++row) {
            const auto text = [&records, row, width](std::size_t column) {
                const auto *cell = std::get_if<std::string_view>(&records.cells[row * width + column]);
                return cell ? QString::fromUtf8(cell->data(), qsizetype(cell->size())) : QString();
            };
            ++pulled.ids[text(0)];
            if (name > 0)
                pulled.names.insert(text(0), text(std::size_t(name)));
        }
        ++pulled.pages;
        pulled.cursor = records.next;
        last = records.last;
    }
    return pulled;
}

} // namespace fairlead
