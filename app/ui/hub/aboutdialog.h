// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace fairlead::ui {

/// Which program this is, in which version, under which licence, and whose work it is made with
/// (installer/thirdparty.tsv). UI thread.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

} // namespace fairlead::ui
