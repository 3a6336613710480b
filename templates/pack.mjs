/**
 * Packers of npm packages leave out `.gitignore` and `.npmrc` wherever they
 * are: dist/left-out.json carries them, and its reader puts them back.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const entries = await readdir(root, { recursive: true, withFileTypes: true });
const files = entries
  .filter(({ name }) => name === '.gitignore' || name === '.npmrc')
  .map(({ parentPath, name }) => join(parentPath, name))
  .filter(file => !file.includes('node_modules'))
  .sort();
const contents = await Promise.all(
  files.map(async file => [
    relative(root, file).replaceAll('\\', '/'),
    await readFile(file, 'utf8'),
  ]),
);
await mkdir(join(root, 'dist'), { recursive: true });
await writeFile(
  join(root, 'dist/left-out.json'),
  `${JSON.stringify(Object.fromEntries(contents), null, 2)}\n`,
);
