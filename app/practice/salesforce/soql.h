// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/salesforce/apierror.h"

#include <optional>
#include <vector>

/// The part of SOQL the practice org understands, parsed by recursive descent.
///
///     SELECT COUNT() | item {, item}  FROM object [alias] [USING SCOPE word]
///       [WHERE condition] [WITH SECURITY_ENFORCED | USER_MODE | SYSTEM_MODE]
///       [ORDER BY field [ASC|DESC] [NULLS FIRST|LAST] {, …}] [LIMIT n] [OFFSET n] [FOR VIEW|REFERENCE] [ALL
///       ROWS]
///     item      = path | FIELDS(ALL | STANDARD | CUSTOM)
///     condition = simple {AND simple} | simple {OR simple} | NOT simple
///     simple    = ( condition ) | path operator value | path [NOT] IN ( value {, value} )
///
/// As in the real grammar AND and OR do not mix without parentheses. Not understood: aggregates, GROUP BY,
/// subqueries, TYPEOF, functions.
namespace fairlead::practice::salesforce::soql {

struct Path
{
    QByteArrayList names; ///< "Account", "Name"
    int position = 0; ///< of the first character in the query

    QByteArray text() const { return names.join('.'); }
};

struct Literal
{
    enum class Kind { Null, Boolean, String, Number, Date, Datetime, Range };

    Kind kind = Kind::Null;
    QByteArray
        text; ///< as written; a string still with its escapes, without its quotes; a range's name upper case
    int count = 0; ///< of LAST_N_DAYS:n
    int position = 0;
};

enum class Operator { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Like, In, NotIn };

struct Condition
{
    enum class Kind { And, Or, Not, Compare };

    Kind kind = Kind::Compare;
    std::vector<Condition> children;
    Path field;
    Operator op = Operator::Equal;
    std::vector<Literal> values; ///< several for IN
};

struct SelectItem
{
    Path path;
    QByteArray fieldSet; ///< ALL, STANDARD, CUSTOM; empty for a plain path
};

struct OrderItem
{
    Path path;
    bool descending = false;
    std::optional<bool> nullsFirst;
};

struct Query
{
    QByteArray text;
    bool count = false;
    std::vector<SelectItem> select;
    QByteArray object;
    int objectPosition = 0;
    QByteArray alias;
    std::optional<Condition> where;
    std::vector<OrderItem> order;
    std::optional<int> limit;
    std::optional<int> offset;
    bool allRows = false;
};

/// A query, or MALFORMED_QUERY with the real sort of text.
Answer<Query> parse(const QByteArray &text);

/// The head of errors that point into a query: the place, a caret, "ERROR at Row:1:Column:12".
QString pointer(const QByteArray &query, int position);

/// A string literal's value. For LIKE, `\%` and `\_` stay escaped by a backslash and so does a backslash.
Answer<QString> decodeString(const QByteArray &raw, bool forLike);

} // namespace fairlead::practice::salesforce::soql
