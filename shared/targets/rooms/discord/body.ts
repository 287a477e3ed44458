import type { Message } from '../../../model/message.ts';
import { contentWithin } from '../content.ts';
import { type Dialect, markdownOf } from '../markdown.ts';

export type DiscordBody = {
  content: '';
  allowed_mentions: { parse: [] };
  embeds: [{ description: string; color: number; timestamp: string; footer: { text: string } }];
};

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits; 6,000 in all are not reached. */
const limits = { description: 4_096, footer: 256 } as const;
const colours = { good: 0x2e_a0_43, bad: 0xd7_3a_49, neutral: 0x6e_77_81 } as const;

/** An embed, and nobody is called, whatever a text says. */
export function discordBody(message: Message): DiscordBody {
  const { tone, event } = message;
  const blocks = contentWithin(message, {
    maxChars: limits.description,
    fits: (tried) => markdownOf(tried, dialect).length <= limits.description,
  });
  return {
    content: '',
    allowed_mentions: { parse: [] },
    embeds: [
      {
        description: markdownOf(blocks, dialect),
        color: colours[tone],
        timestamp: event.at,
        footer: { text: event.source.slice(0, limits.footer) },
      },
    ],
  };
}

/** Every sign can be escaped there; `<` opens mentions, times, commands and links, and `://` addresses. */
const dialect: Dialect = {
  escape: (plain) =>
    plain
      .replace(/[\\`*_~|>#\-+[\]().!:<@]/g, '\\$&')
      .replace(/@(?=everyone|here)/gi, '@\u200B')
      .replace(/^(\d+)(?=\\\.)/gm, '\u200B$1')
      .replace(/:\/\//g, ':\u200B//'),
  address: (href) => `<${href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))}>`,
};
