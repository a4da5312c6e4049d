<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Page %1 cannot be shown.</source>
        <translation>Seite %1 kann nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>longleaf::exporting</name>
    <message>
        <source>Text file</source>
        <translation>Textdatei</translation>
    </message>
    <message>
        <source>%1, %2 pages</source>
        <translation>%1, %2&#xa0;Seiten</translation>
    </message>
    <message>
        <source>%1, 1 page</source>
        <translation>%1, 1&#xa0;Seite</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>Datei: %1</translation>
    </message>
    <message>
        <source>no longer in the library</source>
        <translation>nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Citations of no known document</source>
        <translation>Belege ohne bekanntes Dokument</translation>
    </message>
    <message>
        <source>Documents cited by answers of Longleaf. Authors and dates are not known to it.</source>
        <translation>Dokumente, die in Antworten von Longleaf zitiert sind. Verfasser und Datum sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Not sent:</source>
        <translation>Nicht gesendet:</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>falsch</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>Abdeckung</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Aussage</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>Zitat</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Meaning of the verdict</source>
        <translation>Bedeutung des Befunds</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Printed page</source>
        <translation>Gedruckte Seite</translation>
    </message>
    <message>
        <source>Cited page</source>
        <translation>Angegebene Seite</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>Not in the cited passage</source>
        <translation>Nicht in der zitierten Textstelle</translation>
    </message>
    <message>
        <source>Reader&apos;s mark</source>
        <translation>Markierung des Lesers</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>SHA-256 der Datei</translation>
    </message>
    <message>
        <source>No quote was given.</source>
        <translation>Kein Zitat angegeben.</translation>
    </message>
    <message>
        <source>%1, p. %2</source>
        <translation>%1, S.&#xa0;%2</translation>
    </message>
    <message>
        <source>Part of the page with the cited words marked: %1</source>
        <translation>Teil der Seite mit den markierten zitierten Wörtern: %1</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation>Nichts wurde ausgelassen.</translation>
    </message>
    <message>
        <source>Documents cited</source>
        <translation>Zitierte Dokumente</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>Zurück zum Text</translation>
    </message>
    <message>
        <source>No picture: the quote was not found.</source>
        <translation>Kein Bild: Das Zitat wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>No picture: the document is no longer in the library.</source>
        <translation>Kein Bild: Das Dokument ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>No picture: only PDF documents have pages to show.</source>
        <translation>Kein Bild: Nur PDF-Dokumente haben Seiten, die sich zeigen lassen.</translation>
    </message>
    <message>
        <source>No picture: the citation has no place on the page.</source>
        <translation>Kein Bild: Der Beleg hat keinen Ort auf der Seite.</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>Kein Bild: %1</translation>
    </message>
    <message>
        <source>Focused: passages chosen for the question</source>
        <translation>Gezielt: für die Frage ausgewählte Textstellen</translation>
    </message>
    <message>
        <source>In parts: every page read, part by part</source>
        <translation>In Teilen: jede Seite gelesen, Teil für Teil</translation>
    </message>
    <message>
        <source>Whole documents</source>
        <translation>Ganze Dokumente</translation>
    </message>
    <message>
        <source>The answer says that something is not in the documents. All their text was sent.</source>
        <translation>Die Antwort sagt, dass etwas nicht in den Dokumenten steht. Ihr gesamter Text wurde gesendet.</translation>
    </message>
    <message>
        <source>The answer says that something is not in the documents. Only a part was sent.</source>
        <translation>Die Antwort sagt, dass etwas nicht in den Dokumenten steht. Nur ein Teil wurde gesendet.</translation>
    </message>
    <message>
        <source>Pages searched: %1.</source>
        <translation>Durchsuchte Seiten: %1.</translation>
    </message>
    <message>
        <source>Pages without text: %1.</source>
        <translation>Seiten ohne Text: %1.</translation>
    </message>
    <message>
        <source>Pages that could not be read: %1.</source>
        <translation>Seiten, die nicht gelesen werden konnten: %1.</translation>
    </message>
    <message>
        <source>Terms looked for, with the passages that have them: %1.</source>
        <translation>Gesuchte Begriffe mit der Zahl der Textstellen, die sie enthalten: %1.</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Still being written when it was exported</source>
        <translation>Beim Export noch nicht fertig geschrieben</translation>
    </message>
    <message>
        <source>Cut short before the end</source>
        <translation>Vor dem Ende abgeschnitten</translation>
    </message>
    <message>
        <source>Declined by the model</source>
        <translation>Vom Modell abgelehnt</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>Vor dem Ende gestoppt</translation>
    </message>
    <message>
        <source>Failed: no answer came</source>
        <translation>Fehlgeschlagen: Es kam keine Antwort</translation>
    </message>
    <message>
        <source>This answer is not complete: %1.</source>
        <translation>Diese Antwort ist nicht vollständig: %1.</translation>
    </message>
    <message>
        <source>The search found nothing for this question; the beginnings of the documents were sent.</source>
        <translation>Die Suche fand zu dieser Frage nichts; gesendet wurden die Anfänge der Dokumente.</translation>
    </message>
    <message>
        <source>Citations whose number differs from the document: %1.</source>
        <translation>Belege, deren Zahl vom Dokument abweicht: %1.</translation>
    </message>
    <message>
        <source>Citations whose quote was not found in what was sent: %1.</source>
        <translation>Belege, deren Zitat im Gesendeten nicht gefunden wurde: %1.</translation>
    </message>
    <message>
        <source>Citations that the reader marked as wrong: %1.</source>
        <translation>Belege, die der Leser als falsch markiert hat: %1.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 pages sent; documents: %3</source>
        <translation>%1 von %2&#xa0;Seiten gesendet; Dokumente: %3</translation>
    </message>
    <message>
        <source>not chosen for this question</source>
        <translation>für diese Frage nicht ausgewählt</translation>
    </message>
    <message>
        <source>no text on these pages</source>
        <translation>kein Text auf diesen Seiten</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>no room left</source>
        <translation>kein Platz mehr</translation>
    </message>
    <message>
        <source>its part is not complete</source>
        <translation>der Teil dazu ist nicht vollständig</translation>
    </message>
    <message>
        <source>whole (%1 of %1 pages)</source>
        <translation>ganz (%1 von %1&#xa0;Seiten)</translation>
    </message>
    <message>
        <source>none of %1 pages</source>
        <translation>keine von %1&#xa0;Seiten</translation>
    </message>
    <message>
        <source>p. %1 (%2 of %3 pages)</source>
        <translation>S.&#xa0;%1 (%2 von %3&#xa0;Seiten)</translation>
    </message>
    <message>
        <source>p. %1: %2</source>
        <translation>S.&#xa0;%1: %2</translation>
    </message>
    <message>
        <source>Made with Longleaf. Each quote was compared with the text of its document; the verdict says what came of it. Whether the statement follows from the quote is for the reader to judge.</source>
        <translation>Erstellt mit Longleaf. Jedes Zitat wurde mit dem Text seines Dokuments verglichen; der Befund sagt, was sich ergab. Ob die Aussage aus dem Zitat folgt, hat der Leser zu beurteilen.</translation>
    </message>
    <message>
        <source>The quote stands in the document exactly like this.</source>
        <translation>Das Zitat steht genau so im Dokument.</translation>
    </message>
    <message>
        <source>The quote stands in the document, but not on the page that the answer names.</source>
        <translation>Das Zitat steht im Dokument, aber nicht auf der Seite, die die Antwort nennt.</translation>
    </message>
    <message>
        <source>The document has almost the same words; all numbers agree.</source>
        <translation>Das Dokument enthält fast dieselben Wörter; alle Zahlen stimmen überein.</translation>
    </message>
    <message>
        <source>The document says something similar in other words; all numbers agree.</source>
        <translation>Das Dokument sagt Ähnliches mit anderen Wörtern; alle Zahlen stimmen überein.</translation>
    </message>
    <message>
        <source>The words and numbers stand on the page in another order, as in a table.</source>
        <translation>Die Wörter und Zahlen stehen in anderer Reihenfolge auf der Seite, wie in einer Tabelle.</translation>
    </message>
    <message>
        <source>The document has this passage, but with another number.</source>
        <translation>Das Dokument enthält diese Textstelle, aber mit einer anderen Zahl.</translation>
    </message>
    <message>
        <source>These words are not in the text that was sent.</source>
        <translation>Diese Wörter stehen nicht in dem Text, der gesendet wurde.</translation>
    </message>
    <message>
        <source>The answer names a page without quoting it, so there is nothing to compare.</source>
        <translation>Die Antwort nennt eine Seite, ohne sie zu zitieren; es gibt also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>no known document</source>
        <translation>kein bekanntes Dokument</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>S.&#xa0;%1</translation>
    </message>
    <message>
        <source>p. %1 (printed %2)</source>
        <translation>S.&#xa0;%1 (gedruckt %2)</translation>
    </message>
    <message>
        <source>(cited as p. %1)</source>
        <translation>(angegeben als S.&#xa0;%1)</translation>
    </message>
    <message>
        <source>cited as p. %1</source>
        <translation>angegeben als S.&#xa0;%1</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Wörtlich</translation>
    </message>
    <message>
        <source>Word for word, on another page</source>
        <translation>Wörtlich, auf anderer Seite</translation>
    </message>
    <message>
        <source>Nearly word for word</source>
        <translation>Fast wörtlich</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>Umformuliert</translation>
    </message>
    <message>
        <source>Found in a table</source>
        <translation>In Tabelle gefunden</translation>
    </message>
    <message>
        <source>A number differs</source>
        <translation>Eine Zahl weicht ab</translation>
    </message>
    <message>
        <source>Page only</source>
        <translation>Nur Seite</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2 quotes word for word</source>
        <translation>%1 von %2&#xa0;Zitaten wörtlich</translation>
    </message>
    <message>
        <source>no citations</source>
        <translation>keine Belege</translation>
    </message>
    <message>
        <source>%1; marked as wrong by the reader</source>
        <translation>%1; vom Leser als falsch markiert</translation>
    </message>
    <message>
        <source>The document says: “%1”</source>
        <translation>Im Dokument steht: „%1“</translation>
    </message>
    <message>
        <source>In the statement, but not in the cited passage: %1</source>
        <translation>In der Aussage, aber nicht in der zitierten Textstelle: %1</translation>
    </message>
    <message>
        <source>The reader&apos;s remark: %1</source>
        <translation>Notiz des Lesers: %1</translation>
    </message>
    <message>
        <source>The document is no longer in the library</source>
        <translation>Das Dokument ist nicht mehr in der Bibliothek</translation>
    </message>
    <message>
        <source>%1 nearly word for word</source>
        <translation>%1 fast wörtlich</translation>
    </message>
    <message>
        <source>%1 in a table</source>
        <translation>%1 in einer Tabelle</translation>
    </message>
    <message>
        <source>%1 reworded</source>
        <translation>%1 umformuliert</translation>
    </message>
    <message>
        <source>%1 with another number</source>
        <translation>%1 mit anderer Zahl</translation>
    </message>
    <message>
        <source>%1 not found</source>
        <translation>%1 nicht gefunden</translation>
    </message>
    <message>
        <source>%1 without a quote</source>
        <translation>%1 ohne Zitat</translation>
    </message>
    <message>
        <source>Pages that could be read only in part: %1.</source>
        <translation>Seiten, die nur teilweise gelesen werden konnten: %1.</translation>
    </message>
    <message>
        <source>Citations whose words cannot be seen on the page, or not all of them: %1.</source>
        <translation>Belege, deren Wörter auf der Seite nicht oder nicht alle zu sehen sind: %1.</translation>
    </message>
    <message>
        <source>%1; cannot be seen on the page</source>
        <translation>%1; auf der Seite nicht zu sehen</translation>
    </message>
    <message>
        <source>%1; partly cannot be seen on the page</source>
        <translation>%1; auf der Seite teilweise nicht zu sehen</translation>
    </message>
    <message>
        <source>These words cannot be seen on the page.</source>
        <translation>Diese Wörter sind auf der Seite nicht zu sehen.</translation>
    </message>
    <message>
        <source>Some of these words cannot be seen on the page.</source>
        <translation>Manche dieser Wörter sind auf der Seite nicht zu sehen.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AboutDialog</name>
    <message>
        <source>About Longleaf</source>
        <translation>Über Longleaf</translation>
    </message>
    <message>
        <source>Longleaf</source>
        <translation>Longleaf</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>For an error report</source>
        <translation>Für einen Fehlerbericht</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AbsencePanel</name>
    <message numerus="yes">
        <source>All text was sent: %n page(s).</source>
        <translation>
            <numerusform>Der gesamte Text wurde gesendet: %n&#xa0;Seite.</numerusform>
            <numerusform>Der gesamte Text wurde gesendet: %n&#xa0;Seiten.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages with text were sent, in whole or in part.</source>
        <translation>%1 von %2&#xa0;Seiten mit Text wurden ganz oder teilweise gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were searched.</source>
        <translation>
            <numerusform>%n&#xa0;Seite wurde durchsucht.</numerusform>
            <numerusform>%n&#xa0;Seiten wurden durchsucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>%n&#xa0;Seite hat keinen Text und konnte nicht durchsucht werden.</numerusform>
            <numerusform>%n&#xa0;Seiten haben keinen Text und konnten nicht durchsucht werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read.</source>
        <translation>
            <numerusform>%n&#xa0;Seite konnte nicht gelesen werden.</numerusform>
            <numerusform>%n&#xa0;Seiten konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words that were searched</comment>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>nirgends</translation>
    </message>
    <message>
        <source>%1 (also %2)</source>
        <comment>a word and the others that were searched for it</comment>
        <translation>%1 (auch %2)</translation>
    </message>
    <message>
        <source>What was searched</source>
        <translation>Was durchsucht wurde</translation>
    </message>
    <message>
        <source>Not found: what was searched</source>
        <translation>Nicht gefunden: was durchsucht wurde</translation>
    </message>
    <message>
        <source>Passages with the question’s words: %1.</source>
        <translation>Textstellen mit den Wörtern der Frage: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could be read only in part.</source>
        <translation>
            <numerusform>%n Seite konnte nur teilweise gelesen werden.</numerusform>
            <numerusform>%n Seiten konnten nur teilweise gelesen werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AppearancePage</name>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Follows light and dark</source>
        <translation>Folgt Hell und Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source> %</source>
        <translation>&#xa0;%</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>100 % is the size of the system&apos;s font. Pages have their own zoom in the reader.</source>
        <translation>100&#xa0;% ist die Größe der Systemschrift. Seiten haben in der Leseansicht ihren eigenen Zoom.</translation>
    </message>
    <message>
        <source>English where there is no translation</source>
        <translation>Englisch, wo eine Übersetzung fehlt</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>Das Original</translation>
    </message>
    <message>
        <source>Translated by machine</source>
        <translation>Maschinell übersetzt</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>A new language is in force when Longleaf is started again. Answers come in the language of the question.</source>
        <translation>Eine neue Sprache gilt ab dem nächsten Start von Longleaf. Antworten kommen in der Sprache der Frage.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AskController</name>
    <message>
        <source>Add a document to the library, or tick one, to ask about it.</source>
        <translation>Fügen Sie der Bibliothek ein Dokument hinzu oder kreuzen Sie eines an, um dazu zu fragen.</translation>
    </message>
    <message>
        <source>This would cost more than the limit for one answer in the settings.</source>
        <translation>Das würde mehr kosten als das Limit für eine Antwort in den Einstellungen.</translation>
    </message>
    <message numerus="yes">
        <source>with %n added passage(s)</source>
        <translation>
            <numerusform>mit %n zusätzlichen Textstelle</numerusform>
            <numerusform>mit %n zusätzlichen Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>without the passages that were sent before</source>
        <translation>ohne die Textstellen, die zuvor gesendet wurden</translation>
    </message>
    <message>
        <source>with up to %1 tokens of passages</source>
        <translation>mit bis zu %1&#xa0;Token an Textstellen</translation>
    </message>
    <message>
        <source>Asked again %1.</source>
        <translation>Erneut gefragt %1.</translation>
    </message>
    <message>
        <source>The document is no longer in the library.</source>
        <translation>Das Dokument ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>Asked in place of question %1; what was answered stays as another version.</source>
        <translation>Anstelle von Frage %1 gestellt; die frühere Antwort bleibt als andere Version.</translation>
    </message>
    <message numerus="yes">
        <source>%n added passage(s) go with this question.</source>
        <translation>
            <numerusform>%n hinzugefügte Textstelle geht mit dieser Frage mit.</numerusform>
            <numerusform>%n hinzugefügte Textstellen gehen mit dieser Frage mit.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AskPane</name>
    <message>
        <source>Conversation pane</source>
        <translation>Gesprächsbereich</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>Frühere Gespräche</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Begin a new conversation</source>
        <translation>Ein neues Gespräch beginnen</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Neues Gespräch</translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>Die Notiz wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>No questions are suggested any more.</source>
        <translation>Es werden keine Fragen mehr vorgeschlagen.</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Delete “%1” for good? It cannot be restored then.</source>
        <translation>„%1“ endgültig löschen? Danach lässt es sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationCard</name>
    <message>
        <source>Open the page</source>
        <translation>Seite öffnen</translation>
    </message>
    <message>
        <source>Copy with reference</source>
        <translation>Mit Quellenangabe kopieren</translation>
    </message>
    <message>
        <source>More about this citation</source>
        <translation>Mehr zu diesem Beleg</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Citation %1</source>
        <translation>Beleg %1</translation>
    </message>
    <message>
        <source>Your note: %1</source>
        <translation>Ihre Notiz: %1</translation>
    </message>
    <message>
        <source>The answer says %1, the document says %2.</source>
        <translation>Die Antwort sagt %1, das Dokument sagt %2.</translation>
    </message>
    <message>
        <source>The answer says</source>
        <translation>Die Antwort sagt</translation>
    </message>
    <message>
        <source>The document says</source>
        <translation>Das Dokument sagt</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>Im Dokument</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationCrop</name>
    <message>
        <source>The place in the document</source>
        <translation>Die Stelle im Dokument</translation>
    </message>
    <message>
        <source>Picture of the page, the cited words boxed</source>
        <translation>Bild der Seite, die zitierten Wörter umrahmt</translation>
    </message>
    <message>
        <source>The page is being drawn</source>
        <translation>Die Seite wird gezeichnet</translation>
    </message>
    <message>
        <source>Drawing the page…</source>
        <translation>Seite wird gezeichnet…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationDesk</name>
    <message>
        <source>Current citation</source>
        <translation>Aktueller Beleg</translation>
    </message>
    <message>
        <source>Citation %1 is copied with its reference.</source>
        <translation>Beleg %1 ist mit Quellenangabe kopiert.</translation>
    </message>
    <message>
        <source>The quote of citation %1 is copied.</source>
        <translation>Das Zitat von Beleg %1 ist kopiert.</translation>
    </message>
    <message>
        <source>The words of citation %1 go with the next question.</source>
        <translation>Die Wörter von Beleg %1 gehen mit der nächsten Frage mit.</translation>
    </message>
    <message>
        <source>Citation %1 is marked as wrong. The mark stays with the answer.</source>
        <translation>Beleg %1 ist als falsch markiert. Die Markierung bleibt bei der Antwort.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Note on citation %1</source>
        <translation>Notiz zu Beleg %1</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>Was ist daran falsch?</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationMenu</name>
    <message>
        <source>Citation %1</source>
        <translation>Beleg %1</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>&amp;Seite öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy with reference</source>
        <translation>Mit &amp;Quellenangabe kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;quote</source>
        <translation>&amp;Zitat kopieren</translation>
    </message>
    <message>
        <source>&amp;Pin to the next question</source>
        <translation>An nächste Frage &amp;anheften</translation>
    </message>
    <message>
        <source>&amp;Mark as wrong</source>
        <translation>Als &amp;falsch markieren</translation>
    </message>
    <message>
        <source>&amp;Not wrong after all</source>
        <translation>&amp;Doch nicht falsch</translation>
    </message>
    <message>
        <source>&amp;Add a note…</source>
        <translation>&amp;Notiz hinzufügen…</translation>
    </message>
    <message>
        <source>Edit the &amp;note…</source>
        <translation>&amp;Notiz bearbeiten…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationPictures</name>
    <message>
        <source>The document is no longer in the library.</source>
        <translation>Das Dokument ist nicht mehr in der Bibliothek.</translation>
    </message>
    <message>
        <source>The document has no such page any more.</source>
        <translation>Das Dokument hat diese Seite nicht mehr.</translation>
    </message>
    <message>
        <source>There is no picture of this page: %1</source>
        <translation>Von dieser Seite gibt es kein Bild: %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationQuote</name>
    <message>
        <source>Drag the quote out as text with its reference</source>
        <translation>Ziehen Sie das Zitat als Text mit Quellenangabe heraus</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationReference</name>
    <message>
        <source>the answer says %1, the document says %2</source>
        <translation>die Antwort sagt %1, das Dokument sagt %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CodeButtons</name>
    <message>
        <source>Copy this code</source>
        <translation>Diesen Code kopieren</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionController</name>
    <message>
        <source>All documents</source>
        <translation>Alle Dokumente</translation>
    </message>
    <message>
        <source>Made the collection “%1”.</source>
        <translation>Sammlung „%1“ angelegt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>„%1“ heißt jetzt „%2“.</translation>
    </message>
    <message>
        <source>Removed the collection “%1”. Its documents stay in the library.</source>
        <translation>Sammlung „%1“ entfernt. Ihre Dokumente bleiben in der Bibliothek.</translation>
    </message>
    <message>
        <source>“%1” has them already.</source>
        <translation>„%1“ enthält sie bereits.</translation>
    </message>
    <message numerus="yes">
        <source>Put %n document(s) into “%1”.</source>
        <translation>
            <numerusform>%n&#xa0;Dokument in „%1“ gelegt.</numerusform>
            <numerusform>%n&#xa0;Dokumente in „%1“ gelegt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n document(s) out of “%1”.</source>
        <translation>
            <numerusform>%n&#xa0;Dokument aus „%1“ genommen.</numerusform>
            <numerusform>%n&#xa0;Dokumente aus „%1“ genommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n document(s) to “%1”.</source>
        <translation>
            <numerusform>%n&#xa0;Dokument nach „%1“ verschoben.</numerusform>
            <numerusform>%n&#xa0;Dokumente nach „%1“ verschoben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionDialog</name>
    <message>
        <source>Only models on this computer</source>
        <translation>Nur Modelle auf diesem Computer</translation>
    </message>
    <message>
        <source>Models whose provider may train on it are allowed</source>
        <translation>Modelle erlauben, deren Anbieter damit trainieren darf</translation>
    </message>
    <message>
        <source>Stop when its answers together could cost more than</source>
        <translation>Stoppen, wenn ihre Antworten zusammen mehr kosten könnten als</translation>
    </message>
    <message>
        <source>Properties of the collection</source>
        <translation>Eigenschaften der Sammlung</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>Name der Sammlung</translation>
    </message>
    <message>
        <source>Limit in US dollars</source>
        <translation>Limit in US-Dollar</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>For confidential documents: a question that includes even one of them is refused before anything leaves this computer, unless the model runs on it.</source>
        <translation>Für vertrauliche Dokumente: Eine Frage, die auch nur eines davon einschließt, wird abgelehnt, bevor etwas diesen Computer verlässt, außer das Modell läuft auf ihm.</translation>
    </message>
    <message>
        <source>Some providers use what they are sent to train later models, and their staff may read it. That cannot be taken back.</source>
        <translation>Manche Anbieter trainieren mit dem, was ihnen gesendet wird, spätere Modelle, und ihre Mitarbeiter dürfen es lesen. Das lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>Holds for all answers together whose documents lie in this collection alone; kept before anything is sent.</source>
        <translation>Gilt für alle Antworten zusammen, deren Dokumente allein in dieser Sammlung liegen; wird eingehalten, bevor etwas gesendet wird.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionList</name>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>Eigenschaften…</translation>
    </message>
    <message>
        <source>Remove the collection</source>
        <translation>Sammlung entfernen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionListModel</name>
    <message>
        <source>%1
Drop documents or files here to put them into it. With Shift, documents move here from the collection that is shown.</source>
        <translation>%1
Legen Sie Dokumente oder Dateien hier ab, um sie aufzunehmen. Mit Umschalt wandern Dokumente aus der gezeigten Sammlung hierher.</translation>
    </message>
    <message>
        <source>Everything in the library</source>
        <translation>Alles in der Bibliothek</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n document(s)</source>
        <translation>
            <numerusform>%1, %n&#xa0;Dokument</numerusform>
            <numerusform>%1, %n&#xa0;Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>only models on this computer</source>
        <translation>nur Modelle auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <source>Type a command, a document or a conversation</source>
        <translation>Befehl, Dokument oder Gespräch eingeben</translation>
    </message>
    <message>
        <source>Search in commands, documents and conversations</source>
        <translation>In Befehlen, Dokumenten und Gesprächen suchen</translation>
    </message>
    <message>
        <source>Found commands</source>
        <translation>Gefundene Befehle</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>Nichts heißt „%1“.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Composer</name>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Ask a question about the ticked documents</source>
        <translation>Stellen Sie eine Frage zu den angekreuzten Dokumenten</translation>
    </message>
    <message>
        <source>What of the documents is sent</source>
        <translation>Was von den Dokumenten gesendet wird</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Most tokens of passages to send:</source>
        <translation>Höchstzahl der Token an Textstellen:</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>Whole documents if they fit, else passages</source>
        <translation>Ganze Dokumente, wenn sie passen, sonst Textstellen</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>Ganz</translation>
    </message>
    <message>
        <source>Whole documents, or nothing is sent</source>
        <translation>Ganze Dokumente, oder nichts wird gesendet</translation>
    </message>
    <message>
        <source>Focused</source>
        <translation>Gezielt</translation>
    </message>
    <message>
        <source>Only passages chosen for the question</source>
        <translation>Nur für die Frage ausgewählte Textstellen</translation>
    </message>
    <message>
        <source>Everything in parts</source>
        <translation>Alles in Teilen</translation>
    </message>
    <message>
        <source>Every page, in as many requests as it takes</source>
        <translation>Jede Seite, in so vielen Anfragen wie nötig</translation>
    </message>
    <message>
        <source>Focused, cheap</source>
        <translation>Gezielt, günstig</translation>
    </message>
    <message>
        <source>Passages of at most 32,000 tokens</source>
        <translation>Textstellen mit höchstens 32.000&#xa0;Token</translation>
    </message>
    <message>
        <source>Focused, thorough</source>
        <translation>Gezielt, gründlich</translation>
    </message>
    <message>
        <source>Passages of at most 128,000 tokens</source>
        <translation>Textstellen mit höchstens 128.000&#xa0;Token</translation>
    </message>
    <message>
        <source>Focused, %1</source>
        <translation>Gezielt, %1</translation>
    </message>
    <message>
        <source>Focused, own number…</source>
        <translation>Gezielt, eigene Zahl…</translation>
    </message>
    <message>
        <source>Passages of as many tokens as you say</source>
        <translation>Textstellen mit so vielen Token, wie Sie angeben</translation>
    </message>
    <message>
        <source>Working out what will be sent…</source>
        <translation>Ermitteln, was gesendet wird…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort stoppen</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>Frage senden</translation>
    </message>
    <message>
        <source>Stop the answer; what came is kept (Esc)</source>
        <translation>Antwort stoppen; was gekommen ist, bleibt (Esc)</translation>
    </message>
    <message>
        <source>Send the question (Enter)</source>
        <translation>Frage senden (Eingabe)</translation>
    </message>
    <message>
        <source>Which pages would be sent</source>
        <translation>Welche Seiten gesendet würden</translation>
    </message>
    <message>
        <source>The exact request, before it is sent</source>
        <translation>Die genaue Anfrage, bevor sie gesendet wird</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Go on exactly where your last answer was cut off.</source>
        <translation>Fahre genau dort fort, wo deine letzte Antwort abgeschnitten wurde.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageMap</name>
    <message>
        <source>%1, page %2 of %3: %4</source>
        <translation>%1, Seite %2 von %3: %4</translation>
    </message>
    <message>
        <source>Map of pages</source>
        <translation>Karte der Seiten</translation>
    </message>
    <message>
        <source>Map of pages: %1</source>
        <translation>Karte der Seiten: %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageMapPanel</name>
    <message>
        <source>Pages of the request</source>
        <translation>Seiten der Anfrage</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Page in the map</source>
        <translation>Seite in der Karte</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoveragePanel</name>
    <message>
        <source>Ask again with 4× more…</source>
        <translation>Erneut fragen mit 4× mehr…</translation>
    </message>
    <message>
        <source>Search the rest…</source>
        <translation>Den Rest durchsuchen…</translation>
    </message>
    <message>
        <source>What was not sent</source>
        <translation>Was nicht gesendet wurde</translation>
    </message>
    <message>
        <source>Ask again with four times more; the price is shown first</source>
        <translation>Erneut fragen mit viermal mehr; der Preis wird zuerst gezeigt</translation>
    </message>
    <message>
        <source>Ask again with other passages than before; the price is shown first</source>
        <translation>Erneut fragen mit anderen Textstellen als zuvor; der Preis wird zuerst gezeigt</translation>
    </message>
    <message>
        <source>Not sent: the next best passages (%1)</source>
        <translation>Nicht gesendet: die nächstbesten Textstellen (%1)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageRows</name>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>sent in part</source>
        <translation>teilweise gesendet</translation>
    </message>
    <message>
        <source>not sent: not chosen for this question</source>
        <translation>nicht gesendet: für diese Frage nicht gewählt</translation>
    </message>
    <message>
        <source>not sent: no room left</source>
        <translation>nicht gesendet: kein Platz mehr</translation>
    </message>
    <message>
        <source>not sent: its part is not complete</source>
        <translation>nicht gesendet: ihr Teil ist nicht fertig</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>ohne Text</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>could be read only in part</source>
        <translation>nur teilweise gelesen</translation>
    </message>
    <message>
        <source>of them, %1: %2</source>
        <translation>davon %1: %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DamageNotice</name>
    <message>
        <source>The stored text of page %1 of “%2” is damaged: bytes have changed on the disk since it was read. It cannot be searched, selected or cited until it is put right.</source>
        <translation>Der gespeicherte Text der Seite %1 von „%2“ ist beschädigt: Bytes haben sich auf der Festplatte verändert, seit sie eingelesen wurde. Er kann nicht durchsucht, markiert oder zitiert werden, bis er wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>The stored text of “%1” is damaged: bytes have changed on the disk since it was read. It cannot be searched, selected or cited until it is put right.</source>
        <translation>Der gespeicherte Text von „%1“ ist beschädigt: Bytes haben sich auf der Festplatte verändert, seit er eingelesen wurde. Er kann nicht durchsucht, markiert oder zitiert werden, bis er wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>Datei erneut einlesen</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen…</translation>
    </message>
    <message>
        <source>“%1” is read again from its file…</source>
        <translation>„%1“ wird aus seiner Datei erneut eingelesen…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of “%1” were put right.</source>
        <translation>
            <numerusform>%n Seite von „%1“ ist wiederhergestellt.</numerusform>
            <numerusform>%n Seiten von „%1“ sind wiederhergestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>No page of “%1” is damaged any more.</source>
        <translation>Keine Seite von „%1“ ist mehr beschädigt.</translation>
    </message>
    <message>
        <source>“%1” could not be put right. %2</source>
        <translation>„%1“ ließ sich nicht wiederherstellen. %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentCard</name>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>About this document</source>
        <translation>Zu diesem Dokument</translation>
    </message>
    <message>
        <source>What is known of the document</source>
        <translation>Was über das Dokument bekannt ist</translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation>Neue Fassung einlesen</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>Suchen…</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>So lassen</translation>
    </message>
    <message>
        <source>No longer tell of this change; the text that was read stays</source>
        <translation>Diese Änderung nicht mehr melden; der eingelesene Text bleibt</translation>
    </message>
    <message>
        <source>Open in the reader</source>
        <translation>In der Leseansicht öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The file is no longer where it was. The text that was read stays in the library; its pages cannot be shown as pictures.</source>
        <translation>Die Datei ist nicht mehr an ihrem Ort. Der eingelesene Text bleibt in der Bibliothek; ihre Seiten können nicht als Bilder gezeigt werden.</translation>
    </message>
    <message>
        <source>The file has changed since it was read. Answers are about the text that was read then.</source>
        <translation>Die Datei hat sich seit dem Einlesen geändert. Antworten beziehen sich auf den damals eingelesenen Text.</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Pages without text</source>
        <translation>Seiten ohne Text</translation>
    </message>
    <message>
        <source>Pages not read in full</source>
        <translation>Nicht ganz gelesene Seiten</translation>
    </message>
    <message>
        <source>This is an older version of its file.</source>
        <translation>Dies ist eine ältere Fassung der Datei.</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>nicht erkannt</translation>
    </message>
    <message>
        <source>Kind and size</source>
        <translation>Art und Größe</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>Speicherort</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Cited</source>
        <translation>Zitiert</translation>
    </message>
    <message>
        <source>by at least one answer</source>
        <translation>in mindestens einer Antwort</translation>
    </message>
    <message>
        <source>by no answer</source>
        <translation>in keiner Antwort</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Where is this document?</source>
        <translation>Wo ist dieses Dokument?</translation>
    </message>
    <message>
        <source>not searched yet</source>
        <translation>noch nicht gesucht</translation>
    </message>
    <message>
        <source>could not be searched: %1</source>
        <translation>konnte nicht gesucht werden: %1</translation>
    </message>
    <message>
        <source>Page %1: “%2”</source>
        <translation>Seite %1: „%2“</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Pages that could not be searched: %1</source>
        <translation>Seiten, auf denen nicht gesucht werden konnte: %1</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>keiner gefunden</translation>
    </message>
    <message>
        <source>Text nobody can see</source>
        <translation>Text, den niemand sieht</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentDelegate</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>Von der Liste nehmen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentListModel</name>
    <message>
        <source>Waiting to be read</source>
        <translation>Wartet auf das Einlesen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet…</translation>
    </message>
    <message>
        <source>Reading page %1 of %2</source>
        <translation>Seite %1 von %2 wird gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n&#xa0;Seite</numerusform>
            <numerusform>%n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1&#xa0;Token</translation>
    </message>
    <message>
        <source>%1 of %2 pages could not be read in full</source>
        <translation>%1 von %2&#xa0;Seiten konnten nicht ganz gelesen werden</translation>
    </message>
    <message>
        <source>%1 of %2 pages have no text</source>
        <translation>%1 von %2&#xa0;Seiten haben keinen Text</translation>
    </message>
    <message>
        <source>Older version of its file</source>
        <translation>Ältere Fassung der Datei</translation>
    </message>
    <message>
        <source>The file has changed since</source>
        <translation>Die Datei hat sich seitdem geändert</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>Die Datei ist nicht mehr da</translation>
    </message>
    <message>
        <source>ticked: part of the question</source>
        <translation>angekreuzt: Teil der Frage</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>nicht angekreuzt</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentTabs</name>
    <message>
        <source>Open documents</source>
        <translation>Offene Dokumente</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DraftKeeper</name>
    <message>
        <source>What you type cannot be kept on disk: %1</source>
        <translation>Was Sie schreiben, kann nicht auf der Festplatte gesichert werden: %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DropOverlay</name>
    <message>
        <source>Drop area</source>
        <translation>Ablagefläche</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s) to the library</source>
        <translation>
            <numerusform>Ablegen, um %n&#xa0;Datei oder Ordner zur Bibliothek hinzuzufügen</numerusform>
            <numerusform>Ablegen, um %n&#xa0;Dateien oder Ordner zur Bibliothek hinzuzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation>Die Originale bleiben, wo sie sind.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>Geben Sie der Datei einen Namen.</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Page picture %1 of %2</source>
        <translation>Seitenbild %1 von %2</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>Gestoppt; es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Replace it?</source>
        <translation>Es gibt bereits eine Datei „%1“. Ersetzen?</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportForm</name>
    <message>
        <source>Show the parts of the pages that are cited</source>
        <translation>Die zitierten Teile der Seiten zeigen</translation>
    </message>
    <message>
        <source>This answer: %1</source>
        <translation>Diese Antwort: %1</translation>
    </message>
    <message numerus="yes">
        <source>The whole conversation, %n answer(s)</source>
        <translation>
            <numerusform>Das ganze Gespräch, %n&#xa0;Antwort</numerusform>
            <numerusform>Das ganze Gespräch, %n&#xa0;Antworten</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>This format holds no pictures.</source>
        <translation>Dieses Format enthält keine Bilder.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportWords</name>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word-Dokument (DOCX)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Nur Text</translation>
    </message>
    <message>
        <source>Table of citations (CSV)</source>
        <translation>Tabelle der Belege (CSV)</translation>
    </message>
    <message>
        <source>BibTeX</source>
        <translation>BibTeX</translation>
    </message>
    <message>
        <source>CSL-JSON</source>
        <translation>CSL-JSON</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>One file for any browser, with the cited parts of pages; looks right on paper, too.</source>
        <translation>Eine Datei für jeden Browser, mit den zitierten Teilen der Seiten; auch auf Papier gut lesbar.</translation>
    </message>
    <message>
        <source>Pages to hand out or to file, with the cited parts of pages as an appendix.</source>
        <translation>Seiten zum Weitergeben oder Ablegen, mit den zitierten Teilen der Seiten als Anhang.</translation>
    </message>
    <message>
        <source>For memos: headings, tables, and a footnote for every citation.</source>
        <translation>Für Vermerke: Überschriften, Tabellen und eine Fußnote zu jedem Beleg.</translation>
    </message>
    <message>
        <source>Text with footnotes, for notes and wikis.</source>
        <translation>Text mit Fußnoten, für Notizen und Wikis.</translation>
    </message>
    <message>
        <source>Text alone, with the citations below it.</source>
        <translation>Nur der Text, darunter die Belege.</translation>
    </message>
    <message>
        <source>One row per citation, for Excel and other spreadsheets.</source>
        <translation>Eine Zeile je Beleg, für Excel und andere Tabellenprogramme.</translation>
    </message>
    <message>
        <source>The cited documents, for LaTeX and reference managers.</source>
        <translation>Die zitierten Dokumente, für LaTeX und Literaturverwaltungen.</translation>
    </message>
    <message>
        <source>The cited documents, for Zotero, Pandoc and reference managers.</source>
        <translation>Die zitierten Dokumente, für Zotero, Pandoc und Literaturverwaltungen.</translation>
    </message>
    <message>
        <source>Everything that is stored of the answer, for programs.</source>
        <translation>Alles, was zur Antwort gespeichert ist, für Programme.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FindBar</name>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>Vorheriger Treffer (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>Nächster Treffer (F3)</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match capitals</source>
        <translation>Groß- und Kleinschreibung beachten</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>Wörter</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>Nur ganze Wörter</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Show all hits in a list</source>
        <translation>Alle Treffer als Liste zeigen</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>In diesem Dokument suchen</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>Suchtext</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Schließen (Esc)</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>Nicht durchsucht</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) so far</source>
        <translation>
            <numerusform>bisher %n&#xa0;Treffer</numerusform>
            <numerusform>bisher %n&#xa0;Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n&#xa0;Treffer</numerusform>
            <numerusform>%n&#xa0;Treffer</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>%n von %1&#xa0;Seiten hat keinen Text und konnte nicht durchsucht werden.</numerusform>
            <numerusform>%n von %1&#xa0;Seiten haben keinen Text und konnten nicht durchsucht werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FolderWatcher</name>
    <message numerus="yes">
        <source>“%1” has %n file(s) to read, %2 in all. They and all that come later would be read.</source>
        <translation>
            <numerusform>„%1“ enthält %n&#xa0;Datei zum Einlesen, insgesamt %2. Sie und alle späteren würden eingelesen.</numerusform>
            <numerusform>„%1“ enthält %n&#xa0;Dateien zum Einlesen, insgesamt %2. Sie und alle späteren würden eingelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has more than 100,000 entries; what lies beyond them is not looked at.</source>
        <translation>Er hat mehr als 100.000 Einträge; was darüber hinausgeht, wird nicht angesehen.</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Überwachen</translation>
    </message>
    <message>
        <source>“%1” is watched now: its new and changed files are read by themselves.</source>
        <translation>„%1“ wird jetzt überwacht: Neue und geänderte Dateien darin werden von selbst eingelesen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowEnd</name>
    <message>
        <source>New text below</source>
        <translation>Neuer Text unten</translation>
    </message>
    <message>
        <source>Go to the new text below</source>
        <translation>Zum neuen Text unten</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowUpBar</name>
    <message>
        <source>Could follow</source>
        <translation>Könnte folgen</translation>
    </message>
    <message>
        <source>Questions that could follow</source>
        <translation>Fragen, die folgen könnten</translation>
    </message>
    <message>
        <source>Made from words of the cited documents, without a model</source>
        <translation>Aus Wörtern der zitierten Dokumente gebildet, ohne Modell</translation>
    </message>
    <message>
        <source>Suggest no questions (Question menu)</source>
        <translation>Keine Fragen vorschlagen (Menü Frage)</translation>
    </message>
    <message>
        <source>Suggest no questions</source>
        <translation>Keine Fragen vorschlagen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowUpController</name>
    <message>
        <source>And in %1?</source>
        <translation>Und in %1?</translation>
    </message>
    <message>
        <source>What else is said about %1?</source>
        <translation>Was wird sonst über %1 gesagt?</translation>
    </message>
    <message>
        <source>What does %1 say?</source>
        <translation>Was sagt %1?</translation>
    </message>
    <message>
        <source>What does %1 say about %2?</source>
        <translation>Was sagt %1 über %2?</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HelpWindow</name>
    <message>
        <source>No page has these words.</source>
        <translation>Keine Seite enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Longleaf help</source>
        <translation>Longleaf-Hilfe</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>Hilfe durchsuchen</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Seiten der Hilfe</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>Seite der Hilfe</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HiddenText</name>
    <message>
        <source>There is text that nobody can see on the page (%1). It is sent with a label that says so.</source>
        <translation>Es gibt Text, den auf der Seite niemand sehen kann (%1). Er wird mit einem Hinweis darauf gesendet.</translation>
    </message>
    <message>
        <source>There is text that nobody can see on the page (%1). It is not sent.</source>
        <translation>Es gibt Text, den auf der Seite niemand sehen kann (%1). Er wird nicht gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be searched in full for text that nobody can see.</source>
        <translation>
            <numerusform>%n Dokument konnte nicht vollständig nach Text durchsucht werden, den niemand sehen kann.</numerusform>
            <numerusform>%n Dokumente konnten nicht vollständig nach Text durchsucht werden, den niemand sehen kann.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have not been searched yet for text that nobody can see.</source>
        <translation>
            <numerusform>%n Dokument ist noch nicht nach Text durchsucht, den niemand sehen kann.</numerusform>
            <numerusform>%n Dokumente sind noch nicht nach Text durchsucht, den niemand sehen kann.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryController</name>
    <message>
        <source>An answer is arriving. Stop it, or wait for its end, to open another conversation.</source>
        <translation>Eine Antwort kommt gerade. Halten Sie sie an oder warten Sie ihr Ende ab, um ein anderes Gespräch zu öffnen.</translation>
    </message>
    <message>
        <source>An answer is arriving in this conversation. Stop it before you delete the conversation.</source>
        <translation>In diesem Gespräch kommt gerade eine Antwort. Halten Sie sie an, bevor Sie das Gespräch löschen.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryDelegate</name>
    <message>
        <source>Name of the conversation</source>
        <translation>Name des Gesprächs</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryModel</name>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>in the name</source>
        <translation>im Namen</translation>
    </message>
    <message>
        <source>deleted at %1</source>
        <translation>gelöscht um %1</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n Frage</numerusform>
            <numerusform>%n Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, open now</source>
        <translation>%1, gerade geöffnet</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>Frühere Gespräche</translation>
    </message>
    <message>
        <source>Close the history (Esc)</source>
        <translation>Verlauf schließen (Esc)</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>Verlauf schließen</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>Fragen und Antworten durchsuchen</translation>
    </message>
    <message>
        <source>There are more. Another word narrows them down.</source>
        <translation>Es gibt noch mehr. Ein weiteres Wort grenzt sie ein.</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>Deleted conversations</source>
        <translation>Gelöschte Gespräche</translation>
    </message>
    <message>
        <source>Deleted conversations (%1)</source>
        <translation>Gelöschte Gespräche (%1)</translation>
    </message>
    <message>
        <source>Back to the history</source>
        <translation>Zurück zum Verlauf</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>Noch keine Gespräche</translation>
    </message>
    <message>
        <source>No question, answer, note or name has all of these words.</source>
        <translation>Keine Frage, keine Antwort, keine Notiz und kein Name enthält alle diese Wörter.</translation>
    </message>
    <message>
        <source>What you ask is kept here, day by day. You can search it, rename it, and go on with it.</source>
        <translation>Was Sie fragen, bleibt hier Tag für Tag erhalten. Sie können es durchsuchen, umbenennen und fortsetzen.</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>Endgültig löschen…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HitList</name>
    <message>
        <source>Hits in the document</source>
        <translation>Treffer im Dokument</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Suche läuft…</translation>
    </message>
    <message>
        <source>What you find in the document is listed here.</source>
        <translation>Was Sie im Dokument finden, wird hier aufgelistet.</translation>
    </message>
    <message>
        <source>No hits.</source>
        <translation>Keine Treffer.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HitModel</name>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LibraryController</name>
    <message>
        <source>Removed “%1” from the library. The file itself stays.</source>
        <translation>„%1“ aus der Bibliothek entfernt. Die Datei selbst bleibt.</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n documents from the library. The files stay.</source>
        <translation>
            <numerusform>%n&#xa0;Dokument aus der Bibliothek entfernt. Die Datei bleibt.</numerusform>
            <numerusform>%n&#xa0;Dokumente aus der Bibliothek entfernt. Die Dateien bleiben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LibraryPane</name>
    <message>
        <source>Library</source>
        <translation>Bibliothek</translation>
    </message>
    <message>
        <source>Search the texts of everything (Ctrl+Shift+F)</source>
        <translation>Alle Texte durchsuchen (Strg+Umschalt+F)</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Add files or folders (%1)</source>
        <translation>Dateien oder Ordner hinzufügen (%1)</translation>
    </message>
    <message>
        <source>Add files to the library</source>
        <translation>Dateien zur Bibliothek hinzufügen</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>Dokumente filtern</translation>
    </message>
    <message>
        <source>Order, and which documents are shown</source>
        <translation>Reihenfolge, und welche Dokumente gezeigt werden</translation>
    </message>
    <message>
        <source>All documents shown here are part of the question</source>
        <translation>Alle hier gezeigten Dokumente sind Teil der Frage</translation>
    </message>
    <message>
        <source>Tick or untick all documents</source>
        <translation>Alle Dokumente an- oder abkreuzen</translation>
    </message>
    <message>
        <source>Which documents are ticked</source>
        <translation>Welche Dokumente angekreuzt sind</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticked</source>
        <translation>
            <numerusform>%1 von %n angekreuzt</numerusform>
            <numerusform>%1 von %n angekreuzt</numerusform>
        </translation>
    </message>
    <message>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No document’s title or file name contains this text.</source>
        <translation>Kein Titel oder Dateiname eines Dokuments enthält diesen Text.</translation>
    </message>
    <message>
        <source>Only some documents are shown. The button beside the filter shows all.</source>
        <translation>Nur einige Dokumente werden gezeigt. Die Schaltfläche neben dem Filter zeigt alle.</translation>
    </message>
    <message>
        <source>This collection is empty</source>
        <translation>Diese Sammlung ist leer</translation>
    </message>
    <message>
        <source>Drag documents from “All documents” onto its name, or drop files on it.</source>
        <translation>Ziehen Sie Dokumente aus „Alle Dokumente“ auf ihren Namen oder legen Sie Dateien darauf ab.</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>Noch keine Dokumente</translation>
    </message>
    <message>
        <source>Drop PDF or text files anywhere on this window.</source>
        <translation>Legen Sie PDF- oder Textdateien irgendwo in diesem Fenster ab.</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle ankreuzen</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Alle abkreuzen</translation>
    </message>
    <message>
        <source>Tick only what is shown below</source>
        <translation>Nur die unten gezeigten ankreuzen</translation>
    </message>
    <message>
        <source>Tick only the selected</source>
        <translation>Nur die ausgewählten ankreuzen</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>When added</source>
        <translation>Zeit des Hinzufügens</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>State, what needs attention first</source>
        <translation>Status, das Wichtigste zuerst</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Umgekehrte Reihenfolge</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>Was eingelesen ist</translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>Mit Warnungen</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>Was nicht gelesen werden konnte</translation>
    </message>
    <message>
        <source>Open in the reader</source>
        <translation>In der Leseansicht öffnen</translation>
    </message>
    <message>
        <source>Leave out of the question</source>
        <translation>Aus der Frage herauslassen</translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation>In die Frage aufnehmen</translation>
    </message>
    <message>
        <source>Ask only about this</source>
        <translation>Nur dazu fragen</translation>
    </message>
    <message>
        <source>About this document…</source>
        <translation>Zu diesem Dokument…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show why…</source>
        <translation>Grund zeigen…</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Einlesen stoppen</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>Datei im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the file’s path</source>
        <translation>Dateipfad kopieren</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>Aus der Bibliothek entfernen</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>Sammlungen</translation>
    </message>
    <message>
        <source>New collection with these</source>
        <translation>Neue Sammlung mit diesen</translation>
    </message>
    <message>
        <source>Take out of “%1”</source>
        <translation>Aus „%1“ nehmen</translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation>Neue Fassung einlesen</translation>
    </message>
    <message>
        <source>Locate the file…</source>
        <translation>Datei suchen…</translation>
    </message>
    <message>
        <source>Where is this document?</source>
        <translation>Wo ist dieses Dokument?</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LimitField</name>
    <message>
        <source>Limit: %1</source>
        <translation>Limit: %1</translation>
    </message>
    <message>
        <source>Limit in US dollars: %1</source>
        <translation>Limit in US-Dollar: %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LimitsPage</name>
    <message>
        <source>Stop before sending when an answer could cost more than</source>
        <translation>Vor dem Senden stoppen, wenn eine Antwort mehr kosten könnte als</translation>
    </message>
    <message>
        <source>one answer</source>
        <translation>eine Antwort</translation>
    </message>
    <message>
        <source>Stop when the answers of a day could cost more than</source>
        <translation>Stoppen, wenn die Antworten eines Tages mehr kosten könnten als</translation>
    </message>
    <message>
        <source>all answers of a day</source>
        <translation>alle Antworten eines Tages</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>Eine Antwort</translation>
    </message>
    <message>
        <source>The price is worked out before anything is sent, as if nothing were cached.</source>
        <translation>Der Preis wird vor dem Senden berechnet, als wäre nichts zwischengespeichert.</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>Ein Tag</translation>
    </message>
    <message>
        <source>Each collection</source>
        <translation>Jede Sammlung</translation>
    </message>
    <message>
        <source>Today&apos;s answers have cost %1 so far. The day begins at midnight, local time.</source>
        <translation>Die heutigen Antworten haben bisher %1 gekostet. Der Tag beginnt um Mitternacht Ortszeit.</translation>
    </message>
    <message>
        <source>There are no collections yet. A collection can have a limit of its own, for a matter or a client.</source>
        <translation>Noch gibt es keine Sammlungen. Eine Sammlung kann ein eigenes Limit haben, für eine Sache oder einen Mandanten.</translation>
    </message>
    <message>
        <source>Holds for all answers together whose documents stand in that collection alone.</source>
        <translation>Gilt für alle Antworten zusammen, deren Dokumente allein in dieser Sammlung liegen.</translation>
    </message>
    <message>
        <source>Limits of the collections</source>
        <translation>Limits der Sammlungen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>Ausgegeben</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Limit</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::MainWindow</name>
    <message>
        <source>Longleaf</source>
        <translation>Longleaf</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.txt *.text *.md *.markdown)</source>
        <translation>Dokumente (*.pdf *.txt *.text *.md *.markdown)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” is no longer in the library. The quote stays with the answer.</source>
        <translation>„%1“ ist nicht mehr in der Bibliothek. Das Zitat bleibt bei der Antwort.</translation>
    </message>
    <message>
        <source>This quote was not found, so there is no place to show.</source>
        <translation>Dieses Zitat wurde nicht gefunden, daher gibt es keine Stelle zu zeigen.</translation>
    </message>
    <message>
        <source>This link is not opened because it does not lead to a web page: %1</source>
        <translation>Dieser Link wird nicht geöffnet, weil er zu keiner Webseite führt: %1</translation>
    </message>
    <message>
        <source>The answer contains this link. Open it in the browser?
%1</source>
        <translation>Die Antwort enthält diesen Link. Im Browser öffnen?
%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>Nicht öffnen</translation>
    </message>
    <message>
        <source>&amp;Citation</source>
        <translation>B&amp;eleg</translation>
    </message>
    <message>
        <source>Ne&amp;xt citation</source>
        <translation>&amp;Nächster Beleg</translation>
    </message>
    <message>
        <source>&amp;Previous citation</source>
        <translation>&amp;Vorheriger Beleg</translation>
    </message>
    <message>
        <source>&amp;Show its card</source>
        <translation>&amp;Karte zeigen</translation>
    </message>
    <message>
        <source>&amp;Open its page</source>
        <translation>&amp;Seite öffnen</translation>
    </message>
    <message>
        <source>&amp;Copy with reference</source>
        <translation>Mit &amp;Quellenangabe kopieren</translation>
    </message>
    <message>
        <source>Copy the &amp;quote</source>
        <translation>&amp;Zitat kopieren</translation>
    </message>
    <message>
        <source>P&amp;in to the next question</source>
        <translation>An nächste Frage &amp;anheften</translation>
    </message>
    <message>
        <source>&amp;Mark as wrong</source>
        <translation>Als &amp;falsch markieren</translation>
    </message>
    <message>
        <source>&amp;Not wrong after all</source>
        <translation>&amp;Doch nicht falsch</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Copy the answer with &amp;references</source>
        <translation>Antwort mit &amp;Quellenangaben kopieren</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <translation>Nach „%1“ exportiert.</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>The answer is on the clipboard, with its references.</source>
        <translation>Die Antwort ist mit ihren Quellenangaben in der Zwischenablage.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n&#xa0;Datei konnte nicht gelesen werden.</numerusform>
            <numerusform>%n&#xa0;Dateien konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>Grund zeigen</translation>
    </message>
    <message>
        <source>“%1” is already in the library as “%2”: it has the same bytes.</source>
        <translation>„%1“ ist bereits als „%2“ in der Bibliothek: Der Inhalt ist Byte für Byte gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were already in the library.</source>
        <translation>
            <numerusform>%n&#xa0;Datei war bereits in der Bibliothek.</numerusform>
            <numerusform>%n&#xa0;Dateien waren bereits in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>Welche zeigen</translation>
    </message>
    <message>
        <source>Should new and changed files of “%1” be read by themselves from now on?</source>
        <translation>Sollen neue und geänderte Dateien von „%1“ künftig von selbst eingelesen werden?</translation>
    </message>
    <message>
        <source>Watch this folder</source>
        <translation>Ordner überwachen</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>Bib&amp;liothek</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>Alles &amp;durchsuchen</translation>
    </message>
    <message>
        <source>&amp;Filter documents</source>
        <translation>Dokumente &amp;filtern</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>Ü&amp;berwachte Ordner…</translation>
    </message>
    <message>
        <source>&amp;Check the originals now</source>
        <translation>Originale jetzt &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;New collection</source>
        <translation>&amp;Neue Sammlung</translation>
    </message>
    <message>
        <source>&amp;Rename the collection</source>
        <translation>Sammlung &amp;umbenennen</translation>
    </message>
    <message>
        <source>Collection &amp;properties…</source>
        <translation>&amp;Eigenschaften der Sammlung…</translation>
    </message>
    <message>
        <source>Re&amp;move the collection</source>
        <translation>Sammlung en&amp;tfernen</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>&amp;Alle ankreuzen</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>Alle ab&amp;kreuzen</translation>
    </message>
    <message>
        <source>About the &amp;document…</source>
        <translation>&amp;Zu diesem Dokument…</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Einlesen anhalten</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Einlesen stoppen</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>Fehlgeschlagene erneut versuchen</translation>
    </message>
    <message>
        <source>Files that could not be read…</source>
        <translation>Nicht lesbare Dateien…</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiter einlesen</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>Bei&amp;spiel öffnen</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>L&amp;eseansicht</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>&amp;Like the system</source>
        <translation>&amp;Wie das System</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>&amp;Frage</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Senden</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;toppen</translation>
    </message>
    <message>
        <source>&amp;New conversation</source>
        <translation>&amp;Neues Gespräch</translation>
    </message>
    <message>
        <source>&amp;Write a question</source>
        <translation>&amp;Frage schreiben</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken…</translation>
    </message>
    <message>
        <source>&amp;Find in document…</source>
        <translation>Im Dokument &amp;suchen…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>&amp;Nächster Treffer</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>&amp;Vorheriger Treffer</translation>
    </message>
    <message>
        <source>&amp;Contents of the document</source>
        <translation>&amp;Inhalt des Dokuments</translation>
    </message>
    <message>
        <source>&amp;Pages in small</source>
        <translation>Seiten&amp;miniaturen</translation>
    </message>
    <message>
        <source>&amp;Hits in the document</source>
        <translation>T&amp;reffer im Dokument</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Page…</source>
        <translation>&amp;Seite…</translation>
    </message>
    <message>
        <source>F&amp;irst page</source>
        <translation>&amp;Erste Seite</translation>
    </message>
    <message>
        <source>P&amp;revious page</source>
        <translation>V&amp;orherige Seite</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>&amp;Nächste Seite</translation>
    </message>
    <message>
        <source>&amp;Last page</source>
        <translation>&amp;Letzte Seite</translation>
    </message>
    <message>
        <source>Next &amp;document</source>
        <translation>Nächstes &amp;Dokument</translation>
    </message>
    <message>
        <source>Pre&amp;vious document</source>
        <translation>Vor&amp;heriges Dokument</translation>
    </message>
    <message>
        <source>&amp;Close document</source>
        <translation>Dokument s&amp;chließen</translation>
    </message>
    <message>
        <source>Re&amp;open closed document</source>
        <translation>&amp;Geschlossenes wieder öffnen</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>No document has been shown yet</source>
        <translation>Noch wurde kein Dokument gezeigt</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>&amp;Liste leeren</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>&amp;Größerer Text</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>&amp;Kleinerer Text</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>&amp;Normaler Text</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Tastenkürzel…</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Longleaf &amp;help</source>
        <translation>Longleaf-&amp;Hilfe</translation>
    </message>
    <message>
        <source>What the &amp;signs mean</source>
        <translation>Was die &amp;Zeichen bedeuten</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Longleaf</source>
        <translation>Ü&amp;ber Longleaf</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1 (ein)</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Apple 10-Q</source>
        <translation>Apple 10-Q</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>E&amp;rneut fragen</translation>
    </message>
    <message>
        <source>&amp;Edit and ask again</source>
        <translation>&amp;Bearbeiten und erneut fragen</translation>
    </message>
    <message>
        <source>Version &amp;before</source>
        <translation>&amp;Vorige Version</translation>
    </message>
    <message>
        <source>Version a&amp;fter</source>
        <translation>N&amp;ächste Version</translation>
    </message>
    <message>
        <source>Write a no&amp;te</source>
        <translation>&amp;Notiz schreiben</translation>
    </message>
    <message>
        <source>P&amp;in the answer</source>
        <translation>Antwort an&amp;heften</translation>
    </message>
    <message>
        <source>&amp;Keep the current citation as a note</source>
        <translation>A&amp;ktuelles Zitat als Notiz behalten</translation>
    </message>
    <message>
        <source>S&amp;uggest questions that could follow</source>
        <translation>Fragen v&amp;orschlagen, die folgen könnten</translation>
    </message>
    <message>
        <source>This link is not opened because it is too long to be checked by eye: %1</source>
        <translation>Dieser Link wird nicht geöffnet, weil er zu lang ist, um mit dem Auge geprüft zu werden: %1</translation>
    </message>
    <message>
        <source>This link is not opened because the name before the @ can be taken for the page it leads to: %1</source>
        <translation>Dieser Link wird nicht geöffnet, weil der Name vor dem @ für die Seite gehalten werden kann, zu der er führt: %1</translation>
    </message>
    <message>
        <source>This link is not opened because the letter that it begins would take a file along: %1</source>
        <translation>Dieser Link wird nicht geöffnet, weil der Brief, den er beginnt, eine Datei mitnehmen würde: %1</translation>
    </message>
    <message>
        <source>&amp;Pages that would be sent</source>
        <translation>Seiten, die &amp;gesendet würden</translation>
    </message>
    <message>
        <source>The e&amp;xact request…</source>
        <translation>Die genaue An&amp;frage…</translation>
    </message>
    <message>
        <source>Check for &amp;updates now</source>
        <translation>Nach &amp;neuerer Version fragen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelPicker</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Ein Modell wählen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelPopup</name>
    <message>
        <source>No model has these words.</source>
        <translation>Kein Modell hat diese Wörter.</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Ein Modell wählen</translation>
    </message>
    <message>
        <source>Filter by name, vendor, “key”, “free”…</source>
        <translation>Nach Name, Anbieter, „Schlüssel“, „kostenlos“ filtern…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>Die Modelle filtern</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelRows</name>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>$%1 in, $%2 out per million</source>
        <translation>$%1 Eingabe, $%2 Ausgabe je Million</translation>
    </message>
    <message>
        <source> and up</source>
        <translation> und mehr</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>to be switched off</source>
        <translation>wird abgeschaltet</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>endet %1</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>nicht im Katalog</translation>
    </message>
    <message>
        <source>needs a key for %1</source>
        <translation>braucht einen Schlüssel für %1</translation>
    </message>
    <message>
        <source>needs the address of your project</source>
        <translation>braucht die Adresse Ihres Projekts</translation>
    </message>
    <message>
        <source>no such server is running</source>
        <translation>kein solcher Server läuft</translation>
    </message>
    <message>
        <source>stays on this computer</source>
        <translation>bleibt auf diesem Computer</translation>
    </message>
    <message>
        <source>%1 may train on it</source>
        <translation>%1 darf damit trainieren</translation>
    </message>
    <message>
        <source>sent to %1</source>
        <translation>wird an %1 gesendet</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Nothing leaves it</source>
        <translation>Nichts verlässt ihn</translation>
    </message>
    <message>
        <source>May train on what you send</source>
        <translation>Darf mit dem Gesendeten trainieren</translation>
    </message>
    <message>
        <source>Your documents could become part of later models; allow it in the settings</source>
        <translation>Ihre Dokumente könnten Teil späterer Modelle werden; erlauben Sie es in den Einstellungen</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Abgeschaltet</translation>
    </message>
    <message>
        <source>The text goes to %1</source>
        <translation>Der Text geht an %1</translation>
    </message>
    <message>
        <source>choose it to open the settings</source>
        <translation>wählen, um die Einstellungen zu öffnen</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 Token</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelsPage</name>
    <message>
        <source>Look for model servers on this computer</source>
        <translation>Modellserver auf diesem Computer suchen</translation>
    </message>
    <message>
        <source>A key is only ever sent to the address that it was saved with, and is never put into the library, an export or a log.</source>
        <translation>Ein Schlüssel wird nur an die Adresse gesendet, mit der er gespeichert wurde, und kommt nie in die Bibliothek, einen Export oder ein Protokoll.</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>Minimal</translation>
    </message>
    <message>
        <source>The quickest answers</source>
        <translation>Die schnellsten Antworten</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Quick and cheap; enough for most questions</source>
        <translation>Schnell und günstig; genügt für die meisten Fragen</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>For questions that compare or calculate</source>
        <translation>Für Fragen, die vergleichen oder rechnen</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Slower and dearer</source>
        <translation>Langsamer und teurer</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>Sehr hoch</translation>
    </message>
    <message>
        <source>May think for many minutes before the first word</source>
        <translation>Kann vor dem ersten Wort viele Minuten nachdenken</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>How much a model thinks before it answers. Thinking is paid for like the answer&apos;s own words. A model without this step takes the nearest one that it has.</source>
        <translation>Wie viel ein Modell nachdenkt, bevor es antwortet. Nachdenken wird bezahlt wie die Wörter der Antwort. Ein Modell ohne diese Stufe nimmt die nächstliegende, die es hat.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Ollama, llama-server, vLLM and LM Studio are found where they usually listen. Nothing leaves this computer when one of them answers.</source>
        <translation>Ollama, llama-server, vLLM und LM Studio werden gefunden, wo sie gewöhnlich lauschen. Nichts verlässt diesen Computer, wenn einer davon antwortet.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NamedPages</name>
    <message numerus="yes">
        <source>pages %1 and %n more</source>
        <translation>
            <numerusform>Seiten %1 und %n weitere</numerusform>
            <numerusform>Seiten %1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>pages %1</source>
        <translation>Seiten %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more document(s)</source>
        <translation>
            <numerusform>und %n weiteres Dokument</numerusform>
            <numerusform>und %n weitere Dokumente</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NetworkPage</name>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>As the environment says</source>
        <translation>Wie in der Umgebung festgelegt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Kein Proxy</translation>
    </message>
    <message>
        <source>Always connect directly</source>
        <translation>Immer direkt verbinden</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>Diese Adresse</translation>
    </message>
    <message>
        <source>Enter the proxy below</source>
        <translation>Geben Sie den Proxy unten ein</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Servers on this computer are always reached directly.</source>
        <translation>Server auf diesem Computer werden immer direkt erreicht.</translation>
    </message>
    <message>
        <source>Further certificates</source>
        <translation>Weitere Zertifikate</translation>
    </message>
    <message>
        <source>File with further certificates</source>
        <translation>Datei mit weiteren Zertifikaten</translation>
    </message>
    <message>
        <source>None: the system&apos;s certificates are enough</source>
        <translation>Keine: Die Zertifikate des Systems genügen</translation>
    </message>
    <message>
        <source>Browse for a file with further certificates</source>
        <translation>Datei mit weiteren Zertifikaten suchen</translation>
    </message>
    <message>
        <source>A PEM file, for networks whose firewall opens encrypted connections. It is trusted besides the system&apos;s own certificates.</source>
        <translation>Eine PEM-Datei für Netze, deren Firewall verschlüsselte Verbindungen öffnet. Ihr wird zusätzlich zu den Zertifikaten des Systems vertraut.</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>Zeitlimits</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Until the provider&apos;s server is reached</source>
        <translation>Bis der Server des Anbieters erreicht ist</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>Erste Wörter</translation>
    </message>
    <message>
        <source>Until the answer begins; a model that reasons is silent for minutes</source>
        <translation>Bis die Antwort beginnt; ein Modell, das nachdenkt, schweigt minutenlang</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>Without anything new once the answer has begun</source>
        <translation>Ohne etwas Neues, nachdem die Antwort begonnen hat</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>Insgesamt</translation>
    </message>
    <message>
        <source>The whole answer; what came until then is kept</source>
        <translation>Die ganze Antwort; was bis dahin kam, bleibt</translation>
    </message>
    <message>
        <source> s</source>
        <translation>&#xa0;s</translation>
    </message>
    <message>
        <source>Time limit in seconds: %1</source>
        <translation>Zeitlimit in Sekunden: %1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>Zertifikate (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address like http://proxy.example.com:8080, or choose another way under Proxy.</source>
        <translation>Geben Sie die Adresse des Proxys ein, etwa http://proxy.example.com:8080, oder wählen Sie unter „Proxy“ einen anderen Weg.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NotesController</name>
    <message>
        <source>On another branch</source>
        <translation>Auf einem anderen Zweig</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>Frage %1</translation>
    </message>
    <message>
        <source>Question %1, citation %2</source>
        <translation>Frage %1, Zitat %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NotesStrip</name>
    <message>
        <source>Notes and pins</source>
        <translation>Notizen und Angeheftetes</translation>
    </message>
    <message>
        <source>Notes and pins (%1)</source>
        <translation>Notizen und Angeheftetes (%1)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>First choice of the notice</source>
        <translation>Erste Auswahl des Hinweises</translation>
    </message>
    <message>
        <source>Second choice of the notice</source>
        <translation>Zweite Auswahl des Hinweises</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>Diesen Hinweis schließen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OriginalsController</name>
    <message>
        <source>The new version was read. The old one stays, not ticked, because answers cite it.</source>
        <translation>Die neue Fassung ist eingelesen. Die alte bleibt, nicht angekreuzt, weil Antworten sie zitieren.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OutlineModel</name>
    <message>
        <source>(without a title)</source>
        <translation>(ohne Titel)</translation>
    </message>
    <message>
        <source>%1, you are here</source>
        <translation>%1, Sie sind hier</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OutlinePanel</name>
    <message>
        <source>Contents of the document</source>
        <translation>Inhalt des Dokuments</translation>
    </message>
    <message>
        <source>Open a document to see its contents.</source>
        <translation>Öffnen Sie ein Dokument, um seinen Inhalt zu sehen.</translation>
    </message>
    <message>
        <source>Reading the contents…</source>
        <translation>Inhalt wird gelesen…</translation>
    </message>
    <message>
        <source>This document has no contents, and no lines in it look like headings.</source>
        <translation>Dieses Dokument hat kein Inhaltsverzeichnis, und keine Zeile darin sieht wie eine Überschrift aus.</translation>
    </message>
    <message>
        <source>The document has no contents of its own. These lines of its text look like headings.</source>
        <translation>Das Dokument hat kein eigenes Inhaltsverzeichnis. Diese Zeilen seines Textes sehen wie Überschriften aus.</translation>
    </message>
    <message>
        <source>There are more than are listed here.</source>
        <translation>Es gibt mehr, als hier aufgelistet ist.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>Seiten&amp;breite</translation>
    </message>
    <message>
        <source>Whole &amp;page</source>
        <translation>Ganze S&amp;eite</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>&amp;Zoom</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Rotate clockwise</source>
        <translation>Im U&amp;hrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Rotate &amp;counterclockwise</source>
        <translation>&amp;Gegen den Uhrzeigersinn drehen</translation>
    </message>
    <message>
        <source>Dark p&amp;ages</source>
        <translation>&amp;Dunkle Seiten</translation>
    </message>
    <message>
        <source>Shows light writing on dark pages</source>
        <translation>Zeigt helle Schrift auf dunklen Seiten</translation>
    </message>
    <message>
        <source>Pages &amp;beside each other</source>
        <translation>Seiten &amp;nebeneinander</translation>
    </message>
    <message>
        <source>&amp;One page</source>
        <translation>&amp;Eine Seite</translation>
    </message>
    <message>
        <source>&amp;Two pages</source>
        <translation>&amp;Zwei Seiten</translation>
    </message>
    <message>
        <source>Two pages, the &amp;first alone</source>
        <translation>Zwei Seiten, die &amp;erste allein</translation>
    </message>
    <message>
        <source>Copy selection with &amp;reference</source>
        <translation>Markiertes mit &amp;Nachweis kopieren</translation>
    </message>
    <message>
        <source>Copies the words selected in the reader, with the document and the page</source>
        <translation>Kopiert die markierten Wörter mit Dokument und Seite</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageCanvas</name>
    <message>
        <source>Pages of the document</source>
        <translation>Seiten des Dokuments</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy with &amp;reference</source>
        <translation>Mit &amp;Nachweis kopieren</translation>
    </message>
    <message>
        <source>&amp;Select the page</source>
        <translation>Seite &amp;markieren</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PagePainter</name>
    <message>
        <source>Page %1 cannot be shown.</source>
        <translation>Seite %1 kann nicht gezeigt werden.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageSelector</name>
    <message>
        <source>“%1” — %2, p. %3</source>
        <translation>„%1“ — %2, S. %3</translation>
    </message>
    <message>
        <source>“%1” — %2, pp. %3–%4</source>
        <translation>„%1“ — %2, S. %3–%4</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PassageList</name>
    <message>
        <source>%1, p. %2</source>
        <translation>%1, S.&#xa0;%2</translation>
    </message>
    <message>
        <source>%1 · was sent</source>
        <translation>%1 · wurde gesendet</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Ask again with %1 added</source>
        <translation>Erneut fragen und %1 hinzufügen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PlanNotice</name>
    <message>
        <source>About this request</source>
        <translation>Zu dieser Anfrage</translation>
    </message>
    <message>
        <source>Read everything part by part…</source>
        <translation>Alles Teil für Teil lesen…</translation>
    </message>
    <message>
        <source>Choose the other mode</source>
        <translation>Den anderen Modus wählen</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>Wie gewohnt</translation>
    </message>
    <message>
        <source>Ask as usual again</source>
        <translation>Wieder wie gewohnt fragen</translation>
    </message>
    <message>
        <source>%1 tokens, %2</source>
        <translation>%1&#xa0;Token, %2</translation>
    </message>
    <message>
        <source>Send everything (%1)</source>
        <translation>Alles senden (%1)</translation>
    </message>
    <message>
        <source>Send passages only (%1)</source>
        <translation>Nur Textstellen senden (%1)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PrintCommand</name>
    <message>
        <source>Printing</source>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Pages printed</source>
        <translation>Gedruckte Seiten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Stop printing</source>
        <translation>Drucken stoppen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Another document is still being printed. Wait for it, or stop it.</source>
        <translation>Ein anderes Dokument wird noch gedruckt. Warten Sie darauf oder stoppen Sie es.</translation>
    </message>
    <message>
        <source>Print the boxes round the words that the open answer cites</source>
        <translation>Die Rahmen um die Wörter drucken, die die offene Antwort zitiert</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>The open answer cites no place in this document that has boxes.</source>
        <translation>Die offene Antwort zitiert in diesem Dokument keine Stelle, die Rahmen hat.</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>%1 drucken</translation>
    </message>
    <message>
        <source>Printing page %1 of %2</source>
        <translation>Seite %1 von %2 wird gedruckt</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PrivacyPage</name>
    <message>
        <source>Documents in no collection</source>
        <translation>Dokumente in keiner Sammlung</translation>
    </message>
    <message>
        <source>Ask providers to keep the documents ready for an hour</source>
        <translation>Anbieter bitten, die Dokumente eine Stunde lang bereitzuhalten</translation>
    </message>
    <message>
        <source>Models that may train on what is sent</source>
        <translation>Modelle, die mit dem Gesendeten trainieren dürfen</translation>
    </message>
    <message>
        <source>Some providers use what they are sent to train later models, and their staff may read it. That cannot be taken back. Such models are refused unless you allow them here. Leave everything off that is confidential.</source>
        <translation>Manche Anbieter trainieren mit dem, was ihnen gesendet wird, spätere Modelle, und ihre Mitarbeiter dürfen es lesen. Das lässt sich nicht zurücknehmen. Solche Modelle werden abgelehnt, solange Sie sie hier nicht erlauben. Lassen Sie alles Vertrauliche ausgeschaltet.</translation>
    </message>
    <message>
        <source>Provider&apos;s cache</source>
        <translation>Zwischenspeicher des Anbieters</translation>
    </message>
    <message>
        <source>Further questions about the same documents are then much cheaper and quicker for an hour instead of some minutes. The provider holds the text for that time, and some charge more for the first question.</source>
        <translation>Weitere Fragen zu denselben Dokumenten sind dann eine Stunde statt einiger Minuten lang viel günstiger und schneller. Der Anbieter hält den Text so lange vor, und manche verlangen für die erste Frage mehr.</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Collection “%1”</source>
        <translation>Sammlung „%1“</translation>
    </message>
    <message>
        <source>The settings are kept in %1.</source>
        <translation>Die Einstellungen liegen in %1.</translation>
    </message>
    <message>
        <source>This Longleaf is portable: it keeps everything beside the program, the settings in %1. Only keys stay in the keychain of the computer on which you enter them.</source>
        <translation>Dieses Longleaf ist portabel: Alles liegt neben dem Programm, die Einstellungen in %1. Nur Schlüssel bleiben im Schlüsselbund des Computers, auf dem Sie sie eingeben.</translation>
    </message>
    <message>
        <source>Do not send text that nobody can see on the page</source>
        <translation>Text nicht senden, den auf der Seite niemand sieht</translation>
    </message>
    <message>
        <source>Hidden text</source>
        <translation>Verborgener Text</translation>
    </message>
    <message>
        <source>Writing in the colour of the paper, covered, or too small to read can be meant for the model alone. It is sent with a label that says so, or left out; the line above the question tells of it in either case.</source>
        <translation>Schrift in der Farbe des Papiers, verdeckte oder zum Lesen zu kleine kann allein für das Modell bestimmt sein. Sie wird mit einem Vermerk gesendet, der das sagt, oder weggelassen; die Zeile über der Frage nennt sie in jedem Fall.</translation>
    </message>
    <message>
        <source>Tell me when there is a newer Longleaf</source>
        <translation>Mir sagen, wenn es ein neueres Longleaf gibt</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>Neuere Versionen</translation>
    </message>
    <message>
        <source>At most once a day, Longleaf then fetches %1, a small file that says which version is the newest. Nothing else is sent: no version, no name, nothing of your documents; the server sees your network address, as every server does. Nothing is downloaded or installed. Without this, Longleaf asks only when you choose it in the Help menu.</source>
        <translation>Höchstens einmal am Tag ruft Longleaf dann %1 ab, eine kleine Datei, die sagt, welche Version die neueste ist. Sonst wird nichts gesendet: keine Version, kein Name, nichts aus Ihren Dokumenten; der Server sieht Ihre Netzwerkadresse, wie jeder Server. Es wird nichts heruntergeladen oder installiert. Ohne diese Einstellung fragt Longleaf nur, wenn Sie es im Menü „Hilfe“ wählen.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ProviderField</name>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>Schlüssel für %1</translation>
    </message>
    <message>
        <source>Address of %1</source>
        <translation>Adresse von %1</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>%1 testen</translation>
    </message>
    <message>
        <source>Remove the key for %1</source>
        <translation>Schlüssel für %1 entfernen</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>Wird gefragt</translation>
    </message>
    <message>
        <source>The key is removed when you save</source>
        <translation>Der Schlüssel wird beim Speichern entfernt</translation>
    </message>
    <message>
        <source>A key is kept %1</source>
        <translation>Schlüssel hinterlegt: %1</translation>
    </message>
    <message>
        <source>Only if your server asks for a key</source>
        <translation>Nur, wenn Ihr Server einen Schlüssel verlangt</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>Noch kein Schlüssel</translation>
    </message>
    <message>
        <source>No key yet; get one at %1</source>
        <translation>Noch kein Schlüssel; erhältlich unter %1</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>the key of %1</source>
        <translation>den Schlüssel von %1</translation>
    </message>
    <message>
        <source>the address of %1</source>
        <translation>die Adresse von %1</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>Verbergen: %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>Zeigen: %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestoppt.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderBar</name>
    <message>
        <source>Page number</source>
        <translation>Seitenzahl</translation>
    </message>
    <message>
        <source>Type a page number, or what is printed on the page, and press Enter (Ctrl+G)</source>
        <translation>Seitenzahl oder Aufdruck der Seite eingeben und die Eingabetaste drücken (Strg+G)</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Vorherige Seite</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>Verkleinern (Strg+-)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Vergrößern (Strg++)</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>of %1, printed %2</source>
        <translation>von %1, gedruckt %2</translation>
    </message>
    <message>
        <source>No page is numbered “%1”. This document has the pages 1 to %2.</source>
        <translation>Keine Seite trägt die Nummer „%1“. Dieses Dokument hat die Seiten 1 bis %2.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderPane</name>
    <message>
        <source>Reader</source>
        <translation>Leseansicht</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Contents and pages</source>
        <translation>Inhalt und Seiten</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderView</name>
    <message>
        <source>Reader</source>
        <translation>Leseansicht</translation>
    </message>
    <message>
        <source>Click a citation, or a document, to read it here.</source>
        <translation>Klicken Sie auf einen Beleg oder ein Dokument, um hier zu lesen.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingBar</name>
    <message>
        <source>Reading files</source>
        <translation>Dateien werden eingelesen</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Eingelesene Dateien</translation>
    </message>
    <message>
        <source>Stop reading; what is not read yet is forgotten</source>
        <translation>Einlesen stoppen; noch nicht Gelesenes wird vergessen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Einlesen stoppen</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>Einlesen anhalten</translation>
    </message>
    <message numerus="yes">
        <source>Read %n file(s), %1 in all?</source>
        <translation>
            <numerusform>%n&#xa0;Datei einlesen, insgesamt %1?</numerusform>
            <numerusform>%n&#xa0;Dateien einlesen, insgesamt %1?</numerusform>
        </translation>
    </message>
    <message>
        <source>The folders have more than 100,000 entries; what lies beyond is left out.</source>
        <translation>Die Ordner haben mehr als 100.000 Einträge; was darüber hinausgeht, wird ausgelassen.</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>Einlesen</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>Nicht einlesen</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>%n&#xa0;Datei eingelesen</numerusform>
            <numerusform>%n&#xa0;Dateien eingelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>pausing, the files in work are finished</source>
        <translation>wird angehalten, laufende Dateien werden beendet</translation>
    </message>
    <message>
        <source>Pause; the files in work are finished</source>
        <translation>Anhalten; laufende Dateien werden beendet</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>Weiter einlesen</translation>
    </message>
    <message>
        <source>Take the files that failed off the list</source>
        <translation>Die fehlgeschlagenen Dateien von der Liste nehmen</translation>
    </message>
    <message>
        <source>Retry the failed</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Show why…</source>
        <translation>Grund zeigen…</translation>
    </message>
    <message>
        <source>waiting for room on the disk</source>
        <translation>wartet auf Platz auf der Festplatte</translation>
    </message>
    <message>
        <source>Goes on by itself as soon as there is room.</source>
        <translation>Geht von selbst weiter, sobald Platz ist.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingController</name>
    <message>
        <source>no ending</source>
        <translation>ohne Endung</translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) of the folder were left out, because they are no documents (%1).</source>
        <translation>
            <numerusform>%n andere Datei des Ordners wurde ausgelassen, weil sie kein Dokument ist (%1).</numerusform>
            <numerusform>%n andere Dateien des Ordners wurden ausgelassen, weil sie keine Dokumente sind (%1).</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, page %2 of %3</source>
        <translation>%1, Seite %2 von %3</translation>
    </message>
    <message>
        <source>There is no file to read in the folder.</source>
        <translation>Im Ordner gibt es keine Datei zum Einlesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that were not read when the program ended are read now.</source>
        <translation>
            <numerusform>%n&#xa0;Datei, die beim Beenden des Programms nicht eingelesen war, wird jetzt eingelesen.</numerusform>
            <numerusform>%n&#xa0;Dateien, die beim Beenden des Programms nicht eingelesen waren, werden jetzt eingelesen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingReport</name>
    <message>
        <source>Try all again</source>
        <translation>Alle erneut versuchen</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Liste kopieren</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die nicht gelesen werden konnten</translation>
    </message>
    <message>
        <source>Files and reasons</source>
        <translation>Dateien und Gründe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Already in the library as “%1”</source>
        <translation>Bereits als „%1“ in der Bibliothek</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>Jede Datei konnte gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>%n&#xa0;Datei konnte nicht gelesen werden.</numerusform>
            <numerusform>%n&#xa0;Dateien konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were in the library already.</source>
        <translation>
            <numerusform>%n&#xa0;Datei war bereits in der Bibliothek.</numerusform>
            <numerusform>%n&#xa0;Dateien waren bereits in der Bibliothek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Already in the library as “%1”, read from %2.</source>
        <translation>Bereits als „%1“ in der Bibliothek, eingelesen aus %2.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReasoningPanel</name>
    <message>
        <source>The model’s own account of its thinking. Nothing in it is checked.</source>
        <translation>So beschreibt das Modell selbst sein Nachdenken. Nichts davon ist geprüft.</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Nachdenken</translation>
    </message>
    <message>
        <source>Reasoning, arriving</source>
        <translation>Nachdenken, läuft noch</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RequestDialog</name>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>Den jetzigen Stand zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save the exact bytes…</source>
        <translation>Die genauen Bytes speichern…</translation>
    </message>
    <message>
        <source>The exact request</source>
        <translation>Die genaue Anfrage</translation>
    </message>
    <message>
        <source>About the request</source>
        <translation>Über die Anfrage</translation>
    </message>
    <message>
        <source>Find in the request</source>
        <translation>In der Anfrage suchen</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>Gefundene Stellen</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>Nächste Stelle</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>Vorherige Stelle</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>Die Anfrage</translation>
    </message>
    <message>
        <source>Copies all of it, with the key masked</source>
        <translation>Kopiert alles, mit verdecktem Schlüssel</translation>
    </message>
    <message>
        <source>Writes the body as it would be sent, without the headers</source>
        <translation>Schreibt den Inhalt, wie er gesendet würde, ohne die Kopfzeilen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Write a question first: it is a part of the request.</source>
        <translation>Schreiben Sie zuerst eine Frage: Sie ist ein Teil der Anfrage.</translation>
    </message>
    <message>
        <source>Tick a document first: its text is a part of the request.</source>
        <translation>Kreuzen Sie zuerst ein Dokument an: Sein Text ist ein Teil der Anfrage.</translation>
    </message>
    <message>
        <source>Writing the request…</source>
        <translation>Die Anfrage wird geschrieben…</translation>
    </message>
    <message>
        <source>Nothing is sent: %1 works on this computer.</source>
        <translation>Nichts wird gesendet: %1 arbeitet auf diesem Computer.</translation>
    </message>
    <message>
        <source>%1 bytes in the body, about %2 tokens. Nothing has been sent.</source>
        <translation>%1 Byte Inhalt, etwa %2 Token. Nichts wurde gesendet.</translation>
    </message>
    <message>
        <source>The key is masked; all else is shown as it would be sent. Long lines are broken for reading only.</source>
        <translation>Der Schlüssel ist verdeckt; alles andere steht da, wie es gesendet würde. Lange Zeilen sind nur zum Lesen umbrochen.</translation>
    </message>
    <message numerus="yes">
        <source>This is the first of %n request(s).</source>
        <translation>
            <numerusform>Das ist die erste von %n Anfrage.</numerusform>
            <numerusform>Das ist die erste von %n Anfragen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider is asked for its own count before; if that is too large, less is sent.</source>
        <translation>Der Anbieter wird vorher nach seiner eigenen Zählung gefragt; ist sie zu groß, wird weniger gesendet.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Save the exact bytes</source>
        <translation>Die genauen Bytes speichern</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>Gespeichert in %1.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 konnte nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>The question, the documents or the model have changed. This is the request from before.</source>
        <translation>Die Frage, die Dokumente oder das Modell haben sich geändert. Dies ist die Anfrage von vorher.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RescuePage</name>
    <message>
        <source>The library cannot be opened</source>
        <translation>Die Bibliothek lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>Retten, was lesbar ist</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The backup is put in place…</source>
        <translation>Die Sicherung wird eingesetzt …</translation>
    </message>
    <message>
        <source>What can be read is saved…</source>
        <translation>Lesbares wird gerettet …</translation>
    </message>
    <message>
        <source>Nothing is deleted: what is there now is kept in a folder beside it.</source>
        <translation>Nichts wird gelöscht: Was jetzt da ist, bleibt in einem Ordner daneben erhalten.</translation>
    </message>
    <message>
        <source>Open the newest backup</source>
        <translation>Neueste Sicherung öffnen</translation>
    </message>
    <message numerus="yes">
        <source>The newest usable backup is of %1 and has %n document(s).</source>
        <translation>
            <numerusform>Die neueste brauchbare Sicherung ist vom %1 und hat %n Dokument.</numerusform>
            <numerusform>Die neueste brauchbare Sicherung ist vom %1 und hat %n Dokumente.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no usable backup.</source>
        <translation>Es gibt keine brauchbare Sicherung.</translation>
    </message>
    <message>
        <source>A part of the library is damaged</source>
        <translation>Ein Teil der Bibliothek ist beschädigt</translation>
    </message>
    <message>
        <source>Go on as it is</source>
        <translation>So weitermachen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchDelegate</name>
    <message>
        <source>p. %1</source>
        <translation>S.&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchPage</name>
    <message>
        <source>Line %1: there is no “=” between the words.</source>
        <translation>Zeile %1: Zwischen den Wörtern fehlt „=“.</translation>
    </message>
    <message>
        <source>Line %1: there is no word before “=”.</source>
        <translation>Zeile %1: Vor „=“ steht kein Wort.</translation>
    </message>
    <message>
        <source>Line %1: there is no word after “=”.</source>
        <translation>Zeile %1: Nach „=“ steht kein Wort.</translation>
    </message>
    <message>
        <source>Line %1: there is a second “=”; begin a new line for it.</source>
        <translation>Zeile %1: Hier steht ein zweites „=“; beginnen Sie dafür eine neue Zeile.</translation>
    </message>
    <message>
        <source>Line %1: both sides say the same.</source>
        <translation>Zeile %1: Beide Seiten sind gleich.</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) cannot be read.</source>
        <translation>
            <numerusform>%n weitere Zeile ist nicht lesbar.</numerusform>
            <numerusform>%n weitere Zeilen sind nicht lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>Synonyme</translation>
    </message>
    <message>
        <source>Documents often use other words than a question. With “capex = purchases of property, additions to property” a question about capex also finds the passages that only speak of purchases of property.</source>
        <translation>Dokumente gebrauchen oft andere Wörter als eine Frage. Mit „Capex = Kauf von Sachanlagen, Zugänge zu Sachanlagen“ findet eine Frage nach Capex auch Textstellen, die nur vom Kauf von Sachanlagen sprechen.</translation>
    </message>
    <message>
        <source>Your own list</source>
        <translation>Ihre eigene Liste</translation>
    </message>
    <message>
        <source>One group a line, words parted by commas. “=” also looks up the words on the right for those on the left, “==” works both ways, and what follows # is a remark.</source>
        <translation>Eine Gruppe je Zeile, Wörter durch Kommas getrennt. „=“ sucht zu den Wörtern links auch die rechts, „==“ gilt in beide Richtungen, und was auf # folgt, ist eine Anmerkung.</translation>
    </message>
    <message>
        <source>Your own synonyms</source>
        <translation>Ihre eigenen Synonyme</translation>
    </message>
    <message>
        <source>churn, attrition == customer losses
take rate = commission, service fees</source>
        <translation>Abwanderung, Churn == Kundenverluste
Take Rate = Provision, Servicegebühren</translation>
    </message>
    <message>
        <source>Built-in synonyms</source>
        <translation>Eingebaute Synonyme</translation>
    </message>
    <message>
        <source>Hide the built-in list</source>
        <translation>Eingebaute Liste verbergen</translation>
    </message>
    <message>
        <source>Show the built-in list</source>
        <translation>Eingebaute Liste zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Built-in list (%n group(s))</source>
        <translation>
            <numerusform>Eingebaute Liste (%n&#xa0;Gruppe)</numerusform>
            <numerusform>Eingebaute Liste (%n&#xa0;Gruppen)</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in %1; used from your next question on, before the built-in list.</source>
        <translation>Liegt in %1; gilt ab Ihrer nächsten Frage, vor der eingebauten Liste.</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>Zu Zeile %1</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s); every line can be read.</source>
        <translation>
            <numerusform>%n&#xa0;Gruppe; jede Zeile ist lesbar.</numerusform>
            <numerusform>%n&#xa0;Gruppen; jede Zeile ist lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>No words of your own yet.</source>
        <translation>Noch keine eigenen Wörter.</translation>
    </message>
    <message>
        <source>Nothing was saved, because your synonyms cannot be read. %1</source>
        <translation>Nichts wurde gespeichert, weil Ihre Synonyme nicht lesbar sind. %1</translation>
    </message>
    <message>
        <source>Your list of synonyms is not saved yet.</source>
        <translation>Ihre Liste der Synonyme ist noch nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchPane</name>
    <message>
        <source>Only in this collection</source>
        <translation>Nur in dieser Sammlung</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Words in all documents</source>
        <translation>Wörter in allen Dokumenten</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>Gesuchte Wörter</translation>
    </message>
    <message>
        <source>Passages that have all the words come alone, if there are any. Words in quotation marks must follow each other.</source>
        <translation>Textstellen mit allen Wörtern stehen allein, wenn es welche gibt. Wörter in Anführungszeichen müssen aufeinanderfolgen.</translation>
    </message>
    <message>
        <source>Back to the list of documents (Esc)</source>
        <translation>Zurück zur Liste der Dokumente (Esc)</translation>
    </message>
    <message>
        <source>Back to the list of documents</source>
        <translation>Zurück zur Liste der Dokumente</translation>
    </message>
    <message>
        <source>Passages found</source>
        <translation>Gefundene Textstellen</translation>
    </message>
    <message>
        <source>Finds words in the texts of all documents and opens the page.</source>
        <translation>Findet Wörter in den Texten aller Dokumente und öffnet die Seite.</translation>
    </message>
    <message>
        <source>This collection is empty.</source>
        <translation>Diese Sammlung ist leer.</translation>
    </message>
    <message numerus="yes">
        <source>Found nothing in %n document(s).</source>
        <translation>
            <numerusform>In %n&#xa0;Dokument nichts gefunden.</numerusform>
            <numerusform>In %n&#xa0;Dokumenten nichts gefunden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n&#xa0;Textstelle</numerusform>
            <numerusform>%n&#xa0;Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 of %2 documents.</source>
        <translation>in %1 von %2&#xa0;Dokumenten.</translation>
    </message>
    <message>
        <source>None has all the words; these have some of them.</source>
        <translation>Keine enthält alle Wörter; diese enthalten einige davon.</translation>
    </message>
    <message>
        <source>There are more; these fit best. Add a word to narrow the search.</source>
        <translation>Es gibt mehr; diese passen am besten. Ein weiteres Wort grenzt die Suche ein.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and were not searched.</source>
        <translation>
            <numerusform>%n&#xa0;Seite hat keinen Text und wurde nicht durchsucht.</numerusform>
            <numerusform>%n&#xa0;Seiten haben keinen Text und wurden nicht durchsucht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchResults</name>
    <message numerus="yes">
        <source>%1, %n passage(s)</source>
        <translation>
            <numerusform>%1, %n&#xa0;Textstelle</numerusform>
            <numerusform>%1, %n&#xa0;Textstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <translation>Seite %1: %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SendingLine</name>
    <message>
        <source>fits whole in %1’s window of %2.</source>
        <translation>passt ganz in das Kontextfenster von %1 (%2).</translation>
    </message>
    <message>
        <source>fits, but only passages that suit the question are sent.</source>
        <translation>passt, aber nur zur Frage passende Textstellen werden gesendet.</translation>
    </message>
    <message>
        <source>all of it, in consecutive parts.</source>
        <translation>alles, in aufeinanderfolgenden Teilen.</translation>
    </message>
    <message>
        <source>fits, but is more than %1 reads well: passages are chosen, the rest is not sent.</source>
        <translation>passt, ist aber mehr, als %1 gut liest: Textstellen werden ausgewählt, der Rest wird nicht gesendet.</translation>
    </message>
    <message>
        <source>does NOT fit into %1’s window of %2. Untick some, or let passages be chosen.</source>
        <translation>passt NICHT in das Kontextfenster von %1 (%2). Kreuzen Sie einige ab oder lassen Sie Textstellen auswählen.</translation>
    </message>
    <message>
        <source>does NOT fit into %1’s window of %2: passages are chosen, the rest is not sent.</source>
        <translation>passt NICHT in das Kontextfenster von %1 (%2): Textstellen werden ausgewählt, der Rest wird nicht gesendet.</translation>
    </message>
    <message>
        <source>Nothing is ticked, so nothing would be sent.</source>
        <translation>Nichts ist angekreuzt, also würde nichts gesendet.</translation>
    </message>
    <message>
        <source>What will be sent: %1, %2, %3 tokens</source>
        <translation>Was gesendet wird: %1, %2, %3&#xa0;Token</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n&#xa0;Dokument</numerusform>
            <numerusform>%n&#xa0;Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n&#xa0;Seite</numerusform>
            <numerusform>%n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be sent: a locked collection allows only models on this computer, and %1 is none.</source>
        <translation>Nichts kann gesendet werden: Eine gesperrte Sammlung erlaubt nur Modelle auf diesem Computer, und %1 ist keines.</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and cannot be sent.</source>
        <translation>
            <numerusform>%n&#xa0;Seite hat keinen Text und kann nicht gesendet werden.</numerusform>
            <numerusform>%n&#xa0;Seiten haben keinen Text und können nicht gesendet werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SettingsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suche</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>Schließen ohne zu speichern</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ShortcutDialog</name>
    <message>
        <source>Set</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Keine Tasten</translation>
    </message>
    <message>
        <source>As built in</source>
        <translation>Wie eingebaut</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Filter commands</source>
        <translation>Befehle filtern</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>Drücken Sie die neuen Tasten</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>Von Ihnen geändert</translation>
    </message>
    <message>
        <source>“%1” has these keys, or keys that begin like them. If you set them here, it loses its own.</source>
        <translation>„%1“ hat diese Tasten oder Tasten, die ebenso beginnen. Weisen Sie sie hier zu, verliert es die eigenen.</translation>
    </message>
    <message>
        <source>Choose a command, press the new keys in the field and then “Set”.</source>
        <translation>Wählen Sie einen Befehl, drücken Sie im Feld die neuen Tasten und dann „Zuweisen“.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SidePanel</name>
    <message>
        <source>Panel beside the pages</source>
        <translation>Leiste neben den Seiten</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Contents of the document</source>
        <translation>Inhalt des Dokuments</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Pages in small</source>
        <translation>Seitenminiaturen</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Hits in the document</source>
        <translation>Treffer im Dokument</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>Leiste schließen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::StartPage</name>
    <message>
        <source>Open documents…</source>
        <translation>Dokumente öffnen…</translation>
    </message>
    <message>
        <source>Questions to begin with</source>
        <translation>Fragen für den Anfang</translation>
    </message>
    <message>
        <source>Longleaf</source>
        <translation>Longleaf</translation>
    </message>
    <message>
        <source>Ask about your documents</source>
        <translation>Fragen Sie Ihre Dokumente</translation>
    </message>
    <message>
        <source>Answers you can check</source>
        <translation>Antworten, die Sie prüfen können</translation>
    </message>
    <message>
        <source>Every statement in the answer carries a citation. It is compared with the document word for word; a click shows the very words on the page.</source>
        <translation>Jede Aussage der Antwort trägt einen Beleg. Er wird Wort für Wort mit dem Dokument verglichen; ein Klick zeigt genau diese Wörter auf der Seite.</translation>
    </message>
    <message>
        <source>Drop PDF or text files anywhere on this window, ask in plain words, and click a citation to see the very words on the page. The originals stay where they are.</source>
        <translation>Legen Sie PDF- oder Textdateien irgendwo in diesem Fenster ab, fragen Sie in einfachen Worten, und klicken Sie auf einen Beleg, um genau diese Wörter auf der Seite zu sehen. Die Originale bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Open the sample: %1</source>
        <translation>Beispiel öffnen: %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SweepBar</name>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Progress of reading everything</source>
        <translation>Fortschritt beim Lesen von allem</translation>
    </message>
    <message>
        <source>Parts that are complete</source>
        <translation>Vollständige Teile</translation>
    </message>
    <message>
        <source>Resume reading the parts that are not complete</source>
        <translation>Das Lesen der unvollständigen Teile fortsetzen</translation>
    </message>
    <message>
        <source>Goes on with the first part that is not complete; what is complete is not asked again</source>
        <translation>Fährt mit dem ersten unvollständigen Teil fort; was vollständig ist, wird nicht erneut gefragt</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SweepStatus</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Reading everything in parts…</source>
        <translation>Alles wird in Teilen gelesen…</translation>
    </message>
    <message>
        <source>Putting the parts together…</source>
        <translation>Die Teile werden zusammengeführt…</translation>
    </message>
    <message>
        <source>Reading part %1 of %2…</source>
        <translation>Teil %1 von %2 wird gelesen…</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>Teil %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s) complete</source>
        <translation>
            <numerusform>%1 von %n&#xa0;Teil vollständig</numerusform>
            <numerusform>%1 von %n&#xa0;Teilen vollständig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n&#xa0;Dokument</numerusform>
            <numerusform>%n&#xa0;Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages</source>
        <translation>%1 von %2&#xa0;Seiten</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n&#xa0;Anfrage</numerusform>
            <numerusform>%n&#xa0;Anfragen</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 tokens in all</source>
        <translation>insgesamt etwa %1&#xa0;Token</translation>
    </message>
    <message>
        <source>earlier turns are not sent</source>
        <translation>Früheres wird nicht gesendet</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>sent to the model’s provider</source>
        <translation>wird an den Anbieter des Modells gesendet</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TextPane</name>
    <message>
        <source>Text of the document</source>
        <translation>Text des Dokuments</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ThumbnailModel</name>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>%1, cited by the answer</source>
        <translation>%1, von der Antwort zitiert</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ThumbnailPanel</name>
    <message>
        <source>Pages in small</source>
        <translation>Seitenminiaturen</translation>
    </message>
    <message>
        <source>Only PDF documents have pages to show.</source>
        <translation>Nur PDF-Dokumente haben Seiten, die sich zeigen lassen.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnActions</name>
    <message>
        <source>Version before</source>
        <translation>Vorige Version</translation>
    </message>
    <message>
        <source>Version after</source>
        <translation>Nächste Version</translation>
    </message>
    <message>
        <source>Ask again, in place of this</source>
        <translation>Erneut fragen, anstelle von dieser</translation>
    </message>
    <message>
        <source>Ask again with another model</source>
        <translation>Mit einem anderen Modell erneut fragen</translation>
    </message>
    <message>
        <source>Edit the question and ask again</source>
        <translation>Frage bearbeiten und erneut stellen</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>Notiz schreiben</translation>
    </message>
    <message>
        <source>Pin this answer</source>
        <translation>Diese Antwort anheften</translation>
    </message>
    <message>
        <source>What can be done with this answer</source>
        <translation>Was mit dieser Antwort getan werden kann</translation>
    </message>
    <message>
        <source>Ask again with</source>
        <translation>Erneut fragen mit</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Version %1 of %2 of this question</source>
        <translation>Version %1 von %2 dieser Frage</translation>
    </message>
    <message>
        <source>Take the pin away</source>
        <translation>Nicht mehr anheften</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnNotes</name>
    <message>
        <source>Save note</source>
        <translation>Notiz sichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Your note on this answer</source>
        <translation>Ihre Notiz zu dieser Antwort</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Citation %1: “%2”</source>
        <translation>Zitat %1: „%2“</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>Notiz ändern</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>Notiz löschen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnText</name>
    <message>
        <source>%1 tokens from cache</source>
        <translation>%1&#xa0;Token aus dem Zwischenspeicher</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 gespart</translation>
    </message>
    <message>
        <source>The program ended before any text came.</source>
        <translation>Das Programm endete, bevor Text kam.</translation>
    </message>
    <message>
        <source>The program ended while the answer was arriving; what had come is kept.</source>
        <translation>Das Programm endete, während die Antwort eintraf; was gekommen war, bleibt.</translation>
    </message>
    <message>
        <source>Stopped before any text came.</source>
        <translation>Gestoppt, bevor Text kam.</translation>
    </message>
    <message>
        <source>Stopped before the end; the text up to here is kept.</source>
        <translation>Vor dem Ende gestoppt; der Text bis hierher bleibt.</translation>
    </message>
    <message>
        <source>The model refused to answer this question.</source>
        <translation>Das Modell hat die Antwort auf diese Frage abgelehnt.</translation>
    </message>
    <message>
        <source>The answer ended before it was complete; the text up to here is kept.</source>
        <translation>Die Antwort endete, bevor sie vollständig war; der Text bis hierher bleibt.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Ask again for a whole answer.</source>
        <translation>Fragen Sie erneut nach einer ganzen Antwort.</translation>
    </message>
    <message>
        <source>Ask for the rest, or ask for less at a time.</source>
        <translation>Fragen Sie nach dem Rest oder nach weniger auf einmal.</translation>
    </message>
    <message>
        <source>Put it in other words, or choose another model.</source>
        <translation>Formulieren Sie anders oder wählen Sie ein anderes Modell.</translation>
    </message>
    <message numerus="yes">
        <source>passages of %1 of %n document(s)</source>
        <translation>
            <numerusform>Textstellen aus %1 von %n&#xa0;Dokument</numerusform>
            <numerusform>Textstellen aus %1 von %n&#xa0;Dokumenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>passages of %1 of %n page(s)</source>
        <translation>
            <numerusform>Textstellen aus %1 von %n&#xa0;Seite</numerusform>
            <numerusform>Textstellen aus %1 von %n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s)</source>
        <translation>
            <numerusform>%1 von %n&#xa0;Seite</numerusform>
            <numerusform>%1 von %n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n page(s)</source>
        <translation>
            <numerusform>die ganze %n&#xa0;Seite</numerusform>
            <numerusform>alle %n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer ready, no citations</source>
        <translation>Antwort fertig, keine Belege</translation>
    </message>
    <message numerus="yes">
        <source>Answer ready, %n citation(s), %1 found</source>
        <translation>
            <numerusform>Antwort fertig, %n&#xa0;Beleg, %1 gefunden</numerusform>
            <numerusform>Antwort fertig, %n&#xa0;Belege, %1 gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider counts the tokens; nothing is charged yet…</source>
        <translation>Der Anbieter zählt die Token; noch wird nichts berechnet…</translation>
    </message>
    <message numerus="yes">
        <source>Sending in %n second(s)…</source>
        <translation>
            <numerusform>Senden in %n&#xa0;Sekunde…</numerusform>
            <numerusform>Senden in %n&#xa0;Sekunden…</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>Warten auf die Antwort…</translation>
    </message>
    <message>
        <source>The model is thinking…</source>
        <translation>Das Modell denkt nach…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>Antwort läuft…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Gestoppt</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Stopped; the parts that are complete are kept.</source>
        <translation>Gestoppt; die vollständigen Teile bleiben.</translation>
    </message>
    <message>
        <source>The provider may have accepted the question and may charge for it.</source>
        <translation>Der Anbieter hat die Frage vielleicht angenommen und könnte sie berechnen.</translation>
    </message>
    <message>
        <source>%1 tokens sent</source>
        <translation>%1&#xa0;Token gesendet</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1&#xa0;Token</translation>
    </message>
    <message>
        <source>in parts: %1 of %2 pages</source>
        <translation>in Teilen: %1 von %2&#xa0;Seiten</translation>
    </message>
    <message>
        <source>focused: searched %1 tokens, %2 %3 from %4 of %5 documents</source>
        <translation>gezielt: %1&#xa0;Token durchsucht, %2 %3 aus %4 von %5&#xa0;Dokumenten</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet:</translation>
    </message>
    <message>
        <source>would send</source>
        <translation>zu senden:</translation>
    </message>
    <message>
        <source>focused: %1 of %2 pages</source>
        <translation>gezielt: %1 von %2&#xa0;Seiten</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n document(s) whole</source>
        <translation>
            <numerusform>%1 von %n&#xa0;Dokument ganz</numerusform>
            <numerusform>%1 von %n&#xa0;Dokumenten ganz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n&#xa0;Seite</numerusform>
            <numerusform>%n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n&#xa0;Dokument</numerusform>
            <numerusform>%n&#xa0;Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen passages from %1 of %2 pages</source>
        <translation>ausgewählte Textstellen aus %1 von %2&#xa0;Seiten</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2&#xa0;Token</translation>
    </message>
    <message>
        <source>about %1 of %2 tokens</source>
        <translation>etwa %1 von %2&#xa0;Token</translation>
    </message>
    <message>
        <source> (%1 when cached)</source>
        <translation> (%1 aus dem Zwischenspeicher)</translation>
    </message>
    <message>
        <source>%1 spent today</source>
        <translation>heute %1 ausgegeben</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>nichts verlässt diesen Computer</translation>
    </message>
    <message>
        <source>sent to the model’s provider</source>
        <translation>wird an den Anbieter des Modells gesendet</translation>
    </message>
    <message>
        <source>This is more than the model reads well, but the question needs every page.</source>
        <translation>Das ist mehr, als das Modell gut liest, aber die Frage braucht jede Seite.</translation>
    </message>
    <message>
        <source>Everything would fit, but it is more than the model reads well, so passages are sent.</source>
        <translation>Alles würde passen, ist aber mehr, als das Modell gut liest; daher werden Textstellen gesendet.</translation>
    </message>
    <message>
        <source>Everything does not fit into the token budget, so passages are sent.</source>
        <translation>Alles passt nicht in das Token-Budget, daher werden Textstellen gesendet.</translation>
    </message>
    <message>
        <source>The documents do not fit into the window, so passages are sent.</source>
        <translation>Die Dokumente passen nicht in das Kontextfenster, daher werden Textstellen gesendet.</translation>
    </message>
    <message>
        <source>The documents are many times too large for the window, so the best passages are sent.</source>
        <translation>Die Dokumente sind um ein Vielfaches zu groß für das Kontextfenster, daher werden die besten Textstellen gesendet.</translation>
    </message>
    <message>
        <source>not chosen for this question</source>
        <translation>für diese Frage nicht ausgewählt</translation>
    </message>
    <message>
        <source>no text on these pages</source>
        <translation>kein Text auf diesen Seiten</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>no room left</source>
        <translation>kein Platz mehr</translation>
    </message>
    <message>
        <source>its part is not complete</source>
        <translation>der Teil dazu ist nicht vollständig</translation>
    </message>
    <message>
        <source>$0</source>
        <translation>$0</translation>
    </message>
    <message>
        <source>at most %1 for one answer</source>
        <translation>höchstens %1 für eine Antwort</translation>
    </message>
    <message>
        <source>%1 of %2 left today</source>
        <translation>heute noch %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 left for “%3”</source>
        <translation>noch %1 von %2 für „%3“</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnView</name>
    <message numerus="yes">
        <source>whole, %n page(s)</source>
        <translation>
            <numerusform>ganz, %n&#xa0;Seite</numerusform>
            <numerusform>ganz, %n&#xa0;Seiten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages</source>
        <translation>%1 von %2&#xa0;Seiten</translation>
    </message>
    <message>
        <source>Not sent: %1, p. %2 (%3)</source>
        <translation>Nicht gesendet: %1, S.&#xa0;%2 (%3)</translation>
    </message>
    <message>
        <source>Ask for the rest</source>
        <translation>Nach dem Rest fragen</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>Diese Frage erneut stellen</translation>
    </message>
    <message>
        <source>Write a question for the rest of this answer</source>
        <translation>Eine Frage nach dem Rest dieser Antwort schreiben</translation>
    </message>
    <message>
        <source>What was sent, page by page</source>
        <translation>Was gesendet wurde, Seite für Seite</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Copy the answer with its citations</source>
        <translation>Antwort mit ihren Belegen kopieren</translation>
    </message>
    <message>
        <source>Export this answer</source>
        <translation>Diese Antwort exportieren</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>Frage: %1</translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation>Frage und Antwort</translation>
    </message>
    <message>
        <source>Ask again (this may be charged twice)</source>
        <translation>Erneut fragen (wird vielleicht doppelt berechnet)</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>The map below has every document and every page.</source>
        <translation>Die Karte darunter hat jedes Dokument und jede Seite.</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::UnreadPages</name>
    <message numerus="yes">
        <source>%1 of %n page(s) could not be read (%2).</source>
        <translation>
            <numerusform>%1 von %n Seite konnte nicht gelesen werden (%2).</numerusform>
            <numerusform>%1 von %n Seiten konnten nicht gelesen werden (%2).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s) could be read only in part (%2), so words may be missing.</source>
        <translation>
            <numerusform>%1 von %n Seite konnte nur teilweise gelesen werden (%2), daher können Wörter fehlen.</numerusform>
            <numerusform>%1 von %n Seiten konnten nur teilweise gelesen werden (%2), daher können Wörter fehlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read</source>
        <translation>
            <numerusform>%n Seite nicht lesbar</numerusform>
            <numerusform>%n Seiten nicht lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could be read only in part</source>
        <translation>
            <numerusform>%n Seite nur teilweise lesbar</numerusform>
            <numerusform>%n Seiten nur teilweise lesbar</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::UpdateLine</name>
    <message>
        <source>Asking whether there is a newer version…</source>
        <translation>Es wird gefragt, ob es eine neuere Version gibt…</translation>
    </message>
    <message>
        <source>Longleaf %1 is the newest version.</source>
        <translation>Longleaf %1 ist die neueste Version.</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out. %1</source>
        <translation>Ob es eine neuere Version gibt, war nicht zu erfahren. %1</translation>
    </message>
    <message>
        <source>Longleaf %1 is out (%2). You have %3.</source>
        <translation>Longleaf %1 ist erschienen (%2). Sie haben %3.</translation>
    </message>
    <message>
        <source>See what changed</source>
        <translation>Änderungen ansehen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::VerdictLine</name>
    <message>
        <source>Click to go from one to the next</source>
        <translation>Klicken, um von einem zum nächsten zu gehen</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::WatchDialog</name>
    <message>
        <source>With all folders inside it</source>
        <translation>Mit allen Ordnern darin</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>Nicht mehr überwachen</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Überwachte Ordner</translation>
    </message>
    <message>
        <source>New and changed files of these folders are read by themselves. A file that is removed there is marked here and never removed from the library.</source>
        <translation>Neue und geänderte Dateien dieser Ordner werden von selbst eingelesen. Eine Datei, die dort entfernt wird, wird hier gekennzeichnet und nie aus der Bibliothek entfernt.</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner überwachen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <translation>Noch wird kein Ordner überwacht.</translation>
    </message>
    <message>
        <source>without the folders inside it</source>
        <translation>ohne die Ordner darin</translation>
    </message>
    <message>
        <source>The files of a new folder are put into no collection, because all documents are shown.</source>
        <translation>Die Dateien eines neuen Ordners kommen in keine Sammlung, weil alle Dokumente gezeigt werden.</translation>
    </message>
    <message>
        <source>The files of a new folder are put into “%1”, the collection that is shown.</source>
        <translation>Die Dateien eines neuen Ordners kommen in „%1“, die Sammlung, die gezeigt wird.</translation>
    </message>
    <message>
        <source>Which folder is to be watched?</source>
        <translation>Welcher Ordner soll überwacht werden?</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Words</name>
    <message>
        <source>Being checked</source>
        <translation>Wird geprüft</translation>
    </message>
    <message>
        <source>The quote is still arriving.</source>
        <translation>Das Zitat trifft noch ein.</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>Wörtlich</translation>
    </message>
    <message>
        <source>The quote stands in the document exactly like this.</source>
        <translation>Das Zitat steht genau so im Dokument.</translation>
    </message>
    <message>
        <source>Word for word, on another page</source>
        <translation>Wörtlich, auf anderer Seite</translation>
    </message>
    <message>
        <source>The quote stands in the document, but not on the page that the answer names.</source>
        <translation>Das Zitat steht im Dokument, aber nicht auf der Seite, die die Antwort nennt.</translation>
    </message>
    <message>
        <source>Nearly word for word</source>
        <translation>Fast wörtlich</translation>
    </message>
    <message>
        <source>The document has almost the same words; all numbers agree.</source>
        <translation>Das Dokument enthält fast dieselben Wörter; alle Zahlen stimmen überein.</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>Umformuliert</translation>
    </message>
    <message>
        <source>The document says something similar in other words; all numbers agree. Read it.</source>
        <translation>Das Dokument sagt Ähnliches mit anderen Wörtern; alle Zahlen stimmen überein. Lesen Sie es nach.</translation>
    </message>
    <message>
        <source>Found in a table</source>
        <translation>In Tabelle gefunden</translation>
    </message>
    <message>
        <source>The words and numbers stand on the page in another order, as in a table.</source>
        <translation>Die Wörter und Zahlen stehen in anderer Reihenfolge auf der Seite, wie in einer Tabelle.</translation>
    </message>
    <message>
        <source>A number differs</source>
        <translation>Eine Zahl weicht ab</translation>
    </message>
    <message>
        <source>The document has this passage, but with another number. Do not rely on the answer.</source>
        <translation>Das Dokument enthält diese Textstelle, aber mit einer anderen Zahl. Verlassen Sie sich nicht auf die Antwort.</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>These words are not in the text that was sent.</source>
        <translation>Diese Wörter stehen nicht in dem Text, der gesendet wurde.</translation>
    </message>
    <message>
        <source>Page only</source>
        <translation>Nur Seite</translation>
    </message>
    <message>
        <source>The answer names a page without quoting it, so there is nothing to compare.</source>
        <translation>Die Antwort nennt eine Seite, ohne sie zu zitieren; es gibt also nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>%1, marked wrong by you</source>
        <translation>%1, von Ihnen als falsch markiert</translation>
    </message>
    <message>
        <source>cited as p. %1</source>
        <translation>angegeben als S.&#xa0;%1</translation>
    </message>
    <message>
        <source>found on p. %1, cited as p. %2</source>
        <translation>gefunden auf S.&#xa0;%1, angegeben als S.&#xa0;%2</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>S.&#xa0;%1</translation>
    </message>
    <message>
        <source>Citation %1: %2</source>
        <translation>Beleg %1: %2</translation>
    </message>
    <message>
        <source>Not in the cited passage: %1</source>
        <translation>Nicht in der zitierten Textstelle: %1</translation>
    </message>
    <message>
        <source>%1 word for word</source>
        <translation>%1 wörtlich</translation>
    </message>
    <message>
        <source>%1 word for word on another page than named</source>
        <translation>%1 wörtlich auf anderer Seite als angegeben</translation>
    </message>
    <message>
        <source>%1 nearly word for word</source>
        <translation>%1 fast wörtlich</translation>
    </message>
    <message>
        <source>%1 in a table</source>
        <translation>%1 in einer Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n quote(s) found</source>
        <translation>
            <numerusform>%1 von %n&#xa0;Zitat gefunden</numerusform>
            <numerusform>%1 von %n&#xa0;Zitaten gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reworded</source>
        <translation>
            <numerusform>%n umformuliert</numerusform>
            <numerusform>%n umformuliert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s) in a number</source>
        <translation>
            <numerusform>%n mit anderer Zahl</numerusform>
            <numerusform>%n mit anderer Zahl</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n nicht gefunden</numerusform>
            <numerusform>%n nicht gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page reference(s)</source>
        <translation>
            <numerusform>%n&#xa0;Seitenverweis</numerusform>
            <numerusform>%n&#xa0;Seitenverweise</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked wrong by you</source>
        <translation>
            <numerusform>%n von Ihnen als falsch markiert</numerusform>
            <numerusform>%n von Ihnen als falsch markiert</numerusform>
        </translation>
    </message>
    <message>
        <source>no citations</source>
        <translation>keine Belege</translation>
    </message>
    <message>
        <source>%1, hidden on the page</source>
        <translation>%1, auf der Seite verborgen</translation>
    </message>
    <message>
        <source>%1, partly hidden on the page</source>
        <translation>%1, auf der Seite teilweise verborgen</translation>
    </message>
    <message>
        <source>These words cannot be seen on the page.</source>
        <translation>Diese Wörter sind auf der Seite nicht zu sehen.</translation>
    </message>
    <message>
        <source>Some of these words cannot be seen on the page.</source>
        <translation>Manche dieser Wörter sind auf der Seite nicht zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden on the page</source>
        <translation>
            <numerusform>%n auf der Seite verborgen</numerusform>
            <numerusform>%n auf der Seite verborgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ZoomBox</name>
    <message>
        <source>Zoom in percent</source>
        <translation>Vergrößerung in Prozent</translation>
    </message>
    <message>
        <source>Type a percentage and press Enter</source>
        <translation>Prozentzahl eingeben und Enter drücken</translation>
    </message>
    <message>
        <source>Choose the zoom</source>
        <translation>Vergrößerung wählen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>Seiten&amp;breite</translation>
    </message>
    <message>
        <source>Whole &amp;page</source>
        <translation>Ganze S&amp;eite</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::format</name>
    <message>
        <source>price not known</source>
        <translation>Preis nicht bekannt</translation>
    </message>
    <message>
        <source>free</source>
        <translation>kostenlos</translation>
    </message>
    <message>
        <source>less than $0.01</source>
        <translation>weniger als $0,01</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1&#xa0;min %2&#xa0;s</translation>
    </message>
</context>
</TS>
