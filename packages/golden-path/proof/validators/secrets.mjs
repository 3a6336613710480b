import { command } from '../lib/run.mjs';

/**
 * Looks for secrets in a rendered repository with Gitleaks and the
 * repository's own rules: what the weekly scan would find on its first Monday.
 *
 * @throws Error with every finding, redacted, or when Gitleaks is not installed
 */
export async function validate(directory) {
  await command(
    process.env.GITLEAKS ?? 'gitleaks',
    ['dir', '--no-banner', '--no-color', '--redact', '--verbose', '.'],
    { cwd: directory },
  );
}
