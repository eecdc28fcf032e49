// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/salesforce/setup/storedzip.h"

#include <QtEndian>

#include <array>

namespace fairlead {

namespace {

constexpr quint16 versionNeeded = 10; // 1.0: stored entries
constexpr quint16 stored = 0;
constexpr quint16 midnight = 0;
constexpr quint16 firstOfJanuary1980 = (1 << 5) | 1; // the format's earliest day; nobody looks at it

template <typename Number> void append(QByteArray &to, Number number)
{
    char bytes[sizeof(Number)];
    qToLittleEndian(number, bytes);
    to.append(bytes, sizeof(bytes));
}

/// What the local and the central header have in common, from "version needed" on.
QByteArray commonHeader(const ZipEntry &entry)
{
    QByteArray header;
    append<quint16>(header, versionNeeded);
    append<quint16>(header, 0);
    append<quint16>(header, stored);
    append<quint16>(header, midnight);
    append<quint16>(header, firstOfJanuary1980);
    append<quint32>(header, crc32(entry.content));
    append<quint32>(header, quint32(entry.content.size()));
    append<quint32>(header, quint32(entry.content.size()));
    append<quint16>(header, quint16(entry.path.size()));
    append<quint16>(header, 0);
    return header;
}

std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < table.size(); ++n) {
        quint32 value = n;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
        table.at(n) = value;
    }
    return table;
}

} // namespace

quint32 crc32(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = crcTable();
    quint32 value = 0xFFFFFFFFU;
    for (const char byte : bytes)
        value = table.at((value ^ quint8(byte)) & 0xFFU) ^ (value >> 8);
    return value ^ 0xFFFFFFFFU;
}

QByteArray storedZip(const QList<ZipEntry> &entries)
{
    QByteArray archive;
    QByteArray directory;
    for (const ZipEntry &entry : entries) {
        const auto offset = quint32(archive.size());
        const QByteArray header = commonHeader(entry);
        append<quint32>(archive, 0x04034B50U);
        archive += header + entry.path + entry.content;

        append<quint32>(directory, 0x02014B50U);
        append<quint16>(directory, versionNeeded);
        directory += header;
        append<quint16>(directory, 0); // comment
        append<quint16>(directory, 0); // disk
        append<quint16>(directory, 0); // internal attributes
        append<quint32>(directory, 0); // external attributes
        append<quint32>(directory, offset);
        directory += entry.path;
    }
    const auto start = quint32(archive.size());
    archive += directory;
    append<quint32>(archive, 0x06054B50U);
    append<quint16>(archive, 0);
    append<quint16>(archive, 0);
    append<quint16>(archive, quint16(entries.size()));
    append<quint16>(archive, quint16(entries.size()));
    append<quint32>(archive, quint32(directory.size()));
    append<quint32>(archive, start);
    append<quint16>(archive, 0);
    return archive;
}

} // namespace fairlead
