export const id = 64;
export const ids = [64];
export const modules = {

/***/ 5064:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   appToken: () => (/* binding */ appToken)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _octokit_auth_app__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6479);


/**
 * A JSON web token that says who the App is, for a few minutes. `skewMs`: how far GitHub's clock is ahead of ours.
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/generating-a-json-web-token-jwt-for-a-github-app
 */
async function appToken({ id, privateKey }, skewMs) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(privateKey.reveal()).export({ type: 'pkcs8', format: 'pem' }).toString();
    const timeDifference = Math.round(skewMs / 1_000);
    const auth = (0,_octokit_auth_app__WEBPACK_IMPORTED_MODULE_1__/* .createAppAuth */ .K)({ appId: id, privateKey: key, ...(timeDifference === 0 ? {} : { timeDifference }) });
    const { token } = await auth({ type: 'app' });
    return token;
}


/***/ })

};
