// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/entra/grants.h"

#include <QRandomGenerator>

#include <algorithm>

namespace fairlead::practice {

namespace {

template <typename Value> Value *lookUp(QHash<QString, Value> &table, const QString &key)
{
    const auto found = table.find(key);
    return found == table.end() ? nullptr : &*found;
}

} // namespace

QString Grants::randomText(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::system()->bounded(256));
    return QString::fromLatin1(jwt::base64Url(random));
}

void Grants::reset()
{
    *this = Grants();
}

QString Grants::issueCode(AuthorizationCode code)
{
    // Entra's are long: clients that keep them in a short buffer are found out here.
    const QString text = QStringLiteral("1.AXkA") + randomText(480);
    m_codes.insert(text, std::move(code));
    return text;
}

AuthorizationCode *Grants::code(const QString &text)
{
    return lookUp(m_codes, text);
}

QString Grants::issueRefreshToken(RefreshToken token)
{
    if (token.family.isEmpty())
        token.family = randomText(12);
    const QString text = QStringLiteral("1.AXkA") + randomText(720);
    m_refreshTokens.insert(text, std::move(token));
    return text;
}

RefreshToken *Grants::refreshToken(const QString &text)
{
    return lookUp(m_refreshTokens, text);
}

QString Grants::issueDeviceCode(DeviceCode code)
{
    static const QString letters = QStringLiteral("ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
    do {
        code.userCode.clear();
        for (int i = 0; i < 9; ++i)
            code.userCode += letters.at(QRandomGenerator::system()->bounded(int(letters.size())));
    } while (byUserCode(code.userCode));
    const QString text = QStringLiteral("GAQABIQEAAAD") + randomText(120);
    m_deviceCodes.insert(text, std::move(code));
    return text;
}

DeviceCode *Grants::deviceCode(const QString &text)
{
    return lookUp(m_deviceCodes, text);
}

DeviceCode *Grants::byUserCode(const QString &userCode)
{
    const QString wanted = userCode.trimmed().toUpper();
    const auto found = std::find_if(m_deviceCodes.begin(), m_deviceCodes.end(),
                                    [&](const DeviceCode &code) { return code.userCode == wanted; });
    return found == m_deviceCodes.end() ? nullptr : &*found;
}

} // namespace fairlead::practice
