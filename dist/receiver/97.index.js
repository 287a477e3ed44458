export const id = 97;
export const ids = [97];
export const modules = {

/***/ 53097:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addRoutes: () => (/* binding */ addRoutes)
/* harmony export */ });
/* harmony import */ var _api_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33291);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9188);


function addRoutes(program) {
    const routes = program.command('routes').description('say which messages go to which rooms, while the receiver runs');
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(routes.command('list'))
        .description('routes, each with its events')
        .argument('[repository]', 'only the routes of this one')
        .option('--json', 'print JSON')
        .action(list);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(routes.command('add'))
        .description('add a route, or give it other events')
        .argument('<repository>', 'owner/name, or a pattern such as octo/*')
        .argument('<room>', 'a target of the configuration: slack, mattermost, discord, teams, matrix or webhook')
        .argument('[events...]', "events by our names or the forge's: push, issue.opened, issues; the defaults unless given")
        .action(add);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(routes.command('remove'))
        .description('remove a route, or all routes of a repository; with the last one its registered source goes, and the secret')
        .argument('<repository>', 'as it was added')
        .argument('[room]', 'only the route to this room')
        .action(remove);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(routes.command('defaults'))
        .description('show the events of new routes that name none, or set them')
        .argument('[events...]', 'what new routes are for from now on')
        .option('--json', 'print JSON')
        .action(defaults);
}
async function list(repository, { json, ...api }) {
    const answer = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('GET', '/routes', api);
    const isWanted = ({ repository: of }) => String(of).toLowerCase() === repository?.toLowerCase();
    const all = answer.routes;
    const routes = repository === undefined ? all : all.filter(isWanted);
    if (json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printJson */ .Q)({ routes });
        return;
    }
    for (const route of routes)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(lineOf(route));
    if (routes.length > 0)
        return;
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(repository === undefined ? 'No routes.' : `The repository '${repository}' has no routes.`);
}
async function add(repository, room, events, api) {
    const body = { repository, room, ...(events.length === 0 ? {} : { events: [...events] }) };
    const route = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('POST', '/routes', { ...api, body });
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(lineOf(route));
    if (route.sources.length > 0)
        return;
    const name = repository.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`No source tells of ${repository} yet. Register one:`);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`  ticketwire sources add ${name} --sender github --repository ${repository}`);
}
async function remove(repository, room, api) {
    const query = new URLSearchParams({ repository, ...(room === undefined ? {} : { room }) });
    const removed = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('DELETE', `/routes?${query}`, api);
    for (const route of removed.routes)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`Removed  ${String(route.repository)} > ${String(route.room)}`);
    for (const source of removed.sources) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`Removed  source ${source} and its secret: it was registered for ${repository}, which has no routes any more.`);
    }
}
async function defaults(events, { json, ...api }) {
    const answer = events.length === 0
        ? await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('GET', '/routes/defaults', api)
        : await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('PUT', '/routes/defaults', { ...api, body: { events: [...events] } });
    if (json)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printJson */ .Q)(answer);
    else
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`New routes are for: ${answer.events.join(', ')}`);
}
function lineOf({ repository, room, events, problems = [] }) {
    const line = `${String(repository)} > ${String(room)}  ${events.join(', ')}`;
    const reasons = problems;
    return reasons.length === 0 ? line : `${line}  NOT FOLLOWED: ${reasons.join('; ')}`;
}


/***/ })

};
