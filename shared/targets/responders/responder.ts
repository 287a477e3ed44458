import type { CommandPlace, Emoji } from '../../model/command.ts';
import type { Remark } from '../trackers/named-tickets.ts';

/**
 * Answers slash commands where they were given, in whichever repository of the forge that is. Both methods may be
 * repeated and leave what one call would; they give whether anything was new. `unprocessable` where the forge has no such
 * thing there; everything else throws what the client says.
 */
export interface Responder {
  /** In the command's thread where there is one, else under what it was given on. */
  reply(place: CommandPlace, remark: Remark): Promise<boolean>;
  react(place: CommandPlace, emoji: Emoji): Promise<boolean>;
}
