export const id = 197;
export const ids = [197];
export const modules = {

/***/ 7197:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   slashCommands: () => (/* binding */ slashCommands)
/* harmony export */ });
/* harmony import */ var markdown_it__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5251);
/* harmony import */ var _slash_line_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2461);


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
        if (!(0,_slash_line_js__WEBPACK_IMPORTED_MODULE_1__/* .hasSlashLine */ .Y)(paragraph))
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
        if (type === 'html_block')
            open = openAfter(content, open);
        if (type === 'inline' && open.length === 0 && isOwnParagraph(tokens[at - 1]))
            paragraphs.push(content);
    });
    return paragraphs.filter(({ length }) => length <= maxParagraphChars);
}
/** Elements that hold whole paragraphs, folded away or quoted; they end with a tag of their own. */
const holding = ['details', 'div', 'blockquote', 'pre', 'table', 'ul', 'ol', 'dl', 'section', 'article', 'center'];
/** Which of them are open behind a block of HTML. */
function openAfter(html, before) {
    if (html.trimStart().startsWith('<!--'))
        return before;
    const open = [...before];
    for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z]+)(?![\w-])[^<>]*>/gi)) {
        const tag = name.toLowerCase();
        if (!holding.includes(tag))
            continue;
        if (slash === '')
            open.push(tag);
        else if (open.includes(tag))
            open.length = open.lastIndexOf(tag);
    }
    return open;
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
    return lines
        .filter((line, at) => line !== undefined && !enclosing.some((mark) => isBetween(mark, lines, at)))
        .map((line) => line ?? '');
}
/** One tilde before a line and one behind it strike it out on GitHub, where the parser wants two; between these is mathematics. */
const enclosing = ['~', '$$'];
/** Whether a line stands between two of these marks, or may do so. */
function isBetween(mark, lines, at) {
    const hasMark = (line) => line?.includes(mark) !== false;
    return lines.slice(0, at).some(hasMark) && lines.slice(at + 1).some(hasMark);
}
function commandOf(line) {
    const [, name, text = ''] = /^\/([a-z][a-z0-9_-]{0,49})(?:\s+(.*))?$/i.exec(line.replace(/^[ \t]+|[ \t]+$/g, '')) ?? [];
    if (name === undefined)
        return undefined;
    return { name: name.toLowerCase(), text, args: text === '' ? [] : text.split(/\s+/) };
}


/***/ })

};
