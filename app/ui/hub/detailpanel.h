// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QDateTime>
#include <QList>
#include <QScrollArea>
#include <QString>

#include <optional>

class QVBoxLayout;

namespace fairlead::look {
class Button;
class Text;
} // namespace fairlead::look

namespace fairlead::ui {

class ErrorLinks;

/// Below a list: the chosen row in full, and what can be done with it. As tall as what it says, scrolling
/// where the window is small. UI thread.
class DetailPanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit DetailPanel(QWidget *parent = nullptr);

    /// `error`: what went wrong with the row, to be copied for support (detail.copyDetails, detail.openLink).
    void say(const QString &heading, const QStringList &lines, const std::optional<Error> &error = {});
    /// In a row below the text, in the order they are added.
    look::Button *addButton(const QString &name, const QString &text);
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    QWidget *m_content;
    QWidget *m_row;
    look::Text *m_heading;
    look::Text *m_body;
    ErrorLinks *m_links;
};

} // namespace fairlead::ui
