// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/multipart.h"
#include "practice/dataverse/reader.h"

#include <vector>

namespace fairlead::practice::dataverse {

/// `POST …/$batch` (reference Microsoft 4.7): many requests in one, in order; a change set in it as a whole
/// or not at all. A body that cannot be read is refused before anything is done.
class Batch
{
public:
    explicit Batch(Session &session)
        : m_session(session)
    {
    }

    Response answer();

private:
    struct Operation
    {
        multipart::HttpRequest request;
        QByteArray contentId;
    };
    /// A request of its own, or a change set.
    struct Item
    {
        std::vector<Operation> operations;
        bool isChangeSet = false;
    };

    std::vector<Item> items() const;
    Operation operation(const multipart::Part &part) const;
    Item changeSet(const multipart::Part &part) const;

    Request request(const Operation &operation, const References *references) const;
    Response perform(const Operation &operation, const References *references) const;
    /// Adds the set's answers and returns the status that says how it went.
    int performChangeSet(const Item &item, QByteArray &out) const;

    Session &m_session;
};

} // namespace fairlead::practice::dataverse
