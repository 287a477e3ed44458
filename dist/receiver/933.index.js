export const id = 933;
export const ids = [933];
export const modules = {

/***/ 49933:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addSources: () => (/* binding */ addSources)
/* harmony export */ });
/* harmony import */ var _api_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33291);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9188);


function addSources(program) {
    const sources = program.command('sources').description('look at sources, and register them while the receiver runs');
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(sources.command('list'))
        .description('sources of the configuration file, and registered ones')
        .option('--json', 'print JSON')
        .action(list);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(sources.command('add'))
        .description('register a source, and print its address and its secret')
        .argument('<name>', 'name of the source')
        .requiredOption('--sender <sender>', 'the system that calls')
        .option('--repository <repository>', 'owner/name: deliveries about any other repository ask for nothing')
        .action(add);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(sources.command('rotate'))
        .description('give a registered source another secret, and print it')
        .argument('<name>', 'name of the source')
        .option('--overlap <duration>', 'how long the old secret stays valid; 24h unless given, 0s for no longer')
        .action(rotate);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(sources.command('remove'))
        .description('remove a registered source and its secrets')
        .argument('<name>', 'name of the source')
        .action(remove);
}
async function list({ json, ...api }) {
    const answer = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('GET', '/sources', api);
    if (json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printJson */ .Q)(answer);
        return;
    }
    const sources = answer.sources;
    for (const source of sources)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(lineOf(source));
    if (sources.length === 0)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)('No sources.');
}
async function add(name, { sender, repository, ...api }) {
    const body = { name, sender, ...(repository === undefined ? {} : { repository }) };
    const made = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('POST', '/sources', { ...api, body });
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`Address  ${String(made.url)}`);
    printSecret(made);
}
async function rotate(name, { overlap, ...api }) {
    const body = overlap === undefined ? {} : { overlap };
    const made = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('POST', `/sources/${encodeURIComponent(name)}/rotate`, { ...api, body });
    printSecret(made);
    const isOver = String(made.othersUntil) <= String(made.createdAt);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(isOver ? 'The old secret is no longer valid.' : `The old secret stays valid until ${String(made.othersUntil)}.`);
}
async function remove(name, api) {
    await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('DELETE', `/sources/${encodeURIComponent(name)}`, api);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`The source '${name}' is removed: its address answers 404 now.`);
}
function printSecret({ secret }) {
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`Secret   ${String(secret)}`);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)('The secret is shown this once: it is kept encrypted, and nothing tells it again.');
}
function lineOf({ name, sender, url, repository, repositories, origin, secrets }) {
    const about = repository ?? repositories?.join(', ') ?? 'any repository';
    const ending = secrets.flatMap(({ until }) => until === null ? [] : [`one until ${String(until)}`]);
    const count = secrets.length;
    const valid = [`${count} ${count === 1 ? 'secret' : 'secrets'}`, ...ending].join(', ');
    return [name, sender, url, about, origin === 'file' ? 'of the file' : 'registered', valid].map(String).join('  ');
}


/***/ })

};
