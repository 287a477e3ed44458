import { discord } from './discord.ts';
import { matrix } from './matrix.ts';
import { mattermost } from './mattermost.ts';
import { slack } from './slack.ts';
import { teams } from './teams.ts';
import { webhook } from './webhook.ts';

/** Every room type by its name in the configuration; a test holds this against the folder. */
export const roomTypes = { discord, matrix, mattermost, slack, teams, webhook } as const;
