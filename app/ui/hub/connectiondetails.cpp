// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/connectiondetails.h"

#include "look/copyrow.h"
#include "look/dialogcolumn.h"
#include "look/labels.h"
#include "look/linkbutton.h"
#include "look/metrics.h"
#include "look/scrollcolumn.h"

#include <QDialogButtonBox>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead::ui {

namespace {

QString dayText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::LongFormat);
}

} // namespace

ConnectionDetails::ConnectionDetails(const ConnectionInfo &info, const KnownAccess &access,
                                     const KnownApplication &application, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("connectionDetailsDialog"));
    setWindowTitle(tr("Fairlead – Details of “%1”").arg(info.name));
    auto *scroll = new look::ScrollColumn;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column = scroll->column();
    look::keepDistances(this, m_column, {1.6, 1.2, 1.6, 0.6, 0.4});
    m_column->addWidget(new look::Text(look::Text::Kind::Title, info.name));
    addConnection(info);
    if (access)
        addAccess(*access);
    else if (application)
        addApplication(*application, info.credentialExpires);
    else if (info.crm == CrmKind::Salesforce)
        addSentence(tr("Fairlead has made nothing in this organisation."));
    m_column->addStretch(1);

    QDialogButtonBox *buttons = look::fillDialog(this, scroll);
    buttons->setStandardButtons(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setObjectName(QStringLiteral("closeButton"));
    resize(look::ems(this, 40), look::ems(this, 38));
}

void ConnectionDetails::addConnection(const ConnectionInfo &info)
{
    addValue(tr("Address"), info.address.toString(), "address");
    addValue(info.crm == CrmKind::Salesforce ? tr("Organisation id") : tr("Environment's organisation id"),
             info.organisationId, "organisation");
    addValue(tr("Works as"), info.userName, "user");
    if (info.createdAt.isValid())
        addSentence(tr("Connected on %1.").arg(dayText(info.createdAt)));
}

void ConnectionDetails::addAccess(const salesforce::ServerAccess &access)
{
    addHeading(tr("Server-to-server access"));
    switch (accessState(access)) {
    case AccessState::On:
        addSentence(tr("Made on %1 by %2. Its certificate ends on %3.")
                        .arg(dayText(access.madeAt), access.madeBy, dayText(access.certificateExpires)));
        break;
    case AccessState::Removing:
        addSentence(tr("It is being removed; what is listed here may still be there."));
        break;
    case AccessState::Making:
    case AccessState::Off:
        addSentence(tr("%1 has begun to make it; not all of this is there yet.").arg(access.madeBy));
        break;
    }
    addSentence(
        tr("Least privilege: the permission set allows exactly the objects and fields that the jobs of "
           "this connection need, and nothing else."));
    int number = 0;
    for (const salesforce::AccessPart &part : salesforce::partsOf(access))
        addPart(part, ++number);
    addValue(tr("Consumer key"), access.consumerKey, "consumerKey");
    if (!access.externalIdsMade.isEmpty())
        addValue(tr("External ids made"), access.externalIdsMade.join(QStringLiteral(", ")), "externalIds");
}

void ConnectionDetails::addPart(const salesforce::AccessPart &part, int number)
{
    addValue(tr("%1 “%2”").arg(part.what, part.name), part.apiName,
             QStringLiteral("part%1").arg(number).toLatin1().constData());
    addLink(tr("Open in Setup"), tr("Open in Setup: %1").arg(part.what), part.link, number);
}

void ConnectionDetails::addApplication(const dynamics::ApplicationAccess &access,
                                       const QDateTime &credentialExpires)
{
    addHeading(tr("Server-to-server access"));
    if (access.removing)
        addSentence(tr("It is being removed; what is listed here may still be there."));
    else if (access.isReady())
        addSentence(tr("Made on %1 by %2.").arg(dayText(access.madeAt), access.madeBy));
    else
        addSentence(tr("%1 has begun to make it; not all of this is there yet.").arg(access.madeBy));
    if (credentialExpires.isValid())
        addSentence(tr("Its secret or certificate ends on %1.").arg(dayText(credentialExpires)));
    addSentence(tr("Least privilege: the security role has exactly the privileges that the jobs of this "
                   "connection need, and nothing else."));
    addValue(tr("App (application ID)"), access.clientId, "application");
    addValue(tr("Business unit"), access.businessUnit, "businessUnit");
    int number = 0;
    for (const dynamics::ApplicationPart &part : dynamics::partsOf(access)) {
        ++number;
        addValue(tr("%1 “%2”").arg(part.what, part.name), part.apiName,
                 QStringLiteral("part%1").arg(number).toLatin1().constData());
        addLink(tr("Open in Dynamics 365"), tr("Open in Dynamics 365: %1").arg(part.what), part.link, number);
    }
    addValue(tr("Privileges"), access.granted.join(QStringLiteral(", ")), "privileges");
}

void ConnectionDetails::addLink(const QString &text, const QString &what, const QUrl &link, int number)
{
    if (link.isEmpty())
        return;
    auto *open = new look::LinkButton(text);
    open->setObjectName(QStringLiteral("openPart%1").arg(number));
    open->setAccessibleName(what);
    open->setToolTip(link.toDisplayString());
    connect(open, &QAbstractButton::clicked, this, [this, link] { emit linkRequested(link); });
    m_column->addWidget(open, 0, Qt::AlignLeading);
}

void ConnectionDetails::addHeading(const QString &text)
{
    m_column->addSpacing(look::ems(this, 0.8));
    m_column->addWidget(new look::Text(look::Text::Kind::Heading, text));
}

void ConnectionDetails::addSentence(const QString &text)
{
    auto *sentence = new look::Text(look::Text::Kind::Dim, text);
    sentence->setSelectable(true);
    m_column->addWidget(sentence);
}

void ConnectionDetails::addValue(const QString &what, const QString &value, const char *name)
{
    if (value.isEmpty())
        return;
    m_column->addWidget(new look::Text(look::Text::Kind::Strong, what));
    auto *row = new look::CopyRow(what);
    row->setValue(value);
    row->setNames(QLatin1String(name) + QStringLiteral("Value"),
                  QLatin1String(name) + QStringLiteral("Copy"));
    m_column->addWidget(row);
}

} // namespace fairlead::ui
