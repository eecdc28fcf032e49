// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soql.h"
#include "practice/salesforce/soqllexer.h"

namespace fairlead::practice::salesforce::soql {

namespace {

// Deeper nesting than anybody writes, shallow enough for the stack.
constexpr int deepest = 100;

/// One error ends the parse: fail() keeps the first and moves to the end, where every loop stops.
class Parser
{
public:
    explicit Parser(std::vector<Token> tokens)
        : m_tokens(std::move(tokens))
    {
    }

    Answer<Query> run(const QByteArray &text)
    {
        Query query;
        query.text = text;
        expect("SELECT");
        readSelect(query);
        expect("FROM");
        readFrom(query);
        if (accept("WHERE"))
            query.where = readCondition(0);
        readWith();
        readOrder(query);
        if (accept("LIMIT"))
            query.limit = readCount();
        if (accept("OFFSET"))
            query.offset = readCount();
        if (accept("FOR") && !accept("VIEW") && !accept("REFERENCE"))
            expect("UPDATE");
        if (accept("ALL")) {
            expect("ROWS");
            query.allRows = true;
        }
        if (peek().kind != Token::Kind::End)
            unexpected();
        if (m_error)
            return refuse(*m_error);
        return query;
    }

private:
    const Token &peek(int ahead = 0) const
    {
        return m_tokens[std::min(m_at + size_t(ahead), m_tokens.size() - 1)];
    }
    Token take()
    {
        const Token token = peek();
        m_at = std::min(m_at + 1, m_tokens.size() - 1);
        return token;
    }
    bool accept(const char *word)
    {
        if (!peek().is(word))
            return false;
        take();
        return true;
    }
    bool acceptSymbol(const char *symbol)
    {
        if (!peek().isSymbol(symbol))
            return false;
        take();
        return true;
    }
    void expect(const char *word)
    {
        if (!accept(word))
            unexpected(QString::fromLatin1(word));
    }
    void expectSymbol(const char *symbol)
    {
        if (!acceptSymbol(symbol))
            unexpected();
    }

    void fail(const QString &message)
    {
        if (!m_error)
            m_error = ApiError{400, "MALFORMED_QUERY", message, {}, false};
        m_at = m_tokens.size() - 1;
    }
    void unexpected(const QString &wanted = {})
    {
        const Token &token = peek();
        if (m_error)
            return;
        if (token.kind == Token::Kind::End && wanted.isEmpty())
            fail(QStringLiteral("unexpected token: '<EOF>'"));
        else if (token.kind == Token::Kind::End)
            fail(QStringLiteral("line 1:%1 mismatched input '<EOF>' expecting %2")
                     .arg(token.position)
                     .arg(wanted));
        else
            fail(QStringLiteral("unexpected token: '%1'").arg(QString::fromUtf8(token.text)));
    }

    Path readPath()
    {
        Path path;
        path.position = peek().position;
        do {
            if (peek().kind != Token::Kind::Word) {
                unexpected();
                return path;
            }
            path.names.append(take().text);
        } while (acceptSymbol("."));
        return path;
    }

    void readSelect(Query &query)
    {
        if (peek().is("COUNT") && peek(1).isSymbol("(") && peek(2).isSymbol(")")) {
            take(), take(), take();
            query.count = true;
            return;
        }
        do {
            SelectItem item;
            if (peek().is("FIELDS") && peek(1).isSymbol("(")) {
                take(), take();
                item.path.position = peek().position;
                item.fieldSet = take().text.toUpper();
                if (item.fieldSet != "ALL" && item.fieldSet != "STANDARD" && item.fieldSet != "CUSTOM")
                    fail(QStringLiteral("unexpected token: '%1'").arg(QLatin1String(item.fieldSet)));
                expectSymbol(")");
            } else {
                item.path = readPath();
            }
            query.select.push_back(item);
        } while (acceptSymbol(","));
    }

    void readFrom(Query &query)
    {
        query.objectPosition = peek().position;
        if (peek().kind != Token::Kind::Word)
            return unexpected();
        query.object = take().text;
        static const QByteArrayList clauses{"USING", "WHERE",  "WITH", "GROUP", "ORDER",
                                            "LIMIT", "OFFSET", "FOR",  "ALL"};
        if (peek().kind == Token::Kind::Word && !clauses.contains(peek().text.toUpper()))
            query.alias = take().text;
        if (accept("USING")) {
            expect("SCOPE");
            if (!accept("EVERYTHING") && !accept("MINE"))
                unexpected();
        }
    }

    void readWith()
    {
        if (accept("WITH") && !accept("SECURITY_ENFORCED") && !accept("USER_MODE") && !accept("SYSTEM_MODE"))
            unexpected();
    }

    Condition readCondition(int depth)
    {
        if (depth > deepest) {
            fail(QStringLiteral("SOQL statement is nested too deeply"));
            return {};
        }
        if (accept("NOT")) {
            Condition out;
            out.kind = Condition::Kind::Not;
            out.children.push_back(readSimple(depth));
            return joined(std::move(out), depth);
        }
        return joined(readSimple(depth), depth);
    }

    // What follows a first operand: only one of AND and OR on a level.
    Condition joined(Condition first, int depth)
    {
        const bool isAnd = peek().is("AND");
        if (!isAnd && !peek().is("OR"))
            return first;
        Condition out;
        out.kind = isAnd ? Condition::Kind::And : Condition::Kind::Or;
        out.children.push_back(std::move(first));
        while (accept(isAnd ? "AND" : "OR"))
            out.children.push_back(readSimple(depth));
        if (peek().is("AND") || peek().is("OR"))
            unexpected();
        return out;
    }

    Condition readSimple(int depth)
    {
        if (acceptSymbol("(")) {
            Condition inner = readCondition(depth + 1);
            expectSymbol(")");
            return inner;
        }
        if (peek().is("NOT")) {
            unexpected();
            return {};
        }
        return readComparison();
    }

    Condition readComparison()
    {
        Condition out;
        out.field = readPath();
        out.op = readOperator();
        if (out.op != Operator::In && out.op != Operator::NotIn) {
            out.values.push_back(readLiteral());
            return out;
        }
        expectSymbol("(");
        do
            out.values.push_back(readLiteral());
        while (acceptSymbol(","));
        expectSymbol(")");
        return out;
    }

    Operator readOperator()
    {
        static const std::pair<const char *, Operator> symbols[] = {
            {"=", Operator::Equal},        {"!=", Operator::NotEqual},  {"<>", Operator::NotEqual},
            {"<", Operator::Less},         {"<=", Operator::LessEqual}, {">", Operator::Greater},
            {">=", Operator::GreaterEqual}};
        for (const auto &[symbol, op] : symbols) {
            if (acceptSymbol(symbol))
                return op;
        }
        if (accept("LIKE"))
            return Operator::Like;
        if (accept("IN"))
            return Operator::In;
        if (peek().is("NOT") && peek(1).is("IN")) {
            take(), take();
            return Operator::NotIn;
        }
        unexpected();
        return Operator::Equal;
    }

    Literal readLiteral()
    {
        const Token token = peek();
        Literal literal;
        literal.position = token.position;
        literal.text = token.text;
        switch (token.kind) {
        case Token::Kind::String:
            literal.kind = Literal::Kind::String;
            break;
        case Token::Kind::Number:
            literal.kind = Literal::Kind::Number;
            break;
        case Token::Kind::Date:
            literal.kind = Literal::Kind::Date;
            break;
        case Token::Kind::Datetime:
            literal.kind = Literal::Kind::Datetime;
            break;
        case Token::Kind::Word:
            return readWordLiteral();
        default:
            unexpected();
            return literal;
        }
        take();
        return literal;
    }

    Literal readWordLiteral()
    {
        Literal literal;
        literal.position = peek().position;
        literal.text = take().text.toUpper();
        if (literal.text == "NULL")
            return literal;
        if (literal.text == "TRUE" || literal.text == "FALSE") {
            literal.kind = Literal::Kind::Boolean;
            return literal;
        }
        literal.kind = Literal::Kind::Range;
        if (literal.text.contains("_N_") || literal.text.startsWith("N_")) {
            expectSymbol(":");
            literal.count = readCount();
        }
        return literal;
    }

    int readCount()
    {
        bool ok = false;
        const Token token = peek();
        const int value = token.text.toInt(&ok);
        if (token.kind != Token::Kind::Number || !ok || value < 0)
            unexpected();
        else
            take();
        return value;
    }

    void readOrder(Query &query)
    {
        if (!accept("ORDER"))
            return;
        expect("BY");
        do {
            OrderItem item;
            item.path = readPath();
            if (accept("DESC"))
                item.descending = true;
            else
                accept("ASC");
            if (accept("NULLS")) {
                item.nullsFirst = accept("FIRST");
                if (!*item.nullsFirst)
                    expect("LAST");
            }
            query.order.push_back(item);
        } while (acceptSymbol(","));
    }

    std::vector<Token> m_tokens;
    size_t m_at = 0;
    std::optional<ApiError> m_error;
};

} // namespace

Answer<Query> parse(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return refuse(
            {400, "MALFORMED_QUERY", QStringLiteral("A query string has to be specified"), {}, false});
    auto tokens = tokenize(text);
    if (!tokens)
        return refuse(tokens.error());
    return Parser(std::move(*tokens)).run(text);
}

QString pointer(const QByteArray &query, int position)
{
    const qsizetype lineStart = query.lastIndexOf('\n', std::max(position - 1, 0)) + 1;
    const int row = int(query.left(lineStart).count('\n')) + 1;
    const qsizetype column = position - lineStart;
    // The real text shows a window of the line, not all of a long one.
    const qsizetype from = std::max<qsizetype>(lineStart, position - 50);
    QByteArray line = query.mid(from, 80);
    line.truncate(line.indexOf('\n') < 0 ? line.size() : line.indexOf('\n'));
    return QStringLiteral("\n%1\n%2^\nERROR at Row:%3:Column:%4\n")
        .arg(QString::fromUtf8(line), QString(position - from, QLatin1Char(' ')))
        .arg(row)
        .arg(column + 1);
}

Answer<QString> decodeString(const QByteArray &raw, bool forLike)
{
    QByteArray out;
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\') {
            out += raw[i];
            continue;
        }
        const char next = i + 1 < raw.size() ? raw[i + 1] : '\0';
        ++i;
        switch (next) {
        case 'n':
        case 'N':
            out += '\n';
            break;
        case 'r':
        case 'R':
            out += '\r';
            break;
        case 't':
        case 'T':
            out += '\t';
            break;
        case 'b':
        case 'B':
            out += '\b';
            break;
        case 'f':
        case 'F':
            out += '\f';
            break;
        case '"':
        case '\'':
            out += next;
            break;
        case '\\':
            out += forLike ? "\\\\" : "\\";
            break;
        default:
            if (forLike && (next == '%' || next == '_')) {
                out += '\\';
                out += next;
                break;
            }
            return refuse(
                {400,
                 "MALFORMED_QUERY",
                 QStringLiteral("Invalid string literal '%1'. Illegal character sequence '\\%2' in string "
                                "literal.")
                     .arg(QString::fromUtf8(raw), QString(QLatin1Char(next))),
                 {},
                 false});
        }
    }
    return QString::fromUtf8(out);
}

} // namespace fairlead::practice::salesforce::soql
