// SPDX-License-Identifier: GPL-3.0-or-later
// Parsing alone: pages of 2,000 records of 13 fields, as Salesforce writes them, into cells. Our reader
// against QJsonDocument doing the same work, taking turns in one run. Prints a table; fails when ours is not
// faster by the factor below (release builds: a debug build measures the debugger's comfort).
//   bench_parse [ROUNDS]      default 30
#include "crm/salesforce/pageparser.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTextStream>

#include <algorithm>
#include <variant>
#include <vector>

using namespace fairlead;

namespace {

constexpr int recordsPerPage = 2000;
constexpr double wantedFactor = 2.0;

const QStringList columns = {"Id",
                             "Name",
                             "AccountNumber",
                             "Phone",
                             "Website",
                             "Industry",
                             "BillingStreet",
                             "BillingCity",
                             "BillingCountry",
                             "AnnualRevenue",
                             "NumberOfEmployees",
                             "OwnerId",
                             "SystemModstamp"};

ObjectInfo account()
{
    ObjectInfo info;
    info.name = info.setName = QStringLiteral("Account");
    info.idField = QStringLiteral("Id");
    for (const QString &name : columns) {
        FieldInfo field;
        field.name = name;
        field.type = name == QLatin1String("Id") ? FieldType::Id
            : name == QLatin1String("OwnerId")   ? FieldType::Reference
                                                 : FieldType::Text;
        info.fields += field;
    }
    return info;
}

QByteArray makePage(int number)
{
    QByteArray body = "{\"totalSize\":200000,\"done\":false,\"nextRecordsUrl\":\"/services/data/v66.0/query/"
                      "0r8Aa00000BBBBBAA1-2000\",\"records\":[";
    for (int i = 0; i < recordsPerPage; ++i) {
        const QByteArray n = QByteArray::number(number * recordsPerPage + i).rightJustified(7, '0');
        if (i > 0)
            body += ',';
        body +=
            "{\"attributes\":{\"type\":\"Account\",\"url\":\"/services/data/v66.0/sobjects/Account/001Aa000"
            + n + "IA4\"},\"Id\":\"001Aa000" + n + "IA4\",\"Name\":\"Company " + n
            + " Ltd\",\"AccountNumber\":\"AC-" + n + "\",\"Phone\":\"+49 30 " + n
            + "\",\"Website\":\"https://www.company-" + n
            + ".example\",\"Industry\":\"Manufacturing\",\"BillingStreet\":\"Long Street " + n
            + "\\r\\nBackyard \\\"B\\\"\",\"BillingCity\":\"M\xc3\xbcnchen\",\"BillingCountry\":\"Germany\","
              "\"AnnualRevenue\":"
            + QByteArray::number(i * 1234.5, 'f', 1) + ",\"NumberOfEmployees\":" + QByteArray::number(i)
            + ",\"OwnerId\":\"005Aa00000000" + QByteArray::number(i % 20).rightJustified(2, '0')
            + "IA1\",\"SystemModstamp\":\"2026-05-01T10:00:00.000+0000\"}";
    }
    return body + "]}";
}

// The same result as ours: one cell per column, text kept, numbers as numbers.
using QtCell = std::variant<std::monostate, bool, qint64, double, QString>;

std::size_t parseWithQt(const QByteArray &body)
{
    const QJsonArray records =
        QJsonDocument::fromJson(body).object().value(QLatin1String("records")).toArray();
    std::vector<QtCell> cells;
    cells.reserve(std::size_t(records.size() * columns.size()));
    for (const auto &value : records) {
        const QJsonObject record = value.toObject();
        for (const QString &column : columns) {
            const QJsonValue cell = record.value(column);
            if (cell.isString())
                cells.emplace_back(cell.toString());
            else if (cell.isDouble())
                cells.emplace_back(cell.toDouble());
            else if (cell.isBool())
                cells.emplace_back(cell.toBool());
            else
                cells.emplace_back();
        }
    }
    return cells.size();
}

std::size_t parseWithOurs(QByteArray body, const ObjectInfo &object)
{
    const auto page = salesforce::readQueryPage(std::move(body), object, columns);
    return page ? page->page.cells.size() : 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char **argv)
{
    const int rounds = argc > 1 ? std::max(3, QByteArray(argv[1]).toInt()) : 30;
    const ObjectInfo object = account();
    std::vector<QByteArray> pages;
    for (int i = 0; i < 4; ++i)
        pages.push_back(makePage(i));
    const double megabytes = double(pages.front().size()) / 1e6;
    const std::size_t wanted = std::size_t(recordsPerPage * columns.size());

    std::vector<double> ours;
    std::vector<double> qt;
    QElapsedTimer timer;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray &page = pages[std::size_t(round) % pages.size()];
        // A copy of its own, with the room at the end that a body from the network has or not.
        QByteArray body(page.constData(), page.size());
        timer.start();
        if (parseWithOurs(std::move(body), object) != wanted)
            return 1;
        ours.push_back(double(timer.nsecsElapsed()) / 1e6);
        timer.start();
        if (parseWithQt(page) != wanted)
            return 1;
        qt.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const double oursMs = median(ours);
    const double qtMs = median(qt);
    QTextStream out(stdout);
    out.setRealNumberNotation(QTextStream::FixedNotation);
    out.setRealNumberPrecision(2);
    out << "page of " << recordsPerPage << " x " << columns.size() << ", " << megabytes << " MB, median of "
        << rounds << " rounds\n"
        << "                 ms a page     MB/s   200,000 records\n"
        << "readQueryPage    " << qSetFieldWidth(9) << oursMs << megabytes / oursMs * 1000
        << qSetFieldWidth(0) << "   " << oursMs * 100 / 1000 << " s\n"
        << "QJsonDocument    " << qSetFieldWidth(9) << qtMs << megabytes / qtMs * 1000 << qSetFieldWidth(0)
        << "   " << qtMs * 100 / 1000 << " s\n"
        << "ratio            " << qSetFieldWidth(9) << qtMs / oursMs << qSetFieldWidth(0) << "\n";
#ifdef NDEBUG
    if (qtMs / oursMs < wantedFactor) {
        out << "below the wanted factor of " << wantedFactor << "\n";
        return 1;
    }
#endif
    return 0;
}
