// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/newerversion.h"

#include <QVersionNumber>

namespace fairlead {

namespace {

struct Version
{
    QVersionNumber number;
    QString suffix;
};

Version versionOf(const QString &text)
{
    qsizetype end = 0;
    Version version;
    version.number = QVersionNumber::fromString(text, &end).normalized();
    version.suffix = text.mid(end);
    // Metadata of a build says nothing about its age.
    version.suffix.truncate(version.suffix.indexOf(QLatin1Char('+')) < 0
                                ? version.suffix.size()
                                : version.suffix.indexOf(QLatin1Char('+')));
    while (!version.suffix.isEmpty() && !version.suffix.at(0).isLetterOrNumber())
        version.suffix.remove(0, 1);
    return version;
}

/// "rc10" after "rc9": runs of digits count as numbers.
int compareSuffixes(const QString &left, const QString &right)
{
    const auto isDigit = [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); };
    const auto run = [&isDigit](const QString &text, qsizetype from) {
        qsizetype end = from;
        while (end < text.size() && isDigit(text.at(end)) == isDigit(text.at(from)))
            ++end;
        return text.mid(from, end - from);
    };
    qsizetype at = 0;
    qsizetype other = 0;
    while (at < left.size() && other < right.size()) {
        const QString a = run(left, at);
        const QString b = run(right, other);
        const bool numbers = isDigit(a.at(0)) && isDigit(b.at(0));
        const int order = numbers
            ? QVersionNumber::compare(QVersionNumber(a.toInt()), QVersionNumber(b.toInt()))
            : a.compare(b, Qt::CaseInsensitive);
        if (order != 0)
            return order;
        at += a.size();
        other += b.size();
    }
    return int(left.size() - at) - int(right.size() - other);
}

} // namespace

int compareVersions(const QString &left, const QString &right)
{
    const Version a = versionOf(left);
    const Version b = versionOf(right);
    if (const int order = QVersionNumber::compare(a.number, b.number); order != 0)
        return order;
    if (a.suffix.isEmpty() || b.suffix.isEmpty())
        return int(a.suffix.isEmpty()) - int(b.suffix.isEmpty());
    return compareSuffixes(a.suffix, b.suffix);
}

bool isVersion(const QString &text)
{
    return text.size() <= 64 && !QVersionNumber::fromString(text).isNull();
}

} // namespace fairlead
