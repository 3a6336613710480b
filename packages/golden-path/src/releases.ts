import { resolvePackagePath } from '@backstage/backend-plugin-api';
import fs from 'fs-extra';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';
import type { TemplateContents } from './domain/goldenPath';
import type { renderRepository } from './domain/renderRepository';

const SUFFIX = '.json.br';

/**
 * A released version of all golden paths: its contents, and the code that
 * rendered them, so that what it made can be made again byte for byte.
 */
export interface Release {
  readonly contents: TemplateContents;
  readonly render: typeof renderRepository;
}

/** What the file of a release holds, compressed by brotli. */
export interface ReleaseFile {
  contents: TemplateContents;
  /** A CommonJS module without dependencies that exports `renderRepository`. */
  renderer: string;
}

/**
 * The folder of the releases that come with Jalon.
 *
 * @public
 */
export function releasesDirectory(): string {
  return resolvePackagePath('@jalon/golden-path', 'releases');
}

/**
 * The versions that can be rendered besides the one under work.
 *
 * @public
 */
export async function listReleases(
  directory: string = releasesDirectory(),
): Promise<string[]> {
  const files = await fs.readdir(directory).catch(() => []);
  return files
    .filter(file => file.endsWith(SUFFIX))
    .map(file => file.slice(0, -SUFFIX.length))
    .sort();
}

/** Reads a release; undefined when there is none of that version. */
export async function readRelease(
  version: string,
  directory: string = releasesDirectory(),
): Promise<Release | undefined> {
  if (!(await listReleases(directory)).includes(version)) {
    return undefined;
  }
  const compressed = await fs.readFile(join(directory, `${version}${SUFFIX}`));
  const file: ReleaseFile = JSON.parse(
    brotliDecompressSync(compressed).toString('utf8'),
  );
  return {
    contents: file.contents,
    render: evaluate(file.renderer, `golden-path-${version}.cjs`),
  };
}

function evaluate(code: string, filename: string): typeof renderRepository {
  const module: { exports: { renderRepository?: typeof renderRepository } } = {
    exports: {},
  };
  compileFunction(code, ['module', 'exports', 'require'], { filename })(
    module,
    module.exports,
    createRequire(__filename),
  );
  const { renderRepository: render } = module.exports;
  if (!render) {
    throw new Error(`${filename} renders nothing`);
  }
  return render;
}
