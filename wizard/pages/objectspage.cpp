// SPDX-License-Identifier: GPL-3.0-or-later
#include "wizard/pages/objectspage.h"

#include "look/administratornote.h"
#include "look/metrics.h"
#include "wizard/objectsmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>

namespace fairlead {

using namespace look;

namespace {

/// Room around a row's text, in em.
class RoomyRows final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const int em = option.fontMetrics.height();
        return {size.width() + em, qMax(size.height(), em * 17 / 10)};
    }
};

/// Space ticks the row, wherever in it the cursor is; a click on a row's text does not.
class ObjectsView final : public QTreeView
{
public:
    using QTreeView::QTreeView;

    QSize minimumSizeHint() const override { return {ems(this, 12), ems(this, 8)}; }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QTreeView::resizeEvent(event);
        // Narrow: the object's own label says enough.
        setColumnHidden(ObjectsModel::Name, width() < ems(this, 26));
    }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Space && currentIndex().isValid()) {
            const QModelIndex box = currentIndex().siblingAtColumn(ObjectsModel::Label);
            const bool checked = box.data(Qt::CheckStateRole).toInt() == Qt::Checked;
            if (box.flags() & Qt::ItemIsUserCheckable)
                model()->setData(box, checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
            return;
        }
        // Return is the page's primary button, not the row's.
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            event->ignore();
            return;
        }
        QTreeView::keyPressEvent(event);
    }
};

} // namespace

ObjectsPage::ObjectsPage(WizardFlow &flow)
    : FlowPage(flow, WizardPage::Objects, tr("What to keep in step"))
    , m_model(new ObjectsModel(flow, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit)
    , m_view(new ObjectsView)
    , m_summary(new Text(Text::Kind::Dim))
    , m_loading(new Note)
    , m_error(new ErrorNote)
{
    m_filterLabel = labelFor(m_filter, QStringLiteral("objectFilterEdit"), tr("Find an object"), nullptr);
    m_filter->setClearButtonEnabled(true);
    m_loading->setObjectName(QStringLiteral("objectsNote"));
    m_error->setObjectName(QStringLiteral("errorNote"));
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
    m_view->setObjectName(QStringLiteral("objectsView"));
    m_view->setAccessibleName(tr("Objects to keep in step"));
    m_view->setModel(m_filtered);
    m_view->setItemDelegate(new RoomyRows(m_view));
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setAlternatingRowColors(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(ObjectsModel::Label, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(ObjectsModel::Name, QHeaderView::ResizeToContents);
    m_view->header()->setSectionResizeMode(ObjectsModel::Records, QHeaderView::ResizeToContents);

    column()->addWidget(m_loading);
    column()->addWidget(m_error);
    column()->addWidget(m_filterLabel);
    column()->addWidget(m_filter);
    column()->addWidget(m_view);
    m_locked = new AdministratorNote({}, this);
    column()->addWidget(m_locked);
    column()->addWidget(m_summary);
    // Takes the room that the list leaves while it is not there; else the texts would drift apart.
    column()->addStretch(0);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_error, &ErrorNote::remedyChosen, this, [this](Remedy remedy, const Error &error) {
        if (remedy == Remedy::TryAgain)
            this->flow().loadObjects();
        else
            applyRemedy(remedy, error);
    });
}

void ObjectsPage::takeFocus()
{
    if (m_error->hasError()) {
        m_error->takeFocus();
        return;
    }
    m_view->setFocus();
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_filtered->index(0, 0));
}

void ObjectsPage::refresh()
{
    const QList<ObjectInfo> *objects = flow().objects();
    const QString org = flow().draft().org().name;
    setSentence(org.isEmpty()
                    ? tr("Choose what Fairlead keeps in step. You can change it later, under Jobs.")
                    : tr("Choose what Fairlead keeps in step with %1. You can change it later, under Jobs.")
                          .arg(org));
    m_model->refresh();
    // A handful of rows needs no search.
    const bool many = objects && objects->size() > 15;
    m_filterLabel->setVisible(many);
    m_filter->setVisible(many);
    m_view->setVisible(objects);
    column()->setStretchFactor(m_view, objects ? 1 : 0);
    m_summary->setVisible(objects);
    m_locked->setLocked(objects && flow().isLocked(Setting::Objects));
    const Run &run = flow().org().objectsRun();
    if (run.isRunning())
        m_loading->setContent({Tone::Busy, tr("Looking at what your CRM holds…"), {}, {}});
    else
        m_loading->clear();
    RemedyPlace place;
    place.signedIn = true;
    place.crm = flow().input().crm.value_or(CrmKind::Salesforce);
    if (const Error *over = flow().signInOver())
        m_error->showError(*over, remediesFor(*over, place));
    else if (run.error())
        m_error->showError(*run.error(), remediesFor(*run.error(), place));
    else
        m_error->clearError();
    if (!objects)
        return;
    qint64 records = 0;
    bool more = false;
    int counted = 0;
    for (const QString &name : flow().input().objects) {
        if (const auto count = flow().count(name)) {
            ++counted;
            records += count->records;
            more = more || count->atLeast;
        }
    }
    const int chosen = int(flow().input().objects.size());
    more = more || counted < chosen;
    m_summary->setText(
        more ? tr("Objects chosen: %1. Records: %2 or more.").arg(chosen).arg(QLocale().toString(records))
             : tr("Objects chosen: %1. Records: %2.").arg(chosen).arg(QLocale().toString(records)));
}

} // namespace fairlead
