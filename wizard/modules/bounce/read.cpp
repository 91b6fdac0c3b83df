// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

namespace todoku::bounce {

static bool isBinary(QByteArrayView content)
{
    return content.first(std::min<qsizetype>(content.size(), 4096)).contains('\0');
}

Result<Report> read(const QByteArray &content)
{
    if (content.trimmed().isEmpty())
        return Failure{Failure::Kind::Empty, {}};
    if (content.size() > largestMessage)
        return Failure{Failure::Kind::TooLarge, u"%1 bytes"_s.arg(content.size())};
    if (isBinary(content))
        return Failure{Failure::Kind::Malformed, u"binary"_s};
    auto report = readMail(content);
    finish(report);
    return report;
}

} // namespace todoku::bounce
