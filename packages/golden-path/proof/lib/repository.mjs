import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { command } from './run.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');

/** The library under proof, compiled as it is loaded. */
export const goldenPath = require('../../src/index.ts');

/** Answers of a person who likes quotes; everything else is the default. */
export const IDENTITY = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  description:
    'Orders: "all" of \'them\' & `more` #1 ${{ github.token }} $(id) {{x}} [l](u) <b> \\ %s *end* | !tag',
  repoUrl: 'github.com?owner=Acme&repo=orders-api',
  domain: 'checkin.example.com',
};

/** Renders a repository and gives its files. */
export function render(template, answers, contents) {
  return goldenPath.renderGoldenPath({
    template: { name: template },
    answers: { ...IDENTITY, ...answers },
    contents,
  });
}

export async function write(directory, files) {
  for (const file of files) {
    const path = join(directory, file.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, goldenPath.bytesOf(file));
  }
}

/** Gives an action a folder that is gone afterwards, unless it is to be kept. */
export async function inTemporaryFolder(action, { keep = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'golden-path-'));
  try {
    return await action(folder);
  } finally {
    if (keep) {
      process.stdout.write(`  kept in ${folder}\n`);
    } else {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Makes a folder a Git repository with one commit, as publishing does. */
export async function commitAll(directory) {
  const git = (...args) => command('git', args, { cwd: directory });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git(
    ...['-c', 'user.name=Proof', '-c', 'user.email=proof@example.com'],
    ...['commit', '--quiet', '--message=Create from the golden path'],
  );
}

/** Nothing that the commands leave behind would be committed. */
export async function assertClean(directory) {
  const status = await command('git', ['status', '--porcelain'], {
    cwd: directory,
  });
  if (status) {
    throw new Error(`Generated or changed by the commands:\n${status}`);
  }
}
