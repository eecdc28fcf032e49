// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/salesforce/soqllexer.h"

#include <QRegularExpression>

namespace fairlead::practice::salesforce::soql {

namespace {

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

ApiError malformed(const QString &message)
{
    return {400, "MALFORMED_QUERY", message, {}, false};
}

class Lexer
{
public:
    explicit Lexer(const QByteArray &text)
        : m_text(text)
    {
    }

    Answer<std::vector<Token>> run()
    {
        std::vector<Token> out;
        while (true) {
            while (m_at < m_text.size() && QChar::isSpace(static_cast<unsigned char>(m_text[m_at])))
                ++m_at;
            if (m_at >= m_text.size())
                break;
            auto token = next();
            if (!token)
                return refuse(token.error());
            out.push_back(*token);
        }
        out.push_back({Token::Kind::End, {}, int(m_text.size())});
        return out;
    }

private:
    Answer<Token> next()
    {
        const char c = m_text[m_at];
        const bool sign = (c == '-' || c == '+') && m_at + 1 < m_text.size() && isDigit(m_text[m_at + 1]);
        if (isWordStart(c))
            return word();
        if (isDigit(c) || sign)
            return numberOrDate();
        if (c == '\'')
            return string();
        return symbol();
    }

    Token take(Token::Kind kind, qsizetype length)
    {
        const Token token{kind, m_text.mid(m_at, length), int(m_at)};
        m_at += length;
        return token;
    }

    Token word()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && (isWordStart(m_text[end]) || isDigit(m_text[end])))
            ++end;
        return take(Token::Kind::Word, end - m_at);
    }

    Answer<Token> numberOrDate()
    {
        static const QRegularExpression date(QStringLiteral(
            "\\G\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:?\\d\\d))?"));
        static const QRegularExpression number(QStringLiteral("\\G[+-]?\\d+(\\.\\d+)?"));
        const QString text = QString::fromLatin1(m_text);
        auto match = date.match(text, m_at);
        Token token;
        if (match.hasMatch())
            token = take(match.capturedLength(1) > 0 ? Token::Kind::Datetime : Token::Kind::Date,
                         match.capturedLength());
        else
            token = take(Token::Kind::Number, number.match(text, m_at).capturedLength());
        // "10abc" is one broken word, not a number and a name.
        if (m_at < m_text.size() && isWordStart(m_text[m_at]))
            return refuse(
                malformed(QStringLiteral("unexpected token: '%1'").arg(QLatin1String(word().text))));
        return token;
    }

    Answer<Token> string()
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != '\'')
            end += m_text[end] == '\\' ? 2 : 1;
        if (end >= m_text.size())
            return refuse(malformed(
                QStringLiteral("line 1:%1 mismatched character '<EOF>' expecting '''").arg(m_text.size())));
        Token token{Token::Kind::String, m_text.mid(m_at + 1, end - m_at - 1), int(m_at)};
        m_at = end + 1;
        return token;
    }

    Answer<Token> symbol()
    {
        for (const char *two : {"!=", "<>", "<=", ">="}) {
            if (m_text.mid(m_at, 2) == two)
                return take(Token::Kind::Symbol, 2);
        }
        if (QByteArrayView("(),.=<>:").contains(m_text[m_at]))
            return take(Token::Kind::Symbol, 1);
        return refuse(malformed(QStringLiteral("line 1:%1 no viable alternative at character '%2'")
                                    .arg(m_at)
                                    .arg(QString::fromUtf8(m_text.mid(m_at)).left(1))));
    }

    QByteArray m_text;
    qsizetype m_at = 0;
};

} // namespace

Answer<std::vector<Token>> tokenize(const QByteArray &text)
{
    return Lexer(text).run();
}

} // namespace fairlead::practice::salesforce::soql
