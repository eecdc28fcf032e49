// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/connectionname.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ConnectionName)
};

} // namespace

Outcome checkConnectionName(const QString &name)
{
    const auto characters = name.toUcs4();
    const bool printable = std::all_of(characters.cbegin(), characters.cend(),
                                       [](uint character) { return QChar::isPrint(character); });
    if (printable && !name.trimmed().isEmpty() && characters.size() <= longestConnectionName)
        return {};
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        Text::tr("A connection's name is one line of 1 to %1 characters.").arg(longestConnectionName);
    error.remedy = Text::tr("Choose another name, such as the organisation's.");
    return fail(error);
}

QString fittingConnectionName(const QString &name, int longest)
{
    auto characters = name.simplified().toUcs4();
    characters.removeIf([](uint character) { return !QChar::isPrint(character); });
    if (characters.size() <= longest)
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()),
                                 characters.size());
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(characters.constData()), longest - 1)
               .trimmed()
        + QChar(0x2026);
}

} // namespace fairlead
