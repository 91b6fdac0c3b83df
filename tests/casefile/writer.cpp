// SPDX-License-Identifier: Apache-2.0
#include "todoku/casefile.h"

#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace todoku;

/// Answers one question after the other, saves after each, and says on standard output which ones are safe: casefile_writer FILE FIRST.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    const auto path = arguments.value(1);
    Case one;
    if (const auto content = readFile(path, casefile::largestFile)) {
        const auto file = casefile::read(*content);
        if (!file)
            return 3; // never: the file is whole at every moment
        one = file->theCase;
    }
    for (int number = arguments.value(2).toInt();; ++number) {
        one.answers.ticks.insert(u"U1/any/%1"_s.arg(number), QDateTime::currentDateTimeUtc());
        if (casefile::save(path, casefile::write(one, u"test"_s, QDateTime::currentDateTimeUtc())))
            return 4;
        fprintf(stdout, "%d\n", number);
        fflush(stdout);
    }
}
