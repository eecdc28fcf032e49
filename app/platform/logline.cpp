// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform/logline.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace {

constexpr int longestText = 8000;

const char *levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

// Line breaks and escape sequences, and what turns the direction of writing: a name that comes from a server
// must not forge a line or hide one.
bool isHarmfulToLines(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

QString onOneLine(QString text)
{
    std::replace_if(text.begin(), text.end(), isHarmfulToLines, QLatin1Char(' '));
    return text.trimmed();
}

// What is cut in its middle is no longer seen for what it is, so the cut goes through a blank.
QString beginningOf(const QString &text)
{
    if (text.size() <= longestText)
        return text;
    const int blank = int(text.lastIndexOf(QLatin1Char(' '), longestText));
    return text.left(std::max(blank, 0)) + QStringLiteral(" …");
}

} // namespace

QString redactLogLine(const QString &line)
{
    struct Rule
    {
        QRegularExpression pattern;
        QString instead;
    };
    static const QString gone(QChar(0x2026));
    static const QList<Rule> rules{
        {QRegularExpression(QStringLiteral(R"(-----BEGIN [^-]*-----.*?(?:-----END [^-]*-----|$))"),
                            QRegularExpression::DotMatchesEverythingOption),
         gone},
        // The query and fragment of any address; user info in front of a host.
        {QRegularExpression(QStringLiteral(R"((https?://)[^\s/@]*@)")), QStringLiteral("\\1")},
        {QRegularExpression(QStringLiteral(R"((https?://[^\s?#]*)[?#]\S*)")), QStringLiteral("\\1?") + gone},
        // user@example.com: integration users are called like this as well.
        {QRegularExpression(QStringLiteral(R"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)")), gone},
        {QRegularExpression(QStringLiteral(R"((Bearer|Basic)\s+\S+)"),
                            QRegularExpression::CaseInsensitiveOption),
         QStringLiteral("\\1 ") + gone},
        // password=…, "client_secret":"…", token: …
        {QRegularExpression(
             QStringLiteral(
                 R"(((?:password|passwd|secret|token|assertion|code|verifier|sid)["']?\s*[=:]\s*["']?)[^\s"'&,;]+)"),
             QRegularExpression::CaseInsensitiveOption),
         QStringLiteral("\\1") + gone},
        // JSON Web Tokens, Salesforce session ids, anything long that no word is.
        {QRegularExpression(QStringLiteral(R"(\beyJ[\w-]+(?:\.[\w-]+)*)")), gone},
        {QRegularExpression(QStringLiteral(R"(\b00D[A-Za-z0-9]{12,15}!\S+)")), gone},
        {QRegularExpression(QStringLiteral(R"([A-Za-z0-9+_=~-]{40,})")), gone},
        // With slashes and dots too (base64), unless it is an address: what that begins with is skipped, and
        // nothing begins in the middle.
        {QRegularExpression(
             QStringLiteral(R"(https?://[^\s/]*(*SKIP)(*FAIL)|(?<![\w+/=.~-])[\w+/=.~-]{40,})")),
         gone},
    };
    QString redacted = beginningOf(line);
    for (const Rule &rule : rules)
        redacted.replace(rule.pattern, rule.instead);
    return redacted;
}

QByteArray logLine(const QDateTime &utc, QtMsgType type, const QString &category, const QString &text)
{
    const QString line = utc.toUTC().toString(Qt::ISODateWithMs) + QLatin1Char(' ')
        + QLatin1String(levelOf(type)) + QLatin1Char(' ') + onOneLine(category) + QStringLiteral(": ")
        + redactLogLine(onOneLine(text));
    return line.toUtf8();
}

} // namespace fairlead
