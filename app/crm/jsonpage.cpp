// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/jsonpage.h"

#include <QCoreApplication>

#include <simdjson.h>

#include <cstring>
#include <deque>
#include <string_view>
#include <unordered_map>

namespace fairlead {

namespace ondemand = simdjson::ondemand;

struct PageBuffer::Private
{
    QByteArray body;
    ondemand::parser parser; // owns the unescaped strings until its next document
    std::deque<std::string> kept; // a deque never moves its strings
    std::vector<std::shared_ptr<const void>> others;
};

PageBuffer::PageBuffer()
    : d(std::make_unique<Private>())
{
}

PageBuffer::~PageBuffer() = default;

std::string_view PageBuffer::keep(std::string text)
{
    return d->kept.emplace_back(std::move(text));
}

void PageBuffer::keepAlive(std::shared_ptr<const void> other)
{
    d->others.push_back(std::move(other));
}

Error answerInvalid(const QString &detail)
{
    Error error;
    error.code = ErrorCode::ProviderAnswerInvalid;
    error.errorClass = ErrorClass::RetryLater;
    error.sentence = QCoreApplication::translate("fairlead::crm",
                                                 "The CRM's answer was incomplete or not what it should be.");
    error.remedy =
        QCoreApplication::translate("fairlead::crm",
                                    "Try again in a moment; where Fairlead keeps running it does so by "
                                    "itself. If it stays, check whether a proxy or a security "
                                    "program changes what comes from the CRM.");
    error.detail = detail;
    return error;
}

/// One document's reading. Throws nothing: every simdjson call's error code is looked at.
struct JsonPageParser
{
    // Below 0 is no column. Ordinary records have none of the last two.
    static constexpr int ignored = -1;
    static constexpr int goneMark = -2;
    static constexpr int goneId = -3;

    struct Member
    {
        std::string_view key; // as written in the document, between its quotes
        int column = ignored;
    };

    JsonPageParser(const QStringList &columns, const JsonPageShape &pageShape)
        : shape(pageShape)
    {
        names.reserve(std::size_t(columns.size()));
        for (const QString &column : columns)
            names.push_back(column.toStdString());
        for (std::size_t i = 0; i < names.size(); ++i)
            columnOf.emplace(names[i], int(i));
        // A column of the same name stays one.
        if (shape.goneMark)
            columnOf.emplace(shape.goneMark, goneMark);
        if (shape.goneId)
            columnOf.emplace(shape.goneId, goneId);
    }

    // Records of one answer have the same members in the same order, so the n-th member is compared with
    // what the n-th member was last time, and looked up only where that differs.
    simdjson::error_code columnFor(ondemand::field &field, std::size_t position, int &column)
    {
        const char *raw = field.key().raw();
        if (position < seenMembers.size()) {
            const Member &member = seenMembers[position];
            const std::size_t length = member.key.size();
            if (raw + length < end && std::memcmp(raw, member.key.data(), length) == 0
                && raw[length] == '"') {
                column = member.column;
                return simdjson::SUCCESS;
            }
        } else {
            seenMembers.resize(position + 1);
        }
        const char *close = raw;
        while (close < end && *close != '"')
            close += *close == '\\' ? 2 : 1;
        std::string_view key;
        if (const auto error = field.unescaped_key().get(key))
            return error;
        const auto found = columnOf.find(key);
        column = found == columnOf.end() ? ignored : found->second;
        if (close < end)
            seenMembers[position] = {std::string_view(raw, std::size_t(close - raw)), column};
        return simdjson::SUCCESS;
    }

    static simdjson::error_code readCell(ondemand::value value, CellValue &cell)
    {
        ondemand::json_type type;
        if (const auto error = value.type().get(type))
            return error;
        switch (type) {
        case ondemand::json_type::string: {
            std::string_view text;
            if (const auto error = value.get_string().get(text))
                return error;
            cell = text;
            return simdjson::SUCCESS;
        }
        case ondemand::json_type::number: {
            ondemand::number number;
            if (const auto error = value.get_number().get(number))
                return error;
            if (number.is_int64())
                cell = std::int64_t(number.get_int64());
            else
                cell = number.as_double();
            return simdjson::SUCCESS;
        }
        case ondemand::json_type::boolean: {
            bool truth = false;
            if (const auto error = value.get_bool().get(truth))
                return error;
            cell = truth;
            return simdjson::SUCCESS;
        }
        case ondemand::json_type::null:
            return value.is_null().error();
        case ondemand::json_type::object:
        case ondemand::json_type::array:
            return simdjson::SUCCESS; // a parent's fields, a subquery: passed over by the iteration
        }
        return simdjson::INCORRECT_TYPE;
    }

    // The mark and the id of what may be an entry that is no record.
    struct Gone
    {
        bool marked = false;
        std::string_view id;
    };

    simdjson::error_code readGone(int member, ondemand::value value, Gone &entry) const
    {
        CellValue cell;
        if (const auto error = readCell(value, cell))
            return error;
        const auto *text = std::get_if<std::string_view>(&cell);
        if (text && member == goneMark)
            entry.marked = text->find(shape.goneText) != std::string_view::npos;
        else if (text)
            entry.id = *text;
        return simdjson::SUCCESS;
    }

    // Takes the row back; its cells are none. A table may call its key as the id is called here.
    simdjson::error_code forget(std::size_t base, const Gone &entry)
    {
        const auto *key = std::get_if<std::string_view>(&cells[base]);
        const std::string_view id = entry.id.empty() && key ? *key : entry.id;
        cells.resize(base);
        if (id.empty())
            return simdjson::NO_SUCH_FIELD;
        gone += QString::fromUtf8(id.data(), qsizetype(id.size()));
        return simdjson::SUCCESS;
    }

    simdjson::error_code readRow(ondemand::object row)
    {
        const std::size_t base = cells.size();
        cells.resize(base + names.size());
        Gone entry;
        std::size_t position = 0;
        for (auto member : row) {
            ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            int column = ignored;
            if (const auto error = columnFor(field, position++, column))
                return error;
            if (column == ignored)
                continue;
            if (column < ignored) {
                if (const auto error = readGone(column, field.value(), entry))
                    return error;
                continue;
            }
            if (const auto error = readCell(field.value(), cells[base + std::size_t(column)]))
                return error;
        }
        return entry.marked ? forget(base, entry) : simdjson::SUCCESS;
    }

    simdjson::error_code readRecords(ondemand::value value)
    {
        ondemand::array records;
        if (const auto error = value.get_array().get(records))
            return error;
        seen = true;
        for (auto element : records) {
            // Read by id, a record that is gone is a null in its place.
            bool isNull = false;
            if (const auto error = element.is_null().get(isNull))
                return error;
            if (isNull)
                continue;
            ondemand::object row;
            if (const auto error = element.get_object().get(row))
                return error;
            if (const auto error = readRow(row))
                return error;
        }
        return simdjson::SUCCESS;
    }

    static simdjson::error_code readLink(ondemand::value value, QString &link)
    {
        std::string_view text;
        const auto error = value.get_string().get(text);
        if (!error)
            link = QString::fromUtf8(text.data(), qsizetype(text.size()));
        return error;
    }

    simdjson::error_code readMember(std::string_view key, ondemand::value value, JsonPage &page)
    {
        if (key == shape.records)
            return readRecords(value);
        if (key == shape.next)
            return readLink(value, page.next);
        if (shape.delta && key == shape.delta)
            return readLink(value, page.delta);
        if (key == shape.total) {
            std::int64_t total = 0;
            const auto error = value.get_int64().get(total);
            if (!error)
                page.total = total;
            return error;
        }
        if (key == shape.done) {
            bool done = false;
            const auto error = value.get_bool().get(done);
            if (!error)
                page.done = done;
            return error;
        }
        return simdjson::SUCCESS;
    }

    simdjson::error_code read(PageBuffer::Private &buffer, JsonPage &page)
    {
        QByteArray &body = buffer.body;
        const auto size = std::size_t(body.size());
        // simdjson reads past the end; what is behind it has to belong to the same allocation.
        body.reserve(body.size() + qsizetype(simdjson::SIMDJSON_PADDING));
        end = body.constData() + size;
        ondemand::document document;
        if (const auto error =
                buffer.parser.iterate(body.data(), size, size + simdjson::SIMDJSON_PADDING).get(document))
            return error;
        ondemand::object top;
        if (const auto error = document.get_object().get(top))
            return error;
        for (auto member : top) {
            ondemand::field field;
            if (const auto error = std::move(member).get(field))
                return error;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key))
                return error;
            if (const auto error = readMember(key, field.value(), page))
                return error;
        }
        const char *rest = nullptr;
        if (document.current_location().get(rest) == simdjson::SUCCESS)
            return simdjson::TRAILING_CONTENT;
        return seen ? simdjson::SUCCESS : simdjson::NO_SUCH_FIELD;
    }

    static Result<JsonPage> parse(QByteArray body, const QStringList &columns, const JsonPageShape &shape)
    {
        JsonPage page;
        page.buffer = std::make_shared<PageBuffer>();
        page.buffer->d->body = std::move(body);
        JsonPageParser parser(columns, shape);
        if (const auto error = parser.read(*page.buffer->d, page))
            return fail(answerInvalid(QLatin1String(simdjson::error_message(error))));
        page.cells = std::move(parser.cells);
        page.gone = std::move(parser.gone);
        return page;
    }

    JsonPageShape shape;
    std::vector<std::string> names;
    std::unordered_map<std::string_view, int> columnOf;
    std::vector<Member> seenMembers;
    std::vector<CellValue> cells;
    QStringList gone;
    const char *end = nullptr;
    bool seen = false;
};

Result<JsonPage> readJsonPage(QByteArray body, const QStringList &columns, const JsonPageShape &shape)
{
    return JsonPageParser::parse(std::move(body), columns, shape);
}

} // namespace fairlead
