// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/revokeverb.h"

#include "cli/chosen.h"
#include "cli/endanswer.h"
#include "cli/withdrawal.h"
#include "cli/workspaceanswer.h"
#include "connection/connectionstanding.h"
#include "core/pasted.h"
#include "sync/homesession.h"

#include <QCoreApplication>

#include <algorithm>

namespace fairlead::cli {

namespace {

struct RevokeVerbText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::RevokeVerb)
};

Task<VerbAnswer> revokeAnswer(HomeSession &session, VerbRequest request, CancelToken cancel)
{
    const auto chosen = theConnection(session, request, "revoke");
    if (!chosen)
        co_return failed(chosen.error());
    const ConnectionInfo &info = *chosen;
    // Whoever is of another organisation is refused before anything is changed.
    std::optional<WithdrawalRight> withdrawing;
    if (wantsWithdrawal(request.arguments)) {
        const auto right = co_await rightToWithdraw(session, request, info, cancel);
        if (!right)
            co_return failed(right.error());
        withdrawing = *right;
    }
    auto end = co_await session.revoke(info.id, cancel);
    if (!end)
        co_return failed(end.error());
    VerbAnswer answer;
    answer.document = describeConnection(info);
    answer.document.insert(QStringLiteral("standing"), nameOf(standingOf({}, true)));
    answer.document.insert(QStringLiteral("owed"), end->owedFor.has_value());
    answer.document.insert(QStringLiteral("owedFor"), errorOrNull(end->owedFor));
    answer.document.insert(QStringLiteral("withdrawn"), QJsonValue());
    answer.document.insert(QStringLiteral("byHand"), QJsonValue());
    if (withdrawing) {
        const Withdrawal withdrawal = co_await withdrawConsentOf(info, *withdrawing, cancel);
        describeWithdrawal(withdrawal, info, withdrawing->cloud, *end, answer);
    }
    describeEnd(*end, answer);
    const auto &left = end->left;
    if (!withdrawing
        && std::any_of(left.begin(), left.end(), [](const Leftover &one) { return one.isConsent; }))
        answer.notes +=
            RevokeVerbText::tr("With --withdraw-consent an administrator who signs in takes it back.");
    if (end->owedFor)
        answer.notes +=
            RevokeVerbText::tr("The connection is stopped; the rest could not be done yet: %1 It is "
                               "tried again while Fairlead runs, and by this command.")
                .arg(end->owedFor->text());
    co_return answer;
}

QString revokeText(const QJsonObject &document)
{
    if (document.isEmpty())
        return {};
    const QString revoked = RevokeVerbText::tr("%1 is revoked: its jobs have stopped, its data stays.")
                                .arg(document.value(QLatin1String("name")).toString());
    return (QStringList{revoked} + withdrawalLines(document)).join(QLatin1Char('\n'));
}

} // namespace

Verb revokeVerb()
{
    Verb verb;
    verb.name = "revoke";
    verb.takesConnection = true;
    for (const char *key : {"id", "name", "crm", "cloud", "address", "standing", "owed", "owedFor",
                            "atProvider", "left", "withdrawn", "byHand"})
        verb.keys += QLatin1String(key);
    verb.summary = [] {
        return RevokeVerbText::tr("Ends a connection's access; jobs stop at once, data stays.");
    };
    verb.command.options = {
        {"withdraw-consent"}, {"yes"}, {"no-browser"}, {"device-code"}, {"client-id", "ID", asMeant}};
    verb.check = checkWithdrawal;
    verb.prepare = prepareWithdrawal;
    verb.answerAsOwner = revokeAnswer;
    verb.text = revokeText;
    return verb;
}

} // namespace fairlead::cli
