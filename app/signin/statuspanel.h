// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
QT_END_NAMESPACE

namespace fairlead::signin {

/// Takes the page's place when there is none: what happened, one sentence, and what can be done about it.
class StatusPanel : public QWidget
{
    Q_OBJECT
public:
    explicit StatusPanel(QWidget *parent = nullptr);

    /// With Reload and Close; the focus goes to Reload.
    void showTrouble(const QString &heading, const QString &sentence);
    /// The redirect is caught, Fairlead checks it; the next step may follow here.
    void showAnswered();

signals:
    void reloadAsked();
    void closeAsked();

private:
    void say(const QString &heading, const QString &sentence, bool withButtons);

    QLabel *m_heading;
    QLabel *m_sentence;
    QPushButton *m_reload;
    QPushButton *m_close;
};

} // namespace fairlead::signin
