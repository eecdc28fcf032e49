// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

namespace fairlead {

/// A connection's id: twelve lower-case letters and digits, made once, part of file and keychain names.
/// A type of its own so that it cannot be mixed up with an organisation's or a job's id.
class ConnectionId
{
public:
    ConnectionId() = default;
    explicit ConnectionId(QString text)
        : m_text(std::move(text))
    {
    }
    static ConnectionId make();

    bool isEmpty() const { return m_text.isEmpty(); }
    const QString &text() const { return m_text; }

    friend bool operator==(const ConnectionId &, const ConnectionId &) = default;
    friend size_t qHash(const ConnectionId &id, size_t seed = 0) { return ::qHash(id.m_text, seed); }

private:
    QString m_text;
};

/// `count` characters from [a-z0-9], from the system's cryptographic generator.
QString randomName(int count);

} // namespace fairlead

Q_DECLARE_METATYPE(fairlead::ConnectionId)
