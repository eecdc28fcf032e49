// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hub/confirm.h"

#include "look/button.h"
#include "look/icons.h"
#include "look/metrics.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace fairlead::ui {

namespace {

struct ConfirmText
{
    Q_DECLARE_TR_FUNCTIONS(fairlead::ui::ConfirmText)
};

} // namespace

void confirm(QWidget *parent, const Question &question, std::function<void()> onYes,
             std::function<void()> onOther)
{
    const QString name = QStringLiteral("confirmBox");
    if (auto *before = parent->findChild<QMessageBox *>(name)) {
        before->setObjectName({});
        before->close();
    }
    auto *box = new QMessageBox(QMessageBox::NoIcon, ConfirmText::tr("Fairlead – %1").arg(question.title),
                                question.text, QMessageBox::NoButton, parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(question.detail);
    box->setIconPixmap(
        look::icon(look::Symbol::Attention, look::Tone::Attention).pixmap(look::ems(box, 2.4)));
    auto *yes = new look::Button(question.yes, box);
    auto *no = new look::Button(ConfirmText::tr("Cancel"), box);
    yes->setObjectName(QStringLiteral("confirmButton"));
    no->setObjectName(QStringLiteral("keepButton"));
    box->addButton(yes, QMessageBox::AcceptRole);
    if (!question.other.isEmpty()) {
        auto *other = new look::Button(question.other, box);
        other->setObjectName(QStringLiteral("otherButton"));
        box->addButton(other, QMessageBox::AcceptRole);
        QObject::connect(other, &QAbstractButton::clicked, parent, std::move(onOther));
    }
    box->addButton(no, QMessageBox::RejectRole);
    // Return does nothing that cannot be taken back.
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(yes, &QAbstractButton::clicked, parent, std::move(onYes));
    box->open();
}

} // namespace fairlead::ui
