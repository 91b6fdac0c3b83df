// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "todoku/mailbox.h"

namespace todoku::cli {

void declareSent(QCommandLineParser &parser);
int runSent(const Context &context);

void declareMessages(QCommandLineParser &parser);
int runMessages(const Context &context);

/// How sent items are read, by this subcommand and by `diagnose`: with the index, only the folder of sent mail.
mailbox::Options sentItemsOptions(const Context &context);
/// With --columns, if it was given; nullopt where it fits no table, which is said.
std::optional<mailbox::Options> withColumns(const Context &context, const QString &path, mailbox::Options options);
void declareIndex(QCommandLineParser &parser);
/// What of a mailbox could not be read, to standard error.
void complainAbout(const Context &context, const mailbox::Index &index);

} // namespace todoku::cli
