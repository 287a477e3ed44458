import { type Board, type BoardEntry, type BoardTicket, newBoardTicket } from './board.ts';

/** The board of a store that lasts as long as the process. */
export function createMemoryBoard(): Board {
  const rows: { ticket: BoardTicket; subject: string; history: BoardEntry[] }[] = [];
  const find = (target: string, key: string) =>
    rows.find(({ ticket }) => ticket.target === target && ticket.key === key);
  return {
    ensure: async (target, subject, draft, at) => {
      const known = rows.find((row) => row.ticket.target === target && row.subject === subject);
      if (known?.ticket.state === 'open') return known.ticket;
      if (known !== undefined) known.subject = '';
      const number = rows.filter((row) => row.ticket.target === target).length + 1;
      const ticket = newBoardTicket(target, number, draft, at);
      rows.push({ ticket, subject, history: [{ at, what: 'created' }] });
      return ticket;
    },
    find: async (target, by) =>
      'key' in by
        ? find(target, by.key)?.ticket
        : rows.find((row) => row.ticket.target === target && row.subject === by.subject)?.ticket,
    change: async (target, key, { what, ...change }, at) => {
      const row = find(target, key);
      if (row === undefined) return undefined;
      row.ticket = { ...row.ticket, ...change, updatedAt: at };
      row.history.push({ at, what });
      return row.ticket;
    },
    history: async (target, key) => find(target, key)?.history ?? [],
  };
}
