// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace fairlead::look {

/// A field for a secret with a button, reachable by keyboard, that shows it.
class PasswordEdit : public QWidget
{
    Q_OBJECT
public:
    explicit PasswordEdit(QWidget *parent = nullptr);

    QLineEdit *field() const { return m_field; }
    void setNames(const QString &field, const QString &button);
    void setAccessibleNames(const QString &field);

private:
    void reveal(bool shown);

    QLineEdit *m_field;
    QToolButton *m_button;
};

} // namespace fairlead::look
