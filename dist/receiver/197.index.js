export const id = 197;
export const ids = [197];
export const modules = {

/***/ 47197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   slashCommands: () => (/* binding */ slashCommands)
/* harmony export */ });
/* harmony import */ var markdown_it__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65251);
/* harmony import */ var _open_html_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20905);
/* harmony import */ var _slash_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(12461);



/** Half of what GitHub's comments hold. What is behind it in a longer text is not looked at. */
const maxTextChars = 32_768;
/** Parsing what stands inside a paragraph costs more than finding it. */
const maxParagraphChars = 4_000;
const maxCommands = 20;
/** GitHub Flavored Markdown, as far as it decides where a paragraph is. No addresses are looked for: they are plain text. */
const markdown = new markdown_it__WEBPACK_IMPORTED_MODULE_0__/* ["default"] */ .A({ html: true });
/**
 * The commands of a text: lines `/name words` of its paragraphs, in order. Not those in code, quotes, lists, tables,
 * headings and HTML, nor lines with markup. Pure. Takes less than 100 ms for any text.
 */
function slashCommands(text) {
    const commands = [];
    let room = maxTextChars;
    for (const paragraph of paragraphsOf(wholeLines(text))) {
        if (!(0,_slash_line_js__WEBPACK_IMPORTED_MODULE_2__/* .hasSlashLine */ .Y)(paragraph))
            continue;
        room -= paragraph.length;
        if (room < 0)
            break;
        for (const line of plainLines(paragraph)) {
            const command = commandOf(line);
            if (command !== undefined)
                commands.push(command);
            if (commands.length === maxCommands)
                return commands;
        }
    }
    return commands;
}
/** A line that is cut could be taken for a command that nobody gave. */
function wholeLines(text) {
    if (text.length <= maxTextChars)
        return text;
    return text.slice(0, text.slice(0, maxTextChars).lastIndexOf('\n') + 1);
}
/** The texts of the paragraphs that stand in nothing else. */
function paragraphsOf(text) {
    const tokens = [];
    const lines = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
    markdown.block.parse(withFootnotes(lines), markdown, {}, tokens);
    const paragraphs = [];
    let open = [];
    tokens.forEach(({ type, content }, at) => {
        if (type === 'inline' && open.length === 0 && isOwnParagraph(tokens[at - 1]))
            paragraphs.push(content);
        if (type === 'html_block')
            open = (0,_open_html_js__WEBPACK_IMPORTED_MODULE_1__/* .openAfter */ .B)(content, open);
        // Tags stand in paragraphs, headings and lists, too.
        else if (type === 'inline')
            open = htmlIn(content).reduce((now, html) => (0,_open_html_js__WEBPACK_IMPORTED_MODULE_1__/* .openAfter */ .B)(html, now), open);
    });
    return paragraphs.filter(({ length }) => length <= maxParagraphChars);
}
/** The tags and comments in a text; of one that is longer than a command may stand in, all that could be. */
function htmlIn(text) {
    if (!text.includes('<'))
        return [];
    if (text.length > maxParagraphChars)
        return [text];
    const tokens = [];
    markdown.inline.parse(text, markdown, {}, tokens);
    return tokens.filter(({ type }) => type === 'html_inline').map(({ content }) => content);
}
/** A footnote's text goes on as a list's item does; the parser knows no footnotes. */
function withFootnotes(text) {
    return text.replace(/^( {0,3})\[\^[^\]\s]+\]:/gm, '$1- ');
}
function isOwnParagraph(token) {
    return token?.type === 'paragraph_open' && token.level === 0;
}
/** The lines of a paragraph that are text and nothing else. */
function plainLines(paragraph) {
    const tokens = [];
    markdown.inline.parse(paragraph, markdown, {}, tokens);
    const lines = [''];
    for (const { type, level, content } of tokens) {
        const line = lines.at(-1);
        // What stands behind a tag may stand within it.
        if (type === 'html_inline')
            break;
        if (type === 'softbreak' || type === 'hardbreak')
            lines.push(level === 0 ? '' : undefined);
        else if (type !== 'text' || level !== 0)
            lines[lines.length - 1] = undefined;
        else if (line !== undefined)
            lines[lines.length - 1] = line + content;
    }
    if (tokens.some(({ type }) => type === 'html_inline'))
        lines.pop();
    const reaches = enclosing.map((mark) => reachOf(mark, lines));
    return lines
        .filter((line, at) => line !== undefined && !reaches.some(({ from, to }) => from < at && at < to))
        .map((line) => line ?? '');
}
/** One tilde before a line and one behind it strike it out on GitHub, where the parser wants two; between these is mathematics. */
const enclosing = ['~', '$$'];
/** The first and the last line with a mark, or that may have one: what stands between two of them is enclosed. */
function reachOf(mark, lines) {
    const hasMark = (line) => line?.includes(mark) !== false;
    const from = lines.findIndex(hasMark);
    return { from: from === -1 ? lines.length : from, to: lines.findLastIndex(hasMark) };
}
function commandOf(line) {
    const [, name, text = ''] = /^\/([a-z][a-z0-9_-]{0,49})(?:\s+(.*))?$/i.exec(line.replace(/^[ \t]+|[ \t]+$/g, '')) ?? [];
    if (name === undefined)
        return undefined;
    return { name: name.toLowerCase(), text, args: text === '' ? [] : text.split(/\s+/) };
}


/***/ })

};
