import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Answer,
  failure,
  Handlers,
  inFilledRepository,
  notFound,
  StandInRepository,
} from './answers';

interface NewEntry {
  path?: string;
  mode?: string;
  type?: string;
  sha?: string | null;
  content?: string;
}

/** Trees of the Git data API. */
export const gitTreeHandlers: Handlers = {
  'git/get-tree': inFilledRepository(
    async (repository, { path, query, state }) => {
      const tree = await repository.maybe([
        ...['rev-parse', '--verify', '--quiet', `${path.tree_sha}^{tree}`],
      ]);
      if (!tree) {
        return notFound();
      }
      // Any value of `recursive` counts, even `0`.
      const recursive = query.recursive !== undefined;
      const limit = recursive ? state.treeLimit : Infinity;
      return describeTree(repository, { tree, recursive, limit, status: 200 });
    },
  ),

  'git/create-tree': inFilledRepository(async (repository, { body }) => {
    const entries = (body.tree ?? []) as NewEntry[];
    const base = body.base_tree as string | undefined;
    if (base && (await repository.maybe(['cat-file', '-t', base])) !== 'tree') {
      return failure(422, 'base_tree is not a valid tree oid');
    }
    const malformed = entries.some(
      ({ path, sha, content }) =>
        !path ||
        path.split('/').some(s => ['', '.', '..', '.git'].includes(s)) ||
        (sha === undefined) === (content === undefined),
    );
    if (malformed || (entries.length === 0 && !base)) {
      return failure(422, 'tree.path contains a malformed path component');
    }
    const tree = await writeTree(repository, entries, base);
    return tree
      ? describeTree(repository, {
          tree,
          recursive: false,
          limit: Infinity,
          status: 201,
        })
      : failure(422, 'GitRPC::BadObjectState');
  }),
};

async function writeTree(
  repository: StandInRepository,
  entries: readonly NewEntry[],
  base: string | undefined,
): Promise<string | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'jalon-stand-in-'));
  const env = { GIT_INDEX_FILE: join(directory, 'index') };
  try {
    if (base) {
      await repository.git(['read-tree', base], { env });
    }
    for (const { path, mode, sha, content } of entries) {
      if (sha === null) {
        const known = await repository.git(['ls-files', '--', path ?? ''], {
          env,
        });
        if (!known) {
          return undefined;
        }
      }
      const object =
        content === undefined
          ? sha
          : await repository.git(['hash-object', '-w', '--stdin'], {
              input: content,
            });
      await repository.git(
        ['update-index', '--add', '--replace', '-z', '--index-info'],
        {
          env,
          input: object
            ? `${mode} ${object}\t${path}\0`
            : `0 ${'0'.repeat(40)}\t${path}\0`,
        },
      );
    }
    return await repository.git(['write-tree'], { env });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function describeTree(
  repository: StandInRepository,
  options: { tree: string; recursive: boolean; limit: number; status: number },
): Promise<Answer> {
  const { tree, recursive, limit, status } = options;
  const output = await repository.git([
    'ls-tree',
    '-z',
    '--long',
    '--full-tree',
    ...(recursive ? ['-r', '-t'] : []),
    tree,
  ]);
  const entries = output
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [head, path] = line.split('\t');
      const [mode, type, sha, size] = head.split(/ +/);
      return {
        path,
        mode,
        type,
        sha,
        ...(type === 'blob' ? { size: Number(size) } : {}),
        url: `${repository.apiUrl}/git/${type}s/${sha}`,
      };
    });
  return {
    status,
    body: {
      sha: tree,
      url: `${repository.apiUrl}/git/trees/${tree}`,
      truncated: entries.length > limit,
      tree: entries.slice(0, limit),
    },
  };
}
