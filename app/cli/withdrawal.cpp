// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/withdrawal.h"

#include "auth/entraconsent.h"
#include "cli/chosen.h"
#include "connection/consent.h"
#include "connection/session.h"
#include "core/errorjson.h"
#include "settings/cloudsfile.h"
#include "sync/homesession.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace fairlead::cli {

namespace {

struct WithdrawalText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::Withdrawal)
};

/// Between the two halves of the sign-in, where the first one has ended with a refusal.
const QString refusedKey = QStringLiteral("withdrawal-refused");

/// Who may not agree to what it takes may not do it either: it is to be done by hand, and revoking goes on.
bool isWithheld(const Error &error)
{
    return error.code == ErrorCode::ConsentRequired;
}

/// Nothing where it is not known which connection is meant: the answer says what is wrong.
struct MeantConsent
{
    ConnectionsDocument document;
    ConnectionInfo info;
};

std::optional<MeantConsent> meantConsent(const Home &home, const Arguments &arguments)
{
    const auto document = readConnections(home.connectionsFile());
    if (!document)
        return std::nullopt;
    const auto chosen = chosenConnections(*document, arguments.connection);
    if (!chosen || chosen->size() != 1)
        return std::nullopt;
    return MeantConsent{*document, chosen->constFirst()};
}

/// Whom it ends for, told before anybody is asked to sign in.
Error endsForAll(const MeantConsent &meant)
{
    Error error;
    error.code = ErrorCode::UsageError;
    error.errorClass = ErrorClass::AskUser;
    error.sentence =
        WithdrawalText::tr("Withdrawing the consent ends every connection of that organisation by this app, "
                           "on this computer and on others.");
    const QStringList others = othersOnConsent(meant.document, meant.info);
    if (!others.isEmpty())
        error.sentence += QLatin1Char(' ')
            + WithdrawalText::tr("Here, besides “%1”: %2.")
                  .arg(meant.info.name, others.join(QStringLiteral(", ")));
    error.remedy = WithdrawalText::tr("Say --yes to have that. Nothing was changed.");
    return error;
}

QJsonObject describeSteps(const entra::ConsentByHand &byHand)
{
    return {{QStringLiteral("page"), textOrNull(byHand.page.toString())},
            {QStringLiteral("path"), byHand.path},
            {QStringLiteral("steps"), QJsonArray::fromStringList(byHand.steps)}};
}

} // namespace

bool wantsWithdrawal(const Arguments &arguments)
{
    return arguments.has("withdraw-consent");
}

std::optional<Error> checkWithdrawal(const Arguments &arguments)
{
    const auto wrong = [&arguments](const QString &sentence) {
        return std::optional(usageError(sentence, arguments.verb));
    };
    if (!wantsWithdrawal(arguments)) {
        const bool signsIn =
            arguments.has("no-browser") || arguments.has("device-code") || arguments.has("client-id");
        return arguments.has("yes") || signsIn ? wrong(WithdrawalText::tr(
                   "--yes, --no-browser, --device-code and --client-id belong to --withdraw-consent."))
                                               : std::nullopt;
    }
    const Home home = Home::fromEnvironment();
    const auto meant = meantConsent(home, arguments);
    if (!meant)
        return std::nullopt;
    const QString name = meant->info.name;
    if (meant->info.crm == CrmKind::Salesforce)
        return wrong(WithdrawalText::tr("“%1” is a connection to Salesforce, which has no consent to "
                                        "withdraw: revoking ends its approval.")
                         .arg(name));
    if (!livesOnConsent(meant->info))
        return wrong(
            WithdrawalText::tr("“%1” signs in as an application, for which no user's consent stands.")
                .arg(name));
    const auto added = readClouds(home);
    const auto cloud = cloudOf(meant->info, added ? *added : builtInClouds());
    if (cloud && cloud->graph.isEmpty())
        return wrong(
            WithdrawalText::tr("For the cloud of “%1” no address of Microsoft Graph is known.").arg(name));
    return arguments.has("yes") ? std::nullopt : std::optional(endsForAll(*meant));
}

Task<Result<QHash<QString, Secret>>> prepareWithdrawal(Arguments arguments, Home home, Clock &clock,
                                                       CancelToken cancel)
{
    if (!wantsWithdrawal(arguments))
        co_return QHash<QString, Secret>();
    const auto signedIn = co_await signInDirectoryAdministrator(arguments, home, clock, cancel);
    if (signedIn || !isWithheld(signedIn.error()))
        co_return signedIn;
    co_return QHash<QString, Secret>{{refusedKey, Secret(QJsonDocument(toJson(signedIn.error())).toJson())}};
}

Task<Result<WithdrawalRight>> rightToWithdraw(HomeSession &session, VerbRequest request, ConnectionInfo info,
                                              CancelToken cancel)
{
    const auto cloud = cloudOf(info, session.clouds());
    if (!cloud)
        co_return fail(cloud.error());
    WithdrawalRight right;
    right.cloud = *cloud;
    if (request.secrets.contains(refusedKey)) {
        right.refused =
            errorFromJson(QJsonDocument::fromJson(request.secrets.value(refusedKey).reveal()).object());
        co_return right;
    }
    const auto signedIn = co_await directoryAdministratorFrom(session, request, info, cancel);
    if (signedIn)
        right.administrator = *signedIn;
    else if (isWithheld(signedIn.error()))
        right.refused = signedIn.error();
    else
        co_return fail(signedIn.error());
    co_return right;
}

Task<Withdrawal> withdrawConsentOf(ConnectionInfo info, WithdrawalRight right, CancelToken cancel)
{
    Withdrawal withdrawal;
    withdrawal.refused = right.refused;
    if (!right.administrator)
        co_return withdrawal;
    const DirectoryAdministrator administrator = *right.administrator;
    const auto withdrawn = co_await entra::withdrawConsent(*administrator.http, administrator.cloud,
                                                           administrator.graphToken, info.clientId, cancel);
    if (withdrawn)
        withdrawal.grants = withdrawn->grants;
    else
        withdrawal.refused = withdrawn.error();
    co_return withdrawal;
}

void describeWithdrawal(const Withdrawal &withdrawal, const ConnectionInfo &info, const Cloud &cloud,
                        AccessEnd &end, VerbAnswer &answer)
{
    end.left.removeIf([](const Leftover &one) { return one.isConsent; });
    if (withdrawal.grants) {
        answer.document.insert(QStringLiteral("withdrawn"), *withdrawal.grants);
        return;
    }
    const entra::ConsentByHand byHand = entra::consentByHand(cloud, info.clientId);
    end.left += Leftover{byHand.sentence,
                         WithdrawalText::tr("Follow the steps by hand, or say this again and sign in as "
                                            "somebody who may."),
                         byHand.page, true};
    answer.document.insert(QStringLiteral("byHand"), describeSteps(byHand));
    answer.error = withdrawal.refused;
    // Somebody has to act at the provider.
    answer.exitCode = withdrawal.refused->code == ErrorCode::PermissionMissing
        ? SignInNeeded
        : exitCodeFor(*withdrawal.refused);
}

QStringList withdrawalLines(const QJsonObject &document)
{
    const QJsonValue withdrawn = document.value(QLatin1String("withdrawn"));
    if (withdrawn.isDouble())
        return {WithdrawalText::tr("The consent is withdrawn at Microsoft: %n grant(s) ended.", nullptr,
                                   withdrawn.toInt())};
    const QJsonObject byHand = document.value(QLatin1String("byHand")).toObject();
    if (byHand.isEmpty())
        return {};
    QStringList lines{WithdrawalText::tr("To withdraw it by hand: %1 %2")
                          .arg(byHand.value(QLatin1String("path")).toString(),
                               byHand.value(QLatin1String("page")).toString())};
    int number = 0;
    for (const auto &step : byHand.value(QLatin1String("steps")).toArray())
        lines += WithdrawalText::tr("  %1. %2").arg(++number).arg(step.toString());
    return lines;
}

} // namespace fairlead::cli
