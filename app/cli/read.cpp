// SPDX-License-Identifier: Apache-2.0
#include "read.h"

#include "interruption.h"

#include "todoku/bounce.h"

#include <QtCore/QSaveFile>

namespace todoku::cli {

void declareRead(QCommandLineParser &parser)
{
    parser.addPositionalArgument(u"PATH"_s, say(QT_TRANSLATE_NOOP("Cli", "Bounces: .eml, .msg, mbox, Maildir, .zip, a folder, or pasted text; “-” is standard input.")),
                                 u"PATH..."_s);
    parser.addOption({u"group"_s, say(QT_TRANSLATE_NOOP("Cli", "Shows a table of many bounces: how many by cause, domain or recipient.")), u"cause|domain|recipient"_s});
    parser.addOption({u"csv"_s, say(QT_TRANSLATE_NOOP("Cli", "Also writes the recipients as a table for a spreadsheet.")), u"FILE"_s});
}

static QString placeOf(const QString &path, int index)
{
    return index > 0 ? u"%1 #%2"_s.arg(visible(path)).arg(index + 1) : visible(path);
}

static QJsonObject objectFor(const bounce::Item &item)
{
    auto object = bounce::toJson(item.report.value_or(bounce::Report{}));
    object.insert("path"_L1, item.path);
    object.insert("index"_L1, item.index);
    object.insert("error"_L1, item.failure ? QJsonValue(explain(*item.failure, visible(item.path))) : QJsonValue());
    return object;
}

static void tell(const Context &context, const bounce::Item &item)
{
    context.print(context.strong(placeOf(item.path, item.index)));
    for (const auto &finding : bounce::judge(*item.report))
        context.print("  "_L1 + context.coloured(context.words.severity(finding.severity()), finding.severity()) + ": "_L1 + visible(context.words.text(finding)));
    for (const auto &recipient : item.report->recipients) {
        const QStringList codes{recipient.replyCode ? QString::number(*recipient.replyCode) : QString(), recipient.status};
        context.print(context.soft("    "_L1 + visible(recipient.address) + "  "_L1 + codes.join(u' ').trimmed() + "  "_L1 + visible(recipient.diagnostic)));
    }
}

std::optional<bounce::GroupBy> groupingNamed(QStringView text)
{
    if (text == "cause"_L1)
        return bounce::GroupBy::Cause;
    if (text == "domain"_L1)
        return bounce::GroupBy::Domain;
    return text == "recipient"_L1 ? std::optional(bounce::GroupBy::Recipient) : std::nullopt;
}

static QString keyInWords(const Context &context, const bounce::Group &group, bounce::GroupBy by)
{
    const auto cause = by == bounce::GroupBy::Cause ? bounce::causeNamed(group.key) : std::nullopt;
    return cause ? context.words.translate("Cause", bounce::label(*cause)) : visible(group.key);
}

static QJsonObject groupObject(const bounce::Group &group, const QList<bounce::Row> &rows)
{
    QJsonArray members;
    for (const auto place : group.members)
        members << QJsonObject{{"path"_L1, rows[place].path}, {"index"_L1, rows[place].index}, {"address"_L1, rows[place].address}};
    const auto date = [](const QDateTime &time) { return time.isValid() ? QJsonValue(time.toString(Qt::ISODate)) : QJsonValue(); };
    return {{"group"_L1, group.key}, {"bounces"_L1, group.bounces}, {"recipients"_L1, group.recipients},
            {"first"_L1, date(group.first)}, {"last"_L1, date(group.last)}, {"members"_L1, members}};
}

static void showGroups(const Context &context, const QList<bounce::Row> &rows, bounce::GroupBy by)
{
    const auto groups = bounce::grouped(rows, by);
    if (context.json) {
        for (const auto &group : groups)
            context.print(groupObject(group, rows));
        return;
    }
    context.print(context.strong(context.say(QT_TRANSLATE_NOOP("Cli", "Bounces  Recipients  What they have in common"))));
    for (const auto &group : groups) {
        context.print(u"%1  %2  %3"_s.arg(group.bounces, 7).arg(group.recipients, 10).arg(keyInWords(context, group, by)));
        const auto &example = rows[group.members.first()];
        context.print(context.soft(u"                     %1  %2"_s.arg(placeOf(example.path, example.index), visible(example.address))));
    }
}

static bool writeCsv(const QString &path, const QList<bounce::Row> &rows, const Context &context)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(csvBeginning);
    file.write(csvLine({u"path"_s, u"index"_s, u"address"_s, u"action"_s, u"cause"_s, u"status"_s, u"replyCode"_s, u"date"_s, u"subject"_s}));
    for (const auto &row : rows)
        file.write(csvLine({row.path, QString::number(row.index), row.address, bounce::name(row.action), context.words.translate("Cause", bounce::label(row.cause)), row.status,
                            row.replyCode ? QString::number(*row.replyCode) : QString(), row.date.toString(Qt::ISODate), row.subject}));
    return file.commit();
}

int runRead(const Context &context)
{
    const auto paths = context.options.positionalArguments();
    const auto grouping = groupingNamed(context.options.value(u"group"_s));
    if (paths.isEmpty()) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "Which bounce? Give a file, a folder, or “-” for standard input.")));
        return WrongUsage;
    }
    if (context.options.isSet(u"group"_s) && !grouping) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "--group takes cause, domain or recipient.")));
        return WrongUsage;
    }
    const auto csv = context.options.value(u"csv"_s);
    const bool keepsRows = grouping || !csv.isEmpty();
    QList<bounce::Row> kept;
    int status = Ran;
    for (const auto &path : paths) {
        bounce::readAll(path, [&](const bounce::Item &item) {
            if (keepsRows)
                kept << bounce::rows(item);
            if (item.failure) {
                status = UnreadableInput;
                context.complain(explain(*item.failure, visible(item.path)));
            }
            if (!grouping && context.json)
                context.print(objectFor(item));
            else if (!grouping && item.report)
                tell(context, item);
            return !interrupted();
        });
    }
    if (grouping)
        showGroups(context, kept, *grouping);
    if (!csv.isEmpty() && !writeCsv(csv, kept, context)) {
        context.complain(context.say(QT_TRANSLATE_NOOP("Cli", "“%1” could not be written.")).arg(visible(csv)));
        status = UnreadableInput;
    }
    return status;
}

} // namespace todoku::cli
