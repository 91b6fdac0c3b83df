// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

// A message begins with fields, whatever bytes stand further down.
static bool beginsWithFields(QByteArrayView content)
{
    const auto line = content.first(std::max<qsizetype>(0, content.indexOf('\n'))).trimmed();
    return mail::looksLikeField(line) || line.startsWith("From ");
}

static bool isBinary(QByteArrayView content)
{
    return content.first(std::min<qsizetype>(content.size(), 4096)).contains('\0') && !beginsWithFields(content.trimmed());
}

// Text saved by an editor of Windows may be UTF-16.
static QByteArray inUtf8(const QByteArray &content)
{
    if (content.startsWith("\xff\xfe") || content.startsWith("\xfe\xff"))
        return mail::decode(content, "utf-16").toUtf8();
    return content;
}

static Result<Report> readOutlookFile(const QByteArray &content)
{
    const auto item = mail::looksLikeMsg(content) ? mail::readMsg(content) : mail::readTnef(content);
    if (!item)
        return item.error();
    auto report = readOutlook(*item);
    finish(report);
    return report;
}

Result<Report> read(const QByteArray &content)
{
    if (content.size() > largestMessage)
        return Failure{Failure::Kind::TooLarge, u"%1 bytes"_s.arg(content.size())};
    if (QByteArrayView(content).trimmed().isEmpty())
        return Failure{Failure::Kind::Empty, {}};
    if (mail::looksLikeMsg(content) || mail::looksLikeTnef(content))
        return readOutlookFile(content);
    if (content.startsWith("PK\x03\x04"))
        return Failure{Failure::Kind::Unsupported, u"an archive, not a message"_s};
    const auto text = inUtf8(content);
    if (isBinary(text))
        return Failure{Failure::Kind::Malformed, u"binary"_s};
    auto report = readMail(text);
    finish(report);
    return report;
}

} // namespace todoku::bounce
