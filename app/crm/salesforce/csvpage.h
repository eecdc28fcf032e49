// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>

namespace fairlead::salesforce {

/// The records of one answer of Bulk API 2.0, some at a time: how many an answer has is Salesforce's choice,
/// and cells take more room than their text. Cheap to move; pages live on without it. Any thread; no I/O.
class CsvAnswer
{
public:
    /// What the arguments are: readCsvPage().
    static Result<CsvAnswer> open(QByteArray body, const ObjectInfo &object, const QStringList &columns,
                                  std::optional<qint64> rows);
    ~CsvAnswer();
    CsvAnswer(CsvAnswer &&other) noexcept;
    CsvAnswer &operator=(CsvAnswer &&other) noexcept;

    /// The next records, as many as that at most. A wrong number of rows shows with the last of them.
    Result<RecordPage> next(qint64 most);
    qint64 rowsRead() const;
    bool atEnd() const;

private:
    struct Private;
    explicit CsvAnswer(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

/// A page of results of Bulk API 2.0 as cells (reference Salesforce 3.6): the values are exactly those that
/// `/query` gives in JSON, so that a record is the same whichever way it came. No value for an empty field,
/// truth values and numbers by the type of their field, a time's `Z` as `.000+0000`, 18-character ids.
/// `columns`: of the page, the id first, in the order of the query. Whether a page repeats the header is seen
/// by its first line, which then says where the columns are. `rows`: as many as the answer's own head counts,
/// where it does. Any thread; no I/O. `next`, `last` and `total` are the caller's to fill.
/// ProviderAnswerInvalid: cut off, not UTF-8, another number of fields or rows, a record without an id.
Result<RecordPage> readCsvPage(QByteArray body, const ObjectInfo &object, const QStringList &columns,
                               std::optional<qint64> rows = {});

} // namespace fairlead::salesforce
