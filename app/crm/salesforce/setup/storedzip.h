// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace fairlead {

struct ZipEntry
{
    QByteArray path; ///< ASCII, with slashes
    QByteArray content;
};

/// A ZIP archive with its entries stored, not compressed: valid, and needs no library (APPNOTE 4.3, reference
/// Salesforce 5.7). For a few small files. Pure.
QByteArray storedZip(const QList<ZipEntry> &entries);

/// CRC-32 as ZIP has it (polynomial 0xEDB88320).
quint32 crc32(const QByteArray &bytes);

} // namespace fairlead
