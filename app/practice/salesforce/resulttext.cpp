// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/resulttext.h"

#include <limits>

namespace fairlead::practice::salesforce {

ResultText::ResultText(Store &store, const soql::Translation &translation, std::unique_ptr<RowWriter> writer)
    : m_store(store)
    , m_countSql(translation.countSql)
    , m_binds(translation.binds)
    , m_writer(std::move(writer))
    , m_unread(std::make_unique<SqlRows>(store.database(), translation.sql, translation.binds))
{
    m_store.addReader(this);
}

ResultText::~ResultText()
{
    m_store.removeReader(this);
}

void ResultText::write(int rows)
{
    while (m_unread && m_ends.size() < rows) {
        if (!m_unread->next()) {
            m_unread.reset();
            m_store.removeReader(this);
            return;
        }
        m_writer->append(m_text, *m_unread);
        m_ends.append(m_text.size());
    }
}

void ResultText::finish()
{
    write(std::numeric_limits<int>::max());
}

bool ResultText::hasMoreThan(int rows)
{
    write(rows + 1);
    return m_ends.size() > rows;
}

int ResultText::size()
{
    if (!m_unread)
        return int(m_ends.size());
    if (m_size < 0) {
        SqlRows count(m_store.database(), m_countSql, m_binds);
        count.next();
        m_size = int(count.integer(0));
    }
    return m_size;
}

QByteArrayView ResultText::rows(int from, int to)
{
    write(to);
    return to <= from ? QByteArrayView()
                      : m_text.slice(from == 0 ? 0 : m_ends.at(from - 1), m_ends.at(to - 1));
}

} // namespace fairlead::practice::salesforce
