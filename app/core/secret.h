// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace fairlead {

/// Bytes that must not be shown: no stream operator, no implicit conversion, wiped when the last copy goes.
/// Reading them is spelled out (`reveal`), so that a reviewer can search for every place that does.
/// Copies share one buffer; safe to hand between threads by value.
class Secret
{
public:
    Secret();
    explicit Secret(QByteArray bytes);
    static Secret fromText(const QString &text) { return Secret(text.toUtf8()); }

    bool isEmpty() const { return !m_data || m_data->bytes.isEmpty(); }
    QByteArray reveal() const { return m_data ? m_data->bytes : QByteArray(); }
    QString revealText() const { return QString::fromUtf8(reveal()); }

    friend bool operator==(const Secret &a, const Secret &b) { return a.reveal() == b.reveal(); }

private:
    struct Data
    {
        QByteArray bytes;
        explicit Data(QByteArray b)
            : bytes(std::move(b))
        {
        }
        Data(const Data &) = delete;
        Data &operator=(const Data &) = delete;
        ~Data();
    };
    std::shared_ptr<const Data> m_data;
};

} // namespace fairlead
