export const id = 491;
export const ids = [491];
export const modules = {

/***/ 84491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   addDeliveries: () => (/* binding */ addDeliveries)
/* harmony export */ });
/* harmony import */ var _events_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86005);
/* harmony import */ var _api_client_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(33291);
/* harmony import */ var _print_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9188);



function addDeliveries(program) {
    const deliveries = program.command('deliveries').description('look at deliveries, and perform them again');
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(deliveries.command('list'))
        .description('the newest deliveries and what became of them')
        .option('--source <source>', 'only those of a source')
        .option('--status <status>', 'only those with an effect that is due, running, done, skipped or failed')
        .option('--search <text>', 'only those whose id or subject holds a text')
        .option('--limit <number>', 'how many', '20')
        .option('--after <position>', "go on from a page's end")
        .option('--json', 'print JSON')
        .action(list);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(deliveries.command('show'))
        .description('one delivery whole: headers, body, effects and attempts')
        .argument('<id>', 'id of the delivery')
        .option('--source <source>', 'where several sources have a delivery of this id')
        .option('--json', 'print JSON')
        .action(show);
    (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .withApiOptions */ .h9)(deliveries.command('redeliver'))
        .description("perform a delivery again by today's rules, or one failed effect as it was")
        .argument('<id>', 'id of the delivery')
        .option('--source <source>', 'where several sources have a delivery of this id')
        .option('--effect <id>', 'only this failed effect')
        .action(redeliverOne);
}
async function list({ source, status, search, limit, after, json, ...api }) {
    const page = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('GET', `/deliveries?${queryOf({ source, status, q: search, limit, after })}`, api);
    if (json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printJson */ .Q)(page);
        return;
    }
    const deliveries = page.deliveries;
    for (const delivery of deliveries)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(lineOf(delivery));
    if (deliveries.length === 0)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(page.next === undefined ? 'No deliveries.' : 'No match among the newest deliveries.');
    if (page.next !== undefined)
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`More: --after ${String(page.next)}`);
}
async function show(id, { source, json, ...api }) {
    const found = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('GET', `/deliveries/${encodeURIComponent(id)}?${queryOf({ source })}`, api);
    if (json) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .printJson */ .Q)(found);
        return;
    }
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(lineOf(found));
    for (const effect of found.effects) {
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`  ${effect.id}  ${effect.status}  ${effect.target}  rule '${effect.rule}'  ${effect.subject}`);
        const own = found.attempts.filter((attempt) => attempt.effect === effect.id);
        for (const attempt of own)
            (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`    ${attempt.startedAt}  attempt ${attempt.number}: ${attempt.status}: ${attempt.message}`);
    }
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)('');
    for (const [name, value] of Object.entries(found.headers))
        (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`${name}: ${String(value)}`);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(`\n${String(found.body)}`);
}
async function redeliverOne(id, { source, effect, ...api }) {
    const query = queryOf({ source, effect });
    const answer = await (0,_api_client_js__WEBPACK_IMPORTED_MODULE_0__/* .askApi */ .wk)('POST', `/deliveries/${encodeURIComponent(id)}/redeliver?${query}`, api);
    const effects = Number(answer.effects);
    (0,_print_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .y)(effects === 0
        ? 'No rule wants it: nothing to do.'
        : `${effects} ${effects === 1 ? 'effect is' : 'effects are'} due.`);
}
function lineOf(delivery) {
    const effects = delivery.effects.map(({ target, status, message }) => `${String(target)} ${String(status)}${message === '' ? '' : `: ${String(message)}`}`);
    const events = (0,_events_text_js__WEBPACK_IMPORTED_MODULE_2__/* .eventsText */ .l)(delivery.events);
    const more = Number(delivery.effectCount) - effects.length;
    if (more > 0)
        effects.push(`and ${more} more`);
    return `${delivery.receivedAt}  ${delivery.source}  ${delivery.id}  ${events}  ${effects.join('; ') || 'no rule wanted it'}`;
}
function queryOf(parameters) {
    const given = Object.entries(parameters).filter((entry) => entry[1] !== undefined);
    return new URLSearchParams(given).toString();
}


/***/ }),

/***/ 86005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ eventsText)
/* harmony export */ });
/** Event types for people: each once, with its number. */
function eventsText(types) {
    const groups = Map.groupBy(types, (type) => type);
    return [...groups].map(([type, { length }]) => (length === 1 ? type : `${type} × ${length}`)).join(', ');
}


/***/ })

};
