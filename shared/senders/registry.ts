import { github } from './github.ts';
import { lgtm } from './lgtm.ts';
import type { Sender } from './sender.ts';
import { workflow } from './workflow.ts';

/** Every sender by its id; a test holds this against the folder. */
export const senders: Readonly<Record<string, Sender>> = { github, lgtm, workflow };
