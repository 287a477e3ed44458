/** Fails unless dist/ is exactly what the sources make: node scripts/check-dist.ts */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const fresh = mkdtempSync(join(tmpdir(), 'ticketwire-dist-'));
try {
  execFileSync(process.execPath, ['scripts/build.ts', fresh], { stdio: 'inherit' });
  const names = new Set([...filesIn(fresh), ...filesIn('dist')]);
  const different = [...names].filter((name) => contentOf(join(fresh, name)) !== contentOf(join('dist', name)));
  if (different.length > 0) {
    process.stderr.write(
      `dist/ is not what the sources make. Run 'npm run build' and commit: ${different.join(', ')}\n`,
    );
    process.exitCode = 1;
  } else process.stdout.write(`dist/ is what the sources make: ${names.size} files.\n`);
} finally {
  rmSync(fresh, { recursive: true });
}

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1));
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return undefined;
  }
}
