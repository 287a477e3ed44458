import { codeScanning } from './code-scanning.ts';
import { lgtm } from './lgtm.ts';

/** Every kind of reporter by its type; a test holds this against the folder. */
export const reporterTypes = { lgtm, 'code-scanning': codeScanning };
