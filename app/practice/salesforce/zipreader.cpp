// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/zipreader.h"

#include <QtEndian>

#include <array>

namespace fairlead::practice::salesforce {

namespace {

// Signatures and sizes of the records' fixed parts (APPNOTE 4.3).
constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 centralSignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr qsizetype localSize = 30;
constexpr qsizetype centralSize = 46;
constexpr qsizetype endSize = 22;
constexpr qsizetype longestComment = 65535;

quint16 shortAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

quint32 longAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

bool hasRecord(const QByteArray &archive, qsizetype at, qsizetype size, quint32 signature)
{
    return at >= 0 && at + size <= archive.size() && longAt(archive, at) == signature;
}

// Where the directory's end is told: behind it only a comment may stand. -1 where there is none.
qsizetype endOfDirectory(const QByteArray &archive)
{
    const qsizetype last = archive.size() - endSize;
    for (qsizetype at = last; at >= 0 && at >= last - longestComment; --at) {
        if (hasRecord(archive, at, endSize, endSignature))
            return at;
    }
    return -1;
}

tl::expected<QByteArray, QString> contentOf(const QByteArray &archive, qsizetype central, const QString &name)
{
    const quint16 flags = shortAt(archive, central + 8);
    const quint16 method = shortAt(archive, central + 10);
    if (flags & 1)
        return tl::unexpected(QStringLiteral("%1 is encrypted").arg(name));
    if (method != 0)
        return tl::unexpected(
            QStringLiteral("%1 is compressed: the practice org reads stored entries only").arg(name));
    const qsizetype size = longAt(archive, central + 24);
    const qsizetype local = longAt(archive, central + 42);
    if (!hasRecord(archive, local, localSize, localSignature))
        return tl::unexpected(QStringLiteral("%1 is not where the directory says").arg(name));
    const qsizetype at = local + localSize + shortAt(archive, local + 26) + shortAt(archive, local + 28);
    if (at + size > archive.size())
        return tl::unexpected(QStringLiteral("%1 ends too early").arg(name));
    const QByteArray content = archive.mid(at, size);
    if (crc32(content) != longAt(archive, central + 16))
        return tl::unexpected(QStringLiteral("%1 has another check sum than the directory says").arg(name));
    return content;
}

} // namespace

quint32 crc32(const QByteArray &bytes)
{
    static const auto table = [] {
        std::array<quint32, 256> out{};
        for (quint32 i = 0; i < out.size(); ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = (value & 1) ? 0xEDB88320U ^ (value >> 1) : value >> 1;
            out[i] = value;
        }
        return out;
    }();
    quint32 sum = 0xFFFFFFFFU;
    for (const char c : bytes)
        sum = table[(sum ^ static_cast<quint8>(c)) & 0xFF] ^ (sum >> 8);
    return ~sum;
}

tl::expected<QList<ZipEntry>, QString> readZip(const QByteArray &archive)
{
    const qsizetype end = endOfDirectory(archive);
    if (end < 0)
        return tl::unexpected(QStringLiteral("it is not a ZIP archive"));
    const int count = shortAt(archive, end + 10);
    qsizetype at = longAt(archive, end + 16);
    QList<ZipEntry> out;
    for (int i = 0; i < count; ++i) {
        if (!hasRecord(archive, at, centralSize, centralSignature))
            return tl::unexpected(QStringLiteral("its directory is damaged"));
        const qsizetype nameSize = shortAt(archive, at + 28);
        const QString name = QString::fromUtf8(archive.mid(at + centralSize, nameSize));
        if (!name.endsWith(QLatin1Char('/'))) {
            auto content = contentOf(archive, at, name);
            if (!content)
                return tl::unexpected(content.error());
            out.append({name, *content});
        }
        at += centralSize + nameSize + shortAt(archive, at + 30) + shortAt(archive, at + 32);
    }
    return out;
}

} // namespace fairlead::practice::salesforce
