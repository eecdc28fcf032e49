// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QList>
#include <QUrlQuery>

#include <optional>
#include <vector>

/// OData 4.0 URL conventions, the part that Dataverse takes (reference Microsoft 4.2): text to syntax trees.
/// What a name means is decided later, by whoever knows the table. Everything here throws Problem.
namespace fairlead::practice::dataverse::odata {

struct Literal
{
    enum class Type { Null, Boolean, Number, String, Guid, DateTime, Date };
    Type type = Type::Null;
    QByteArray text; ///< strings unquoted, dates as written
};

struct Node
{
    enum class Kind {
        Or,
        And,
        Not,
        Compare, ///< `text`: eq ne gt ge lt le
        Call, ///< `text`: contains, startswith, endswith, or a query function of the CRM
        Lambda, ///< `text`: any, all; `path` the collection; no child: any()
        Property, ///< `path`
        Value,
    };
    Kind kind = Kind::Value;
    QByteArray text;
    QByteArrayList path;
    Literal literal;
    QByteArray variable; ///< of a lambda
    QHash<QByteArray, QList<Literal>> arguments; ///< of a query function: PropertyName, PropertyValues …
    std::vector<Node> children;
};

struct Order
{
    QByteArrayList path;
    bool descending = false;
};

struct Expand;

struct Options
{
    std::optional<QByteArrayList> select;
    std::optional<Node> filter;
    QList<Order> orderBy;
    std::vector<Expand> expand;
    std::optional<int> top;
    bool count = false;
    QByteArray countAs; ///< of `$apply=aggregate($count as name)`, the one aggregate there is
    QByteArray skipToken;
    QByteArray deltaToken;
    QHash<QByteArray, QByteArray> aliases; ///< "@p1" to its text
};

struct Expand
{
    QByteArray name;
    Options options;
};

/// Reads the query of a request. Parameters without a dollar sign are ignored, unknown ones with it refused.
Options readOptions(const QUrlQuery &query);
Node readFilter(const QByteArray &text, const QHash<QByteArray, QByteArray> &aliases = {});

/// One segment of a resource path: `leads`, `leads(guid)`, `EntityDefinitions(LogicalName='lead')`.
struct Segment
{
    QByteArray name;
    bool hasParentheses = false;
    QByteArray key; ///< a bare GUID, lower case
    QHash<QByteArray, Literal> namedKeys;
    QHash<QByteArray, QByteArray> parameters; ///< of a function: name to raw text
};

/// Splits a path below the service root; percent signs are decoded by the caller.
QList<Segment> readPath(const QByteArray &path);

/// "2026-11-01T10:00:00.5+01:00" in UTC seconds ("2026-11-01T09:00:00Z"); `fraction` tells that there was
/// more. Empty where it is no date.
QByteArray toUtcSeconds(const QByteArray &text, bool *fraction = nullptr);
bool isGuid(QByteArrayView text);

} // namespace fairlead::practice::dataverse::odata
