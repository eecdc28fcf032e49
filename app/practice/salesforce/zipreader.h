// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace fairlead::practice::salesforce {

/// A file in a ZIP archive.
struct ZipEntry
{
    QString name; ///< with its folders, "/" between them
    QByteArray content;
};

/// The files of an archive whose entries are stored (APPNOTE 4.4.5, method 0), folders left out. The text of
/// an error says why it cannot be read: no archive, compressed or encrypted entries, check sums that
/// disagree.
tl::expected<QList<ZipEntry>, QString> readZip(const QByteArray &archive);
/// CRC-32 as archives have it (APPNOTE 4.4.7).
quint32 crc32(const QByteArray &bytes);

} // namespace fairlead::practice::salesforce
