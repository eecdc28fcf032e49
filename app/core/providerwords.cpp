// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providerwords.h"

#include <QRegularExpression>

#include <algorithm>

namespace fairlead {

namespace {

const QString hidden = QStringLiteral("…");

// A GUID has 36 characters; names of fields and classes are long but hardly have figures.
constexpr int longestId = 39;
constexpr int figuresOfATokenAtLeast = 3;

bool looksRandom(const QString &run)
{
    const auto figures = std::count_if(run.begin(), run.end(), [](QChar c) { return c.isDigit(); });
    return figures >= figuresOfATokenAtLeast;
}

QString withoutRandomRuns(const QString &text)
{
    static const QRegularExpression run(QStringLiteral("[A-Za-z0-9_~+=-]{%1,}").arg(longestId + 1));
    QString kept;
    qsizetype from = 0;
    for (auto found = run.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        if (!looksRandom(match.captured()))
            continue;
        kept += QStringView(text).mid(from, match.capturedStart() - from);
        kept += hidden;
        from = match.capturedEnd();
    }
    return kept + QStringView(text).mid(from);
}

QString withoutTags(QString text)
{
    static const QRegularExpression unseen(QStringLiteral("<(script|style|head)\\b.*?</\\1\\s*>"),
                                           QRegularExpression::CaseInsensitiveOption
                                               | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression tag(QStringLiteral("<(!|/?[A-Za-z])[^>]*>"));
    text.remove(unseen);
    // A blank, so that words of two cells do not run together.
    text.replace(tag, QStringLiteral(" "));
    for (const auto &[entity, character] : {std::pair("&nbsp;", " "),
                                            {"&lt;", "<"},
                                            {"&gt;", ">"},
                                            {"&quot;", "\""},
                                            {"&#39;", "'"},
                                            {"&amp;", "&"}})
        text.replace(QLatin1String(entity), QLatin1String(character));
    return text;
}

QString shortened(const QString &text, qsizetype longest)
{
    return text.size() <= longest ? text : text.left(longest - 1).trimmed() + hidden;
}

} // namespace

QString withoutSecrets(const QString &text)
{
    // Values of parameters that are secret, then what shows itself by its form: JWTs, Salesforce's sessions
    // and refresh tokens, Entra's client secrets.
    static const QRegularExpression value(
        QStringLiteral("\\b(client_secret|password|refresh_token|access_token|id_token|assertion|"
                       "client_assertion|code_verifier|device_code|sessionId|code(?==[^&\\s]{16}))"
                       "(=|\"\\s*:\\s*\"|>)[^&\\s<,;\"]+"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression form(QStringLiteral("\\beyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)*"
                                                        "|\\b00D[A-Za-z0-9]{9,15}![A-Za-z0-9._]*"
                                                        "|\\b5Aep[A-Za-z0-9._=]{20,}"
                                                        "|\\b[01]\\.A[A-Za-z0-9_-]{20,}(\\.[A-Za-z0-9_-]*)*"
                                                        "|[A-Za-z0-9._~-]{3}\\dQ~[A-Za-z0-9._~-]{20,}"
                                                        "|\\bBearer\\s+[A-Za-z0-9._~+/=!-]{20,}"));
    QString kept = text;
    kept.replace(value, QStringLiteral("\\1\\2…"));
    kept.replace(form, hidden);
    return withoutRandomRuns(kept);
}

QString plainWords(const QString &text, qsizetype longest)
{
    // Whole pages first: what is not seen of them may span lines.
    const QStringList lines =
        withoutTags(text).split(QRegularExpression(QStringLiteral("[\\r\\n]")), Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        if (const QString words = withoutSecrets(line).simplified(); !words.isEmpty())
            return shortened(words, longest);
    }
    return {};
}

QString plainCode(const QString &code)
{
    constexpr qsizetype longest = 80;
    static const QRegularExpression foreign(QStringLiteral("[^A-Za-z0-9_.:/ -]"));
    return withoutSecrets(code).remove(foreign).simplified().left(longest);
}

} // namespace fairlead
