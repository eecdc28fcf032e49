// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace fairlead::look {

/// The style's own push button, with room around its text in em of the font (some styles leave a pixel or
/// two), and a text that wraps where a line is too narrow for it.
class Button : public QPushButton
{
    Q_OBJECT
public:
    using QPushButton::QPushButton;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int lineWidth() const; ///< of text and icon on one line
    QString plainText() const; ///< without mnemonic marks
};

} // namespace fairlead::look
