import { Octokit } from '@octokit/rest';
import { CreateRepositoryRequest } from '../types';
import { shaOf, textOf } from './answers';
import { hasStatus } from './errors';

/**
 * The default branch of a repository that an interrupted creation left behind:
 * it has the description that was asked for, and no more than the one commit
 * with which GitHub begins. Undefined when it could be anybody's.
 */
export async function findUnfilled(
  octokit: Octokit,
  { ref, description = '' }: CreateRepositoryRequest,
): Promise<string | undefined> {
  const path = { owner: ref.owner, repo: ref.name };
  const { data } = await octokit.rest.repos.get(path);
  const branch = textOf(data.default_branch, 'the default branch');
  if ((data.description ?? '') !== description) {
    return undefined;
  }
  try {
    const commits = await octokit.rest.repos.listCommits({
      ...path,
      per_page: 2,
    });
    const readme = await onlyReadme(octokit, path, branch);
    const beginning = words(`# ${ref.name} ${description}`);
    const untouched =
      commits.data.length === 1 &&
      readme !== undefined &&
      beginning.startsWith(words(readme));
    return untouched ? branch : undefined;
  } catch (error) {
    // GitHub's first commit has not appeared yet.
    if (hasStatus(error, 409)) {
      return branch;
    }
    throw error;
  }
}

/** Content of README.md when there is no other file. */
async function onlyReadme(
  octokit: Octokit,
  path: { owner: string; repo: string },
  branch: string,
): Promise<string | undefined> {
  const { data } = await octokit.rest.git.getTree({
    ...path,
    tree_sha: branch,
  });
  const [file, ...others] = data.tree;
  if (file?.path !== 'README.md' || others.length > 0) {
    return undefined;
  }
  const blob = await octokit.rest.git.getBlob({
    ...path,
    file_sha: shaOf(file.sha),
  });
  return Buffer.from(blob.data.content, 'base64').toString('utf8');
}

function words(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
