<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Page %1 cannot be shown.</source>
        <translation>第 %1 页无法显示。</translation>
    </message>
</context>
<context>
    <name>longleaf::exporting</name>
    <message>
        <source>Text file</source>
        <translation>文本文件</translation>
    </message>
    <message>
        <source>%1, %2 pages</source>
        <translation>%1，%2 页</translation>
    </message>
    <message>
        <source>%1, 1 page</source>
        <translation>%1，1 页</translation>
    </message>
    <message>
        <source>File: %1</source>
        <translation>文件：%1</translation>
    </message>
    <message>
        <source>no longer in the library</source>
        <translation>已不在资料库中</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Citations of no known document</source>
        <translation>不属于已知文档的引用</translation>
    </message>
    <message>
        <source>Documents cited by answers of Longleaf. Authors and dates are not known to it.</source>
        <translation>Longleaf 的回答所引用的文档。作者和日期未知。</translation>
    </message>
    <message>
        <source>Not sent:</source>
        <translation>未发送：</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>提问时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖范围</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>陈述</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>核对结果</translation>
    </message>
    <message>
        <source>Meaning of the verdict</source>
        <translation>核对结果的含义</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>Printed page</source>
        <translation>印刷页码</translation>
    </message>
    <message>
        <source>Cited page</source>
        <translation>所引页</translation>
    </message>
    <message>
        <source>Text of the document</source>
        <translation>文档文字</translation>
    </message>
    <message>
        <source>Likeness</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>Not in the cited passage</source>
        <translation>不在所引段落中</translation>
    </message>
    <message>
        <source>Reader&apos;s mark</source>
        <translation>读者标记</translation>
    </message>
    <message>
        <source>SHA-256 of the file</source>
        <translation>文件的 SHA-256</translation>
    </message>
    <message>
        <source>No quote was given.</source>
        <translation>未给出引文。</translation>
    </message>
    <message>
        <source>%1, p. %2</source>
        <translation>%1，第 %2 页</translation>
    </message>
    <message>
        <source>Part of the page with the cited words marked: %1</source>
        <translation>页面局部，所引文字已标出：%1</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Nothing was left out.</source>
        <translation>没有遗漏任何内容。</translation>
    </message>
    <message>
        <source>Documents cited</source>
        <translation>被引用的文档</translation>
    </message>
    <message>
        <source>Back to the text</source>
        <translation>返回正文</translation>
    </message>
    <message>
        <source>No picture: the quote was not found.</source>
        <translation>没有图像：未找到引文。</translation>
    </message>
    <message>
        <source>No picture: the document is no longer in the library.</source>
        <translation>没有图像：该文档已不在资料库中。</translation>
    </message>
    <message>
        <source>No picture: only PDF documents have pages to show.</source>
        <translation>没有图像：只有 PDF 文档才有可显示的页面。</translation>
    </message>
    <message>
        <source>No picture: the citation has no place on the page.</source>
        <translation>没有图像：该引用在页面上没有位置。</translation>
    </message>
    <message>
        <source>No picture: %1</source>
        <translation>没有图像：%1</translation>
    </message>
    <message>
        <source>Focused: passages chosen for the question</source>
        <translation>聚焦：为问题选出的段落</translation>
    </message>
    <message>
        <source>In parts: every page read, part by part</source>
        <translation>逐部分通读：读取每一页，一部分接一部分</translation>
    </message>
    <message>
        <source>Whole documents</source>
        <translation>完整文档</translation>
    </message>
    <message>
        <source>The answer says that something is not in the documents. All their text was sent.</source>
        <translation>回答称某内容不在文档中。文档的全部文字均已发送。</translation>
    </message>
    <message>
        <source>The answer says that something is not in the documents. Only a part was sent.</source>
        <translation>回答称某内容不在文档中。只发送了一部分文字。</translation>
    </message>
    <message>
        <source>Pages searched: %1.</source>
        <translation>已搜索的页：%1。</translation>
    </message>
    <message>
        <source>Pages without text: %1.</source>
        <translation>没有文字的页：%1。</translation>
    </message>
    <message>
        <source>Pages that could not be read: %1.</source>
        <translation>无法读取的页：%1。</translation>
    </message>
    <message>
        <source>Terms looked for, with the passages that have them: %1.</source>
        <translation>查找的词语，以及含有它们的段落：%1。</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Still being written when it was exported</source>
        <translation>导出时仍在撰写</translation>
    </message>
    <message>
        <source>Cut short before the end</source>
        <translation>在结束前被截断</translation>
    </message>
    <message>
        <source>Declined by the model</source>
        <translation>模型拒绝回答</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>在结束前停止</translation>
    </message>
    <message>
        <source>Failed: no answer came</source>
        <translation>失败：没有收到回答</translation>
    </message>
    <message>
        <source>This answer is not complete: %1.</source>
        <translation>此回答不完整：%1。</translation>
    </message>
    <message>
        <source>The search found nothing for this question; the beginnings of the documents were sent.</source>
        <translation>搜索未找到与此问题相关的内容；已发送各文档的开头部分。</translation>
    </message>
    <message>
        <source>Citations whose number differs from the document: %1.</source>
        <translation>数字与文档不同的引用：%1。</translation>
    </message>
    <message>
        <source>Citations whose quote was not found in what was sent: %1.</source>
        <translation>在已发送内容中未找到引文的引用：%1。</translation>
    </message>
    <message>
        <source>Citations that the reader marked as wrong: %1.</source>
        <translation>被读者标记为有误的引用：%1。</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 of %2 pages sent; documents: %3</source>
        <translation>已发送 %2 页中的 %1 页；文档：%3</translation>
    </message>
    <message>
        <source>not chosen for this question</source>
        <translation>未被选入此问题</translation>
    </message>
    <message>
        <source>no text on these pages</source>
        <translation>这些页没有文字</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>no room left</source>
        <translation>没有剩余空间</translation>
    </message>
    <message>
        <source>its part is not complete</source>
        <translation>所属部分未完成</translation>
    </message>
    <message>
        <source>whole (%1 of %1 pages)</source>
        <translation>全文（%1 / %1 页）</translation>
    </message>
    <message>
        <source>none of %1 pages</source>
        <translation>%1 页均未发送</translation>
    </message>
    <message>
        <source>p. %1 (%2 of %3 pages)</source>
        <translation>第 %1 页（%3 页中的 %2 页）</translation>
    </message>
    <message>
        <source>p. %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
    <message>
        <source>Made with Longleaf. Each quote was compared with the text of its document; the verdict says what came of it. Whether the statement follows from the quote is for the reader to judge.</source>
        <translation>由 Longleaf 生成。每条引文都已与其文档的文字比对；核对结果说明比对的情况。引文是否支持陈述，由读者判断。</translation>
    </message>
    <message>
        <source>The quote stands in the document exactly like this.</source>
        <translation>引文与文档中的文字完全一致。</translation>
    </message>
    <message>
        <source>The quote stands in the document, but not on the page that the answer names.</source>
        <translation>引文在文档中，但不在回答所指的页上。</translation>
    </message>
    <message>
        <source>The document has almost the same words; all numbers agree.</source>
        <translation>文档中的文字几乎相同；所有数字一致。</translation>
    </message>
    <message>
        <source>The document says something similar in other words; all numbers agree.</source>
        <translation>文档用其他措辞表达了类似的意思；所有数字一致。</translation>
    </message>
    <message>
        <source>The words and numbers stand on the page in another order, as in a table.</source>
        <translation>这些字词和数字在页面上，但次序不同，如同在表格中。</translation>
    </message>
    <message>
        <source>The document has this passage, but with another number.</source>
        <translation>文档中有此段落，但数字不同。</translation>
    </message>
    <message>
        <source>These words are not in the text that was sent.</source>
        <translation>这些文字不在已发送的文字中。</translation>
    </message>
    <message>
        <source>The answer names a page without quoting it, so there is nothing to compare.</source>
        <translation>回答只指出了页而没有引文，因此没有可比对的内容。</translation>
    </message>
    <message>
        <source>no known document</source>
        <translation>不属于已知文档</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>p. %1 (printed %2)</source>
        <translation>第 %1 页（印刷页码 %2）</translation>
    </message>
    <message>
        <source>(cited as p. %1)</source>
        <translation>（引用时写作第 %1 页）</translation>
    </message>
    <message>
        <source>cited as p. %1</source>
        <translation>引用时写作第 %1 页</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>逐字一致</translation>
    </message>
    <message>
        <source>Word for word, on another page</source>
        <translation>逐字一致，但在另一页</translation>
    </message>
    <message>
        <source>Nearly word for word</source>
        <translation>几乎逐字一致</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>Found in a table</source>
        <translation>见于表格</translation>
    </message>
    <message>
        <source>A number differs</source>
        <translation>数字不同</translation>
    </message>
    <message>
        <source>Page only</source>
        <translation>仅有页码</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2 quotes word for word</source>
        <translation>%2 条引文中 %1 条逐字一致</translation>
    </message>
    <message>
        <source>no citations</source>
        <translation>没有引用</translation>
    </message>
    <message>
        <source>%1; marked as wrong by the reader</source>
        <translation>%1；读者已标记为有误</translation>
    </message>
    <message>
        <source>The document says: “%1”</source>
        <translation>文档写的是：“%1”</translation>
    </message>
    <message>
        <source>In the statement, but not in the cited passage: %1</source>
        <translation>在陈述中，但不在所引段落中：%1</translation>
    </message>
    <message>
        <source>The reader&apos;s remark: %1</source>
        <translation>读者的备注：%1</translation>
    </message>
    <message>
        <source>The document is no longer in the library</source>
        <translation>该文档已不在资料库中</translation>
    </message>
    <message>
        <source>%1 nearly word for word</source>
        <translation>%1 条几乎逐字一致</translation>
    </message>
    <message>
        <source>%1 in a table</source>
        <translation>%1 条见于表格</translation>
    </message>
    <message>
        <source>%1 reworded</source>
        <translation>%1 条改写</translation>
    </message>
    <message>
        <source>%1 with another number</source>
        <translation>%1 条数字不同</translation>
    </message>
    <message>
        <source>%1 not found</source>
        <translation>%1 条未找到</translation>
    </message>
    <message>
        <source>%1 without a quote</source>
        <translation>%1 条没有引文</translation>
    </message>
    <message>
        <source>Pages that could be read only in part: %1.</source>
        <translation>只读取了一部分的页：%1。</translation>
    </message>
    <message>
        <source>Citations whose words cannot be seen on the page, or not all of them: %1.</source>
        <translation>引文的字词在页面上看不见或部分看不见的引用：%1。</translation>
    </message>
    <message>
        <source>%1; cannot be seen on the page</source>
        <translation>%1；在页面上看不见</translation>
    </message>
    <message>
        <source>%1; partly cannot be seen on the page</source>
        <translation>%1；在页面上部分看不见</translation>
    </message>
    <message>
        <source>These words cannot be seen on the page.</source>
        <translation>这些字词在页面上看不见。</translation>
    </message>
    <message>
        <source>Some of these words cannot be seen on the page.</source>
        <translation>其中一些字词在页面上看不见。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AboutDialog</name>
    <message>
        <source>About Longleaf</source>
        <translation>关于 Longleaf</translation>
    </message>
    <message>
        <source>Longleaf</source>
        <translation>Longleaf</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>For an error report</source>
        <translation>用于错误报告</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AbsencePanel</name>
    <message numerus="yes">
        <source>All text was sent: %n page(s).</source>
        <translation>
            <numerusform>已发送全部文字：%n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages with text were sent, in whole or in part.</source>
        <translation>有文字的 %2 页中，已全部或部分发送 %1 页。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) were searched.</source>
        <translation>
            <numerusform>已搜索 %n 页。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>有 %n 页没有文字，无法搜索。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read.</source>
        <translation>
            <numerusform>有 %n 页无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>words that were searched</comment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>nowhere</source>
        <translation>未出现</translation>
    </message>
    <message>
        <source>%1 (also %2)</source>
        <comment>a word and the others that were searched for it</comment>
        <translation>%1（另查 %2）</translation>
    </message>
    <message>
        <source>What was searched</source>
        <translation>搜索了什么</translation>
    </message>
    <message>
        <source>Not found: what was searched</source>
        <translation>未找到：搜索了什么</translation>
    </message>
    <message>
        <source>Passages with the question’s words: %1.</source>
        <translation>含有问题用词的段落：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could be read only in part.</source>
        <translation>
            <numerusform>有 %n 页只读取了一部分。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AnswerView</name>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AppearancePage</name>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Follows light and dark</source>
        <translation>随系统切换浅色和深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>始终使用浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>始终使用深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source> %</source>
        <translation>%</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>100 % is the size of the system&apos;s font. Pages have their own zoom in the reader.</source>
        <translation>100% 为系统字体的大小。页面在阅读器中另有缩放比例。</translation>
    </message>
    <message>
        <source>English where there is no translation</source>
        <translation>没有译文之处显示英文</translation>
    </message>
    <message>
        <source>The original</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Translated by machine</source>
        <translation>机器翻译</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>A new language is in force when Longleaf is started again. Answers come in the language of the question.</source>
        <translation>新语言在重新启动 Longleaf 后生效。回答使用提问所用的语言。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AskController</name>
    <message>
        <source>Add a document to the library, or tick one, to ask about it.</source>
        <translation>请先向资料库添加文档，或勾选一个文档，再就其提问。</translation>
    </message>
    <message>
        <source>This would cost more than the limit for one answer in the settings.</source>
        <translation>费用会超过设置中单个回答的限额。</translation>
    </message>
    <message numerus="yes">
        <source>with %n added passage(s)</source>
        <translation>
            <numerusform>加入了 %n 个段落</numerusform>
        </translation>
    </message>
    <message>
        <source>without the passages that were sent before</source>
        <translation>不含之前发送过的段落</translation>
    </message>
    <message>
        <source>with up to %1 tokens of passages</source>
        <translation>段落最多 %1 词元</translation>
    </message>
    <message>
        <source>Asked again %1.</source>
        <translation>重新提问：%1。</translation>
    </message>
    <message>
        <source>The document is no longer in the library.</source>
        <translation>该文档已不在资料库中。</translation>
    </message>
    <message>
        <source>Asked in place of question %1; what was answered stays as another version.</source>
        <translation>代替问题 %1 提出；原来的回答保留为另一个版本。</translation>
    </message>
    <message numerus="yes">
        <source>%n added passage(s) go with this question.</source>
        <translation>
            <numerusform>%n 个添加的段落将随此问题一起发送。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::AskPane</name>
    <message>
        <source>Conversation pane</source>
        <translation>对话窗格</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>以前的对话</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Begin a new conversation</source>
        <translation>开始新对话</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>The note was deleted.</source>
        <translation>笔记已删除。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>No questions are suggested any more.</source>
        <translation>不再建议问题。</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>“%1”已删除。</translation>
    </message>
    <message>
        <source>Delete “%1” for good? It cannot be restored then.</source>
        <translation>永久删除“%1”吗？之后无法恢复。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationCard</name>
    <message>
        <source>Open the page</source>
        <translation>打开所在页</translation>
    </message>
    <message>
        <source>Copy with reference</source>
        <translation>连同出处复制</translation>
    </message>
    <message>
        <source>More about this citation</source>
        <translation>此引用的更多操作</translation>
    </message>
    <message>
        <source>Citation</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Citation %1</source>
        <translation>引用 %1</translation>
    </message>
    <message>
        <source>Your note: %1</source>
        <translation>您的备注：%1</translation>
    </message>
    <message>
        <source>The answer says %1, the document says %2.</source>
        <translation>回答写的是 %1，文档写的是 %2。</translation>
    </message>
    <message>
        <source>The answer says</source>
        <translation>回答中写的是</translation>
    </message>
    <message>
        <source>The document says</source>
        <translation>文档中写的是</translation>
    </message>
    <message>
        <source>In the document</source>
        <translation>文档中</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationCrop</name>
    <message>
        <source>The place in the document</source>
        <translation>文档中的位置</translation>
    </message>
    <message>
        <source>Picture of the page, the cited words boxed</source>
        <translation>页面图像，所引文字已加方框</translation>
    </message>
    <message>
        <source>The page is being drawn</source>
        <translation>正在绘制页面</translation>
    </message>
    <message>
        <source>Drawing the page…</source>
        <translation>正在绘制页面…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationDesk</name>
    <message>
        <source>Current citation</source>
        <translation>当前引用</translation>
    </message>
    <message>
        <source>Citation %1 is copied with its reference.</source>
        <translation>引用 %1 已连同出处复制。</translation>
    </message>
    <message>
        <source>The quote of citation %1 is copied.</source>
        <translation>引用 %1 的引文已复制。</translation>
    </message>
    <message>
        <source>The words of citation %1 go with the next question.</source>
        <translation>引用 %1 的文字将随下一个问题发送。</translation>
    </message>
    <message>
        <source>Citation %1 is marked as wrong. The mark stays with the answer.</source>
        <translation>引用 %1 已标记为有误。该标记随回答保留。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Add a note…</source>
        <translation>添加备注…</translation>
    </message>
    <message>
        <source>Note on citation %1</source>
        <translation>引用 %1 的备注</translation>
    </message>
    <message>
        <source>What is wrong with it?</source>
        <translation>有什么问题？</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationMenu</name>
    <message>
        <source>Citation %1</source>
        <translation>引用 %1</translation>
    </message>
    <message>
        <source>&amp;Open the page</source>
        <translation>打开所在页(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy with reference</source>
        <translation>连同出处复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the &amp;quote</source>
        <translation>复制引文(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Pin to the next question</source>
        <translation>附到下一个问题(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Mark as wrong</source>
        <translation>标记为有误(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Not wrong after all</source>
        <translation>取消有误标记(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Add a note…</source>
        <translation>添加备注(&amp;A)…</translation>
    </message>
    <message>
        <source>Edit the &amp;note…</source>
        <translation>编辑备注(&amp;N)…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationPictures</name>
    <message>
        <source>The document is no longer in the library.</source>
        <translation>该文档已不在资料库中。</translation>
    </message>
    <message>
        <source>The document has no such page any more.</source>
        <translation>该文档已没有这一页。</translation>
    </message>
    <message>
        <source>There is no picture of this page: %1</source>
        <translation>此页没有图像：%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationQuote</name>
    <message>
        <source>Drag the quote out as text with its reference</source>
        <translation>将引文连同出处作为文字拖出</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CitationReference</name>
    <message>
        <source>the answer says %1, the document says %2</source>
        <translation>回答写的是 %1，文档写的是 %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CodeButtons</name>
    <message>
        <source>Copy this code</source>
        <translation>复制此代码</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>复制代码</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionController</name>
    <message>
        <source>All documents</source>
        <translation>所有文档</translation>
    </message>
    <message>
        <source>Made the collection “%1”.</source>
        <translation>已创建合集“%1”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>“%1” is called “%2” now.</source>
        <translation>“%1”现已更名为“%2”。</translation>
    </message>
    <message>
        <source>Removed the collection “%1”. Its documents stay in the library.</source>
        <translation>已移除合集“%1”。其中的文档仍保留在资料库中。</translation>
    </message>
    <message>
        <source>“%1” has them already.</source>
        <translation>“%1”中已有这些文档。</translation>
    </message>
    <message numerus="yes">
        <source>Put %n document(s) into “%1”.</source>
        <translation>
            <numerusform>已将 %n 个文档放入“%1”。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took %n document(s) out of “%1”.</source>
        <translation>
            <numerusform>已将 %n 个文档从“%1”中取出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Moved %n document(s) to “%1”.</source>
        <translation>
            <numerusform>已将 %n 个文档移到“%1”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionDialog</name>
    <message>
        <source>Only models on this computer</source>
        <translation>仅限本机上的模型</translation>
    </message>
    <message>
        <source>Models whose provider may train on it are allowed</source>
        <translation>允许使用提供商可能用其训练的模型</translation>
    </message>
    <message>
        <source>Stop when its answers together could cost more than</source>
        <translation>其全部回答的费用合计可能超过以下金额时停止</translation>
    </message>
    <message>
        <source>Properties of the collection</source>
        <translation>合集属性</translation>
    </message>
    <message>
        <source>Name of the collection</source>
        <translation>合集名称</translation>
    </message>
    <message>
        <source>Limit in US dollars</source>
        <translation>限额（美元）</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>For confidential documents: a question that includes even one of them is refused before anything leaves this computer, unless the model runs on it.</source>
        <translation>用于机密文档：只要问题涉及其中任何一个文档，除非模型在本机上运行，否则在任何内容离开本机之前就会拒绝。</translation>
    </message>
    <message>
        <source>Some providers use what they are sent to train later models, and their staff may read it. That cannot be taken back.</source>
        <translation>有些提供商会用收到的内容训练后续模型，其员工也可能阅读这些内容。这无法撤回。</translation>
    </message>
    <message>
        <source>Holds for all answers together whose documents lie in this collection alone; kept before anything is sent.</source>
        <translation>适用于所涉文档全部只在此合集中的所有回答的合计；在发送任何内容之前执行。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionList</name>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>New collection</source>
        <translation>新建合集</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Properties…</source>
        <translation>属性…</translation>
    </message>
    <message>
        <source>Remove the collection</source>
        <translation>移除合集</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CollectionListModel</name>
    <message>
        <source>%1
Drop documents or files here to put them into it. With Shift, documents move here from the collection that is shown.</source>
        <translation>%1
将文档或文件拖放到此处即可放入其中。按住 Shift 时，文档会从当前显示的合集移到此处。</translation>
    </message>
    <message>
        <source>Everything in the library</source>
        <translation>资料库中的全部内容</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n document(s)</source>
        <translation>
            <numerusform>%1，%n 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>only models on this computer</source>
        <translation>仅限本机上的模型</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
    <message>
        <source>Type a command, a document or a conversation</source>
        <translation>输入命令、文档或对话的名称</translation>
    </message>
    <message>
        <source>Search in commands, documents and conversations</source>
        <translation>在命令、文档和对话中搜索</translation>
    </message>
    <message>
        <source>Found commands</source>
        <translation>找到的命令</translation>
    </message>
    <message>
        <source>Nothing is called “%1”.</source>
        <translation>没有名为“%1”的项目。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Composer</name>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <translation>将发送的内容</translation>
    </message>
    <message>
        <source>Ask a question about the ticked documents</source>
        <translation>就勾选的文档提问</translation>
    </message>
    <message>
        <source>What of the documents is sent</source>
        <translation>发送文档的哪些内容</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>段落</translation>
    </message>
    <message>
        <source>Most tokens of passages to send:</source>
        <translation>最多发送多少词元的段落：</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Whole documents if they fit, else passages</source>
        <translation>放得下时发送完整文档，否则发送段落</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>全文</translation>
    </message>
    <message>
        <source>Whole documents, or nothing is sent</source>
        <translation>发送完整文档，否则不发送</translation>
    </message>
    <message>
        <source>Focused</source>
        <translation>聚焦</translation>
    </message>
    <message>
        <source>Only passages chosen for the question</source>
        <translation>仅发送为问题选出的段落</translation>
    </message>
    <message>
        <source>Everything in parts</source>
        <translation>逐部分通读</translation>
    </message>
    <message>
        <source>Every page, in as many requests as it takes</source>
        <translation>每一页都读，需要多少次请求就发送多少次</translation>
    </message>
    <message>
        <source>Focused, cheap</source>
        <translation>聚焦，经济</translation>
    </message>
    <message>
        <source>Passages of at most 32,000 tokens</source>
        <translation>段落最多 32,000 词元</translation>
    </message>
    <message>
        <source>Focused, thorough</source>
        <translation>聚焦，细致</translation>
    </message>
    <message>
        <source>Passages of at most 128,000 tokens</source>
        <translation>段落最多 128,000 词元</translation>
    </message>
    <message>
        <source>Focused, %1</source>
        <translation>聚焦，%1</translation>
    </message>
    <message>
        <source>Focused, own number…</source>
        <translation>聚焦，自定数量…</translation>
    </message>
    <message>
        <source>Passages of as many tokens as you say</source>
        <translation>段落的词元数由您指定</translation>
    </message>
    <message>
        <source>Working out what will be sent…</source>
        <translation>正在计算将发送的内容…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>停止回答</translation>
    </message>
    <message>
        <source>Send the question</source>
        <translation>发送问题</translation>
    </message>
    <message>
        <source>Stop the answer; what came is kept (Esc)</source>
        <translation>停止回答；已收到的内容会保留 (Esc)</translation>
    </message>
    <message>
        <source>Send the question (Enter)</source>
        <translation>发送问题 (Enter)</translation>
    </message>
    <message>
        <source>Which pages would be sent</source>
        <translation>将发送哪些页面</translation>
    </message>
    <message>
        <source>The exact request, before it is sent</source>
        <translation>发送之前的确切请求</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Go on exactly where your last answer was cut off.</source>
        <translation>请从上一个回答被截断的地方接着写下去。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageMap</name>
    <message>
        <source>%1, page %2 of %3: %4</source>
        <translation>%1，第 %2 页，共 %3 页：%4</translation>
    </message>
    <message>
        <source>Map of pages</source>
        <translation>页面图</translation>
    </message>
    <message>
        <source>Map of pages: %1</source>
        <translation>页面图：%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageMapPanel</name>
    <message>
        <source>Pages of the request</source>
        <translation>请求的页面</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>Page in the map</source>
        <translation>图中的页面</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoveragePanel</name>
    <message>
        <source>Ask again with 4× more…</source>
        <translation>以 4 倍篇幅重新提问…</translation>
    </message>
    <message>
        <source>Search the rest…</source>
        <translation>搜索其余部分…</translation>
    </message>
    <message>
        <source>What was not sent</source>
        <translation>未发送的内容</translation>
    </message>
    <message>
        <source>Ask again with four times more; the price is shown first</source>
        <translation>以四倍篇幅重新提问；会先显示价格</translation>
    </message>
    <message>
        <source>Ask again with other passages than before; the price is shown first</source>
        <translation>换用之前未发送的段落重新提问；会先显示价格</translation>
    </message>
    <message>
        <source>Not sent: the next best passages (%1)</source>
        <translation>未发送：次优的段落（%1）</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::CoverageRows</name>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>sent in part</source>
        <translation>部分发送</translation>
    </message>
    <message>
        <source>not sent: not chosen for this question</source>
        <translation>未发送：未为此问题选中</translation>
    </message>
    <message>
        <source>not sent: no room left</source>
        <translation>未发送：没有空间</translation>
    </message>
    <message>
        <source>not sent: its part is not complete</source>
        <translation>未发送：所在部分未完成</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>could be read only in part</source>
        <translation>只读取了一部分</translation>
    </message>
    <message>
        <source>of them, %1: %2</source>
        <translation>其中%1：%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DamageNotice</name>
    <message>
        <source>The stored text of page %1 of “%2” is damaged: bytes have changed on the disk since it was read. It cannot be searched, selected or cited until it is put right.</source>
        <translation>“%2”第 %1 页所保存的文字已损坏：读取之后磁盘上的字节发生了变化。修复之前无法搜索、选择或引用。</translation>
    </message>
    <message>
        <source>The stored text of “%1” is damaged: bytes have changed on the disk since it was read. It cannot be searched, selected or cited until it is put right.</source>
        <translation>“%1”所保存的文字已损坏：读取之后磁盘上的字节发生了变化。修复之前无法搜索、选择或引用。</translation>
    </message>
    <message>
        <source>Read the file again</source>
        <translation>重新读取文件</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>“%1” is read again from its file…</source>
        <translation>正在从文件重新读取“%1”…</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) of “%1” were put right.</source>
        <translation>
            <numerusform>已修复“%1”的 %n 页。</numerusform>
        </translation>
    </message>
    <message>
        <source>No page of “%1” is damaged any more.</source>
        <translation>“%1”中已没有损坏的页。</translation>
    </message>
    <message>
        <source>“%1” could not be put right. %2</source>
        <translation>“%1”无法修复。%2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
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
        <translation>纯文本</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 / %2：%3</translation>
    </message>
    <message>
        <source>About this document</source>
        <translation>关于此文档</translation>
    </message>
    <message>
        <source>What is known of the document</source>
        <translation>此文档的已知信息</translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation>读取新版本</translation>
    </message>
    <message>
        <source>Locate…</source>
        <translation>定位…</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>No longer tell of this change; the text that was read stays</source>
        <translation>不再提示此更改；已读取的文字会保留</translation>
    </message>
    <message>
        <source>Open in the reader</source>
        <translation>在阅读器中打开</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The file is no longer where it was. The text that was read stays in the library; its pages cannot be shown as pictures.</source>
        <translation>文件已不在原来的位置。已读取的文字仍保留在资料库中，但无法以图像显示其页面。</translation>
    </message>
    <message>
        <source>The file has changed since it was read. Answers are about the text that was read then.</source>
        <translation>文件在读取后已更改。回答所依据的是当时读取的文字。</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Pages without text</source>
        <translation>没有文字的页</translation>
    </message>
    <message>
        <source>Pages not read in full</source>
        <translation>未完整读取的页</translation>
    </message>
    <message>
        <source>This is an older version of its file.</source>
        <translation>这是该文件的旧版本。</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>未识别</translation>
    </message>
    <message>
        <source>Kind and size</source>
        <translation>类型和大小</translation>
    </message>
    <message>
        <source>Where it lies</source>
        <translation>所在位置</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Cited</source>
        <translation>被引用</translation>
    </message>
    <message>
        <source>by at least one answer</source>
        <translation>至少被一个回答引用</translation>
    </message>
    <message>
        <source>by no answer</source>
        <translation>未被任何回答引用</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Where is this document?</source>
        <translation>此文档在哪里？</translation>
    </message>
    <message>
        <source>not searched yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>could not be searched: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>Page %1: “%2”</source>
        <translation>第 %1 页：“%2”</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 处</translation>
    </message>
    <message>
        <source>Pages that could not be searched: %1</source>
        <translation>无法检查的页：%1</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>未发现</translation>
    </message>
    <message>
        <source>Text nobody can see</source>
        <translation>看不见的文字</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentDelegate</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Take it off the list</source>
        <translation>从列表中去除</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentListModel</name>
    <message>
        <source>Waiting to be read</source>
        <translation>等待读取</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Reading page %1 of %2</source>
        <translation>正在读取第 %1 页，共 %2 页</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 词元</translation>
    </message>
    <message>
        <source>%1 of %2 pages could not be read in full</source>
        <translation>%2 页中有 %1 页未能完整读取</translation>
    </message>
    <message>
        <source>%1 of %2 pages have no text</source>
        <translation>%2 页中有 %1 页没有文字</translation>
    </message>
    <message>
        <source>Older version of its file</source>
        <translation>该文件的旧版本</translation>
    </message>
    <message>
        <source>The file has changed since</source>
        <translation>文件此后已更改</translation>
    </message>
    <message>
        <source>The file is no longer there</source>
        <translation>文件已不在原处</translation>
    </message>
    <message>
        <source>ticked: part of the question</source>
        <translation>已勾选：属于提问范围</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>未勾选</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DocumentTabs</name>
    <message>
        <source>Open documents</source>
        <translation>打开的文档</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>关闭 %1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DraftKeeper</name>
    <message>
        <source>What you type cannot be kept on disk: %1</source>
        <translation>您输入的内容无法保存到磁盘：%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::DropOverlay</name>
    <message>
        <source>Drop area</source>
        <translation>拖放区域</translation>
    </message>
    <message numerus="yes">
        <source>Drop to add %n file(s) or folder(s) to the library</source>
        <translation>
            <numerusform>松开鼠标即可将 %n 个文件或文件夹添加到资料库</numerusform>
        </translation>
    </message>
    <message>
        <source>The originals stay where they are.</source>
        <translation>原件留在原处。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give the file a name.</source>
        <translation>请为文件命名。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Page picture %1 of %2</source>
        <translation>页面图像 %1 / %2</translation>
    </message>
    <message>
        <source>Stopped; no file was written.</source>
        <translation>已停止；未写入任何文件。</translation>
    </message>
    <message>
        <source>There is a file “%1” already. Replace it?</source>
        <translation>已存在文件“%1”。是否替换？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留原文件</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>正在写入…</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportForm</name>
    <message>
        <source>Show the parts of the pages that are cited</source>
        <translation>显示页面中被引用的部分</translation>
    </message>
    <message>
        <source>This answer: %1</source>
        <translation>此回答：%1</translation>
    </message>
    <message numerus="yes">
        <source>The whole conversation, %n answer(s)</source>
        <translation>
            <numerusform>整个对话，%n 个回答</numerusform>
        </translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>This format holds no pictures.</source>
        <translation>此格式不包含图像。</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ExportWords</name>
    <message>
        <source>Web page (HTML)</source>
        <translation>网页 (HTML)</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Word document (DOCX)</source>
        <translation>Word 文档 (DOCX)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Table of citations (CSV)</source>
        <translation>引用表格 (CSV)</translation>
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
        <translation>适用于任何浏览器的单个文件，附有页面中被引用的部分；打印到纸上同样美观。</translation>
    </message>
    <message>
        <source>Pages to hand out or to file, with the cited parts of pages as an appendix.</source>
        <translation>用于分发或存档的页面，附录中有页面被引用的部分。</translation>
    </message>
    <message>
        <source>For memos: headings, tables, and a footnote for every citation.</source>
        <translation>用于备忘录：标题、表格，每个引用有一条脚注。</translation>
    </message>
    <message>
        <source>Text with footnotes, for notes and wikis.</source>
        <translation>带脚注的文字，用于笔记和维基。</translation>
    </message>
    <message>
        <source>Text alone, with the citations below it.</source>
        <translation>只有文字，引用列在下方。</translation>
    </message>
    <message>
        <source>One row per citation, for Excel and other spreadsheets.</source>
        <translation>每个引用一行，用于 Excel 和其他电子表格。</translation>
    </message>
    <message>
        <source>The cited documents, for LaTeX and reference managers.</source>
        <translation>被引用的文档，用于 LaTeX 和文献管理软件。</translation>
    </message>
    <message>
        <source>The cited documents, for Zotero, Pandoc and reference managers.</source>
        <translation>被引用的文档，用于 Zotero、Pandoc 和文献管理软件。</translation>
    </message>
    <message>
        <source>Everything that is stored of the answer, for programs.</source>
        <translation>所保存的有关回答的全部内容，供程序使用。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FindBar</name>
    <message>
        <source>Previous hit (Shift+F3)</source>
        <translation>上一个匹配项 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next hit (F3)</source>
        <translation>下一个匹配项 (F3)</translation>
    </message>
    <message>
        <source>Aa</source>
        <translation>Aa</translation>
    </message>
    <message>
        <source>Match capitals</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>全字</translation>
    </message>
    <message>
        <source>Whole words only</source>
        <translation>仅匹配整个单词</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Show all hits in a list</source>
        <translation>以列表显示所有匹配项</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>在文档中查找</translation>
    </message>
    <message>
        <source>Find in this document</source>
        <translation>在此文档中查找</translation>
    </message>
    <message>
        <source>What to find</source>
        <translation>查找内容</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Not searched</source>
        <translation>未搜索</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s) so far</source>
        <translation>
            <numerusform>目前有 %n 个匹配项</numerusform>
        </translation>
    </message>
    <message>
        <source>No hits</source>
        <translation>没有匹配项</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 个匹配项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 page(s) have no text and could not be searched.</source>
        <translation>
            <numerusform>%1 页中有 %n 页没有文字，无法搜索。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FolderWatcher</name>
    <message numerus="yes">
        <source>“%1” has %n file(s) to read, %2 in all. They and all that come later would be read.</source>
        <translation>
            <numerusform>“%1”中有 %n 个文件待读取，共 %2。这些文件以及以后新增的文件都会被读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>It has more than 100,000 entries; what lies beyond them is not looked at.</source>
        <translation>其中的条目超过 100,000 个；超出部分不予查看。</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>监视</translation>
    </message>
    <message>
        <source>“%1” is watched now: its new and changed files are read by themselves.</source>
        <translation>已开始监视“%1”：其中新增和更改的文件会自动读取。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowEnd</name>
    <message>
        <source>New text below</source>
        <translation>下方有新文字</translation>
    </message>
    <message>
        <source>Go to the new text below</source>
        <translation>转到下方的新文字</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowUpBar</name>
    <message>
        <source>Could follow</source>
        <translation>可继续提问</translation>
    </message>
    <message>
        <source>Questions that could follow</source>
        <translation>可以继续提的问题</translation>
    </message>
    <message>
        <source>Made from words of the cited documents, without a model</source>
        <translation>由所引文档中的词语生成，未使用模型</translation>
    </message>
    <message>
        <source>Suggest no questions (Question menu)</source>
        <translation>不建议问题（“问题”菜单）</translation>
    </message>
    <message>
        <source>Suggest no questions</source>
        <translation>不建议问题</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::FollowUpController</name>
    <message>
        <source>And in %1?</source>
        <translation>那么 %1 呢？</translation>
    </message>
    <message>
        <source>What else is said about %1?</source>
        <translation>关于 %1 还说了什么？</translation>
    </message>
    <message>
        <source>What does %1 say?</source>
        <translation>%1 说了什么？</translation>
    </message>
    <message>
        <source>What does %1 say about %2?</source>
        <translation>关于 %2，%1 说了什么？</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HelpWindow</name>
    <message>
        <source>No page has these words.</source>
        <translation>没有含有这些字词的页。</translation>
    </message>
    <message>
        <source>Longleaf help</source>
        <translation>Longleaf 帮助</translation>
    </message>
    <message>
        <source>Search the help</source>
        <translation>搜索帮助</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>帮助页面</translation>
    </message>
    <message>
        <source>Page of the help</source>
        <translation>帮助页面</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HiddenText</name>
    <message>
        <source>There is text that nobody can see on the page (%1). It is sent with a label that says so.</source>
        <translation>有页面上看不见的文字（%1）。它会附上说明一起发送。</translation>
    </message>
    <message>
        <source>There is text that nobody can see on the page (%1). It is not sent.</source>
        <translation>有页面上看不见的文字（%1）。它不会被发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be searched in full for text that nobody can see.</source>
        <translation>
            <numerusform>%n 个文档未能完整检查是否含有看不见的文字。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have not been searched yet for text that nobody can see.</source>
        <translation>
            <numerusform>%n 个文档尚未检查是否含有看不见的文字。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryController</name>
    <message>
        <source>An answer is arriving. Stop it, or wait for its end, to open another conversation.</source>
        <translation>正在接收回答。请先停止或等待其结束，再打开其他对话。</translation>
    </message>
    <message>
        <source>An answer is arriving in this conversation. Stop it before you delete the conversation.</source>
        <translation>此对话正在接收回答。请先停止，再删除对话。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryDelegate</name>
    <message>
        <source>Name of the conversation</source>
        <translation>对话名称</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryModel</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>in the name</source>
        <translation>在名称中</translation>
    </message>
    <message>
        <source>deleted at %1</source>
        <translation>删除于 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, open now</source>
        <translation>%1，当前打开</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Earlier conversations</source>
        <translation>以前的对话</translation>
    </message>
    <message>
        <source>Close the history (Esc)</source>
        <translation>关闭历史记录 (Esc)</translation>
    </message>
    <message>
        <source>Close the history</source>
        <translation>关闭历史记录</translation>
    </message>
    <message>
        <source>Search questions and answers</source>
        <translation>搜索问题和回答</translation>
    </message>
    <message>
        <source>There are more. Another word narrows them down.</source>
        <translation>还有更多。再加一个词可缩小范围。</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Deleted conversations</source>
        <translation>已删除的对话</translation>
    </message>
    <message>
        <source>Deleted conversations (%1)</source>
        <translation>已删除的对话（%1）</translation>
    </message>
    <message>
        <source>Back to the history</source>
        <translation>返回历史记录</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>No question, answer, note or name has all of these words.</source>
        <translation>没有任何问题、回答、笔记或名称包含所有这些词。</translation>
    </message>
    <message>
        <source>What you ask is kept here, day by day. You can search it, rename it, and go on with it.</source>
        <translation>您提出的问题按日期保存在这里。您可以搜索、重命名并继续。</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HitList</name>
    <message>
        <source>Hits in the document</source>
        <translation>文档中的匹配项</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>What you find in the document is listed here.</source>
        <translation>在文档中查找到的内容会列在此处。</translation>
    </message>
    <message>
        <source>No hits.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::HitModel</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LibraryController</name>
    <message>
        <source>Removed “%1” from the library. The file itself stays.</source>
        <translation>已从资料库中移除“%1”。文件本身仍保留。</translation>
    </message>
    <message numerus="yes">
        <source>Removed %n documents from the library. The files stay.</source>
        <translation>
            <numerusform>已从资料库中移除 %n 个文档。文件仍保留。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LibraryPane</name>
    <message>
        <source>Library</source>
        <translation>资料库</translation>
    </message>
    <message>
        <source>Search the texts of everything (Ctrl+Shift+F)</source>
        <translation>搜索所有文档的文字 (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Add files or folders (%1)</source>
        <translation>添加文件或文件夹（%1）</translation>
    </message>
    <message>
        <source>Add files to the library</source>
        <translation>向资料库添加文件</translation>
    </message>
    <message>
        <source>Filter documents</source>
        <translation>筛选文档</translation>
    </message>
    <message>
        <source>Order, and which documents are shown</source>
        <translation>排序方式，以及显示哪些文档</translation>
    </message>
    <message>
        <source>All documents shown here are part of the question</source>
        <translation>此处显示的所有文档都属于提问范围</translation>
    </message>
    <message>
        <source>Tick or untick all documents</source>
        <translation>勾选或取消勾选所有文档</translation>
    </message>
    <message>
        <source>Which documents are ticked</source>
        <translation>勾选了哪些文档</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>文档</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n ticked</source>
        <translation>
            <numerusform>已勾选 %1 / %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No match</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>No document’s title or file name contains this text.</source>
        <translation>没有文档的标题或文件名包含此文字。</translation>
    </message>
    <message>
        <source>Only some documents are shown. The button beside the filter shows all.</source>
        <translation>仅显示了部分文档。使用筛选栏旁的按钮可显示全部。</translation>
    </message>
    <message>
        <source>This collection is empty</source>
        <translation>此合集为空</translation>
    </message>
    <message>
        <source>Drag documents from “All documents” onto its name, or drop files on it.</source>
        <translation>从“所有文档”中将文档拖到其名称上，或将文件拖放到其名称上。</translation>
    </message>
    <message>
        <source>No documents yet</source>
        <translation>尚无文档</translation>
    </message>
    <message>
        <source>Drop PDF or text files anywhere on this window.</source>
        <translation>将 PDF 或文本文件拖放到此窗口的任意位置。</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>全部取消勾选</translation>
    </message>
    <message>
        <source>Tick only what is shown below</source>
        <translation>仅勾选下方显示的文档</translation>
    </message>
    <message>
        <source>Tick only the selected</source>
        <translation>仅勾选选中的文档</translation>
    </message>
    <message>
        <source>Order by</source>
        <translation>排序依据</translation>
    </message>
    <message>
        <source>When added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>State, what needs attention first</source>
        <translation>状态，需要注意的在前</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>反向排序</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>What was read</source>
        <translation>已读取的</translation>
    </message>
    <message>
        <source>With warnings</source>
        <translation>有警告的</translation>
    </message>
    <message>
        <source>What could not be read</source>
        <translation>无法读取的</translation>
    </message>
    <message>
        <source>Open in the reader</source>
        <translation>在阅读器中打开</translation>
    </message>
    <message>
        <source>Leave out of the question</source>
        <translation>移出提问范围</translation>
    </message>
    <message>
        <source>Put into the question</source>
        <translation>纳入提问范围</translation>
    </message>
    <message>
        <source>Ask only about this</source>
        <translation>只就此文档提问</translation>
    </message>
    <message>
        <source>About this document…</source>
        <translation>关于此文档…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show why…</source>
        <translation>显示原因…</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Show the file in its folder</source>
        <translation>在文件夹中显示该文件</translation>
    </message>
    <message>
        <source>Copy the file’s path</source>
        <translation>复制文件路径</translation>
    </message>
    <message>
        <source>Remove from the library</source>
        <translation>从资料库中移除</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>合集</translation>
    </message>
    <message>
        <source>New collection with these</source>
        <translation>用这些文档新建合集</translation>
    </message>
    <message>
        <source>Take out of “%1”</source>
        <translation>从“%1”中取出</translation>
    </message>
    <message>
        <source>Read the new version</source>
        <translation>读取新版本</translation>
    </message>
    <message>
        <source>Locate the file…</source>
        <translation>定位文件…</translation>
    </message>
    <message>
        <source>Where is this document?</source>
        <translation>此文档在哪里？</translation>
    </message>
    <message>
        <source>Keep as it is</source>
        <translation>保持原样</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LimitField</name>
    <message>
        <source>Limit: %1</source>
        <translation>限额：%1</translation>
    </message>
    <message>
        <source>Limit in US dollars: %1</source>
        <translation>限额（美元）：%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::LimitsPage</name>
    <message>
        <source>Stop before sending when an answer could cost more than</source>
        <translation>一个回答的费用可能超过以下金额时，在发送前停止</translation>
    </message>
    <message>
        <source>one answer</source>
        <translation>一个回答</translation>
    </message>
    <message>
        <source>Stop when the answers of a day could cost more than</source>
        <translation>一天内各回答的费用可能超过以下金额时停止</translation>
    </message>
    <message>
        <source>all answers of a day</source>
        <translation>一天的全部回答</translation>
    </message>
    <message>
        <source>One answer</source>
        <translation>单个回答</translation>
    </message>
    <message>
        <source>The price is worked out before anything is sent, as if nothing were cached.</source>
        <translation>价格在发送任何内容之前算出，按没有任何缓存计算。</translation>
    </message>
    <message>
        <source>One day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>Each collection</source>
        <translation>每个合集</translation>
    </message>
    <message>
        <source>Today&apos;s answers have cost %1 so far. The day begins at midnight, local time.</source>
        <translation>今天的回答至今已花费 %1。一天从当地时间午夜开始。</translation>
    </message>
    <message>
        <source>There are no collections yet. A collection can have a limit of its own, for a matter or a client.</source>
        <translation>尚无合集。合集可以按事项或客户设定自己的限额。</translation>
    </message>
    <message>
        <source>Holds for all answers together whose documents stand in that collection alone.</source>
        <translation>适用于所涉文档全部只在该合集中的所有回答的合计。</translation>
    </message>
    <message>
        <source>Limits of the collections</source>
        <translation>各合集的限额</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已花费</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>限额</translation>
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
        <translation>撤销</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>添加文档</translation>
    </message>
    <message>
        <source>Documents (*.pdf *.txt *.text *.md *.markdown)</source>
        <translation>文档 (*.pdf *.txt *.text *.md *.markdown)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>“%1” is no longer in the library. The quote stays with the answer.</source>
        <translation>“%1”已不在资料库中。引文仍随回答保留。</translation>
    </message>
    <message>
        <source>This quote was not found, so there is no place to show.</source>
        <translation>未找到此引文，因此没有可显示的位置。</translation>
    </message>
    <message>
        <source>This link is not opened because it does not lead to a web page: %1</source>
        <translation>此链接未打开，因为它不指向网页：%1</translation>
    </message>
    <message>
        <source>The answer contains this link. Open it in the browser?
%1</source>
        <translation>回答中含有此链接。是否在浏览器中打开？
%1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Do not open</source>
        <translation>不打开</translation>
    </message>
    <message>
        <source>&amp;Citation</source>
        <translation>引用(&amp;C)</translation>
    </message>
    <message>
        <source>Ne&amp;xt citation</source>
        <translation>下一个引用(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Previous citation</source>
        <translation>上一个引用(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Show its card</source>
        <translation>显示其卡片(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Open its page</source>
        <translation>打开其所在页(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy with reference</source>
        <translation>连同出处复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy the &amp;quote</source>
        <translation>复制引文(&amp;Q)</translation>
    </message>
    <message>
        <source>P&amp;in to the next question</source>
        <translation>附到下一个问题(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Mark as wrong</source>
        <translation>标记为有误(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Not wrong after all</source>
        <translation>取消有误标记(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>Copy the answer with &amp;references</source>
        <translation>连同出处复制回答(&amp;R)</translation>
    </message>
    <message>
        <source>Exported to “%1”.</source>
        <translation>已导出到“%1”。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>The answer is on the clipboard, with its references.</source>
        <translation>回答已连同出处复制到剪贴板。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>有 %n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show why</source>
        <translation>显示原因</translation>
    </message>
    <message>
        <source>“%1” is already in the library as “%2”: it has the same bytes.</source>
        <translation>“%1”已在资料库中，名为“%2”：两者字节完全相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were already in the library.</source>
        <translation>
            <numerusform>有 %n 个文件已在资料库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show which</source>
        <translation>显示是哪些</translation>
    </message>
    <message>
        <source>Should new and changed files of “%1” be read by themselves from now on?</source>
        <translation>今后是否自动读取“%1”中新增和更改的文件？</translation>
    </message>
    <message>
        <source>Watch this folder</source>
        <translation>监视此文件夹</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>添加文件夹</translation>
    </message>
    <message>
        <source>&amp;Library</source>
        <translation>资料库(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Search everything</source>
        <translation>搜索全部(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Filter documents</source>
        <translation>筛选文档(&amp;F)</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Watched folders…</source>
        <translation>监视的文件夹(&amp;W)…</translation>
    </message>
    <message>
        <source>&amp;Check the originals now</source>
        <translation>立即检查原件(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;New collection</source>
        <translation>新建合集(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Rename the collection</source>
        <translation>重命名合集(&amp;R)</translation>
    </message>
    <message>
        <source>Collection &amp;properties…</source>
        <translation>合集属性(&amp;P)…</translation>
    </message>
    <message>
        <source>Re&amp;move the collection</source>
        <translation>移除合集(&amp;M)</translation>
    </message>
    <message>
        <source>Tick &amp;all</source>
        <translation>全部勾选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>全部取消勾选(&amp;U)</translation>
    </message>
    <message>
        <source>About the &amp;document…</source>
        <translation>关于此文档(&amp;D)…</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>暂停读取</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>重试失败的文件</translation>
    </message>
    <message>
        <source>Files that could not be read…</source>
        <translation>无法读取的文件…</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>继续读取</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>阅读器(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Like the system</source>
        <translation>跟随系统(&amp;L)</translation>
    </message>
    <message>
        <source>L&amp;ight</source>
        <translation>浅色(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Question</source>
        <translation>问题(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>发送(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;New conversation</source>
        <translation>新对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Write a question</source>
        <translation>撰写问题(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Find in document…</source>
        <translation>在文档中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find &amp;next</source>
        <translation>查找下一个(&amp;N)</translation>
    </message>
    <message>
        <source>Find &amp;previous</source>
        <translation>查找上一个(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Contents of the document</source>
        <translation>文档目录(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pages in small</source>
        <translation>页面缩略图(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Hits in the document</source>
        <translation>文档中的匹配项(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Page…</source>
        <translation>页(&amp;P)…</translation>
    </message>
    <message>
        <source>F&amp;irst page</source>
        <translation>第一页(&amp;I)</translation>
    </message>
    <message>
        <source>P&amp;revious page</source>
        <translation>上一页(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Next page</source>
        <translation>下一页(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Last page</source>
        <translation>最后一页(&amp;L)</translation>
    </message>
    <message>
        <source>Next &amp;document</source>
        <translation>下一个文档(&amp;D)</translation>
    </message>
    <message>
        <source>Pre&amp;vious document</source>
        <translation>上一个文档(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Close document</source>
        <translation>关闭文档(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;open closed document</source>
        <translation>重新打开已关闭的文档(&amp;O)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开的文档(&amp;R)</translation>
    </message>
    <message>
        <source>No document has been shown yet</source>
        <translation>尚未显示过任何文档</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>清除这些记录(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal text</source>
        <translation>正常文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Command palette…</source>
        <translation>命令面板(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>键盘快捷键(&amp;K)…</translation>
    </message>
    <message>
        <source>Open the &amp;log folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Longleaf &amp;help</source>
        <translation>Longleaf 帮助(&amp;H)</translation>
    </message>
    <message>
        <source>What the &amp;signs mean</source>
        <translation>标记的含义(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Longleaf</source>
        <translation>关于 Longleaf(&amp;A)</translation>
    </message>
    <message>
        <source>%1 (on)</source>
        <translation>%1（已开启）</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Apple 10-Q</source>
        <translation>苹果公司 10-Q</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史记录(&amp;H)</translation>
    </message>
    <message>
        <source>Ask &amp;again</source>
        <translation>重新提问(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Edit and ask again</source>
        <translation>编辑并重新提问(&amp;E)</translation>
    </message>
    <message>
        <source>Version &amp;before</source>
        <translation>上一版本(&amp;B)</translation>
    </message>
    <message>
        <source>Version a&amp;fter</source>
        <translation>下一版本(&amp;F)</translation>
    </message>
    <message>
        <source>Write a no&amp;te</source>
        <translation>写笔记(&amp;T)</translation>
    </message>
    <message>
        <source>P&amp;in the answer</source>
        <translation>固定回答(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Keep the current citation as a note</source>
        <translation>将当前引文保留为笔记(&amp;K)</translation>
    </message>
    <message>
        <source>S&amp;uggest questions that could follow</source>
        <translation>建议可以继续提的问题(&amp;U)</translation>
    </message>
    <message>
        <source>This link is not opened because it is too long to be checked by eye: %1</source>
        <translation>此链接过长，无法用肉眼核对，因此不打开：%1</translation>
    </message>
    <message>
        <source>This link is not opened because the name before the @ can be taken for the page it leads to: %1</source>
        <translation>此链接 @ 之前的名称可能被误认为它所指向的网页，因此不打开：%1</translation>
    </message>
    <message>
        <source>This link is not opened because the letter that it begins would take a file along: %1</source>
        <translation>此链接新建的邮件会附带文件，因此不打开：%1</translation>
    </message>
    <message>
        <source>&amp;Pages that would be sent</source>
        <translation>将发送的页面(&amp;P)</translation>
    </message>
    <message>
        <source>The e&amp;xact request…</source>
        <translation>确切的请求(&amp;X)…</translation>
    </message>
    <message>
        <source>Check for &amp;updates now</source>
        <translation>立即检查更新(&amp;U)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelPicker</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelPopup</name>
    <message>
        <source>No model has these words.</source>
        <translation>没有模型包含这些词。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Filter by name, vendor, “key”, “free”…</source>
        <translation>按名称、提供商、“密钥”、“免费”筛选…</translation>
    </message>
    <message>
        <source>Filter the models</source>
        <translation>筛选模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelRows</name>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>$%1 in, $%2 out per million</source>
        <translation>每百万输入 $%1，输出 $%2</translation>
    </message>
    <message>
        <source> and up</source>
        <translation> 起</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>to be switched off</source>
        <translation>即将停用</translation>
    </message>
    <message>
        <source>ends %1</source>
        <translation>%1 停用</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>不在目录中</translation>
    </message>
    <message>
        <source>needs a key for %1</source>
        <translation>需要 %1 的密钥</translation>
    </message>
    <message>
        <source>needs the address of your project</source>
        <translation>需要您的项目地址</translation>
    </message>
    <message>
        <source>no such server is running</source>
        <translation>没有运行这样的服务器</translation>
    </message>
    <message>
        <source>stays on this computer</source>
        <translation>留在本机</translation>
    </message>
    <message>
        <source>%1 may train on it</source>
        <translation>%1 可能用其训练</translation>
    </message>
    <message>
        <source>sent to %1</source>
        <translation>发送给 %1</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Nothing leaves it</source>
        <translation>不离开本机</translation>
    </message>
    <message>
        <source>May train on what you send</source>
        <translation>可能用您发送的内容训练</translation>
    </message>
    <message>
        <source>Your documents could become part of later models; allow it in the settings</source>
        <translation>您的文档可能成为以后模型的一部分；请在设置中允许</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>The text goes to %1</source>
        <translation>文字发送给 %1</translation>
    </message>
    <message>
        <source>choose it to open the settings</source>
        <translation>选择它以打开设置</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ModelsPage</name>
    <message>
        <source>Look for model servers on this computer</source>
        <translation>查找本机上的模型服务器</translation>
    </message>
    <message>
        <source>A key is only ever sent to the address that it was saved with, and is never put into the library, an export or a log.</source>
        <translation>密钥只会发送到保存时所属的地址，绝不会写入资料库、导出文件或日志。</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>最低</translation>
    </message>
    <message>
        <source>The quickest answers</source>
        <translation>回答最快</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Quick and cheap; enough for most questions</source>
        <translation>快且便宜；足以应对大多数问题</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>For questions that compare or calculate</source>
        <translation>适合需要比较或计算的问题</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Slower and dearer</source>
        <translation>更慢，也更贵</translation>
    </message>
    <message>
        <source>Very high</source>
        <translation>很高</translation>
    </message>
    <message>
        <source>May think for many minutes before the first word</source>
        <translation>在写出第一个字之前可能思考许多分钟</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>How much a model thinks before it answers. Thinking is paid for like the answer&apos;s own words. A model without this step takes the nearest one that it has.</source>
        <translation>模型在回答之前思考多少。思考与回答的文字一样计费。没有此档位的模型使用其最接近的档位。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Ollama, llama-server, vLLM and LM Studio are found where they usually listen. Nothing leaves this computer when one of them answers.</source>
        <translation>Ollama、llama-server、vLLM 和 LM Studio 会在其常用端口上自动找到。由它们回答时，没有任何内容离开本机。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NamedPages</name>
    <message numerus="yes">
        <source>pages %1 and %n more</source>
        <translation>
            <numerusform>第 %1 页及另外 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>pages %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more document(s)</source>
        <translation>
            <numerusform>以及另外 %n 个文档</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NetworkPage</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>As the environment says</source>
        <translation>按环境变量的设定</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Always connect directly</source>
        <translation>始终直接连接</translation>
    </message>
    <message>
        <source>This address</source>
        <translation>此地址</translation>
    </message>
    <message>
        <source>Enter the proxy below</source>
        <translation>在下方输入代理</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>代理地址</translation>
    </message>
    <message>
        <source>Servers on this computer are always reached directly.</source>
        <translation>本机上的服务器始终直接连接。</translation>
    </message>
    <message>
        <source>Further certificates</source>
        <translation>其他证书</translation>
    </message>
    <message>
        <source>File with further certificates</source>
        <translation>其他证书的文件</translation>
    </message>
    <message>
        <source>None: the system&apos;s certificates are enough</source>
        <translation>无：系统的证书已足够</translation>
    </message>
    <message>
        <source>Browse for a file with further certificates</source>
        <translation>浏览其他证书的文件</translation>
    </message>
    <message>
        <source>A PEM file, for networks whose firewall opens encrypted connections. It is trusted besides the system&apos;s own certificates.</source>
        <translation>PEM 文件，用于防火墙会解开加密连接的网络。除系统自身的证书外，也信任该文件中的证书。</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Until the provider&apos;s server is reached</source>
        <translation>直到连上提供商的服务器</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>首批文字</translation>
    </message>
    <message>
        <source>Until the answer begins; a model that reasons is silent for minutes</source>
        <translation>直到回答开始；会推理的模型会沉默数分钟</translation>
    </message>
    <message>
        <source>Silence</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>Without anything new once the answer has begun</source>
        <translation>回答开始后没有任何新内容的时间</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>The whole answer; what came until then is kept</source>
        <translation>整个回答；到时已收到的内容会保留</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Time limit in seconds: %1</source>
        <translation>时限（秒）：%1</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation>证书 (*.pem *.crt *.cer)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Enter the proxy&apos;s address like http://proxy.example.com:8080, or choose another way under Proxy.</source>
        <translation>请按 http://proxy.example.com:8080 的形式输入代理地址，或在“代理”中选择其他方式。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NotesController</name>
    <message>
        <source>On another branch</source>
        <translation>在另一分支上</translation>
    </message>
    <message>
        <source>Question %1</source>
        <translation>问题 %1</translation>
    </message>
    <message>
        <source>Question %1, citation %2</source>
        <translation>问题 %1，引文 %2</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NotesStrip</name>
    <message>
        <source>Notes and pins</source>
        <translation>笔记与固定项</translation>
    </message>
    <message>
        <source>Notes and pins (%1)</source>
        <translation>笔记与固定项（%1）</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>First choice of the notice</source>
        <translation>通知的第一个选项</translation>
    </message>
    <message>
        <source>Second choice of the notice</source>
        <translation>通知的第二个选项</translation>
    </message>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OriginalsController</name>
    <message>
        <source>The new version was read. The old one stays, not ticked, because answers cite it.</source>
        <translation>新版本已读取。旧版本保留但未勾选，因为有回答引用了它。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OutlineModel</name>
    <message>
        <source>(without a title)</source>
        <translation>（无标题）</translation>
    </message>
    <message>
        <source>%1, you are here</source>
        <translation>%1，当前位置</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::OutlinePanel</name>
    <message>
        <source>Contents of the document</source>
        <translation>文档目录</translation>
    </message>
    <message>
        <source>Open a document to see its contents.</source>
        <translation>打开文档即可查看其目录。</translation>
    </message>
    <message>
        <source>Reading the contents…</source>
        <translation>正在读取目录…</translation>
    </message>
    <message>
        <source>This document has no contents, and no lines in it look like headings.</source>
        <translation>此文档没有目录，其中也没有看似标题的行。</translation>
    </message>
    <message>
        <source>The document has no contents of its own. These lines of its text look like headings.</source>
        <translation>此文档本身没有目录。其文字中的以下各行看似标题。</translation>
    </message>
    <message>
        <source>There are more than are listed here.</source>
        <translation>实际条目多于此处所列。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageActions</name>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>适合宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Whole &amp;page</source>
        <translation>整页(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Zoom</source>
        <translation>缩放(&amp;Z)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Rotate clockwise</source>
        <translation>顺时针旋转(&amp;R)</translation>
    </message>
    <message>
        <source>Rotate &amp;counterclockwise</source>
        <translation>逆时针旋转(&amp;C)</translation>
    </message>
    <message>
        <source>Dark p&amp;ages</source>
        <translation>深色页面(&amp;A)</translation>
    </message>
    <message>
        <source>Shows light writing on dark pages</source>
        <translation>在深色页面上显示浅色文字</translation>
    </message>
    <message>
        <source>Pages &amp;beside each other</source>
        <translation>并排页面(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;One page</source>
        <translation>单页(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Two pages</source>
        <translation>双页(&amp;T)</translation>
    </message>
    <message>
        <source>Two pages, the &amp;first alone</source>
        <translation>双页，首页单独(&amp;F)</translation>
    </message>
    <message>
        <source>Copy selection with &amp;reference</source>
        <translation>复制所选内容及出处(&amp;R)</translation>
    </message>
    <message>
        <source>Copies the words selected in the reader, with the document and the page</source>
        <translation>复制阅读器中所选的文字，附文档和页码</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageCanvas</name>
    <message>
        <source>Pages of the document</source>
        <translation>文档的页面</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>第 %1 页，共 %2 页</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy with &amp;reference</source>
        <translation>复制并附出处(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Select the page</source>
        <translation>选择本页(&amp;S)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PagePainter</name>
    <message>
        <source>Page %1 cannot be shown.</source>
        <translation>第 %1 页无法显示。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PageSelector</name>
    <message>
        <source>“%1” — %2, p. %3</source>
        <translation>“%1” — %2，第 %3 页</translation>
    </message>
    <message>
        <source>“%1” — %2, pp. %3–%4</source>
        <translation>“%1” — %2，第 %3–%4 页</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PassageList</name>
    <message>
        <source>%1, p. %2</source>
        <translation>%1，第 %2 页</translation>
    </message>
    <message>
        <source>%1 · was sent</source>
        <translation>%1 · 已发送过</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Ask again with %1 added</source>
        <translation>加入 %1 后重新提问</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PlanNotice</name>
    <message>
        <source>About this request</source>
        <translation>关于此请求</translation>
    </message>
    <message>
        <source>Read everything part by part…</source>
        <translation>逐部分通读全部内容…</translation>
    </message>
    <message>
        <source>Choose the other mode</source>
        <translation>选择另一种方式</translation>
    </message>
    <message>
        <source>As usual</source>
        <translation>照常</translation>
    </message>
    <message>
        <source>Ask as usual again</source>
        <translation>照常重新提问</translation>
    </message>
    <message>
        <source>%1 tokens, %2</source>
        <translation>%1 词元，%2</translation>
    </message>
    <message>
        <source>Send everything (%1)</source>
        <translation>发送全部（%1）</translation>
    </message>
    <message>
        <source>Send passages only (%1)</source>
        <translation>仅发送段落（%1）</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PrintCommand</name>
    <message>
        <source>Printing</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Pages printed</source>
        <translation>已打印的页</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop printing</source>
        <translation>停止打印</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Another document is still being printed. Wait for it, or stop it.</source>
        <translation>另一个文档仍在打印。请等待其完成，或停止打印。</translation>
    </message>
    <message>
        <source>Print the boxes round the words that the open answer cites</source>
        <translation>打印当前回答所引文字的方框</translation>
    </message>
    <message>
        <source>Citations</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>The open answer cites no place in this document that has boxes.</source>
        <translation>当前回答没有引用此文档中任何带方框的位置。</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>打印 %1</translation>
    </message>
    <message>
        <source>Printing page %1 of %2</source>
        <translation>正在打印第 %1 页，共 %2 页</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::PrivacyPage</name>
    <message>
        <source>Documents in no collection</source>
        <translation>不属于任何合集的文档</translation>
    </message>
    <message>
        <source>Ask providers to keep the documents ready for an hour</source>
        <translation>请提供商将文档保持就绪一小时</translation>
    </message>
    <message>
        <source>Models that may train on what is sent</source>
        <translation>可能用所发送内容训练的模型</translation>
    </message>
    <message>
        <source>Some providers use what they are sent to train later models, and their staff may read it. That cannot be taken back. Such models are refused unless you allow them here. Leave everything off that is confidential.</source>
        <translation>有些提供商会用收到的内容训练后续模型，其员工也可能阅读这些内容。这无法撤回。除非您在此处允许，否则会拒绝使用此类模型。凡涉及机密的，请保持关闭。</translation>
    </message>
    <message>
        <source>Provider&apos;s cache</source>
        <translation>提供商的缓存</translation>
    </message>
    <message>
        <source>Further questions about the same documents are then much cheaper and quicker for an hour instead of some minutes. The provider holds the text for that time, and some charge more for the first question.</source>
        <translation>就相同文档继续提问，会在一小时内（而不只是几分钟内）便宜并快捷得多。提供商在此期间保存文字，有些提供商的第一个问题收费更高。</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Collection “%1”</source>
        <translation>合集“%1”</translation>
    </message>
    <message>
        <source>The settings are kept in %1.</source>
        <translation>设置保存在 %1。</translation>
    </message>
    <message>
        <source>This Longleaf is portable: it keeps everything beside the program, the settings in %1. Only keys stay in the keychain of the computer on which you enter them.</source>
        <translation>此 Longleaf 为便携版：所有数据都保存在程序旁边，设置位于 %1。只有密钥保留在您输入它们的那台计算机的钥匙串中。</translation>
    </message>
    <message>
        <source>Do not send text that nobody can see on the page</source>
        <translation>不发送页面上看不见的文字</translation>
    </message>
    <message>
        <source>Hidden text</source>
        <translation>隐藏文字</translation>
    </message>
    <message>
        <source>Writing in the colour of the paper, covered, or too small to read can be meant for the model alone. It is sent with a label that says so, or left out; the line above the question tells of it in either case.</source>
        <translation>与纸张同色、被遮盖或小到无法阅读的文字可能只是写给模型的。这类文字会带标注发送，或不发送；无论哪种情况，提问框上方都会说明。</translation>
    </message>
    <message>
        <source>Tell me when there is a newer Longleaf</source>
        <translation>有更新版本的 Longleaf 时告诉我</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>更新版本</translation>
    </message>
    <message>
        <source>At most once a day, Longleaf then fetches %1, a small file that says which version is the newest. Nothing else is sent: no version, no name, nothing of your documents; the server sees your network address, as every server does. Nothing is downloaded or installed. Without this, Longleaf asks only when you choose it in the Help menu.</source>
        <translation>选中后，Longleaf 每天最多读取一次 %1，这是一个说明最新版本的小文件。除此之外不发送任何内容：不发送版本号、名称，也不发送文档中的任何内容；与访问任何服务器一样，服务器能看到您的网络地址。不会下载或安装任何东西。不选中时，只有您在“帮助”菜单中选择时，Longleaf 才会查询。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ProviderField</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>%1 的密钥</translation>
    </message>
    <message>
        <source>Address of %1</source>
        <translation>%1 的地址</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
    </message>
    <message>
        <source>Remove the key for %1</source>
        <translation>移除 %1 的密钥</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Asking</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>The key is removed when you save</source>
        <translation>密钥将在您保存时移除</translation>
    </message>
    <message>
        <source>A key is kept %1</source>
        <translation>已保存密钥：%1</translation>
    </message>
    <message>
        <source>Only if your server asks for a key</source>
        <translation>仅在您的服务器要求密钥时需要</translation>
    </message>
    <message>
        <source>No key yet</source>
        <translation>尚无密钥</translation>
    </message>
    <message>
        <source>No key yet; get one at %1</source>
        <translation>尚无密钥；可在 %1 获取</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>the key of %1</source>
        <translation>%1 的密钥</translation>
    </message>
    <message>
        <source>the address of %1</source>
        <translation>%1 的地址</translation>
    </message>
    <message>
        <source>Hide %1</source>
        <translation>隐藏 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderBar</name>
    <message>
        <source>Page number</source>
        <translation>页码</translation>
    </message>
    <message>
        <source>Type a page number, or what is printed on the page, and press Enter (Ctrl+G)</source>
        <translation>输入页码或页面上印刷的页码，然后按 Enter (Ctrl+G)</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>缩小 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大 (Ctrl++)</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>共 %1 页</translation>
    </message>
    <message>
        <source>of %1, printed %2</source>
        <translation>共 %1 页，印刷页码 %2</translation>
    </message>
    <message>
        <source>No page is numbered “%1”. This document has the pages 1 to %2.</source>
        <translation>没有编号为“%1”的页。此文档有第 1 页至第 %2 页。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderPane</name>
    <message>
        <source>Reader</source>
        <translation>阅读器</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>action, shortcut</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Contents and pages</source>
        <translation>目录和页面</translation>
    </message>
    <message>
        <source>Find in the document</source>
        <translation>在文档中查找</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReaderView</name>
    <message>
        <source>Reader</source>
        <translation>阅读器</translation>
    </message>
    <message>
        <source>Click a citation, or a document, to read it here.</source>
        <translation>单击引用或文档，即可在此处阅读。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingBar</name>
    <message>
        <source>Reading files</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>已读取的文件</translation>
    </message>
    <message>
        <source>Stop reading; what is not read yet is forgotten</source>
        <translation>停止读取；尚未读取的文件将被放弃</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止读取</translation>
    </message>
    <message>
        <source>Pause reading</source>
        <translation>暂停读取</translation>
    </message>
    <message numerus="yes">
        <source>Read %n file(s), %1 in all?</source>
        <translation>
            <numerusform>是否读取 %n 个文件（共 %1）？</numerusform>
        </translation>
    </message>
    <message>
        <source>The folders have more than 100,000 entries; what lies beyond is left out.</source>
        <translation>文件夹中的条目超过 100,000 个；超出部分不予读取。</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation>不读取</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read</source>
        <translation>
            <numerusform>已读取 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>pausing, the files in work are finished</source>
        <translation>正在暂停，会读完正在处理的文件</translation>
    </message>
    <message>
        <source>Pause; the files in work are finished</source>
        <translation>暂停；会读完正在处理的文件</translation>
    </message>
    <message>
        <source>Go on reading</source>
        <translation>继续读取</translation>
    </message>
    <message>
        <source>Take the files that failed off the list</source>
        <translation>将失败的文件从列表中去除</translation>
    </message>
    <message>
        <source>Retry the failed</source>
        <translation>重试失败的文件</translation>
    </message>
    <message>
        <source>Show why…</source>
        <translation>显示原因…</translation>
    </message>
    <message>
        <source>waiting for room on the disk</source>
        <translation>正在等待磁盘空间</translation>
    </message>
    <message>
        <source>Goes on by itself as soon as there is room.</source>
        <translation>有空间后会自动继续。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingController</name>
    <message>
        <source>no ending</source>
        <translation>无扩展名</translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) of the folder were left out, because they are no documents (%1).</source>
        <translation>
            <numerusform>文件夹中另有 %n 个文件不是文档，已略过（%1）。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, page %2 of %3</source>
        <translation>%1，第 %2 页，共 %3 页</translation>
    </message>
    <message>
        <source>There is no file to read in the folder.</source>
        <translation>文件夹中没有可读取的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) that were not read when the program ended are read now.</source>
        <translation>
            <numerusform>程序结束时有 %n 个文件尚未读取，现在开始读取。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReadingReport</name>
    <message>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制列表</translation>
    </message>
    <message>
        <source>Files that could not be read</source>
        <translation>无法读取的文件</translation>
    </message>
    <message>
        <source>Files and reasons</source>
        <translation>文件和原因</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Already in the library as “%1”</source>
        <translation>已在资料库中，名为“%1”</translation>
    </message>
    <message>
        <source>Every file could be read.</source>
        <translation>所有文件都已读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be read.</source>
        <translation>
            <numerusform>有 %n 个文件无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were in the library already.</source>
        <translation>
            <numerusform>有 %n 个文件原已在资料库中。</numerusform>
        </translation>
    </message>
    <message>
        <source>Already in the library as “%1”, read from %2.</source>
        <translation>已在资料库中，名为“%1”，读取自 %2。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ReasoningPanel</name>
    <message>
        <source>The model’s own account of its thinking. Nothing in it is checked.</source>
        <translation>模型对其思考过程的自述。其中的内容均未经核对。</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Reasoning, arriving</source>
        <translation>推理，正在接收</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RequestDialog</name>
    <message>
        <source>Next</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Show it as it is now</source>
        <translation>显示当前的请求</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save the exact bytes…</source>
        <translation>保存确切的字节…</translation>
    </message>
    <message>
        <source>The exact request</source>
        <translation>确切的请求</translation>
    </message>
    <message>
        <source>About the request</source>
        <translation>关于请求</translation>
    </message>
    <message>
        <source>Find in the request</source>
        <translation>在请求中查找</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的位置</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>The request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Copies all of it, with the key masked</source>
        <translation>复制全部内容，密钥被遮盖</translation>
    </message>
    <message>
        <source>Writes the body as it would be sent, without the headers</source>
        <translation>写出将要发送的正文，不含标头</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Write a question first: it is a part of the request.</source>
        <translation>请先写一个问题：它是请求的一部分。</translation>
    </message>
    <message>
        <source>Tick a document first: its text is a part of the request.</source>
        <translation>请先勾选一个文档：其文字是请求的一部分。</translation>
    </message>
    <message>
        <source>Writing the request…</source>
        <translation>正在写出请求…</translation>
    </message>
    <message>
        <source>Nothing is sent: %1 works on this computer.</source>
        <translation>不会发送任何内容：%1 在本机上运行。</translation>
    </message>
    <message>
        <source>%1 bytes in the body, about %2 tokens. Nothing has been sent.</source>
        <translation>正文 %1 字节，约 %2 个词元。尚未发送任何内容。</translation>
    </message>
    <message>
        <source>The key is masked; all else is shown as it would be sent. Long lines are broken for reading only.</source>
        <translation>密钥被遮盖；其余内容均与将要发送的一致。长行仅为便于阅读而折断。</translation>
    </message>
    <message numerus="yes">
        <source>This is the first of %n request(s).</source>
        <translation>
            <numerusform>这是 %n 个请求中的第一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider is asked for its own count before; if that is too large, less is sent.</source>
        <translation>事先会向提供商询问其计数；如果太大，则会发送较少的内容。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>第 %1 处，共 %2 处</translation>
    </message>
    <message>
        <source>Save the exact bytes</source>
        <translation>保存确切的字节</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>无法写入 %1：%2。</translation>
    </message>
    <message>
        <source>The question, the documents or the model have changed. This is the request from before.</source>
        <translation>问题、文档或模型已更改。这是之前的请求。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::RescuePage</name>
    <message>
        <source>The library cannot be opened</source>
        <translation>无法打开资料库</translation>
    </message>
    <message>
        <source>Save what can be read</source>
        <translation>抢救可读取的内容</translation>
    </message>
    <message>
        <source>Show its folder</source>
        <translation>显示其文件夹</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>The backup is put in place…</source>
        <translation>正在放回备份…</translation>
    </message>
    <message>
        <source>What can be read is saved…</source>
        <translation>正在抢救可读取的内容…</translation>
    </message>
    <message>
        <source>Nothing is deleted: what is there now is kept in a folder beside it.</source>
        <translation>不会删除任何内容：现有文件会保留在旁边的文件夹中。</translation>
    </message>
    <message>
        <source>Open the newest backup</source>
        <translation>打开最新备份</translation>
    </message>
    <message numerus="yes">
        <source>The newest usable backup is of %1 and has %n document(s).</source>
        <translation>
            <numerusform>最新的可用备份来自 %1，含 %n 份文档。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no usable backup.</source>
        <translation>没有可用的备份。</translation>
    </message>
    <message>
        <source>A part of the library is damaged</source>
        <translation>资料库的一部分已损坏</translation>
    </message>
    <message>
        <source>Go on as it is</source>
        <translation>保持原样继续</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchDelegate</name>
    <message>
        <source>p. %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchPage</name>
    <message>
        <source>Line %1: there is no “=” between the words.</source>
        <translation>第 %1 行：字词之间没有“=”。</translation>
    </message>
    <message>
        <source>Line %1: there is no word before “=”.</source>
        <translation>第 %1 行：“=”之前没有字词。</translation>
    </message>
    <message>
        <source>Line %1: there is no word after “=”.</source>
        <translation>第 %1 行：“=”之后没有字词。</translation>
    </message>
    <message>
        <source>Line %1: there is a second “=”; begin a new line for it.</source>
        <translation>第 %1 行：有第二个“=”；请为其另起一行。</translation>
    </message>
    <message>
        <source>Line %1: both sides say the same.</source>
        <translation>第 %1 行：两边相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n more line(s) cannot be read.</source>
        <translation>
            <numerusform>另有 %n 行无法读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Synonyms</source>
        <translation>同义词</translation>
    </message>
    <message>
        <source>Documents often use other words than a question. With “capex = purchases of property, additions to property” a question about capex also finds the passages that only speak of purchases of property.</source>
        <translation>文档的用词常常与问题不同。有了“capex = purchases of property, additions to property”，就 capex 提问时，也会找到只提到 purchases of property 的段落。</translation>
    </message>
    <message>
        <source>Your own list</source>
        <translation>您自己的列表</translation>
    </message>
    <message>
        <source>One group a line, words parted by commas. “=” also looks up the words on the right for those on the left, “==” works both ways, and what follows # is a remark.</source>
        <translation>每行一组，字词之间用半角逗号分隔。“=”表示查找左边的字词时也查找右边的字词，“==”表示双向都查找，# 之后的内容为注释。</translation>
    </message>
    <message>
        <source>Your own synonyms</source>
        <translation>您自己的同义词</translation>
    </message>
    <message>
        <source>churn, attrition == customer losses
take rate = commission, service fees</source>
        <translation>churn, attrition == customer losses
take rate = commission, service fees</translation>
    </message>
    <message>
        <source>Built-in synonyms</source>
        <translation>内置同义词</translation>
    </message>
    <message>
        <source>Hide the built-in list</source>
        <translation>隐藏内置列表</translation>
    </message>
    <message>
        <source>Show the built-in list</source>
        <translation>显示内置列表</translation>
    </message>
    <message numerus="yes">
        <source>Built-in list (%n group(s))</source>
        <translation>
            <numerusform>内置列表（%n 组）</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept in %1; used from your next question on, before the built-in list.</source>
        <translation>保存在 %1；从您的下一个问题起使用，优先于内置列表。</translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation>转到第 %1 行</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s); every line can be read.</source>
        <translation>
            <numerusform>%n 组；每一行都可以读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>No words of your own yet.</source>
        <translation>您尚未添加自己的同义词。</translation>
    </message>
    <message>
        <source>Nothing was saved, because your synonyms cannot be read. %1</source>
        <translation>未保存任何内容，因为您的同义词无法读取。%1</translation>
    </message>
    <message>
        <source>Your list of synonyms is not saved yet.</source>
        <translation>您的同义词列表尚未保存。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchPane</name>
    <message>
        <source>Only in this collection</source>
        <translation>仅在此合集中</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>Words in all documents</source>
        <translation>所有文档中的字词</translation>
    </message>
    <message>
        <source>Words to look for</source>
        <translation>要搜索的字词</translation>
    </message>
    <message>
        <source>Passages that have all the words come alone, if there are any. Words in quotation marks must follow each other.</source>
        <translation>如果有包含全部字词的段落，则只列出这些段落。引号中的字词必须相连。</translation>
    </message>
    <message>
        <source>Back to the list of documents (Esc)</source>
        <translation>返回文档列表 (Esc)</translation>
    </message>
    <message>
        <source>Back to the list of documents</source>
        <translation>返回文档列表</translation>
    </message>
    <message>
        <source>Passages found</source>
        <translation>找到的段落</translation>
    </message>
    <message>
        <source>Finds words in the texts of all documents and opens the page.</source>
        <translation>在所有文档的文字中查找字词，并打开所在页。</translation>
    </message>
    <message>
        <source>This collection is empty.</source>
        <translation>此合集为空。</translation>
    </message>
    <message numerus="yes">
        <source>Found nothing in %n document(s).</source>
        <translation>
            <numerusform>在 %n 个文档中未找到任何内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n 个段落</numerusform>
        </translation>
    </message>
    <message>
        <source>in %1 of %2 documents.</source>
        <translation>来自 %2 个文档中的 %1 个。</translation>
    </message>
    <message>
        <source>None has all the words; these have some of them.</source>
        <translation>没有段落包含全部字词；以下段落包含其中一部分。</translation>
    </message>
    <message>
        <source>There are more; these fit best. Add a word to narrow the search.</source>
        <translation>还有更多；以下最为相符。添加字词可缩小搜索范围。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and were not searched.</source>
        <translation>
            <numerusform>有 %n 页没有文字，未搜索。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SearchResults</name>
    <message numerus="yes">
        <source>%1, %n passage(s)</source>
        <translation>
            <numerusform>%1，%n 个段落</numerusform>
        </translation>
    </message>
    <message>
        <source>Page %1: %2</source>
        <translation>第 %1 页：%2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SendingLine</name>
    <message>
        <source>fits whole in %1’s window of %2.</source>
        <translation>可完整放入 %1 的窗口（%2）。</translation>
    </message>
    <message>
        <source>fits, but only passages that suit the question are sent.</source>
        <translation>放得下，但只发送与问题相符的段落。</translation>
    </message>
    <message>
        <source>all of it, in consecutive parts.</source>
        <translation>全部内容，分为连续的部分。</translation>
    </message>
    <message>
        <source>fits, but is more than %1 reads well: passages are chosen, the rest is not sent.</source>
        <translation>放得下，但超出 %1 能读好的篇幅：会选取段落，其余不发送。</translation>
    </message>
    <message>
        <source>does NOT fit into %1’s window of %2. Untick some, or let passages be chosen.</source>
        <translation>放不进 %1 的窗口（%2）。请取消勾选一些文档，或让程序选取段落。</translation>
    </message>
    <message>
        <source>does NOT fit into %1’s window of %2: passages are chosen, the rest is not sent.</source>
        <translation>放不进 %1 的窗口（%2）：会选取段落，其余不发送。</translation>
    </message>
    <message>
        <source>Nothing is ticked, so nothing would be sent.</source>
        <translation>未勾选任何文档，因此不会发送任何内容。</translation>
    </message>
    <message>
        <source>What will be sent: %1, %2, %3 tokens</source>
        <translation>将发送的内容：%1，%2，%3 词元</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 个文档</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be sent: a locked collection allows only models on this computer, and %1 is none.</source>
        <translation>无法发送任何内容：有锁定的合集仅允许本机上的模型，而 %1 不是。</translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) have no text and cannot be sent.</source>
        <translation>
            <numerusform>有 %n 页没有文字，无法发送。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SettingsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限额</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>关闭而不保存</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ShortcutDialog</name>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>As built in</source>
        <translation>恢复内置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Filter commands</source>
        <translation>筛选命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Press the new keys</source>
        <translation>请按新的按键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Changed by you</source>
        <translation>由您更改</translation>
    </message>
    <message>
        <source>“%1” has these keys, or keys that begin like them. If you set them here, it loses its own.</source>
        <translation>“%1”已使用这些按键，或以相同按键开头的按键。如果在此设定，它将失去自己的按键。</translation>
    </message>
    <message>
        <source>Choose a command, press the new keys in the field and then “Set”.</source>
        <translation>选择一个命令，在输入框中按下新的按键，然后按“设定”。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SidePanel</name>
    <message>
        <source>Panel beside the pages</source>
        <translation>页面旁的面板</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Contents of the document</source>
        <translation>文档目录</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages in small</source>
        <translation>页面缩略图</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>Hits in the document</source>
        <translation>文档中的匹配项</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>关闭面板</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::StartPage</name>
    <message>
        <source>Open documents…</source>
        <translation>打开文档…</translation>
    </message>
    <message>
        <source>Questions to begin with</source>
        <translation>可以先问的问题</translation>
    </message>
    <message>
        <source>Longleaf</source>
        <translation>Longleaf</translation>
    </message>
    <message>
        <source>Ask about your documents</source>
        <translation>就您的文档提问</translation>
    </message>
    <message>
        <source>Answers you can check</source>
        <translation>可以核对的回答</translation>
    </message>
    <message>
        <source>Every statement in the answer carries a citation. It is compared with the document word for word; a click shows the very words on the page.</source>
        <translation>回答中的每条陈述都带有引用。引用会与文档逐字比对；单击即可看到页面上的原话。</translation>
    </message>
    <message>
        <source>Drop PDF or text files anywhere on this window, ask in plain words, and click a citation to see the very words on the page. The originals stay where they are.</source>
        <translation>将 PDF 或文本文件拖放到此窗口的任意位置，用平常的话提问，然后单击引用查看页面上的原话。原件留在原处。</translation>
    </message>
    <message>
        <source>Open the sample: %1</source>
        <translation>打开示例：%1</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SweepBar</name>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Progress of reading everything</source>
        <translation>通读全部内容的进度</translation>
    </message>
    <message>
        <source>Parts that are complete</source>
        <translation>已完成的部分</translation>
    </message>
    <message>
        <source>Resume reading the parts that are not complete</source>
        <translation>继续读取未完成的部分</translation>
    </message>
    <message>
        <source>Goes on with the first part that is not complete; what is complete is not asked again</source>
        <translation>从第一个未完成的部分继续；已完成的部分不会重新提问</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::SweepStatus</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>Reading everything in parts…</source>
        <translation>正在逐部分通读全部内容…</translation>
    </message>
    <message>
        <source>Putting the parts together…</source>
        <translation>正在汇总各部分…</translation>
    </message>
    <message>
        <source>Reading part %1 of %2…</source>
        <translation>正在读取第 %1 部分，共 %2 部分…</translation>
    </message>
    <message>
        <source>part %1 of %2</source>
        <translation>第 %1 部分，共 %2 部分</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n part(s) complete</source>
        <translation>
            <numerusform>%n 个部分中已完成 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages</source>
        <translation>%2 页中的 %1 页</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 次请求</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 tokens in all</source>
        <translation>总计约 %1 词元</translation>
    </message>
    <message>
        <source>earlier turns are not sent</source>
        <translation>不发送先前的问答</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>没有任何内容离开本机</translation>
    </message>
    <message>
        <source>sent to the model’s provider</source>
        <translation>发送给模型的提供商</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TextPane</name>
    <message>
        <source>Text of the document</source>
        <translation>文档文字</translation>
    </message>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ThumbnailModel</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>%1, cited by the answer</source>
        <translation>%1，被回答引用</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ThumbnailPanel</name>
    <message>
        <source>Pages in small</source>
        <translation>页面缩略图</translation>
    </message>
    <message>
        <source>Only PDF documents have pages to show.</source>
        <translation>只有 PDF 文档才有可显示的页面。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnActions</name>
    <message>
        <source>Version before</source>
        <translation>上一版本</translation>
    </message>
    <message>
        <source>Version after</source>
        <translation>下一版本</translation>
    </message>
    <message>
        <source>Ask again, in place of this</source>
        <translation>重新提问，替换此回答</translation>
    </message>
    <message>
        <source>Ask again with another model</source>
        <translation>用其他模型重新提问</translation>
    </message>
    <message>
        <source>Edit the question and ask again</source>
        <translation>编辑问题并重新提问</translation>
    </message>
    <message>
        <source>Write a note</source>
        <translation>写笔记</translation>
    </message>
    <message>
        <source>Pin this answer</source>
        <translation>固定此回答</translation>
    </message>
    <message>
        <source>What can be done with this answer</source>
        <translation>可对此回答执行的操作</translation>
    </message>
    <message>
        <source>Ask again with</source>
        <translation>重新提问，使用</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Version %1 of %2 of this question</source>
        <translation>此问题的第 %1 个版本，共 %2 个</translation>
    </message>
    <message>
        <source>Take the pin away</source>
        <translation>取消固定</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnNotes</name>
    <message>
        <source>Save note</source>
        <translation>保存笔记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Your note on this answer</source>
        <translation>您对此回答的笔记</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>笔记</translation>
    </message>
    <message>
        <source>Citation %1: “%2”</source>
        <translation>引文 %1：“%2”</translation>
    </message>
    <message>
        <source>Change the note</source>
        <translation>修改笔记</translation>
    </message>
    <message>
        <source>Delete the note</source>
        <translation>删除笔记</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnText</name>
    <message>
        <source>%1 tokens from cache</source>
        <translation>%1 词元来自缓存</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>节省 %1</translation>
    </message>
    <message>
        <source>The program ended before any text came.</source>
        <translation>程序在收到任何文字之前结束。</translation>
    </message>
    <message>
        <source>The program ended while the answer was arriving; what had come is kept.</source>
        <translation>程序在接收回答时结束；已收到的内容已保留。</translation>
    </message>
    <message>
        <source>Stopped before any text came.</source>
        <translation>在收到任何文字之前停止。</translation>
    </message>
    <message>
        <source>Stopped before the end; the text up to here is kept.</source>
        <translation>在结束前停止；到此为止的文字已保留。</translation>
    </message>
    <message>
        <source>The model refused to answer this question.</source>
        <translation>模型拒绝回答此问题。</translation>
    </message>
    <message>
        <source>The answer ended before it was complete; the text up to here is kept.</source>
        <translation>回答在完成之前结束；到此为止的文字已保留。</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有收到回答。</translation>
    </message>
    <message>
        <source>Ask again for a whole answer.</source>
        <translation>重新提问可得到完整回答。</translation>
    </message>
    <message>
        <source>Ask for the rest, or ask for less at a time.</source>
        <translation>请索取其余部分，或每次少问一些。</translation>
    </message>
    <message>
        <source>Put it in other words, or choose another model.</source>
        <translation>请换一种说法，或选择其他模型。</translation>
    </message>
    <message numerus="yes">
        <source>passages of %1 of %n document(s)</source>
        <translation>
            <numerusform>%n 个文档中 %1 个的段落</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>passages of %1 of %n page(s)</source>
        <translation>
            <numerusform>%n 页中 %1 页的段落</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s)</source>
        <translation>
            <numerusform>%n 页中的 %1 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n page(s)</source>
        <translation>
            <numerusform>全部 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer ready, no citations</source>
        <translation>回答已就绪，没有引用</translation>
    </message>
    <message numerus="yes">
        <source>Answer ready, %n citation(s), %1 found</source>
        <translation>
            <numerusform>回答已就绪，%n 个引用，找到 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>The provider counts the tokens; nothing is charged yet…</source>
        <translation>提供商正在计算词元；尚未收费…</translation>
    </message>
    <message numerus="yes">
        <source>Sending in %n second(s)…</source>
        <translation>
            <numerusform>将在 %n 秒后发送…</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for the answer…</source>
        <translation>正在等待回答…</translation>
    </message>
    <message>
        <source>The model is thinking…</source>
        <translation>模型正在思考…</translation>
    </message>
    <message>
        <source>Answering…</source>
        <translation>正在回答…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Cut short</source>
        <translation>被截断</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>拒绝回答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Stopped; the parts that are complete are kept.</source>
        <translation>已停止；已完成的部分已保留。</translation>
    </message>
    <message>
        <source>The provider may have accepted the question and may charge for it.</source>
        <translation>提供商可能已接受问题，并可能收费。</translation>
    </message>
    <message>
        <source>%1 tokens sent</source>
        <translation>已发送 %1 词元</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 词元</translation>
    </message>
    <message>
        <source>in parts: %1 of %2 pages</source>
        <translation>逐部分通读：%2 页中的 %1 页</translation>
    </message>
    <message>
        <source>focused: searched %1 tokens, %2 %3 from %4 of %5 documents</source>
        <translation>聚焦：已搜索 %1 词元，%2 %3 词元，来自 %5 个文档中的 %4 个</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>would send</source>
        <translation>将发送</translation>
    </message>
    <message>
        <source>focused: %1 of %2 pages</source>
        <translation>聚焦：%2 页中的 %1 页</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n document(s) whole</source>
        <translation>
            <numerusform>%n 个文档中 %1 个为全文</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s)</source>
        <translation>
            <numerusform>%n 页</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n 个文档</numerusform>
        </translation>
    </message>
    <message>
        <source>chosen passages from %1 of %2 pages</source>
        <translation>选自 %2 页中 %1 页的段落</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%2 词元中的 %1 词元</translation>
    </message>
    <message>
        <source>about %1 of %2 tokens</source>
        <translation>%2 词元中的约 %1 词元</translation>
    </message>
    <message>
        <source> (%1 when cached)</source>
        <translation>（有缓存时 %1）</translation>
    </message>
    <message>
        <source>%1 spent today</source>
        <translation>今日已花费 %1</translation>
    </message>
    <message>
        <source>nothing leaves this computer</source>
        <translation>没有任何内容离开本机</translation>
    </message>
    <message>
        <source>sent to the model’s provider</source>
        <translation>发送给模型的提供商</translation>
    </message>
    <message>
        <source>This is more than the model reads well, but the question needs every page.</source>
        <translation>这超出模型能读好的篇幅，但该问题需要每一页。</translation>
    </message>
    <message>
        <source>Everything would fit, but it is more than the model reads well, so passages are sent.</source>
        <translation>全部内容都放得下，但超出模型能读好的篇幅，因此发送段落。</translation>
    </message>
    <message>
        <source>Everything does not fit into the token budget, so passages are sent.</source>
        <translation>全部内容超出词元预算，因此发送段落。</translation>
    </message>
    <message>
        <source>The documents do not fit into the window, so passages are sent.</source>
        <translation>文档放不进窗口，因此发送段落。</translation>
    </message>
    <message>
        <source>The documents are many times too large for the window, so the best passages are sent.</source>
        <translation>文档比窗口大许多倍，因此发送最相符的段落。</translation>
    </message>
    <message>
        <source>not chosen for this question</source>
        <translation>未被选入此问题</translation>
    </message>
    <message>
        <source>no text on these pages</source>
        <translation>这些页没有文字</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>no room left</source>
        <translation>没有剩余空间</translation>
    </message>
    <message>
        <source>its part is not complete</source>
        <translation>所属部分未完成</translation>
    </message>
    <message>
        <source>$0</source>
        <translation>$0</translation>
    </message>
    <message>
        <source>at most %1 for one answer</source>
        <translation>每个回答最多 %1</translation>
    </message>
    <message>
        <source>%1 of %2 left today</source>
        <translation>今天剩余 %1，共 %2</translation>
    </message>
    <message>
        <source>%1 of %2 left for “%3”</source>
        <translation>“%3”剩余 %1，共 %2</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::TurnView</name>
    <message numerus="yes">
        <source>whole, %n page(s)</source>
        <translation>
            <numerusform>全文，%n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 pages</source>
        <translation>%2 页中的 %1 页</translation>
    </message>
    <message>
        <source>Not sent: %1, p. %2 (%3)</source>
        <translation>未发送：%1，第 %2 页（%3）</translation>
    </message>
    <message>
        <source>Ask for the rest</source>
        <translation>索取其余部分</translation>
    </message>
    <message>
        <source>Ask this question again</source>
        <translation>重新提出此问题</translation>
    </message>
    <message>
        <source>Write a question for the rest of this answer</source>
        <translation>撰写一个问题以索取此回答的其余部分</translation>
    </message>
    <message>
        <source>What was sent, page by page</source>
        <translation>逐页列出发送了什么</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>已发送的内容</translation>
    </message>
    <message>
        <source>Copy the answer with its citations</source>
        <translation>连同引用复制回答</translation>
    </message>
    <message>
        <source>Export this answer</source>
        <translation>导出此回答</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Question: %1</source>
        <translation>问题：%1</translation>
    </message>
    <message>
        <source>Question and answer</source>
        <translation>问题和回答</translation>
    </message>
    <message>
        <source>Ask again (this may be charged twice)</source>
        <translation>重新提问（可能会重复收费）</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>重新提问</translation>
    </message>
    <message>
        <source>The map below has every document and every page.</source>
        <translation>下面的页面图包含每个文档和每一页。</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::UnreadPages</name>
    <message numerus="yes">
        <source>%1 of %n page(s) could not be read (%2).</source>
        <translation>
            <numerusform>%n 页中有 %1 页无法读取（%2）。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n page(s) could be read only in part (%2), so words may be missing.</source>
        <translation>
            <numerusform>%n 页中有 %1 页只读取了一部分（%2），因此可能缺少字词。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could not be read</source>
        <translation>
            <numerusform>%n 页无法读取</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) could be read only in part</source>
        <translation>
            <numerusform>%n 页只读取了一部分</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::UpdateLine</name>
    <message>
        <source>Asking whether there is a newer version…</source>
        <translation>正在查询是否有更新的版本…</translation>
    </message>
    <message>
        <source>Longleaf %1 is the newest version.</source>
        <translation>Longleaf %1 已是最新版本。</translation>
    </message>
    <message>
        <source>Whether there is a newer version could not be found out. %1</source>
        <translation>无法得知是否有更新的版本。%1</translation>
    </message>
    <message>
        <source>Longleaf %1 is out (%2). You have %3.</source>
        <translation>Longleaf %1 已发布（%2）。您使用的是 %3。</translation>
    </message>
    <message>
        <source>See what changed</source>
        <translation>查看更新内容</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::VerdictLine</name>
    <message>
        <source>Click to go from one to the next</source>
        <translation>单击可依次转到下一处</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::WatchDialog</name>
    <message>
        <source>With all folders inside it</source>
        <translation>包括其中的所有文件夹</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>New and changed files of these folders are read by themselves. A file that is removed there is marked here and never removed from the library.</source>
        <translation>这些文件夹中新增和更改的文件会自动读取。在那里删除的文件会在此处标出，绝不会从资料库中移除。</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <translation>尚未监视任何文件夹。</translation>
    </message>
    <message>
        <source>without the folders inside it</source>
        <translation>不包括其中的文件夹</translation>
    </message>
    <message>
        <source>The files of a new folder are put into no collection, because all documents are shown.</source>
        <translation>新文件夹中的文件不会放入任何合集，因为当前显示的是所有文档。</translation>
    </message>
    <message>
        <source>The files of a new folder are put into “%1”, the collection that is shown.</source>
        <translation>新文件夹中的文件会放入当前显示的合集“%1”。</translation>
    </message>
    <message>
        <source>Which folder is to be watched?</source>
        <translation>要监视哪个文件夹？</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::Words</name>
    <message>
        <source>Being checked</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>The quote is still arriving.</source>
        <translation>引文仍在接收中。</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>逐字一致</translation>
    </message>
    <message>
        <source>The quote stands in the document exactly like this.</source>
        <translation>引文与文档中的文字完全一致。</translation>
    </message>
    <message>
        <source>Word for word, on another page</source>
        <translation>逐字一致，但在另一页</translation>
    </message>
    <message>
        <source>The quote stands in the document, but not on the page that the answer names.</source>
        <translation>引文在文档中，但不在回答所指的页上。</translation>
    </message>
    <message>
        <source>Nearly word for word</source>
        <translation>几乎逐字一致</translation>
    </message>
    <message>
        <source>The document has almost the same words; all numbers agree.</source>
        <translation>文档中的文字几乎相同；所有数字一致。</translation>
    </message>
    <message>
        <source>Reworded</source>
        <translation>改写</translation>
    </message>
    <message>
        <source>The document says something similar in other words; all numbers agree. Read it.</source>
        <translation>文档用其他措辞表达了类似的意思；所有数字一致。请自行阅读。</translation>
    </message>
    <message>
        <source>Found in a table</source>
        <translation>见于表格</translation>
    </message>
    <message>
        <source>The words and numbers stand on the page in another order, as in a table.</source>
        <translation>这些字词和数字在页面上，但次序不同，如同在表格中。</translation>
    </message>
    <message>
        <source>A number differs</source>
        <translation>数字不同</translation>
    </message>
    <message>
        <source>The document has this passage, but with another number. Do not rely on the answer.</source>
        <translation>文档中有此段落，但数字不同。请勿依赖该回答。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>These words are not in the text that was sent.</source>
        <translation>这些文字不在已发送的文字中。</translation>
    </message>
    <message>
        <source>Page only</source>
        <translation>仅有页码</translation>
    </message>
    <message>
        <source>The answer names a page without quoting it, so there is nothing to compare.</source>
        <translation>回答只指出了页而没有引文，因此没有可比对的内容。</translation>
    </message>
    <message>
        <source>%1, marked wrong by you</source>
        <translation>%1，您已标记为有误</translation>
    </message>
    <message>
        <source>cited as p. %1</source>
        <translation>引用时写作第 %1 页</translation>
    </message>
    <message>
        <source>found on p. %1, cited as p. %2</source>
        <translation>见于第 %1 页，引用时写作第 %2 页</translation>
    </message>
    <message>
        <source>p. %1</source>
        <translation>第 %1 页</translation>
    </message>
    <message>
        <source>Citation %1: %2</source>
        <translation>引用 %1：%2</translation>
    </message>
    <message>
        <source>Not in the cited passage: %1</source>
        <translation>不在所引段落中：%1</translation>
    </message>
    <message>
        <source>%1 word for word</source>
        <translation>%1 条逐字一致</translation>
    </message>
    <message>
        <source>%1 word for word on another page than named</source>
        <translation>%1 条逐字一致，但不在所指的页上</translation>
    </message>
    <message>
        <source>%1 nearly word for word</source>
        <translation>%1 条几乎逐字一致</translation>
    </message>
    <message>
        <source>%1 in a table</source>
        <translation>%1 条见于表格</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n quote(s) found</source>
        <translation>
            <numerusform>%n 条引文中找到 %1 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reworded</source>
        <translation>
            <numerusform>%n 条改写</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n differ(s) in a number</source>
        <translation>
            <numerusform>%n 条数字不同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not found</source>
        <translation>
            <numerusform>%n 条未找到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page reference(s)</source>
        <translation>
            <numerusform>%n 处仅有页码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n marked wrong by you</source>
        <translation>
            <numerusform>%n 条您已标记为有误</numerusform>
        </translation>
    </message>
    <message>
        <source>no citations</source>
        <translation>没有引用</translation>
    </message>
    <message>
        <source>%1, hidden on the page</source>
        <translation>%1，在页面上不可见</translation>
    </message>
    <message>
        <source>%1, partly hidden on the page</source>
        <translation>%1，在页面上部分不可见</translation>
    </message>
    <message>
        <source>These words cannot be seen on the page.</source>
        <translation>这些字词在页面上看不见。</translation>
    </message>
    <message>
        <source>Some of these words cannot be seen on the page.</source>
        <translation>其中一些字词在页面上看不见。</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden on the page</source>
        <translation>
            <numerusform>%n 处在页面上不可见</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>longleaf::ui::ZoomBox</name>
    <message>
        <source>Zoom in percent</source>
        <translation>缩放百分比</translation>
    </message>
    <message>
        <source>Type a percentage and press Enter</source>
        <translation>输入百分比并按 Enter</translation>
    </message>
    <message>
        <source>Choose the zoom</source>
        <translation>选择缩放</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Fit &amp;width</source>
        <translation>适合宽度(&amp;W)</translation>
    </message>
    <message>
        <source>Whole &amp;page</source>
        <translation>整页(&amp;P)</translation>
    </message>
</context>
<context>
    <name>longleaf::ui::format</name>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>less than $0.01</source>
        <translation>低于 $0.01</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
</context>
</TS>
