// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"

#include <vector>

namespace fairlead::practice::salesforce::soql {

struct Token
{
    enum class Kind { Word, String, Number, Date, Datetime, Symbol, End };

    Kind kind = Kind::End;
    QByteArray text; ///< of a string without quotes, escapes untouched
    int position = 0;

    bool is(const char *word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
    bool isSymbol(const char *symbol) const { return kind == Kind::Symbol && text == symbol; }
};

/// The words of a query, ended by one of kind End; or MALFORMED_QUERY.
Answer<std::vector<Token>> tokenize(const QByteArray &text);

} // namespace fairlead::practice::salesforce::soql
