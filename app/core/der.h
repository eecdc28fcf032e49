// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

/// As much of DER (ITU-T X.690) as RSA keys, the files they come in and a certificate of our own need. Pure.
namespace fairlead::der {

inline constexpr char integerTag = 0x02;
inline constexpr char bitStringTag = 0x03;
inline constexpr char octetStringTag = 0x04;
inline constexpr char nullTag = 0x05;
inline constexpr char objectTag = 0x06;
inline constexpr char utf8Tag = 0x0c;
inline constexpr char utcTimeTag = 0x17;
inline constexpr char generalizedTimeTag = 0x18;
inline constexpr char sequenceTag = 0x30;
inline constexpr char setTag = 0x31;
inline constexpr char firstContextTag = char(0xa0);

/// Goes through the elements of `content`, one after the other.
class Reader
{
public:
    explicit Reader(QByteArray content)
        : m_content(std::move(content))
    {
    }

    /// The content of the next element; a null array where it is another one, or none.
    QByteArray next(char tag)
    {
        if (m_at + 2 > m_content.size() || m_content.at(m_at) != tag)
            return {};
        qsizetype length = quint8(m_content.at(m_at + 1));
        qsizetype at = m_at + 2;
        if (length >= 0x80) {
            qsizetype bytes = length & 0x7f;
            // Nothing here is larger than what three bytes count.
            if (bytes == 0 || bytes > 3 || at + bytes > m_content.size())
                return {};
            for (length = 0; bytes > 0; --bytes)
                length = length << 8 | quint8(m_content.at(at++));
        }
        if (at + length > m_content.size())
            return {};
        m_at = at + length;
        return length == 0 ? QByteArray("") : m_content.mid(at, length);
    }
    /// An INTEGER that is not negative, without the zero in front that only says so.
    QByteArray nextNumber()
    {
        const QByteArray bytes = next(integerTag);
        return bytes.size() > 1 && bytes.at(0) == 0 ? bytes.mid(1) : bytes;
    }

private:
    QByteArray m_content;
    qsizetype m_at = 0;
};

inline QByteArray element(char tag, const QByteArray &content)
{
    QByteArray length;
    for (qsizetype left = content.size(); left > 0; left >>= 8)
        length.prepend(char(left & 0xff));
    if (content.size() < 0x80)
        length = QByteArray(1, char(content.size()));
    else
        length.prepend(char(0x80 | length.size()));
    return QByteArray(1, tag) + length + content;
}

inline QByteArray sequence(const QByteArrayList &elements)
{
    return element(sequenceTag, elements.join());
}

/// Of bytes, the most significant first.
inline QByteArray number(QByteArray bytes)
{
    qsizetype zeros = 0;
    while (zeros + 1 < bytes.size() && bytes.at(zeros) == 0)
        ++zeros;
    bytes.remove(0, zeros);
    return element(integerTag, bytes.at(0) & char(0x80) ? QByteArray(1, '\0') + bytes : bytes);
}

/// Of whole bytes.
inline QByteArray bitString(const QByteArray &bytes)
{
    return element(bitStringTag, QByteArray(1, '\0') + bytes);
}

/// AlgorithmIdentifier of an algorithm without parameters of its own (RFC 8017 appendix A).
inline QByteArray algorithm(const char *objectHex)
{
    return sequence({element(objectTag, QByteArray::fromHex(objectHex)), element(nullTag, {})});
}

inline constexpr char rsaEncryption[] = "2a864886f70d010101";
inline constexpr char sha256WithRsa[] = "2a864886f70d01010b";
inline constexpr char commonName[] = "550403";

/// The PKCS#1 key (RFC 8017 appendix A.1.2) that PKCS#8 (RFC 5958) wraps. Null where it is none, or no RSA
/// key.
inline QByteArray rsaKeyOf(const QByteArray &pkcs8)
{
    Reader info(Reader(pkcs8).next(sequenceTag));
    info.next(integerTag);
    Reader algorithm(info.next(sequenceTag));
    if (algorithm.next(objectTag) != QByteArray::fromHex(rsaEncryption))
        return {};
    return info.next(octetStringTag);
}

} // namespace fairlead::der
