import type { Refusals } from '../../../clients/chat.ts';

/** By the code in the answer. https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export const discordRefusals: Refusals = {
  '10003': { remedy: "Is 'thread' the id of a thread of the webhook's channel? It may have been deleted." },
  '10008': { code: 'target-not-found', remedy: 'The message was deleted.' },
  '10015': { remedy: 'The webhook was deleted, or its address is wrong: make a new one.' },
  '50027': { remedy: 'The address is wrong after its id: copy it anew, or make a new webhook.' },
  '50083': { remedy: "The thread is archived and locked: unlock it, or set another 'thread'." },
  '40062': { code: 'target-failed', remedy: 'It is tried again.' },
  '160005': { remedy: "The thread is locked: unlock it, or set another 'thread'." },
  '220001': { remedy: "The channel is a forum: set 'thread' to the id of one of its posts." },
  '220003': { remedy: "The channel is no forum, and takes no new threads: is 'thread' right?" },
  '50035': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
  '50006': { code: 'target-refused', remedy: 'Discord does not take this message; please report it.' },
};
