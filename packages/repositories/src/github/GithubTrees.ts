import { Octokit } from '@octokit/rest';
import limiter from 'p-limit';
import { ServiceUnavailableError } from '@backstage/errors';
import { listOf, shaOf, textOf } from './answers';

const MAX_REQUESTS = 1_000;
const CONCURRENT_REQUESTS = 5;

/** An entry of a Git tree, with its path from the root. */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly type: string;
  readonly sha: string;
}

/**
 * All entries of a commit's tree. GitHub cuts off the recursive answer of a
 * large repository; it is then read folder by folder, and only those folders
 * that can matter.
 */
export async function readTree(
  octokit: Octokit,
  ref: { owner: string; repo: string },
  commit: string,
  matters: (folder: string) => boolean,
): Promise<TreeEntry[]> {
  const { data } = await octokit.rest.git.getTree({
    ...ref,
    tree_sha: commit,
    recursive: '1',
  });
  if (!data.truncated) {
    return entriesOf(data.tree, '');
  }
  return walk(octokit, ref, commit, matters);
}

async function walk(
  octokit: Octokit,
  ref: { owner: string; repo: string },
  commit: string,
  matters: (folder: string) => boolean,
): Promise<TreeEntry[]> {
  const limit = limiter(CONCURRENT_REQUESTS);
  const found: TreeEntry[] = [];
  let requests = 0;

  async function visit(sha: string, folder: string): Promise<void> {
    requests += 1;
    if (requests > MAX_REQUESTS) {
      throw new ServiceUnavailableError(
        `${ref.owner}/${ref.repo} is too large to be listed through GitHub's ` +
          `API: narrow down the globs`,
      );
    }
    const { data } = await limit(() =>
      octokit.rest.git.getTree({ ...ref, tree_sha: sha }),
    );
    const entries = entriesOf(data.tree, folder);
    found.push(...entries);
    await Promise.all(
      entries
        .filter(entry => entry.type === 'tree' && matters(entry.path))
        .map(entry => visit(entry.sha, entry.path)),
    );
  }

  await visit(commit, '');
  return found;
}

function entriesOf(
  tree: Array<{ path?: string; mode?: string; type?: string; sha?: string }>,
  folder: string,
): TreeEntry[] {
  return listOf(tree, 'the tree').map(({ path, mode, type, sha }) => {
    const name = textOf(path, 'a path');
    return {
      path: folder ? `${folder}/${name}` : name,
      mode: textOf(mode, 'a mode'),
      type: textOf(type, 'a type'),
      sha: shaOf(sha),
    };
  });
}
