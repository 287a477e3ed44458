import { writeFileSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { TicketwireError } from '../../shared/errors.ts';
import { defaultFile } from '../configuration-file.ts';
import { starterFile } from '../starter-file.ts';
import { print } from './print.ts';

export function addInit(program: Command): void {
  program
    .command('init')
    .description('write a commented configuration file to start from')
    .argument('[file]', 'where', defaultFile)
    .action(init);
}

function init(file: string): void {
  try {
    writeFileSync(file, starterFile, { flag: 'wx' });
  } catch (cause) {
    const { code = 'unknown reason' } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') {
      throw new CommanderError(1, 'ticketwire.exists', `${file} is there already, and was left as it is.`);
    }
    throw new TicketwireError('configuration', `${file} cannot be written (${code}).`, { cause });
  }
  print(`${file} is written. It wants LGTM_SECRET in the environment, for instance of: openssl rand -hex 32`);
  print(`Change it, then: ticketwire check${file === defaultFile ? '' : ` ${file}`}`);
}
