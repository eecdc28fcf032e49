// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/lifequestions.h"

#include "ui/hub/confirm.h"

#include <QCoreApplication>

namespace fairlead::ui {

namespace {

struct LifeText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::LifeText)
};

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
            "is deleted. Jobs and data stay; Re-authorise brings the connection back.")
        : LifeText::tr(
            "Its jobs stop at once, and what is kept of the sign-in here is deleted. The consent at "
            "Microsoft stays until an administrator deletes it. Jobs and data stay; Re-authorise "
            "brings the connection back.");
    question.yes = LifeText::tr("Revoke");
    confirm(parent, question, std::move(onYes));
}

void askRemove(QWidget *parent, const ConnectionInfo &info, const QList<WaitingRecords> &waiting,
               std::function<void(bool)> onYes)
{
    const QString what = unsent(waiting);
    Question question;
    question.title = LifeText::tr("Remove the connection?");
    question.text = LifeText::tr("Take “%1” off this computer?").arg(info.name);
    question.detail =
        LifeText::tr("Its access is ended and everything it signs in with is deleted. Whether its "
                     "data goes as well is asked next.");
    if (!what.isEmpty())
        question.detail += QLatin1Char('\n') + unsentText(what);
    question.yes = LifeText::tr("Remove…");
    confirm(parent, question, [parent, info, what, onYes] { askAboutData(parent, info, what, onYes); });
}

} // namespace fairlead::ui
