// Exports the app as `eas update` would: Hermes bytecode for Android, and the
// web. Secrets that are not set get a canary, for check-bundle.mjs to look for.
//
//   node scripts/export.mjs [options of `expo export`]
import { spawnSync } from 'node:child_process';
import { canaries } from './secrets.mjs';

const options = ['--platform', 'android', '--platform', 'web', '--source-maps'];
// Metro's cache does not notice that a variable has another value
options.push('--clear', '--output-dir', 'dist');
const { status } = spawnSync('npx', ['expo', 'export', ...options, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...canaries, ...process.env },
});
process.exitCode = status ?? 1;
