/**
 * Freezes the version that the templates name: their contents and the code
 * that renders them become releases/<version>.json.br, from which the version
 * can be rendered for ever. A released version is never frozen again.
 *
 *   node scripts/release.mjs [--templates folder] [--releases folder]
 */
import { build } from 'esbuild';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const goldenPath = require('../src/index.ts');

const { values } = parseArgs({
  options: {
    templates: { type: 'string', default: goldenPath.templatesDirectory() },
    releases: { type: 'string', default: goldenPath.releasesDirectory() },
  },
});

async function main() {
  const version = await theVersion();
  const file = join(values.releases, `${version}.json.br`);
  if (await exists(file)) {
    throw new Error(
      `${version} is released: give the templates a new version first`,
    );
  }
  const content = JSON.stringify({
    contents: await goldenPath.readTemplateContents(
      ['backend', 'frontend', 'mobile'],
      values.templates,
    ),
    renderer: await bundle(),
  });
  const compressed = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    },
  });
  await mkdir(values.releases, { recursive: true });
  await writeFile(file, compressed);
  process.stdout.write(
    `${file}: ${Math.round(compressed.length / 1024)} KiB\n`,
  );
}

/** All templates are released together, under one version. */
async function theVersion() {
  const versions = await Promise.all(
    Object.keys(goldenPath.TEMPLATES).map(name =>
      goldenPath.readTemplateVersion(name, values.templates),
    ),
  );
  const [version, ...others] = new Set(versions);
  if (others.length > 0) {
    throw new Error(`The templates name several versions: ${versions}`);
  }
  return version;
}

async function bundle() {
  const entry = new URL('../src/domain/renderRepository.ts', import.meta.url);
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'cjs',
    legalComments: 'inline',
    minify: true,
    platform: 'node',
    target: 'node22',
    write: false,
  });
  return result.outputFiles[0].text;
}

async function exists(file) {
  return access(file).then(
    () => true,
    () => false,
  );
}

await main();
