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
    <message numerus="yes">
        <source>%n page(s) could be read only in part.</source>
        <translation>
            <numerusform>%n page could be read only in part.</numerusform>
            <numerusform>%n pages could be read only in part.</numerusform>
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
    <message numerus="yes">
        <source>%n added passage(s) go with this question.</source>
        <translation>
            <numerusform>%n added passage goes with this question.</numerusform>
            <numerusform>%n added passages go with this question.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionController</name>
    <message numerus="yes">
        <source>Put %n document(s) into “%1”.</source>
        <translation>
            <numerusform>Put %n document into “%1”.</numerusform>
            <numerusform>Put %n documents into “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n document(s) out of “%1”.</source>
        <translation>
            <numerusform>Took %n document out of “%1”.</numerusform>
            <numerusform>Took %n documents out of “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n document(s) to “%1”.</source>
        <translation>
            <numerusform>Moved %n document to “%1”.</numerusform>
            <numerusform>Moved %n documents to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionListModel</name>
    <message numerus="yes">
        <source>%1, %n document(s)</source>
        <translation>
            <numerusform>%1, %n document</numerusform>
            <numerusform>%1, %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageRows</name>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DamageNotice</name>
    <message numerus="yes">
        <source>%n page(s) of “%1” were put right.</source>
        <translation>
            <numerusform>%n page of “%1” was put right.</numerusform>
            <numerusform>%n pages of “%1” were put right.</numerusform>
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
    <name>longleaf::ui::ExportForm</name>
    <message numerus="yes">
        <source>The whole conversation, %n answer(s)</source>
        <translation>
            <numerusform>The whole conversation, %n answer</numerusform>
            <numerusform>The whole conversation, %n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FindBar</name>
    <message numerus="yes">
        <source>%n hit(s) so far</source>
        <translation>
            <numerusform>%n hit so far</numerusform>
            <numerusform>%n hits so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>%n of %1 pages has no text and could not be searched.</numerusform>
            <numerusform>%n of %1 pages have no text and could not be searched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FolderWatcher</name>
    <message numerus="yes">
        <source>“%1” has %n file(s) to read, %2 in all. They and all that come later would be read.</source>
        <translation>
            <numerusform>“%1” has %n file to read, %2 in all. It and all that come later would be read.</numerusform>
            <numerusform>“%1” has %n files to read, %2 in all. They and all that come later would be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HiddenText</name>
    <message numerus="yes">
        <source>%n document(s) could not be searched in full for text that nobody can see.</source>
        <translation>
            <numerusform>%n document could not be searched in full for text that nobody can see.</numerusform>
            <numerusform>%n documents could not be searched in full for text that nobody can see.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have not been searched yet for text that nobody can see.</source>
        <translation>
            <numerusform>%n document has not been searched yet for text that nobody can see.</numerusform>
            <numerusform>%n documents have not been searched yet for text that nobody can see.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryModel</name>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
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
    <name>longleaf::ui::LibraryPane</name>
    <message numerus="yes">
        <source>%1 of %n ticked</source>
        <translation>
            <numerusform>%1 of %n ticked</numerusform>
            <numerusform>%1 of %n ticked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n file(s) were already in the library.</source>
        <translation>
            <numerusform>The file was already in the library.</numerusform>
            <numerusform>%n files were already in the library.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NamedPages</name>
    <message numerus="yes">
        <source>pages %1 and %n more</source>
        <translation>
            <numerusform>pages %1 and %n more</numerusform>
            <numerusform>pages %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more document(s)</source>
        <translation>
            <numerusform>and %n more document</numerusform>
            <numerusform>and %n more documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingBar</name>
    <message numerus="yes">
        <source>Read %n file(s), %1 in all?</source>
        <translation>
            <numerusform>Read %n file, %1 in all?</numerusform>
            <numerusform>Read %n files, %1 in all?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n file read</numerusform>
            <numerusform>%n files read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingController</name>
    <message numerus="yes">
        <source>%n other file(s) of the folder were left out, because they are no documents (%1).</source>
        <translation>
            <numerusform>%n other file of the folder was left out, because it is no document (%1).</numerusform>
            <numerusform>%n other files of the folder were left out, because they are no documents (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that were not read when the program ended are read now.</source>
        <translation>
            <numerusform>%n file that was not read when the program ended is read now.</numerusform>
            <numerusform>%n files that were not read when the program ended are read now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingReport</name>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n file could not be read.</numerusform>
            <numerusform>%n files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were in the library already.</source>
        <translation>
            <numerusform>%n file was in the library already.</numerusform>
            <numerusform>%n files were in the library already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RequestDialog</name>
    <message numerus="yes">
        <source>This is the first of %n request(s).</source>
        <translation>
            <numerusform>This is the first of %n request.</numerusform>
            <numerusform>This is the first of %n requests.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RescuePage</name>
    <message numerus="yes">
        <source>The newest usable backup is of %1 and has %n document(s).</source>
        <translation>
            <numerusform>The newest usable backup is of %1 and has %n document.</numerusform>
            <numerusform>The newest usable backup is of %1 and has %n documents.</numerusform>
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
    <name>longleaf::ui::SearchPane</name>
    <message numerus="yes">
        <source>Found nothing in %n document(s).</source>
        <translation>
            <numerusform>Found nothing in %n document.</numerusform>
            <numerusform>Found nothing in %n documents.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and were not searched.</source>
        <translation>
            <numerusform>%n page has no text and was not searched.</numerusform>
            <numerusform>%n pages have no text and were not searched.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchResults</name>
    <message numerus="yes">
        <source>%1, %n passage(s)</source>
        <translation>
            <numerusform>%1, %n passage</numerusform>
            <numerusform>%1, %n passages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SendingLine</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
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
        <source>%n page(s) have no text and cannot be sent.</source>
        <translation>
            <numerusform>%n page has no text and cannot be sent.</numerusform>
            <numerusform>%n pages have no text and cannot be sent.</numerusform>
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
    <name>longleaf::ui::TurnText</name>
    <message numerus="yes">
        <source>passages of %1 of %n document(s)</source>
        <translation>
            <numerusform>passages of %1 of %n document</numerusform>
            <numerusform>passages of %1 of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>passages of %1 of %n page(s)</source>
        <translation>
            <numerusform>passages of %1 of %n page</numerusform>
            <numerusform>passages of %1 of %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s)</source>
        <translation>
            <numerusform>%1 of %n page</numerusform>
            <numerusform>%1 of %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n page(s)</source>
        <translation>
            <numerusform>the one page</numerusform>
            <numerusform>all %n pages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer ready, %n citation(s), %1 found</source>
        <translation>
            <numerusform>Answer ready, %n citation, %1 found</numerusform>
            <numerusform>Answer ready, %n citations, %1 found</numerusform>
        </translation>
    </message>
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
    <name>longleaf::ui::UnreadPages</name>
    <message numerus="yes">
        <source>%1 of %n page(s) could not be read (%2).</source>
        <translation>
            <numerusform>%1 of %n page could not be read (%2).</numerusform>
            <numerusform>%1 of %n pages could not be read (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s) could be read only in part (%2), so words may be missing.</source>
        <translation>
            <numerusform>%1 of %n page could be read only in part (%2), so words may be missing.</numerusform>
            <numerusform>%1 of %n pages could be read only in part (%2), so words may be missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read</source>
        <translation>
            <numerusform>%n page could not be read</numerusform>
            <numerusform>%n pages could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could be read only in part</source>
        <translation>
            <numerusform>%n page could be read only in part</numerusform>
            <numerusform>%n pages could be read only in part</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Words</name>
    <message numerus="yes">
        <source>%1 of %n quote(s) found</source>
        <translation>
            <numerusform>%1 of %n quote found</numerusform>
            <numerusform>%1 of %n quotes found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s) in a number</source>
        <translation>
            <numerusform>%n differs in a number</numerusform>
            <numerusform>%n differ in a number</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page reference(s)</source>
        <translation>
            <numerusform>%n page reference</numerusform>
            <numerusform>%n page references</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reworded</source>
        <translation>
            <numerusform>%n reworded</numerusform>
            <numerusform>%n reworded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n not found</numerusform>
            <numerusform>%n not found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked wrong by you</source>
        <translation>
            <numerusform>%n marked wrong by you</numerusform>
            <numerusform>%n marked wrong by you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden on the page</source>
        <translation>
            <numerusform>%n hidden on the page</numerusform>
            <numerusform>%n hidden on the page</numerusform>
        </translation>
    </message>
</context>
</TS>
