// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <algorithm>
#include <cstring>
#include <utility>

namespace fairlead::practice::salesforce {

/// Puts long answers together out of very many pieces: QByteArray::append, but inline.
class TextBuilder
{
public:
    void append(QByteArrayView text)
    {
        const qsizetype size = text.size();
        if (size == 0)
            return;
        std::memcpy(space(size), text.data(), size_t(size));
        m_used += size;
    }
    void append(char c)
    {
        *space(1) = c;
        ++m_used;
    }
    /// So many bytes to be written at the end; used() says afterwards how many were.
    char *space(qsizetype size)
    {
        if (m_used + size > m_text.size())
            grow(size);
        return m_text.data() + m_used;
    }
    void used(qsizetype size) { m_used += size; }

    qsizetype size() const { return m_used; }
    /// Valid until something is appended.
    QByteArrayView slice(qsizetype from, qsizetype to) const
    {
        return QByteArrayView(m_text.constData() + from, to - from);
    }
    /// All of it; empty afterwards.
    QByteArray take()
    {
        m_text.truncate(m_used);
        m_used = 0;
        return std::exchange(m_text, {});
    }

private:
    void grow(qsizetype size) { m_text.resize(std::max<qsizetype>(m_used + size, m_text.size() * 2 + 4096)); }

    QByteArray m_text; ///< its size is the room there is
    qsizetype m_used = 0;
};

} // namespace fairlead::practice::salesforce
