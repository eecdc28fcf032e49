// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/odatalexer.h"
#include "practice/dataverse/problem.h"

#include <QDateTime>

namespace fairlead::practice::dataverse::odata {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

Problem syntaxError(qsizetype position, const QByteArray &text)
{
    return badRequest(
        QStringLiteral("Syntax error at position %1 in '%2'.").arg(position).arg(QString::fromUtf8(text)));
}

} // namespace

bool isGuid(QByteArrayView text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[i] != '-' : !isHex(text[i]))
            return false;
    }
    return true;
}

QByteArray toUtcSeconds(const QByteArray &text, bool *fraction)
{
    if (fraction)
        *fraction = false;
    const QString string = QString::fromLatin1(text);
    if (text.size() == 10) {
        const QDate date = QDate::fromString(string, Qt::ISODate);
        return date.isValid() ? text + "T00:00:00Z" : QByteArray();
    }
    QDateTime when = QDateTime::fromString(string, Qt::ISODateWithMs);
    if (!when.isValid() || text.size() < 16)
        return {};
    // OData wants an offset or Z; without one Dataverse takes UTC.
    if (when.timeSpec() == Qt::LocalTime)
        when.setTimeSpec(Qt::UTC);
    when = when.toUTC();
    if (fraction)
        *fraction = when.time().msec() != 0;
    return when.toString(QStringLiteral("yyyy-MM-ddThh:mm:ss")).toLatin1() + 'Z';
}

Token Lexer::string(char quote)
{
    Token token{Token::Type::Literal, {}, {Literal::Type::String, {}}, m_at};
    qsizetype at = m_at + 1;
    for (;; ++at) {
        if (at >= m_text.size())
            throw badRequest(QStringLiteral("There is an unterminated string literal at position %1 in '%2'.")
                                 .arg(m_text.size())
                                 .arg(QString::fromUtf8(m_text)));
        if (m_text.at(at) != quote) {
            token.literal.text += m_text.at(at);
            continue;
        }
        // A doubled quote is one quote (OData URL conventions §5.1.1.6.1).
        if (at + 1 < m_text.size() && m_text.at(at + 1) == quote) {
            token.literal.text += quote;
            ++at;
            continue;
        }
        break;
    }
    token.text = m_text.mid(m_at, at + 1 - m_at);
    m_at = at + 1;
    return token;
}

Token Lexer::numberOrDate()
{
    Token token{Token::Type::Literal, {}, {}, m_at};
    qsizetype end = m_at + 1;
    // A date has colons, dashes and a plus; what follows a number never has.
    const auto belongs = [&](char c) {
        return isDigit(c) || isNameStart(c) || c == '.' || c == ':' || c == '-' || c == '+';
    };
    while (end < m_text.size() && belongs(m_text.at(end)))
        ++end;
    token.text = m_text.mid(m_at, end - m_at);
    m_at = end;
    if (isGuid(token.text)) {
        token.literal = {Literal::Type::Guid, token.text.toLower()};
        return token;
    }
    static const QByteArray datePattern = "0000-00-00";
    const bool dateLike = token.text.size() >= 10 && token.text.at(4) == '-' && token.text.at(7) == '-';
    if (dateLike) {
        if (toUtcSeconds(token.text).isEmpty())
            throw badRequest(QStringLiteral("Unrecognized 'Edm.DateTimeOffset' literal '%1' at '%2' in '%3'.")
                                 .arg(QString::fromUtf8(token.text))
                                 .arg(token.position)
                                 .arg(QString::fromUtf8(m_text)));
        token.literal = {token.text.size() == datePattern.size() ? Literal::Type::Date
                                                                 : Literal::Type::DateTime,
                         token.text};
        return token;
    }
    bool ok = false;
    token.text.toDouble(&ok);
    if (!ok)
        throw syntaxError(token.position, m_text);
    token.literal = {Literal::Type::Number, token.text};
    return token;
}

Token Lexer::next()
{
    while (m_at < m_text.size() && m_text.at(m_at) == ' ')
        ++m_at;
    if (m_at >= m_text.size())
        return {Token::Type::End, {}, {}, m_at};
    const char c = m_text.at(m_at);
    if (c == '\'' || c == '"')
        return string(c);
    // A GUID may begin with a letter.
    if (isHex(c) && isGuid(QByteArrayView(m_text).sliced(m_at, qMin<qsizetype>(36, m_text.size() - m_at))))
        return numberOrDate();
    if (isDigit(c) || (c == '-' && m_at + 1 < m_text.size() && isDigit(m_text.at(m_at + 1))))
        return numberOrDate();
    if (isNameStart(c) || c == '@' || c == '$') {
        Token token{c == '@' ? Token::Type::Alias : Token::Type::Name, {}, {}, m_at};
        qsizetype end = m_at + 1;
        while (end < m_text.size()
               && (isNameStart(m_text.at(end)) || isDigit(m_text.at(end)) || m_text.at(end) == '.'))
            ++end;
        token.text = m_text.mid(m_at, end - m_at);
        m_at = end;
        if (m_at < m_text.size() && m_text.at(m_at) == '\'')
            // guid'…' and datetime'…' of the protocol before this one (reference 4.2).
            throw badRequest(QStringLiteral("Unrecognized 'Edm.String' literal '%1' at '%2' in '%3'.")
                                 .arg(QString::fromUtf8(token.text))
                                 .arg(token.position)
                                 .arg(QString::fromUtf8(m_text)));
        if (token.text == "null")
            token = {Token::Type::Literal, token.text, {Literal::Type::Null, {}}, token.position};
        else if (token.text == "true" || token.text == "false")
            token = {Token::Type::Literal, token.text, {Literal::Type::Boolean, token.text}, token.position};
        return token;
    }
    if (QByteArrayView("(),/:=[]*").contains(c)) {
        ++m_at;
        return {Token::Type::Symbol, QByteArray(1, c), {}, m_at - 1};
    }
    throw syntaxError(m_at, m_text);
}

} // namespace fairlead::practice::dataverse::odata
