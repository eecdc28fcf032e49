// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dataverse/preferences.h"

namespace fairlead::practice::dataverse {

namespace {

QByteArrayList splitUnquoted(const QByteArray &text)
{
    QByteArrayList parts{QByteArray()};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"')
            quoted = !quoted;
        if (c == ',' && !quoted)
            parts.append(QByteArray());
        else
            parts.last() += c;
    }
    return parts;
}

bool covers(const QByteArray &pattern, QByteArrayView annotation)
{
    if (pattern == "*")
        return true;
    if (pattern.endsWith('*'))
        return annotation.startsWith(QByteArrayView(pattern).chopped(1));
    return pattern == annotation;
}

} // namespace

bool Preferences::wants(QByteArrayView annotation) const
{
    bool wanted = false;
    for (const QByteArray &pattern : annotations) {
        if (pattern.startsWith('-')) {
            if (covers(pattern.mid(1), annotation))
                wanted = false;
        } else if (covers(pattern, annotation)) {
            wanted = true;
        }
    }
    return wanted;
}

Preferences Preferences::of(const Request &request)
{
    Preferences preferences;
    for (const auto &[name, value] : request.headers) {
        if (name.compare("Prefer", Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &entry : splitUnquoted(value)) {
            const QByteArray item = entry.trimmed();
            const auto equals = item.indexOf('=');
            const QByteArray key = item.left(equals < 0 ? item.size() : equals).trimmed().toLower();
            QByteArray given = equals < 0 ? QByteArray() : item.mid(equals + 1).trimmed();
            if (given.size() >= 2 && given.startsWith('"') && given.endsWith('"'))
                given = given.mid(1, given.size() - 2);
            if (key == "odata.maxpagesize" && given.toInt() > 0)
                preferences.maxPageSize = qMin(given.toInt(), 5000);
            else if (key == "odata.track-changes")
                preferences.trackChanges = true;
            else if (key == "return" && given == "representation")
                preferences.returnRepresentation = true;
            else if (key == "odata.continue-on-error")
                preferences.continueOnError = given != "false";
            else if (key == "odata.include-annotations") {
                for (const QByteArray &pattern : given.split(','))
                    preferences.annotations.append(pattern.trimmed());
            } else
                continue;
            preferences.applied.append(item);
        }
    }
    return preferences;
}

} // namespace fairlead::practice::dataverse
