// SPDX-License-Identifier: Apache-2.0
#include "formats.h"

#include "todoku/program.h"

#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>

namespace todoku::mailbox {

// A damaged file may send the library round in circles.
static constexpr int longestSilence = 60; // seconds
static constexpr qsizetype longestLine = 4 * 1024 * 1024;

bool looksLikePst(QByteArrayView head)
{
    return head.startsWith("!BDN"); // MS-PST §2.2.2.6
}

static QStringList stringsOf(const QJsonValue &value)
{
    QStringList found;
    for (const auto &one : value.toArray())
        found << mail::bareAddress(one.toString());
    return found;
}

static Message messageOf(const QJsonObject &object)
{
    Message message;
    message.messageId = object.value("messageId"_L1).toString();
    message.from = mail::bareAddress(object.value("from"_L1).toString());
    message.to = stringsOf(object.value("to"_L1));
    message.cc = stringsOf(object.value("cc"_L1));
    message.bcc = stringsOf(object.value("bcc"_L1));
    message.date = QDateTime::fromString(object.value("date"_L1).toString(), Qt::ISODate);
    message.subject = object.value("subject"_L1).toString();
    message.folder = object.value("folder"_L1).toString();
    message.messageClass = object.value("class"_L1).toString();
    message.searchKey = QByteArray::fromHex(object.value("searchKey"_L1).toString().toLatin1());
    return message;
}

PstMessage messageOfPstLine(const QByteArray &line)
{
    const auto object = QJsonDocument::fromJson(line).object();
    PstMessage found{messageOf(object), object.value("sent"_L1).toBool()};
    found.isSent = found.isSent || isSentFolder(found.message.folder.section(u'/', -1));
    return found;
}

void readPst(const QString &path, const Sink &sink, const std::function<bool()> &isStopped)
{
    const auto reader = helpingProgram(u"todoku-pst"_s);
    if (reader.isEmpty())
        return sink.fail(failureOf(Trouble::ReaderMissing));
    QProcess process;
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(reader, {path});
    if (!process.waitForStarted())
        return sink.fail(failureOf(Trouble::ReaderMissing));
    process.closeWriteChannel();
    int silence = 0;
    bool goOn = true;
    const auto takeLines = [&] {
        while (goOn && process.canReadLine()) {
            silence = 0;
            auto found = messageOfPstLine(process.readLine(longestLine));
            goOn = sink.use(std::move(found.message), found.isSent);
        }
    };
    while (goOn && process.state() != QProcess::NotRunning && silence < longestSilence * 20) {
        if (!process.waitForReadyRead(50))
            ++silence;
        takeLines();
        goOn = goOn && !isStopped();
    }
    takeLines();
    const bool ended = process.state() == QProcess::NotRunning;
    if (!ended) {
        process.kill();
        process.waitForFinished(1000);
    }
    if (goOn && (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0))
        sink.fail({Failure::Kind::Malformed, u"todoku-pst"_s});
}

} // namespace todoku::mailbox
