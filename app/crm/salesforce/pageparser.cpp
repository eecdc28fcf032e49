// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/pageparser.h"

#include "crm/salesforce/ids.h"

#include <string_view>
#include <unordered_map>

namespace fairlead::salesforce {

namespace {

constexpr JsonPageShape queryShape = {"records", "nextRecordsUrl", "totalSize", "done"};

// The columns that hold ids, by their number.
std::vector<std::size_t> idColumns(const ObjectInfo &object, const QStringList &columns)
{
    std::vector<std::size_t> numbers;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        if (columns[i] == object.idField) {
            numbers.push_back(std::size_t(i));
            continue;
        }
        for (const FieldInfo &field : object.fields) {
            if (field.name == columns[i]
                && (field.type == FieldType::Id || field.type == FieldType::Reference)) {
                numbers.push_back(std::size_t(i));
                break;
            }
        }
    }
    return numbers;
}

void lengthenIds(std::vector<CellValue> &cells, std::size_t width, const std::vector<std::size_t> &columns,
                 PageBuffer &buffer)
{
    for (std::size_t row = 0; row + width <= cells.size(); row += width) {
        for (const std::size_t column : columns) {
            const auto *id = std::get_if<std::string_view>(&cells[row + column]);
            if (id && id->size() == 15)
                cells[row + column] = buffer.keep(toLongId(*id));
        }
    }
}

// The array of records as a page, so that the same reader serves it.
QByteArray asPage(const QByteArray &records)
{
    return QByteArrayLiteral("{\"records\":") + records + '}';
}

Error recordWithoutId()
{
    return answerInvalid(QStringLiteral("a record without an id"));
}

} // namespace

Result<QueryPage> readQueryPage(QByteArray body, const ObjectInfo &object, const QStringList &columns)
{
    Result<JsonPage> read = readJsonPage(std::move(body), columns, queryShape);
    if (!read)
        return fail(read.error());
    QueryPage result;
    result.buffer = read->buffer;
    result.page.columns = columns;
    result.page.cells = std::move(read->cells);
    result.page.buffer = read->buffer;
    result.page.total = read->total;
    const auto width = std::size_t(columns.size());
    Q_ASSERT(columns.value(0) == object.idField);
    lengthenIds(result.page.cells, width, idColumns(object, columns), *result.buffer);
    for (std::size_t row = 0; row < result.page.cells.size(); row += width) {
        const auto *id = std::get_if<std::string_view>(&result.page.cells[row]);
        if (!id || id->empty())
            return fail(recordWithoutId());
    }
    // "done" decides (reference Salesforce 3.2); a page that is not done has to say where to go on.
    const bool done = read->done.value_or(read->next.isEmpty());
    if (!done && read->next.isEmpty())
        return fail(answerInvalid(QStringLiteral("a page that is not the last one has no link to the next")));
    if (!done)
        result.nextRecordsUrl = read->next;
    return result;
}

Result<QueryPage> readRecordArray(const QByteArray &body, const ObjectInfo &object,
                                  const QStringList &columns)
{
    return readQueryPage(asPage(body), object, columns);
}

QStringList idsOf(const QueryPage &page)
{
    QStringList ids;
    const auto width = std::size_t(page.page.columns.size());
    for (std::size_t row = 0; row < page.page.cells.size(); row += width) {
        const auto id = std::get<std::string_view>(page.page.cells[row]);
        ids += QString::fromUtf8(id.data(), qsizetype(id.size()));
    }
    return ids;
}

Outcome mergeById(const QByteArray &body, const ObjectInfo &object, const QStringList &columns,
                  QueryPage &into)
{
    const QStringList wanted = QStringList{object.idField} + columns;
    Result<JsonPage> read = readJsonPage(asPage(body), wanted, queryShape);
    if (!read)
        return fail(read.error());
    into.buffer->keepAlive(read->buffer);
    const auto width = std::size_t(wanted.size());
    lengthenIds(read->cells, width, idColumns(object, wanted), *into.buffer);

    std::unordered_map<std::string_view, std::size_t> found;
    for (std::size_t row = 0; row < read->cells.size(); row += width) {
        if (const auto *id = std::get_if<std::string_view>(&read->cells[row]))
            found.emplace(*id, row);
    }
    std::vector<CellValue> merged;
    merged.reserve(into.page.cells.size());
    const auto pageWidth = std::size_t(into.page.columns.size());
    for (std::size_t row = 0; row < into.page.cells.size(); row += pageWidth) {
        const auto rest = found.find(std::get<std::string_view>(into.page.cells[row]));
        if (rest == found.end())
            continue;
        const std::size_t base = merged.size();
        for (std::size_t i = 0; i < pageWidth; ++i)
            merged.push_back(into.page.cells[row + i]);
        for (std::size_t i = 1; i < width; ++i) {
            const qsizetype column = into.page.columns.indexOf(wanted[qsizetype(i)]);
            merged[base + std::size_t(column)] = read->cells[rest->second + i];
        }
    }
    into.page.cells = std::move(merged);
    return {};
}

} // namespace fairlead::salesforce
