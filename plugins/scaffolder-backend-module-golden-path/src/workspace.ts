import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import fs from 'fs-extra';
import { isUtf8 } from 'node:buffer';
import { join, relative, sep } from 'node:path';
import { bytesOf, FileTree, GeneratedFile } from '@jalon/golden-path';

/** Left behind by tools; never part of a generated repository. */
const IGNORED = new Set(['.git', 'node_modules', 'dist', 'coverage']);

const MAX_FILES = 2000;

/** Paths of all regular files below a folder, with `/`, sorted. */
export async function listFiles(directory: string): Promise<string[]> {
  const paths: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await fs.readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && !IGNORED.has(entry.name)) {
        await visit(path);
      } else if (entry.isFile()) {
        paths.push(relative(directory, path).split(sep).join('/'));
      }
    }
    if (paths.length > MAX_FILES) {
      throw new InputError(
        `A golden path has at most ${MAX_FILES} files; ${directory} holds more.`,
      );
    }
  };
  await visit(directory);
  return paths.sort();
}

/** Content of all files below a folder. */
export async function readFiles(
  directory: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const path of await listFiles(directory)) {
    files.set(path, await fs.readFile(resolveSafeChildPath(directory, path)));
  }
  return files;
}

/** Content of all text files below a folder. */
export async function readTree(directory: string): Promise<FileTree> {
  const files = await readFiles(directory);
  return new Map(
    [...files]
      .filter(([, content]) => isUtf8(content))
      .map(([path, content]) => [path, content.toString('utf8')]),
  );
}

/** Writes files below a folder, never outside it; returns their paths. */
export async function writeFiles(
  directory: string,
  files: readonly GeneratedFile[],
): Promise<string[]> {
  for (const file of files) {
    await fs.outputFile(
      resolveSafeChildPath(directory, file.path),
      bytesOf(file),
    );
  }
  return files.map(file => file.path);
}
