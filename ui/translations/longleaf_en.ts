<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>longleaf::ui::AbsencePanel</name>
    <message numerus="yes">
        <source>All text was sent: %n page(s).</source>
        <translation>
            <numerusform>All text was sent: %n page.</numerusform>
            <numerusform>All text was sent: %n pages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were searched.</source>
        <translation>
            <numerusform>%n page was searched.</numerusform>
            <numerusform>%n pages were searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>%n page has no text and could not be searched.</numerusform>
            <numerusform>%n pages have no text and could not be searched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read.</source>
        <translation>
            <numerusform>%n page could not be read.</numerusform>
            <numerusform>%n pages could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AskController</name>
    <message numerus="yes">
        <source>with %n added passage(s)</source>
        <translation>
            <numerusform>with %n added passage</numerusform>
            <numerusform>with %n added passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentListModel</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DropOverlay</name>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s) to the library</source>
        <translation>
            <numerusform>Drop to add %n file or folder to the library</numerusform>
            <numerusform>Drop to add %n files or folders to the library</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LibraryController</name>
    <message numerus="yes">
        <source>Removed %n documents from the library. The files stay.</source>
        <translation>
            <numerusform>Removed %n document from the library. The file stays.</numerusform>
            <numerusform>Removed %n documents from the library. The files stay.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n file(s) could not be read; the library says why.</source>
        <translation>
            <numerusform>%n file could not be read; the library says why.</numerusform>
            <numerusform>%n files could not be read; the library says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were already in the library.</source>
        <translation>
            <numerusform>The file was already in the library.</numerusform>
            <numerusform>%n files were already in the library.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchPage</name>
    <message numerus="yes">
        <source>%n more line(s) cannot be read.</source>
        <translation>
            <numerusform>%n more line cannot be read.</numerusform>
            <numerusform>%n more lines cannot be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Built-in list (%n group(s))</source>
        <translation>
            <numerusform>Built-in list (%n group)</numerusform>
            <numerusform>Built-in list (%n groups)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s); every line can be read.</source>
        <translation>
            <numerusform>%n group; it can be read.</numerusform>
            <numerusform>%n groups; every line can be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnView</name>
    <message numerus="yes">
        <source>whole, %n page(s)</source>
        <translation>
            <numerusform>whole, %n page</numerusform>
            <numerusform>whole, %n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnText</name>
    <message numerus="yes">
        <source>Sending in %n second(s)…</source>
        <translation>
            <numerusform>Sending in %n second…</numerusform>
            <numerusform>Sending in %n seconds…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n document(s) whole</source>
        <translation>
            <numerusform>%1 of %n document whole</numerusform>
            <numerusform>%1 of %n documents whole</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SweepStatus</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s) complete</source>
        <translation>
            <numerusform>%1 of %n part complete</numerusform>
            <numerusform>%1 of %n parts complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Words</name>
    <message numerus="yes">
        <source>%n page reference(s)</source>
        <translation>
            <numerusform>%n page reference</numerusform>
            <numerusform>%n page references</numerusform>
        </translation>
    </message>
</context>
</TS>
