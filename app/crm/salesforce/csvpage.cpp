// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/csvpage.h"

#include "core/realtext.h"
#include "crm/jsonpage.h"
#include "crm/salesforce/ids.h"

#include <QHash>

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

namespace fairlead::salesforce {

namespace {

// What the text cells point into: the answer itself, and texts that are longer than they were in it.
struct CsvBuffer
{
    static constexpr std::size_t blockSize = 64 * 1024;

    // Room for a text; it stays where it is.
    char *room(std::size_t size)
    {
        if (size > left) {
            const std::size_t block = std::max(size, blockSize);
            blocks.push_back(std::make_unique<char[]>(block));
            at = blocks.back().get();
            left = block;
        }
        char *place = at;
        at += size;
        left -= size;
        return place;
    }

    std::string_view keep(std::string_view first, std::string_view second)
    {
        char *place = room(first.size() + second.size());
        std::memcpy(place, first.data(), first.size());
        std::memcpy(place + first.size(), second.data(), second.size());
        return {place, first.size() + second.size()};
    }

    QByteArray body;
    std::vector<std::unique_ptr<char[]>> blocks;
    char *at = nullptr;
    std::size_t left = 0;
};

// The fields of a CSV text one after the other (RFC 4180; a bare line feed ends a row too). Doubled quotes
// are made single where they stand.
class CsvReader
{
public:
    CsvReader(char *begin, char *end)
        : m_at(begin)
        , m_end(end)
    {
    }

    // Passes over empty lines.
    bool atEnd()
    {
        while (m_at < m_end && (*m_at == '\n' || *m_at == '\r'))
            ++m_at;
        return m_at == m_end;
    }

    // False: a quote is not closed, or something stands behind it.
    bool next(std::string_view &text, bool &endsRow)
    {
        if (m_at < m_end && *m_at == '"') {
            if (!quoted(text))
                return false;
        } else {
            char *begin = m_at;
            while (m_at < m_end && *m_at != ',' && *m_at != '\n' && *m_at != '\r')
                ++m_at;
            text = {begin, std::size_t(m_at - begin)};
        }
        endsRow = m_at == m_end || *m_at != ',';
        if (m_at == m_end)
            return true;
        const char mark = *m_at++;
        if (mark == '\r' && m_at < m_end && *m_at == '\n')
            ++m_at;
        return mark == ',' || mark == '\n' || mark == '\r';
    }

private:
    bool quoted(std::string_view &text)
    {
        char *begin = ++m_at;
        char *out = begin;
        for (;;) {
            auto *quote = static_cast<char *>(std::memchr(m_at, '"', std::size_t(m_end - m_at)));
            if (!quote)
                return false;
            const auto length = std::size_t(quote - m_at);
            if (out != m_at)
                std::memmove(out, m_at, length);
            out += length;
            m_at = quote + 1;
            if (m_at == m_end || *m_at != '"')
                break;
            *out++ = '"';
            ++m_at;
        }
        text = {begin, std::size_t(out - begin)};
        return true;
    }

    char *m_at;
    char *m_end;
};

CellValue truthCell(std::string_view text)
{
    if (text == "true")
        return true;
    if (text == "false")
        return false;
    return text;
}

// As a JSON reader takes it: whole where it is written without point and exponent.
CellValue numberCell(std::string_view text)
{
    const char *end = text.data() + text.size();
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(text.data(), end, whole); read.ec == std::errc() && read.ptr == end)
        return whole;
    if (const auto real = realtext::read(text))
        return *real;
    return text;
}

// "2026-05-01T10:00:00.000Z" as JSON has it: "2026-05-01T10:00:00.000+0000".
CellValue timeCell(std::string_view text, CsvBuffer &buffer)
{
    constexpr std::size_t toTheSecond = 19;
    if (text.back() != 'Z')
        return text;
    text.remove_suffix(1);
    return buffer.keep(text, text.size() == toTheSecond ? ".000+0000" : "+0000");
}

CellValue idCell(std::string_view text, CsvBuffer &buffer)
{
    if (text.size() != 15)
        return text;
    const std::string longId = toLongId(text);
    return buffer.keep(longId, {});
}

CellValue csvCell(std::string_view text, FieldType type, CsvBuffer &buffer)
{
    if (text.empty())
        return {};
    switch (type) {
    case FieldType::Boolean:
        return truthCell(text);
    case FieldType::Integer:
    case FieldType::Real:
        return numberCell(text);
    case FieldType::DateTime:
        return timeCell(text, buffer);
    case FieldType::Id:
    case FieldType::Reference:
        return idCell(text, buffer);
    case FieldType::Date:
    case FieldType::Text:
        break;
    }
    return text;
}

// Where the n-th field of a row goes, and what it is.
struct CsvColumn
{
    std::size_t place;
    FieldType type;
};

std::vector<CsvColumn> columnsInOrder(const ObjectInfo &object, const QStringList &columns)
{
    QHash<QString, FieldType> types;
    for (const FieldInfo &field : object.fields)
        types.insert(field.name, field.type);
    std::vector<CsvColumn> plan;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const FieldType absent = i == 0 ? FieldType::Id : FieldType::Text;
        plan.push_back({std::size_t(i), types.value(columns[i], absent)});
    }
    return plan;
}

// A first line that names the columns, in whatever order, is a header; anything else is a record.
bool isHeader(const std::vector<std::string_view> &line, const QStringList &columns,
              std::vector<CsvColumn> &plan)
{
    if (qsizetype(line.size()) != columns.size())
        return false;
    std::vector<CsvColumn> named = plan;
    std::vector<bool> seen(plan.size(), false);
    for (std::size_t i = 0; i < line.size(); ++i) {
        const qsizetype column =
            columns.indexOf(QString::fromUtf8(line[i].data(), qsizetype(line[i].size())));
        if (column < 0 || seen[std::size_t(column)])
            return false;
        seen[std::size_t(column)] = true;
        named[i] = plan[std::size_t(column)];
    }
    plan = std::move(named);
    return true;
}

bool readHeader(CsvReader reader, std::vector<std::string_view> &line, std::size_t most)
{
    std::string_view text;
    for (bool ended = false; !ended && line.size() <= most;) {
        if (!reader.next(text, ended))
            return false;
        line.push_back(text);
    }
    return true;
}

tl::unexpected<Error> invalid(const char *detail)
{
    return fail(answerInvalid(QLatin1String(detail)));
}

} // namespace

struct CsvAnswer::Private
{
    // Passes over a first line that names the columns.
    Outcome readFirstLine(char *begin, char *end);
    Outcome readRow(RecordPage &page);

    std::shared_ptr<CsvBuffer> buffer = std::make_shared<CsvBuffer>();
    QStringList columns;
    std::vector<CsvColumn> plan;
    std::optional<qint64> rows;
    CsvReader reader{nullptr, nullptr};
    qint64 rowsRead = 0;
};

Outcome CsvAnswer::Private::readFirstLine(char *begin, char *end)
{
    if (reader.atEnd())
        return {};
    // A copy looks ahead: a record's texts must still be as they came. (Deep: a shared one would part
    // from the buffer as soon as either is written to.)
    auto *feed = static_cast<char *>(std::memchr(begin, '\n', std::size_t(end - begin)));
    QByteArray firstLine(begin, feed ? feed - begin : end - begin);
    std::vector<std::string_view> line;
    CsvReader ahead(firstLine.data(), firstLine.data() + firstLine.size());
    if (!readHeader(ahead, line, plan.size()) || !isHeader(line, columns, plan))
        return {};
    std::string_view text;
    for (bool ended = false; !ended;) {
        if (!reader.next(text, ended))
            return invalid("a header that does not end");
    }
    return {};
}

Outcome CsvAnswer::Private::readRow(RecordPage &page)
{
    const std::size_t width = plan.size();
    const std::size_t base = page.cells.size();
    page.cells.resize(base + width);
    std::string_view text;
    std::size_t field = 0;
    for (bool ended = false; !ended; ++field) {
        if (!reader.next(text, ended))
            return invalid("CSV that is cut off or has a stray quote");
        if (field == width)
            return invalid("a CSV row with too many fields");
        page.cells[base + plan[field].place] = csvCell(text, plan[field].type, *buffer);
    }
    if (field != width)
        return invalid("a CSV row with too few fields");
    if (!std::holds_alternative<std::string_view>(page.cells[base]))
        return invalid("a record without an id");
    ++rowsRead;
    return {};
}

CsvAnswer::CsvAnswer(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

CsvAnswer::~CsvAnswer() = default;
CsvAnswer::CsvAnswer(CsvAnswer &&other) noexcept = default;
CsvAnswer &CsvAnswer::operator=(CsvAnswer &&other) noexcept = default;

Result<CsvAnswer> CsvAnswer::open(QByteArray body, const ObjectInfo &object, const QStringList &columns,
                                  std::optional<qint64> rows)
{
    auto d = std::make_unique<Private>();
    d->buffer->body = std::move(body);
    d->columns = columns;
    d->plan = columnsInOrder(object, columns);
    d->rows = rows;
    char *begin = d->buffer->body.data();
    char *end = begin + d->buffer->body.size();
    if (!simdjson::validate_utf8(begin, std::size_t(end - begin)))
        return invalid("CSV that is not UTF-8");
    if (d->buffer->body.startsWith("\xef\xbb\xbf"))
        begin += 3;
    d->reader = CsvReader(begin, end);
    if (const Outcome first = d->readFirstLine(begin, end); !first)
        return fail(first.error());
    return CsvAnswer(std::move(d));
}

Result<RecordPage> CsvAnswer::next(qint64 most)
{
    RecordPage page;
    page.columns = d->columns;
    // A row has a byte at least, whatever the answer says.
    const qint64 left = std::min<qint64>(d->rows.value_or(0) - d->rowsRead, d->buffer->body.size());
    if (left > 0)
        page.cells.reserve(std::size_t(std::min(left, most)) * d->plan.size());
    for (qint64 row = 0; row < most && !d->reader.atEnd(); ++row) {
        if (const Outcome read = d->readRow(page); !read)
            return fail(read.error());
    }
    if (d->reader.atEnd() && d->rows && d->rowsRead != *d->rows)
        return invalid("another number of CSV rows than the answer says");
    page.buffer = d->buffer;
    return page;
}

qint64 CsvAnswer::rowsRead() const
{
    return d->rowsRead;
}

bool CsvAnswer::atEnd() const
{
    return d->reader.atEnd();
}

Result<RecordPage> readCsvPage(QByteArray body, const ObjectInfo &object, const QStringList &columns,
                               std::optional<qint64> rows)
{
    Result<CsvAnswer> answer = CsvAnswer::open(std::move(body), object, columns, rows);
    if (!answer)
        return fail(answer.error());
    return answer->next(std::numeric_limits<qint64>::max());
}

} // namespace fairlead::salesforce
