import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { HistoryCommit, parseHistory, parsePeople } from '../domain/history';
import { Author, Content, ContentFile } from '../domain/types';

/** A repository as `examples/` describes it. */
export interface ExampleRepository {
  readonly owner: string;
  readonly name: string;
}

/** Reads the folder that describes the demo organisation. */
export class ExamplesReader {
  constructor(private readonly directory: string) {}

  /** The repositories that have a history, sorted. */
  async list(): Promise<ExampleRepository[]> {
    const found: ExampleRepository[] = [];
    const root = join(this.directory, 'history');
    for (const owner of await this.foldersOf(root)) {
      for (const file of (await readdir(join(root, owner))).sort()) {
        if (file.endsWith('.yaml')) {
          found.push({ owner, name: file.slice(0, -'.yaml'.length) });
        }
      }
    }
    return found;
  }

  async people(): Promise<Map<string, Author>> {
    return parsePeople(await this.yaml(join('history', 'people.yaml')));
  }

  async history({ owner, name }: ExampleRepository): Promise<HistoryCommit[]> {
    const file = join('history', owner, `${name}.yaml`);
    try {
      return parseHistory(await this.yaml(file));
    } catch (error) {
      throw new InputError(
        `${join(this.directory, file)} cannot be used`,
        error,
      );
    }
  }

  async content({ owner, name }: ExampleRepository): Promise<Content> {
    const root = join(this.directory, 'repositories', owner, name);
    const entries = await readdir(root, {
      recursive: true,
      withFileTypes: true,
    });
    const files = new Map<string, ContentFile>();
    for (const entry of entries.filter(each => each.isFile())) {
      const absolute = join(entry.parentPath, entry.name);
      const path = absolute.slice(root.length + 1).replaceAll('\\', '/');
      files.set(path, {
        content: await readFile(absolute, 'utf8'),
        executable: ((await stat(absolute)).mode & 0o100) !== 0,
      });
    }
    return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private async foldersOf(root: string): Promise<string[]> {
    try {
      const entries = await readdir(root, { withFileTypes: true });
      return entries
        .filter(entry => entry.isDirectory())
        .map(entry => entry.name)
        .sort();
    } catch (error) {
      throw new InputError(
        `The demo organisation is not in ${this.directory}: set 'demo.directory' ` +
          `to the folder 'examples', or 'demo.enabled' to false`,
        error,
      );
    }
  }

  private async yaml(file: string): Promise<unknown> {
    return parse(await readFile(join(this.directory, file), 'utf8'));
  }
}
