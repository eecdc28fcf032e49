// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/lifequestions.h"

#include "connection/consent.h"
#include "ui/hub/confirm.h"

#include <QCoreApplication>

namespace fairlead::ui {

namespace {

struct LifeText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::LifeText)
};

/// What stays, and what brings the rest back, by how it signs in.
QString wayBack(SignInMethod method)
{
    switch (method) {
    case SignInMethod::SalesforceServer:
        return LifeText::tr("The app, the integration user and the permission set that Fairlead made stay in "
                            "the organisation. Jobs and data stay; Reconnect brings the connection back.");
    case SignInMethod::SalesforceClientCredentials:
    case SignInMethod::SalesforceJwt:
    case SignInMethod::DynamicsCertificate:
        return LifeText::tr("Jobs and data stay; connecting again as the same user, with its key or secret, "
                            "brings the connection back.");
    default:
        return LifeText::tr("Jobs and data stay; Re-authorise brings the connection back.");
    }
}

/// "Account: 3, Contact: 1"
QString unsent(const QList<WaitingRecords> &waiting)
{
    QStringList parts;
    for (const WaitingRecords &records : waiting) {
        const qint64 count =
            records.toSend + records.asked + records.refused + records.duplicates + records.uncertain;
        if (count > 0)
            parts += LifeText::tr("%1: %2").arg(records.object).arg(count);
    }
    return parts.join(QStringLiteral(", "));
}

QString unsentText(const QString &what)
{
    return LifeText::tr("Changes that have not reached the CRM yet: %1.").arg(what);
}

void askAboutData(QWidget *parent, const ConnectionInfo &info, const QString &what,
                  const std::function<void(bool)> &onYes)
{
    Question question;
    question.title = LifeText::tr("Delete the data?");
    question.text = LifeText::tr("Delete the workspace of “%1” from this computer as well?").arg(info.name);
    question.detail = what.isEmpty()
        ? LifeText::tr("The records stay in the CRM. Every change made here has reached it.")
        : unsentText(what) + QLatin1Char(' ')
            + LifeText::tr("They are lost for good when the workspace is deleted.");
    question.yes = LifeText::tr("Remove and delete the data");
    question.other = LifeText::tr("Remove, keep the data");
    confirm(
        parent, question, [onYes] { onYes(true); }, [onYes] { onYes(false); });
}

} // namespace

void askRevoke(QWidget *parent, const ConnectionInfo &info, std::function<void()> onYes)
{
    Question question;
    question.title = LifeText::tr("Revoke the access?");
    question.text = LifeText::tr("End Fairlead's access to “%1”?").arg(info.name);
    question.detail = info.crm == CrmKind::Salesforce
        ? LifeText::tr(
            "Its jobs stop at once. Salesforce is asked to end the sign-in, and what is kept of it here "
            "is deleted.")
        : livesOnConsent(info)
        ? LifeText::tr(
            "Its jobs stop at once, and what is kept of the sign-in here is deleted. The consent at "
            "Microsoft stays until an administrator deletes it.")
        : LifeText::tr(
            "Its jobs stop at once, and what is kept of the sign-in here is deleted. At Microsoft the app's "
            "secret or certificate stays good until somebody deletes it.");
    question.detail += QLatin1Char(' ') + wayBack(info.method);
    question.yes = LifeText::tr("Revoke");
    confirm(parent, question, std::move(onYes));
}

void askRemove(QWidget *parent, const ConnectionInfo &info, AccessState access,
               const QList<WaitingRecords> &waiting, std::function<void(bool)> onYes,
               std::function<void()> onTurnOff)
{
    const QString what = unsent(waiting);
    Question question;
    question.title = LifeText::tr("Remove the connection?");
    question.text = LifeText::tr("Take “%1” off this computer?").arg(info.name);
    question.detail =
        LifeText::tr("Its access is ended and everything it signs in with is deleted. Whether its "
                     "data goes as well is asked next.");
    if (access != AccessState::Off) {
        question.detail += QLatin1Char('\n')
            + LifeText::tr("The app and the integration user that Fairlead made stay in the organisation, "
                           "unless server-to-server access is turned off first. Afterwards Fairlead does "
                           "not know them any more.");
        question.other = LifeText::tr("Turn it off first…");
    }
    if (!what.isEmpty())
        question.detail += QLatin1Char('\n') + unsentText(what);
    question.yes = LifeText::tr("Remove…");
    const auto goOn = [parent, info, what, onYes] { askAboutData(parent, info, what, onYes); };
    confirm(parent, question, goOn, std::move(onTurnOff));
}

void askHalfMade(QWidget *parent, const ConnectionInfo &info,
                 const std::function<void(AccessChange)> &onChosen)
{
    Question question;
    question.title = LifeText::tr("Go on with it?");
    question.text = LifeText::tr("Server-to-server access of “%1” is half made.").arg(info.name);
    question.detail = LifeText::tr("What was made already is kept in mind: it is found again, or taken back. "
                                   "Either way an administrator signs in.");
    question.yes = LifeText::tr("Go on…");
    question.other = LifeText::tr("Take it back…");
    confirm(
        parent, question, [onChosen] { onChosen(AccessChange::On); },
        [onChosen] { onChosen(AccessChange::Off); });
}

} // namespace fairlead::ui
