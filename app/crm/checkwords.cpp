// SPDX-License-Identifier: GPL-3.0-or-later
#include "crm/checkwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead {

namespace {

struct CheckText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::crm)
};

int rankOf(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Fail:
        return 0;
    case CheckResult::State::Unknown:
        return 1;
    case CheckResult::State::Pass:
        break;
    }
    return 2;
}

QString wordFor(CheckResult::State state)
{
    switch (state) {
    case CheckResult::State::Fail:
        return CheckText::tr("Failed");
    case CheckResult::State::Unknown:
        return CheckText::tr("Not known");
    case CheckResult::State::Pass:
        break;
    }
    return CheckText::tr("Passed");
}

} // namespace

QString describe(const CheckResult &check)
{
    QStringList lines{QStringList{check.detail, check.remedy}.join(QLatin1Char(' ')).trimmed()};
    if (check.state != CheckResult::State::Pass) {
        lines += check.why;
        if (check.fix == CheckResult::Fix::Reconnect)
            lines += CheckText::tr("Reconnect mends this, with an administrator's sign-in.");
        if (!check.lightningPath.isEmpty() && !check.classicPath.isEmpty())
            lines += CheckText::tr("Lightning: %1").arg(check.lightningPath);
        else if (!check.lightningPath.isEmpty())
            lines += CheckText::tr("Where: %1").arg(check.lightningPath);
        if (!check.classicPath.isEmpty())
            lines += CheckText::tr("Classic: %1").arg(check.classicPath);
    }
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n'));
}

QList<CheckResult> inReadingOrder(QList<CheckResult> checks)
{
    std::stable_sort(checks.begin(), checks.end(), [](const CheckResult &one, const CheckResult &other) {
        return rankOf(one.state) < rankOf(other.state);
    });
    return checks;
}

QString plainText(const QString &connection, const QList<CheckResult> &checks)
{
    QStringList blocks{connection};
    for (const CheckResult &check : inReadingOrder(checks)) {
        QStringList lines{QStringLiteral("%1: %2").arg(wordFor(check.state), check.title), describe(check)};
        if (check.state != CheckResult::State::Pass)
            lines += check.link.toString();
        lines.removeAll(QString());
        blocks += lines.join(QLatin1Char('\n'));
    }
    return blocks.join(QStringLiteral("\n\n"));
}

} // namespace fairlead
