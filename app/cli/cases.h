// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "todoku/diagnosis.h"

/// Bounces with everything that the options allow to be known of them: for the subcommands that judge. A case file brings its answers along.
namespace todoku::cli {

struct Cases {
    struct Unreadable {
        Given given; ///< the source alone
        Failure failure;
    };
    QList<Case> bounces; ///< not judged yet
    QList<Unreadable> failures;
    int status = Ran; ///< WrongUsage, or UnreadableInput without bounces and failures: it was said why
};

void declareCases(QCommandLineParser &parser);
Cases readCases(const Context &context, const QStringList &paths);

} // namespace todoku::cli
