// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "crm/crm.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace fairlead {

/// What the text cells of a page point into: the answer, the parser's unescaped strings, and texts added
/// afterwards. Lives as long as one of the page's copies.
class PageBuffer
{
public:
    PageBuffer();
    ~PageBuffer();
    PageBuffer(const PageBuffer &) = delete;
    PageBuffer &operator=(const PageBuffer &) = delete;

    /// A text that was not in the answer, as long-lived as the rest.
    std::string_view keep(std::string text);
    /// Another buffer that cells of this page point into.
    void keepAlive(std::shared_ptr<const void> other);

private:
    friend struct JsonPageParser;
    struct Private;
    std::unique_ptr<Private> d;
};

/// Names of the members that matter in the top-level object of one provider's page.
struct JsonPageShape
{
    const char *records;
    const char *next;
    const char *total;
    const char *done;
    /// Where a page can also tell what is gone (Dataverse), else null: the link for what changes afterwards;
    /// and of an entry of `records` that is no record, the member that says so by containing `goneText`, and
    /// the one that has its id. Where the members of an entry come in this order or another does not matter.
    const char *delta = nullptr;
    const char *goneMark = nullptr;
    const char *goneText = nullptr;
    const char *goneId = nullptr;
};

/// A provider's page as cells; what the links mean is the provider's business.
struct JsonPage
{
    std::vector<CellValue> cells; ///< rows × columns; a missing, null or nested value is monostate
    std::shared_ptr<PageBuffer> buffer;
    QString next; ///< as written, empty where absent
    QString delta; ///< as written, empty where absent
    QStringList gone; ///< ids of the entries that are no records
    std::optional<qint64> total;
    std::optional<bool> done;
};

/// Reads a page of records in one pass (simdjson on demand): the hot path of every pull, so nothing is built
/// but the cells (design, "Decisions": 200,000 records into SQLite 0.53 s against 1.76 s by QJsonDocument).
/// Members that are not columns, annotations and nested objects are passed over. Any thread; no I/O.
/// ProviderAnswerInvalid: not JSON, cut off, not UTF-8, or no records in it.
Result<JsonPage> readJsonPage(QByteArray body, const QStringList &columns, const JsonPageShape &shape);

/// An answer that is not what the provider documents: a proxy's page, half a document.
Error answerInvalid(const QString &detail);

} // namespace fairlead
