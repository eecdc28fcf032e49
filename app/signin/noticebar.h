// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
QT_END_NAMESPACE

namespace fairlead::signin {

/// One sentence between the address and the page: what was denied just now. Read out when it appears, stays
/// until it is dismissed or the next page loads.
class NoticeBar : public QWidget
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    void say(const QString &sentence);
    void clear();

private:
    QLabel *m_text;
};

} // namespace fairlead::signin
