// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/odata.h"
#include "practice/dataverse/odatalexer.h"
#include "practice/dataverse/problem.h"

#include <QRegularExpression>
#include <QUrl>

namespace fairlead::practice::dataverse::odata {

namespace {

constexpr int deepestNesting = 60; // a hostile filter must not exhaust the stack

/// Recursive descent over a $filter expression (OData URL conventions §5.1.1, ABNF boolCommonExpr).
class FilterParser
{
public:
    FilterParser(const QByteArray &text, const QHash<QByteArray, QByteArray> &aliases)
        : m_lexer(text)
        , m_aliases(aliases)
    {
        advance();
    }

    Node parse()
    {
        Node node = orExpression();
        if (m_token.type != Token::Type::End)
            throw badRequest(QStringLiteral("Syntax error at position %1 in '%2'.")
                                 .arg(m_token.position)
                                 .arg(QString::fromUtf8(m_lexer.text())));
        return node;
    }

private:
    void advance() { m_token = m_lexer.next(); }

    [[noreturn]] void fail(const QString &wanted) const
    {
        throw badRequest(QStringLiteral("%1 expected at position %2 in '%3'.")
                             .arg(wanted)
                             .arg(m_token.position)
                             .arg(QString::fromUtf8(m_lexer.text())));
    }

    void expect(char symbol)
    {
        if (!m_token.is(symbol))
            fail(symbol == ')' ? QStringLiteral("')' or operator")
                               : QStringLiteral("'%1'").arg(QLatin1Char(symbol)));
        advance();
    }

    static Node join(Node::Kind kind, Node left, Node right)
    {
        Node node;
        node.kind = kind;
        node.children.push_back(std::move(left));
        node.children.push_back(std::move(right));
        return node;
    }

    Node orExpression()
    {
        if (++m_depth > deepestNesting)
            throw badRequest(QStringLiteral("The recursion limit has been exceeded."));
        Node node = andExpression();
        while (m_token.isName("or")) {
            advance();
            node = join(Node::Kind::Or, std::move(node), andExpression());
        }
        --m_depth;
        return node;
    }

    Node andExpression()
    {
        Node node = notExpression();
        while (m_token.isName("and")) {
            advance();
            node = join(Node::Kind::And, std::move(node), notExpression());
        }
        return node;
    }

    Node notExpression()
    {
        if (!m_token.isName("not"))
            return comparison();
        if (++m_depth > deepestNesting)
            throw badRequest(QStringLiteral("The recursion limit has been exceeded."));
        advance();
        Node node;
        node.kind = Node::Kind::Not;
        node.children.push_back(notExpression());
        --m_depth;
        return node;
    }

    Node comparison()
    {
        if (m_token.is('(')) {
            advance();
            Node node = orExpression();
            expect(')');
            return node;
        }
        Node left = operand();
        static const QByteArrayList operators{"eq", "ne", "gt", "ge", "lt", "le"};
        if (m_token.type != Token::Type::Name || !operators.contains(m_token.text)) {
            if (left.kind == Node::Kind::Call || left.kind == Node::Kind::Lambda)
                return left;
            // `donotemail` alone is a boolean expression; what follows tells whether it was meant as one.
            if (m_token.type == Token::Type::End || m_token.is(')') || m_token.isName("and")
                || m_token.isName("or"))
                return left;
            throw badRequest(QStringLiteral("Syntax error at position %1 in '%2'.")
                                 .arg(m_token.position + m_token.text.size())
                                 .arg(QString::fromUtf8(m_lexer.text())));
        }
        Node node;
        node.kind = Node::Kind::Compare;
        node.text = m_token.text;
        advance();
        node.children.push_back(std::move(left));
        node.children.push_back(operand());
        return node;
    }

    Node operand()
    {
        Node node;
        if (m_token.type == Token::Type::Literal) {
            node.literal = m_token.literal;
            advance();
            return node;
        }
        if (m_token.type == Token::Type::Alias) {
            const QByteArray name = m_token.text;
            if (!m_aliases.contains(name))
                throw badRequest(QStringLiteral("The parameter alias '%1' is not in the request.")
                                     .arg(QString::fromUtf8(name)));
            Lexer inner(m_aliases.value(name));
            const Token token = inner.next();
            if (token.type != Token::Type::Literal || inner.next().type != Token::Type::End)
                throw badRequest(QStringLiteral("The value of parameter alias '%1' is not a literal.")
                                     .arg(QString::fromUtf8(name)));
            node.literal = token.literal;
            advance();
            return node;
        }
        if (m_token.type != Token::Type::Name)
            fail(QStringLiteral("Expression"));
        return pathOrCall();
    }

    Node pathOrCall()
    {
        Node node;
        node.kind = Node::Kind::Property;
        for (;;) {
            if (m_token.type != Token::Type::Name)
                fail(QStringLiteral("Identifier"));
            const QByteArray name = m_token.text;
            const qsizetype position = m_token.position;
            advance();
            if (m_token.is('('))
                return (name == "any" || name == "all") && !node.path.isEmpty()
                    ? lambda(std::move(node), name)
                    : call(name, position);
            node.path.append(name);
            if (!m_token.is('/'))
                return node;
            advance();
        }
    }

    Node lambda(Node node, const QByteArray &name)
    {
        node.kind = Node::Kind::Lambda;
        node.text = name;
        expect('(');
        if (m_token.is(')')) {
            advance();
            return node;
        }
        if (m_token.type != Token::Type::Name)
            fail(QStringLiteral("Identifier"));
        node.variable = m_token.text;
        advance();
        expect(':');
        node.children.push_back(orExpression());
        expect(')');
        return node;
    }

    Node call(const QByteArray &name, qsizetype position)
    {
        Node node;
        node.kind = Node::Kind::Call;
        node.text = name;
        static const QByteArrayList known{"contains", "startswith", "endswith"};
        const QByteArray prefix = "Microsoft.Dynamics.CRM.";
        if (name.startsWith(prefix)) {
            node.text = name.mid(prefix.size());
            namedArguments(node);
            return node;
        }
        if (!known.contains(name))
            throw badRequest(
                QStringLiteral("An unknown function with name '%1' was found. This may also be a function "
                               "import or a key lookup on a navigation property, which is not allowed.")
                    .arg(QString::fromUtf8(name)));
        expect('(');
        node.children.push_back(operand());
        if (!m_token.is(','))
            throw badRequest(
                QStringLiteral("No function signature for the function with name '%1' matches the "
                               "specified arguments at position %2.")
                    .arg(QString::fromUtf8(name))
                    .arg(position));
        advance();
        node.children.push_back(operand());
        expect(')');
        return node;
    }

    // Microsoft.Dynamics.CRM.In(PropertyName='statecode',PropertyValues=['0','1'])
    void namedArguments(Node &node)
    {
        expect('(');
        while (!m_token.is(')')) {
            if (m_token.type != Token::Type::Name)
                fail(QStringLiteral("Identifier"));
            const QByteArray name = m_token.text;
            advance();
            expect('=');
            QList<Literal> &values = node.arguments[name];
            if (m_token.is('[')) {
                advance();
                while (!m_token.is(']')) {
                    values.append(operand().literal);
                    if (m_token.is(','))
                        advance();
                    else if (!m_token.is(']'))
                        fail(QStringLiteral("']'"));
                }
                advance();
            } else {
                values.append(operand().literal);
            }
            if (m_token.is(','))
                advance();
            else if (!m_token.is(')'))
                fail(QStringLiteral("')'"));
        }
        advance();
    }

    Lexer m_lexer;
    const QHash<QByteArray, QByteArray> &m_aliases;
    Token m_token;
    int m_depth = 0;
};

/// Splits at a separator outside of parentheses and strings.
QByteArrayList splitOutside(const QByteArray &text, char separator)
{
    QByteArrayList parts;
    QByteArray part;
    int depth = 0;
    bool quoted = false;
    for (const char c : text) {
        if (c == '\'')
            quoted = !quoted;
        if (!quoted)
            depth += QByteArrayView("([{").contains(c) - QByteArrayView(")]}").contains(c);
        if (c == separator && !quoted && depth == 0) {
            parts.append(part.trimmed());
            part.clear();
        } else {
            part += c;
        }
    }
    if (depth != 0 || quoted)
        throw badRequest(QStringLiteral("The parentheses or quotes in '%1' are not balanced.")
                             .arg(QString::fromUtf8(text)));
    parts.append(part.trimmed());
    return parts;
}

QByteArrayList readSelect(const QByteArray &text)
{
    QByteArrayList names;
    for (const QByteArray &name : splitOutside(text, ',')) {
        if (name.isEmpty())
            throw badRequest(QStringLiteral("Term '%1' is not valid in a $select or $expand expression.")
                                 .arg(QString::fromUtf8(text)));
        names.append(name);
    }
    return names;
}

QList<Order> readOrderBy(const QByteArray &text)
{
    QList<Order> orders;
    for (const QByteArray &term : splitOutside(text, ',')) {
        const QByteArrayList words = term.simplified().split(' ');
        Order order;
        order.path = words.first().split('/');
        const bool direction = words.size() == 2 && (words.at(1) == "asc" || words.at(1) == "desc");
        if (words.first().isEmpty() || words.size() > 2 || (words.size() == 2 && !direction))
            throw badRequest(QStringLiteral("Syntax error at position %1 in '%2'.")
                                 .arg(words.first().size())
                                 .arg(QString::fromUtf8(text)));
        order.descending = words.size() == 2 && words.at(1) == "desc";
        orders.append(order);
    }
    return orders;
}

int readNumber(const QByteArray &name, const QByteArray &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    if (!ok || number < 0)
        throw badRequest(
            QStringLiteral("Invalid value '%1' for $%2 query option found. The $%2 query option requires "
                           "a non-negative integer value.")
                .arg(QString::fromUtf8(text), QString::fromUtf8(name)));
    return number;
}

std::vector<Expand> readExpand(const QByteArray &text, const QHash<QByteArray, QByteArray> &aliases);

// Of all transformations only the count of a table's rows.
QByteArray readApply(const QByteArray &text)
{
    static const QRegularExpression count(
        QStringLiteral("\\A\\s*aggregate\\(\\s*\\$count\\s+as\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*\\)\\s*\\z"));
    const auto match = count.match(QString::fromUtf8(text));
    if (!match.hasMatch())
        throw badRequest(
            QStringLiteral("The query node %1 is not supported in $apply.").arg(QString::fromUtf8(text)));
    return match.captured(1).toUtf8();
}

void readOption(Options &options, const QByteArray &name, const QByteArray &value, bool nested)
{
    if (name == "select")
        options.select = readSelect(value);
    else if (name == "filter")
        options.filter = readFilter(value, options.aliases);
    else if (name == "orderby")
        options.orderBy = readOrderBy(value);
    else if (name == "top")
        options.top = readNumber(name, value);
    else if (name == "expand") {
        if (nested)
            throw badRequest(QStringLiteral("Multiple levels of expansion aren't supported."));
        options.expand = readExpand(value, options.aliases);
    } else if (name == "count" && !nested) {
        if (value != "true" && value != "false")
            throw badRequest(
                QStringLiteral(
                    "Invalid value '%1' for $count query option found. Valid values are 'true' and "
                    "'false'.")
                    .arg(QString::fromUtf8(value)));
        options.count = value == "true";
    } else if (name == "skiptoken" && !nested)
        options.skipToken = value;
    else if (name == "deltatoken" && !nested)
        options.deltaToken = value;
    else if (name == "skip")
        throw badRequest(QStringLiteral("Skip Clause is not supported in CRM"));
    else if (name == "apply" && !nested)
        options.countAs = readApply(value);
    else if (name == "search" || name == "compute" || nested)
        throw badRequest(
            QStringLiteral("The query option '$%1' is not supported.").arg(QString::fromUtf8(name)));
    else if (name != "format" && name != "id")
        throw badRequest(
            QStringLiteral("The query parameter $%1 is not supported.").arg(QString::fromUtf8(name)));
}

std::vector<Expand> readExpand(const QByteArray &text, const QHash<QByteArray, QByteArray> &aliases)
{
    std::vector<Expand> list;
    for (const QByteArray &term : splitOutside(text, ',')) {
        Expand expand;
        expand.options.aliases = aliases;
        const auto open = term.indexOf('(');
        expand.name = term.left(open < 0 ? term.size() : open);
        if (expand.name.isEmpty() || (open >= 0 && !term.endsWith(')')))
            throw badRequest(QStringLiteral("Term '%1' is not valid in a $select or $expand expression.")
                                 .arg(QString::fromUtf8(term)));
        if (open >= 0) {
            for (const QByteArray &option : splitOutside(term.mid(open + 1, term.size() - open - 2), ';')) {
                const auto equals = option.indexOf('=');
                if (!option.startsWith('$') || equals < 0)
                    throw badRequest(
                        QStringLiteral("Term '%1' is not valid in a $select or $expand expression.")
                            .arg(QString::fromUtf8(option)));
                readOption(expand.options, option.mid(1, equals - 1), option.mid(equals + 1), true);
            }
        }
        list.push_back(std::move(expand));
    }
    return list;
}

} // namespace

Node readFilter(const QByteArray &text, const QHash<QByteArray, QByteArray> &aliases)
{
    return FilterParser(text, aliases).parse();
}

Options readOptions(const QUrlQuery &query)
{
    Options options;
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items) {
        if (name.startsWith(QLatin1Char('@')))
            options.aliases.insert(name.toUtf8(), value.toUtf8());
    }
    QSet<QString> seen;
    for (const auto &[name, value] : items) {
        if (!name.startsWith(QLatin1Char('$')))
            continue;
        if (seen.contains(name))
            throw badRequest(
                QStringLiteral("Query option '%1' was specified more than once, but it must be specified at "
                               "most once.")
                    .arg(name));
        seen.insert(name);
        readOption(options, name.mid(1).toUtf8(), value.toUtf8(), false);
    }
    return options;
}

QList<Segment> readPath(const QByteArray &path)
{
    QList<Segment> segments;
    for (const QByteArray &text : splitOutside(path, '/')) {
        if (text.isEmpty())
            continue;
        Segment segment;
        const auto open = text.indexOf('(');
        segment.name = open < 0 ? text : text.left(open);
        segment.hasParentheses = open >= 0;
        if (open >= 0) {
            if (!text.endsWith(')'))
                throw unknownSegment(text);
            const QByteArray inside = text.mid(open + 1, text.size() - open - 2);
            if (isGuid(inside)) {
                segment.key = inside.toLower();
            } else if (!inside.isEmpty()) {
                for (const QByteArray &part : splitOutside(inside, ',')) {
                    const auto equals = part.indexOf('=');
                    if (equals < 1)
                        throw badRequest(QStringLiteral("Bad Request - Error in query syntax."));
                    const QByteArray name = part.left(equals);
                    const QByteArray value = part.mid(equals + 1);
                    segment.parameters.insert(name, value);
                    const Token token =
                        value.startsWith('{') || value.startsWith('[') ? Token() : Lexer(value).next();
                    if (token.type == Token::Type::Literal)
                        segment.namedKeys.insert(name, token.literal);
                }
            }
        }
        segments.append(segment);
    }
    return segments;
}

} // namespace fairlead::practice::dataverse::odata
