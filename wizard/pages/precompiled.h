// SPDX-License-Identifier: Apache-2.0
// The rooms' precompiled header and the large Qt headers of the window.
#pragma once
#include "../modules/precompiled.h"
#include <QtGui/QPainter>
#include <QtGui/QPalette>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QFrame>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLayout>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>
#include <QtWidgets/QWizard>
