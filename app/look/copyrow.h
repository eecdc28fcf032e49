// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace fairlead::look {

class LongValue;

/// A value to take elsewhere: selectable, and a button that copies it and says so.
class CopyRow : public QWidget
{
    Q_OBJECT
public:
    /// `what` names the value for assistive technology ("Sign-in link").
    explicit CopyRow(const QString &what, QWidget *parent = nullptr);

    void setValue(const QString &value);
    QString value() const;
    /// Shown larger, for a code to be typed elsewhere.
    void setProminent(bool prominent);
    /// Object names of the field and the button.
    void setNames(const QString &field, const QString &button);

public slots:
    void copy();

private:
    QString m_what;
    LongValue *m_value;
    QPushButton *m_button;
};

} // namespace fairlead::look
