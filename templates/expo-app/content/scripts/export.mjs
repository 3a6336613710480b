// Exports the app as `eas update` would, Hermes bytecode for Android, and for
// the web, then has check-bundle.mjs look for secrets. Those that are not set
// get a canary: found in the app, it came from the environment.
import { spawnSync } from 'node:child_process';
import { canaries } from './secrets.mjs';

const steps = [
  // Metro's cache does not notice that a variable has another value
  'npx expo export --platform android --platform web --clear --source-maps --output-dir dist'.split(
    ' ',
  ),
  [process.execPath, 'scripts/check-bundle.mjs'],
];
const env = { ...canaries, ...process.env };
process.exitCode = steps.every(
  ([command, ...options]) => spawnSync(command, options, { stdio: 'inherit', env }).status === 0,
)
  ? 0
  : 1;
