// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/dialogcolumn.h"

#include "look/metrics.h"
#include "look/scrollcolumn.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace fairlead::look {

QDialogButtonBox *fillDialog(QDialog *dialog, ScrollColumn *column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setObjectName(QStringLiteral("okButton"));
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("cancelButton"));
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    auto *footer = new QVBoxLayout;
    keepDistances(dialog, footer, {1.6, 0.4, 1.6, 1.0, 0});
    footer->addWidget(buttons);
    auto *outer = new QVBoxLayout(dialog);
    outer->setContentsMargins({});
    outer->addWidget(column, 1);
    outer->addLayout(footer);
    return buttons;
}

} // namespace fairlead::look
