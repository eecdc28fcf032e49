// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace fairlead {

class RibbonStep;

/// The steps at the side: done (tick), here (strong ring), to come (dim ring); to assistive technology a list
/// whose items say so in words. Compact: the rings alone.
class Ribbon : public QWidget
{
    Q_OBJECT
public:
    explicit Ribbon(QWidget *parent = nullptr);

    /// `here` may be steps.size(): all done.
    void setSteps(const QStringList &steps, int here);
    void setCompact(bool compact);
    bool isCompact() const { return m_compact; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QVBoxLayout *m_column;
    QWidget *m_brand;
    QList<RibbonStep *> m_steps;
    QStringList m_names;
    bool m_compact = false;
};

enum class StepState { Done, Here, ToCome };

/// One step. Not a control: a person gets back with Back.
class RibbonStep : public QWidget
{
    Q_OBJECT
public:
    explicit RibbonStep(QWidget *parent = nullptr);

    void setStep(const QString &name, int number, int of, StepState state);
    void setCompact(bool compact);
    StepState state() const { return m_state; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont nameFont() const;
    int ring() const;
    int bodyHeight(int width) const;

    QString m_name;
    int m_number = 0;
    int m_of = 0;
    StepState m_state = StepState::ToCome;
    bool m_compact = false;
};

} // namespace fairlead
