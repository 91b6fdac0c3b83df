// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static bool isBinary(QByteArrayView content)
{
    return content.first(std::min<qsizetype>(content.size(), 4096)).contains('\0');
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
    if (content.trimmed().isEmpty())
        return Failure{Failure::Kind::Empty, {}};
    if (content.size() > largestMessage)
        return Failure{Failure::Kind::TooLarge, u"%1 bytes"_s.arg(content.size())};
    if (mail::looksLikeMsg(content) || mail::looksLikeTnef(content))
        return readOutlookFile(content);
    if (isBinary(content))
        return Failure{Failure::Kind::Malformed, u"binary"_s};
    auto report = readMail(content);
    finish(report);
    return report;
}

} // namespace todoku::bounce
