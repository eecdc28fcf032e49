// SPDX-License-Identifier: GPL-3.0-or-later
// The floor for "first window": the least a program with a wizard can do.
#include <QApplication>
#include <QWizard>

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QWizard wizard;
    wizard.addPage(new QWizardPage);
    wizard.show();
    return QApplication::exec();
}
