// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QtEndian>

namespace fairlead::practice {

/// An archive of stored entries, put together record by record (APPNOTE 4.3) and not by anything it is read
/// with: the check sum is the bitwise one of the specification.
class ZipText
{
public:
    struct Options
    {
        quint16 method = 0;
        quint16 flags = 0;
        quint32 sumError = 0;
        QByteArray comment;
    };

    static QByteArray archive(const QList<QPair<QByteArray, QByteArray>> &files)
    {
        return archive(files, Options());
    }
    static QByteArray archive(const QList<QPair<QByteArray, QByteArray>> &files, const Options &options)
    {
        QByteArray out;
        QByteArray directory;
        for (const auto &[name, content] : files) {
            const quint32 sum = checkSum(content) + options.sumError;
            const auto size = quint32(content.size());
            const QByteArray common = number<quint16>(20) + number(options.flags) + number(options.method)
                + number<quint32>(0) + number(sum) + number(size) + number(size)
                + number(quint16(name.size())) + number<quint16>(0);
            directory += "PK\x01\x02" + number<quint16>(20) + common + QByteArray(10, '\0')
                + number(quint32(out.size())) + name;
            out += "PK\x03\x04" + common + name + content;
        }
        const auto count = quint16(files.size());
        const auto start = quint32(out.size());
        out += directory + "PK\x05\x06" + number<quint32>(0) + number(count) + number(count)
            + number(quint32(directory.size())) + number(start) + number(quint16(options.comment.size()));
        return out + options.comment;
    }

    static quint32 checkSum(const QByteArray &bytes)
    {
        quint32 sum = 0xFFFFFFFFU;
        for (const char c : bytes) {
            sum ^= static_cast<quint8>(c);
            for (int bit = 0; bit < 8; ++bit)
                sum = (sum >> 1) ^ (0xEDB88320U & (0U - (sum & 1U)));
        }
        return ~sum;
    }

private:
    template <typename T> static QByteArray number(T value)
    {
        QByteArray out(sizeof(T), Qt::Uninitialized);
        qToLittleEndian(value, out.data());
        return out;
    }
};

} // namespace fairlead::practice
