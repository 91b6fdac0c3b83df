// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "todoku/steps.h"

#include <QtWidgets/QWizard>

class QTranslator;

namespace todoku {

class Desk;
class Page;
class Rail;

/// The window: a QWizard whose rail, free order and Back are ours. It shows the journey and changes nothing of it by itself.
class Window : public QWizard
{
    Q_OBJECT
public:
    explicit Window(Journey &journey, QWidget *parent = nullptr);
    ~Window() override;

    Language language() const { return m_language; }
    void setLanguage(Language language); ///< while running; loses nothing

    enum class Look { System, Light, Dark };
    void setLook(Look look);
    /// Opens files and folders as if they had been dropped.
    void open(const QStringList &paths) { m_journey.open(paths); }
    void open(const QString &path) { open(QStringList{path}); }
    /// Takes what is set (room `settings`) for the journey and the desk; before it is called, no case is kept.
    void useSettings();
    Desk &desk() const { return *m_desk; }

    int nextId() const override;

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void reject() override;

private:
    Page *makePage(Place place);
    void showPlace();
    void makeButtons();
    void followJourney();
    void refresh();
    void applyLook();
    void useFont();
    void followSystemFont();
    void labelButtons();
    void spreadLayout();
    void showHelp();
    void showWhatLeft();
    void showSettings();
    void changeSettings();
    void openFile();
    enum class Name { Ask, Known };
    void saveCase(Name name);
    Page *pageOf(Place place) const;

    Journey &m_journey;
    Desk *m_desk;
    Language m_language;
    std::optional<Language> m_shownLanguage; ///< that the window was made in last
    Look m_look = Look::System;
    QPalette m_systemPalette;
    QFont m_systemFont;
    Rail *m_rail;
    std::unique_ptr<QTranslator> m_translator, m_qtTranslator;
    bool m_toldOfFailure = false;
};

} // namespace todoku
