// SPDX-License-Identifier: GPL-3.0-or-later
#include "auth/rsakeyform.h"

namespace fairlead {

namespace {

constexpr char sequence = 0x30;
constexpr qsizetype lineLength = 64; // RFC 7468 §2

/// The label of a key in DER; null where it is none. Both forms begin with SEQUENCE { INTEGER 0; PKCS#8 goes
/// on with the algorithm's SEQUENCE (RFC 5958 §2), PKCS#1 with the modulus (RFC 8017 A.1.2).
const char *labelOf(const QByteArray &der)
{
    // A key of 2048 bits or more is longer than 255 bytes: its length takes two.
    const QByteArray begin = QByteArray::fromHex("3082");
    const QByteArray version = QByteArray::fromHex("020100");
    if (der.size() < 8 || !der.startsWith(begin) || der.mid(4, 3) != version)
        return nullptr;
    return der.at(7) == sequence ? "PRIVATE KEY" : "RSA PRIVATE KEY";
}

QByteArray line(const char *word, const char *label)
{
    return QByteArray("-----") + word + ' ' + label + "-----";
}

} // namespace

Secret compactRsaKey(const Secret &pem)
{
    const QByteArray text = pem.reveal().trimmed();
    for (const char *label : {"PRIVATE KEY", "RSA PRIVATE KEY"}) {
        const QByteArray begin = line("BEGIN", label);
        const QByteArray end = line("END", label);
        if (!text.startsWith(begin) || !text.endsWith(end))
            continue;
        const QByteArray body = text.mid(begin.size(), text.size() - begin.size() - end.size());
        QByteArray der = QByteArray::fromBase64(body.simplified().replace(' ', ""),
                                                QByteArray::AbortOnBase64DecodingErrors);
        const char *found = labelOf(der);
        // Anything beside the key (headers, a passphrase's salt) would be lost: then the text is kept.
        if (found && qstrcmp(found, label) == 0)
            return Secret(std::move(der));
    }
    return pem;
}

Secret rsaKeyText(const Secret &der)
{
    const QByteArray bytes = der.reveal();
    const char *label = labelOf(bytes);
    if (!label)
        return der;
    const QByteArray body = bytes.toBase64();
    QByteArray text = line("BEGIN", label) + '\n';
    for (qsizetype at = 0; at < body.size(); at += lineLength)
        text += body.mid(at, lineLength) + '\n';
    return Secret(text + line("END", label) + '\n');
}

} // namespace fairlead
