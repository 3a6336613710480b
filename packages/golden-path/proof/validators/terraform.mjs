import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command } from '../lib/run.mjs';
import { startProviders } from './terraform/providers.mjs';

/**
 * Checks the infrastructure of a rendered repository as its users' Terraform
 * would: format, then every block, argument, type and reference against the
 * schemas of the providers, then its own tests, which plan and apply with mocks.
 * OpenTofu does as well. Nothing is downloaded.
 *
 * @throws Error with what Terraform says when something is wrong
 */
export async function validate(directory) {
  const folder = join(directory, 'infrastructure', 'terraform');
  if (!(await exists(folder))) {
    return;
  }
  const program = await terraform();
  await command(program, ['fmt', '-check', '-diff', '-recursive', folder]);
  const providers = await startProviders();
  const data = await mkdtemp(join(tmpdir(), 'terraform-'));
  const run = (args, env) =>
    command(program, [...args, '-no-color'], {
      cwd: folder,
      env: {
        ...providers.env,
        TF_DATA_DIR: data,
        TF_IN_AUTOMATION: '1',
        CHECKPOINT_DISABLE: '1',
        ...env,
      },
    });
  try {
    await run(['init', '-backend=false', '-input=false']);
    await run(['validate']);
    for (const environment of ['staging', 'production']) {
      await run(['test', `-filter=tests/${environment}.tftest.hcl`], {
        TF_WORKSPACE: environment,
      });
    }
  } finally {
    providers.stop();
    await rm(data, { recursive: true, force: true });
  }
}

async function terraform() {
  for (const program of ['terraform', 'tofu']) {
    try {
      await command(program, ['version']);
      return program;
    } catch (error) {
      if (!/is not installed/.test(error.message)) {
        throw error;
      }
    }
  }
  throw new Error('Neither terraform nor tofu is installed');
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
