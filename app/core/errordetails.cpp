// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errordetails.h"

#include "core/providerwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace fairlead {

QString detailsOf(const Error &error, const QDateTime &when)
{
    const auto label = [](const char *text) {
        return QCoreApplication::translate("fairlead::ErrorDetails", text);
    };
    QStringList lines;
    const auto line = [&lines](const QString &name, const QString &value) {
        if (!value.isEmpty())
            lines += name + QStringLiteral(": ") + value;
    };
    // The sentence may hold the organisation's own words.
    lines += withoutSecrets(error.sentence);
    if (!error.remedy.isEmpty())
        lines += error.remedy;
    lines += QString();
    const QString code = plainCode(error.providerCode);
    line(label(QT_TRANSLATE_NOOP("fairlead::ErrorDetails", "Error code")),
         code.isEmpty() ? nameOf(error.code) : QStringLiteral("%1 (%2)").arg(code, nameOf(error.code)));
    // In one notation and in UTC: it is compared with logs of servers.
    line(label(QT_TRANSLATE_NOOP("fairlead::ErrorDetails", "Time")),
         when.isValid() ? when.toUTC().toString(Qt::ISODate) : QString());
    line(label(QT_TRANSLATE_NOOP("fairlead::ErrorDetails", "Details")),
         withoutSecrets(error.detail).simplified());
    line(label(QT_TRANSLATE_NOOP("fairlead::ErrorDetails", "Link")),
         QString::fromLatin1(error.link.toEncoded()));
    line(QStringLiteral("Fairlead"), QCoreApplication::applicationVersion());
    return lines.join(QLatin1Char('\n'));
}

} // namespace fairlead
