/** Bundles the two programs into dist/, the way they are committed and run: node scripts/build.ts [OUTPUT] */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const output = process.argv[2] ?? 'dist';
const licenses = 'licenses.txt';

/** What each program loads only when it is needed. ncc names the packages of one piece only, so they are asked for together. */
const loadedLater: Record<string, readonly string[]> = {
  action: [
    './alerts.ts',
    './configuration.ts',
    '../shared/clients/github-app-jwt.ts',
    '../shared/mapping/slash-commands.ts',
  ],
  receiver: ['./store/thread/host.ts', '../shared/clients/github-app-jwt.ts', '../shared/mapping/slash-commands.ts'],
};

for (const [program, parts] of Object.entries(loadedLater)) {
  const directory = join(output, program);
  rmSync(directory, { recursive: true, force: true });
  bundle(join(program, 'index.ts'), directory);
  if (parts.length > 0) copyLicenses(program, parts, directory);
}

function bundle(entry: string, directory: string): void {
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, '--out', directory];
  execFileSync(process.execPath, [...ncc, '--license', licenses, '--no-cache', '--quiet'], { stdio: 'inherit' });
}

/** The licences of the whole program, from a bundle in one piece that is thrown away. */
function copyLicenses(program: string, parts: readonly string[], directory: string): void {
  const work = mkdtempSync(join(program, '.whole-'));
  try {
    const entry = join(work, 'index.ts');
    const files = [...parts, './index.ts'].map((part) => `import '../${part}';\n`);
    writeFileSync(entry, files.join(''));
    bundle(entry, join(work, 'out'));
    copyFileSync(join(work, 'out', licenses), join(directory, licenses));
  } finally {
    rmSync(work, { recursive: true });
  }
}
