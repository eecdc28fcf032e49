// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dataverse/odata.h"

namespace fairlead::practice::dataverse::odata {

struct Token
{
    enum class Type { Name, Literal, Alias, Symbol, End };
    Type type = Type::End;
    QByteArray text; ///< as written; symbols are one character
    Literal literal;
    qsizetype position = 0;

    bool is(char symbol) const { return type == Type::Symbol && text.front() == symbol; }
    bool isName(QByteArrayView name) const { return type == Type::Name && name == text; }
};

/// Cuts an expression into tokens.
class Lexer
{
public:
    explicit Lexer(QByteArray text)
        : m_text(std::move(text))
    {
    }

    Token next();
    const QByteArray &text() const { return m_text; }

private:
    Token string(char quote);
    Token numberOrDate();

    QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace fairlead::practice::dataverse::odata
