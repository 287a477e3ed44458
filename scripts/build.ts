/** Bundles the two programs into dist/, the way they are committed and run: node scripts/build.ts [OUTPUT] */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const output = process.argv[2] ?? 'dist';
for (const program of ['action', 'receiver']) {
  const directory = join(output, program);
  rmSync(directory, { recursive: true, force: true });
  const ncc = ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', `${program}/index.ts`, '--out', directory];
  execFileSync(process.execPath, [...ncc, '--license', 'licenses.txt', '--no-cache', '--quiet'], { stdio: 'inherit' });
}
