// Runs a command with the variables of a profile in eas.json. `eas build` reads
// them by itself, `eas update` does not: without this, an update would carry
// another environment's address.
//
//   node scripts/with-profile.mjs preview eas update --channel preview --environment preview
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const [profileName, command, ...options] = process.argv.slice(2);
const { build } = JSON.parse(readFileSync('eas.json', 'utf8'));
const profile = Object.hasOwn(build, profileName ?? '') ? build[profileName] : undefined;
if (!profile || !command) {
  fail(`usage: with-profile.mjs <${Object.keys(build).join('|')}> <command> [options]`);
}
for (const option of ['channel', 'environment', 'profile']) {
  const given = optionOf(option);
  const expected = option === 'profile' ? profileName : profile[option];
  if (given !== undefined && given !== expected) {
    fail(`--${option} ${given} is not the one of the profile ${profileName}: ${expected}`);
  }
}
const { status, error } = spawnSync(command, options, {
  stdio: 'inherit',
  env: { ...process.env, ...profile.env },
});
if (error) {
  fail(error.message);
}
process.exitCode = status ?? 1;

function optionOf(name) {
  const inline = options.find((option) => option.startsWith(`--${name}=`));
  const index = options.indexOf(`--${name}`);
  return inline?.slice(name.length + 3) ?? (index < 0 ? undefined : options[index + 1]);
}

function fail(sentence) {
  process.stderr.write(`✗ ${sentence}\n`);
  process.exit(1);
}
