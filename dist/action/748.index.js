export const id = 748;
export const ids = [748];
export const modules = {

/***/ 1748:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  slashCommands: () => (/* binding */ slashCommands)
});

// EXTERNAL MODULE: ./node_modules/markdown-it/dist/markdown-it.mjs + 12 modules
var markdown_it = __webpack_require__(5251);
;// CONCATENATED MODULE: ./shared/mapping/open-html.ts
/**
 * Elements that hold what stands between their tags, over the ends of paragraphs: folded away, quoted, struck out or code.
 * Those that may end without a tag, such as `p` and `li`, are none of them.
 */
const holding = new Set([
    ...[
        'details',
        'summary',
        'div',
        'blockquote',
        'pre',
        'table',
        'ul',
        'ol',
        'dl',
        'figure',
        'section',
        'article',
        'center',
    ],
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    ...['del', 's', 'strike', 'ins', 'code', 'samp', 'kbd', 'tt', 'var', 'q', 'sub', 'sup'],
]);
/** A comment that nothing ended hides all that follows. */
const comment = '!--';
/** No tag is longer. */
const maxTagChars = 2_000;
/** Which elements are open behind a piece of HTML, the innermost last. Pure; its time grows with the text's length. */
function openAfter(html, before) {
    const open = [...before];
    let at = html.indexOf('<');
    while (at !== -1) {
        if (html.startsWith('<!--', at)) {
            const end = html.indexOf('-->', at + 4);
            if (end === -1)
                return [...open, comment];
            at = html.indexOf('<', end);
            continue;
        }
        const [, slash, name = ''] = /^<(\/?)([a-z][a-z0-9]*)(?=[\s/>])/i.exec(html.slice(at, at + 16)) ?? [];
        const tag = name.toLowerCase();
        const end = tag === '' ? undefined : tagEnd(html, at);
        if (end !== undefined && holding.has(tag)) {
            if (slash === '')
                open.push(tag);
            else if (open.includes(tag))
                open.length = open.lastIndexOf(tag);
        }
        at = html.indexOf('<', end ?? at + 1);
    }
    return open;
}
/** Behind a tag; what is quoted in it may hold anything. Undefined where it does not end. */
function tagEnd(html, start) {
    let quote = '';
    for (let at = start + 1; at < Math.min(html.length, start + maxTagChars); at += 1) {
        const char = html[at] ?? '';
        if (quote !== '') {
            if (char === quote)
                quote = '';
        }
        else if (char === '"' || char === "'")
            quote = char;
        else if (char === '>')
            return at + 1;
    }
    return undefined;
}

// EXTERNAL MODULE: ./shared/mapping/slash-line.ts
var slash_line = __webpack_require__(2461);
;// CONCATENATED MODULE: ./shared/mapping/slash-commands.ts



/** Half of what GitHub's comments hold. What is behind it in a longer text is not looked at. */
const maxTextChars = 32_768;
/** Parsing what stands inside a paragraph costs more than finding it. */
const maxParagraphChars = 4_000;
const maxCommands = 20;
/** GitHub Flavored Markdown, as far as it decides where a paragraph is. No addresses are looked for: they are plain text. */
const markdown = new markdown_it/* default */.A({ html: true });
/**
 * The commands of a text: lines `/name words` of its paragraphs, in order. Not those in code, quotes, lists, tables,
 * headings and HTML, nor lines with markup. Pure. Takes less than 100 ms for any text.
 */
function slashCommands(text) {
    const commands = [];
    let room = maxTextChars;
    for (const paragraph of paragraphsOf(wholeLines(text))) {
        if (!(0,slash_line/* hasSlashLine */.Y)(paragraph))
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
            open = openAfter(content, open);
        // Tags stand in paragraphs, headings and lists, too.
        else if (type === 'inline')
            open = htmlIn(content).reduce((now, html) => openAfter(html, now), open);
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
