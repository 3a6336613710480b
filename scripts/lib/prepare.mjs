import fs from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { step } from './run.mjs';
import { digestOf, isStamped, stamp } from './stamp.mjs';

const workspaces = () =>
  ['packages', 'plugins'].flatMap(group =>
    fs
      .readdirSync(path.join(root, group))
      .map(name => `${group}/${name}`)
      .filter(dir => fs.existsSync(path.join(root, dir, 'package.json'))),
  );

/** Installs the locked packages when the lockfile or a manifest has changed. */
export async function ensureInstalled({ node, yarn, env }) {
  const digest = digestOf([
    'yarn.lock',
    '.yarnrc.yml',
    'package.json',
    ...workspaces().map(dir => `${dir}/package.json`),
  ]);
  const present = fs.existsSync(
    path.join(root, 'node_modules/.yarn-state.yml'),
  );
  if (present && isStamped('installed', digest)) {
    return;
  }
  await step('Installing packages', node, [yarn, 'install', '--immutable'], {
    env,
    log: 'install',
  });
  stamp('installed', digest);
}

/** Builds the portal's frontend when something that goes into it has changed. */
export async function ensureBuilt({ node, env }) {
  const inputs = workspaces().filter(dir => {
    const { backstage } = JSON.parse(
      fs.readFileSync(path.join(root, dir, 'package.json'), 'utf8'),
    );
    return /^(frontend|common-library|web-library)/.test(backstage?.role);
  });
  const digest = digestOf(['yarn.lock', ...inputs]);
  const present = fs.existsSync(
    path.join(root, 'packages/app/dist/index.html'),
  );
  if (present && isStamped('built', digest)) {
    return;
  }
  await step(
    'Building the portal',
    node,
    [
      path.join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      'package',
      'build',
    ],
    {
      cwd: path.join(root, 'packages/app'),
      env: { ...env, NODE_ENV: 'production' },
      log: 'build',
    },
  );
  stamp('built', digest);
}
