import {
  Answer,
  failure,
  HandlerContext,
  Handlers,
  inFilledRepository,
  notFound,
  StandInRepository,
} from './answers';

const FORMAT =
  '--format=tformat:%H%x00%P%x00%T%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B';
const FIELDS = 10;

/** A commit as `git log` tells it. */
export interface LoggedCommit {
  readonly sha: string;
  readonly parents: string[];
  readonly tree: string;
  readonly author: { name: string; email: string; date: string };
  readonly committer: { name: string; email: string; date: string };
  readonly message: string;
}

/** Commits and their order. */
export const historyHandlers: Handlers = {
  'repos/list-commits': inFilledRepository(async (repository, context) => {
    const { sha = 'HEAD', path, since } = context.query;
    const head = await repository.resolve(sha);
    if (!head) {
      return notFound();
    }
    const { skip, count } = pageOf(context, 30);
    const commits = await log(repository, [
      `--skip=${skip}`,
      `--max-count=${count}`,
      ...(since ? [`--since-as-filter=${since}`] : []),
      head,
      '--',
      ...(path ? [path] : []),
    ]);
    return {
      status: 200,
      body: commits.map(commit => describeCommit(repository, commit, context)),
    };
  }),

  'repos/get-commit': inFilledRepository(async (repository, context) => {
    const { ref } = context.path;
    const sha = await repository.resolve(ref);
    if (!sha) {
      return failure(422, `No commit found for SHA: ${ref}`);
    }
    if (context.accept.includes('application/vnd.github.sha')) {
      return { status: 200, type: 'application/vnd.github.sha', body: sha };
    }
    const [commit] = await log(repository, ['--max-count=1', sha, '--']);
    return { status: 200, body: describeCommit(repository, commit, context) };
  }),

  'repos/compare-commits-with-basehead': inFilledRepository(
    async (repository, context) => {
      const [base, head] = await Promise.all(
        context.path.basehead.split('...').map(r => repository.resolve(r)),
      );
      return base && head
        ? compare(repository, context, { base, head })
        : notFound();
    },
  ),
};

/** Runs `git log` and reads what it says. */
export async function log(
  repository: StandInRepository,
  args: string[],
): Promise<LoggedCommit[]> {
  const output = await repository.bytes(['log', '-z', FORMAT, ...args]);
  const fields = output.toString('utf8').split('\0');
  const commits: LoggedCommit[] = [];
  for (let at = 0; at + FIELDS <= fields.length; at += FIELDS) {
    const [sha, parents, tree, an, ae, aI, cn, ce, cI, message] = fields.slice(
      at,
      at + FIELDS,
    );
    commits.push({
      sha,
      parents: parents ? parents.split(' ') : [],
      tree,
      author: { name: an, email: ae, date: utc(aI) },
      committer: { name: cn, email: ce, date: utc(cI) },
      message: message.trimEnd(),
    });
  }
  return commits;
}

async function compare(
  repository: StandInRepository,
  context: HandlerContext,
  { base, head }: { base: string; head: string },
): Promise<Answer> {
  const mergeBase = await repository.maybe(['merge-base', base, head]);
  if (!mergeBase) {
    return notFound(`No common ancestor between ${base} and ${head}.`);
  }
  const ahead = await log(repository, [`${base}..${head}`, '--']);
  const behind = await log(repository, [`${head}..${base}`, '--']);
  const { skip, count } = pageOf(context, 250);
  const [baseCommit] = await log(repository, ['--max-count=1', base, '--']);
  const [merged] = await log(repository, ['--max-count=1', mergeBase, '--']);
  return {
    status: 200,
    body: {
      ...context.document.example('commit-comparison'),
      base_commit: describeCommit(repository, baseCommit, context),
      merge_base_commit: describeCommit(repository, merged, context),
      status: statusOf(ahead.length, behind.length),
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      files: [],
      commits: ahead
        .reverse()
        .slice(skip, skip + count)
        .map(commit => describeCommit(repository, commit, context)),
    },
  };
}

function describeCommit(
  repository: StandInRepository,
  commit: LoggedCommit,
  { document }: HandlerContext,
) {
  const example = document.example('commit-items');
  return {
    ...example,
    sha: commit.sha,
    url: `${repository.apiUrl}/commits/${commit.sha}`,
    html_url: `${repository.webUrl}/commit/${commit.sha}`,
    commit: {
      ...Object(example.commit),
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: {
        sha: commit.tree,
        url: `${repository.apiUrl}/git/trees/${commit.tree}`,
      },
    },
    parents: commit.parents.map(sha => ({
      sha,
      url: `${repository.apiUrl}/commits/${sha}`,
      html_url: `${repository.webUrl}/commit/${sha}`,
    })),
  };
}

function pageOf({ query }: HandlerContext, usual: number) {
  const count = Math.min(Number(query.per_page ?? usual), Math.max(usual, 100));
  return { count, skip: (Number(query.page ?? 1) - 1) * count };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) {
    return 'diverged';
  }
  if (ahead > 0) {
    return 'ahead';
  }
  return behind > 0 ? 'behind' : 'identical';
}

function utc(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
