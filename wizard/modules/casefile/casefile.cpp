// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"

#include "members.h"

#include <QtCore/QJsonDocument>

namespace todoku::casefile {

bool looksLike(QByteArrayView content)
{
    return content.trimmed().startsWith('{') && content.contains("\"todoku\":");
}

/// The members of a part, over what a later version had put there.
template<class T> static QJsonObject part(const QJsonObject &kept, QLatin1StringView name, T value)
{
    Writer writer{kept.value(name).toObject()};
    members(writer, value);
    return writer.object;
}

template<class T> static T partOf(const QJsonObject &object, QLatin1StringView name)
{
    return *Json<T>::from(object.value(name));
}

QByteArray write(const Case &theCase, const QString &program, const QDateTime &saved, const QJsonObject &kept)
{
    auto object = kept;
    object.insert("todoku"_L1, std::max(version, kept.value("todoku"_L1).toInt()));
    object.insert("program"_L1, program);
    object.insert("rules"_L1, tableDate(u"triage"_s));
    object.insert("saved"_L1, Json<QDateTime>::to(saved));
    object.insert("bounce"_L1, part(kept, "bounce"_L1, theCase.given));
    object.insert("answers"_L1, part(kept, "answers"_L1, theCase.answers));
    object.insert("online"_L1, part(kept, "online"_L1, theCase.given.online));
    object.insert("remembered"_L1, part(kept, "remembered"_L1, remember(theCase)));
    object.insert("verdict"_L1, part(kept, "verdict"_L1, theCase.verdict));
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<File> read(const QByteArray &content)
{
    if (content.size() > largestFile)
        return Failure{Failure::Kind::TooLarge, u"more than %1 bytes"_s.arg(largestFile), largestFile};
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(content, &error);
    if (error.error != QJsonParseError::NoError)
        return Failure{Failure::Kind::Malformed, error.errorString(), error.offset};
    File file;
    file.kept = document.object();
    file.version = file.kept.value("todoku"_L1).toInt();
    if (file.version < 1)
        return Failure{Failure::Kind::Malformed, u"no version"_s};
    file.program = file.kept.value("program"_L1).toString();
    file.rules = file.kept.value("rules"_L1).toString();
    file.saved = Json<QDateTime>::from(file.kept.value("saved"_L1)).value_or(QDateTime());
    file.verdict = partOf<Verdict>(file.kept, "verdict"_L1);
    auto &given = file.theCase.given;
    given = partOf<Given>(file.kept, "bounce"_L1);
    given.online = partOf<Online>(file.kept, "online"_L1);
    given.remembered = partOf<Remembered>(file.kept, "remembered"_L1);
    if (given.content.size() > bounce::largestMessage)
        return Failure{Failure::Kind::TooLarge, u"the message"_s};
    if (!given.content.isEmpty()) {
        const auto report = bounce::read(given.content);
        if (!report)
            return report.error();
        given.report = *report;
    }
    auto &answers = file.theCase.answers;
    answers = partOf<Answers>(file.kept, "answers"_L1);
    if (answers.recipient && (!given.report || *answers.recipient < 0 || *answers.recipient >= given.report->recipients.size()))
        answers.recipient.reset();
    file.theCase.verdict = diagnose(given, answers);
    return file;
}

} // namespace todoku::casefile
