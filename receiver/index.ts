import './node-version.ts';
import { runThread } from './run-thread.ts';

if (!(await runThread())) {
  const { runCommandLine } = await import('./command-line.ts');
  await runCommandLine(process.argv);
}
