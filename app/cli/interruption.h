// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Ctrl-C: the work ends soon, what was found so far is printed and kept, and the status is 130. A second Ctrl-C ends the program at once.
namespace todoku::cli {

/// Once, by main(), before anything is read. From then on Ctrl-C ends standard input and every event loop, so that nothing waits in vain.
void listenForInterruption();

/// Whoever works through a list asks this before the next one, and after every wait: what was waited for may be missing.
bool interrupted();

} // namespace todoku::cli
