// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <cstring>

namespace fairlead {

/// A request body that can be read once. Qt rewinds the body before it sends a request a second time after a
/// lost connection; a request that must not be repeated refuses that, and Qt reports ContentReSendError
/// instead. Sender's thread.
class OnceBody final : public QIODevice
{
public:
    OnceBody(QByteArray bytes, bool repeatable)
        : m_bytes(std::move(bytes))
        , m_repeatable(repeatable)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_bytes.size(); }
    bool wasRead() const { return m_wasRead; }
    /// The next rewind is allowed: a proxy asked for credentials before it passed anything on.
    void allowRewind() { m_wasRead = false; }

    bool seek(qint64 position) override
    {
        // An empty body is never read, so every rewind of it counts as a second sending.
        if (!m_repeatable && (m_wasRead || m_bytes.isEmpty()))
            return false;
        return QIODevice::seek(position);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min(most, m_bytes.size() - pos());
        if (count <= 0)
            return pos() >= m_bytes.size() ? -1 : 0;
        std::memcpy(data, m_bytes.constData() + pos(), size_t(count));
        m_wasRead = true;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    bool m_repeatable;
    bool m_wasRead = false;
};

} // namespace fairlead
