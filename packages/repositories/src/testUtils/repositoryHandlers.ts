import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import {
  Answer,
  base64Lines,
  failure,
  HandlerContext,
  Handlers,
  inRepository,
  notFound,
  StandInRepository,
} from './answers';
import { settingsOf } from './settingsState';

const MAX_INLINE_BYTES = 1024 * 1024;

/** Repositories, their owners, files and pull requests. */
export const repositoryHandlers: Handlers = {
  'users/get-by-username': async ({ path, state, document }) =>
    state.strangers.has(path.username)
      ? notFound()
      : {
          status: 200,
          body: {
            ...document.example('public-user-default-response'),
            login: path.username,
            type: state.organisations.has(path.username)
              ? 'Organization'
              : 'User',
          },
        },

  'users/get-authenticated': async ({ state, document }) => ({
    status: 200,
    body: {
      ...document.example('public-user-default-response'),
      login: state.login,
      type: 'User',
    },
  }),

  'repos/get': inRepository(async (repository, context) => ({
    status: 200,
    body: await describeRepository(repository, context),
  })),

  'repos/create-in-org': context => create(context, context.path.org),

  'repos/create-for-authenticated-user': context =>
    create(context, context.state.login),

  'repos/update': inRepository(async (repository, context) => {
    const branch = context.body.default_branch;
    if (typeof branch === 'string') {
      if (!(await repository.resolve(branch))) {
        return failure(422, 'Validation Failed');
      }
      await repository.git(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
    }
    const { merging } = settingsOf(repository, context);
    for (const name of Object.keys(merging)) {
      merging[name] = Boolean(context.body[name] ?? merging[name]);
    }
    return {
      status: 200,
      body: await describeRepository(repository, context),
    };
  }),

  'repos/delete': inRepository(async (repository, { state }) => {
    await rm(repository.directory, { recursive: true });
    state.settings.delete(`${repository.owner}/${repository.name}`);
    return { status: 204 };
  }),

  'repos/get-content': inRepository(async (repository, { path, query }) => {
    const commit = await repository.resolve(query.ref ?? 'HEAD');
    return commit
      ? content(repository, commit, path.path)
      : notFound(`No commit found for the ref ${query.ref}`);
  }),

  'pulls/create': inRepository(async (repository, context) => {
    const { body, state, document } = context;
    const base = String(body.base);
    const head = String(body.head);
    const headSha = await repository.resolve(head);
    if (!headSha || !(await repository.resolve(base))) {
      return failure(422, 'Validation Failed', [
        { resource: 'PullRequest', field: 'head', code: 'invalid' },
      ]);
    }
    const full = `${repository.owner}/${repository.name}`;
    state.pulls.push({ repository: full, head, base });
    const number = state.pulls.filter(p => p.repository === full).length;
    const example = document.example('pull-request');
    return {
      status: 201,
      body: {
        ...example,
        requested_teams: [],
        number,
        html_url: `${repository.webUrl}/pull/${number}`,
        title: body.title,
        body: body.body,
        head: { ...Object(example.head), ref: head, sha: headSha },
        base: { ...Object(example.base), ref: base },
      },
    };
  }),
};

async function describeRepository(
  repository: StandInRepository,
  context: HandlerContext,
) {
  const { document } = context;
  const { description, merging } = settingsOf(repository, context);
  const { source, parent, template_repository, ...example } = document.example(
    'full-repository-default-response',
  );
  return {
    ...example,
    // Missing in GitHub's own example although required.
    language: null,
    name: repository.name,
    full_name: `${repository.owner}/${repository.name}`,
    owner: { ...Object(example.owner), login: repository.owner },
    html_url: repository.webUrl,
    url: repository.apiUrl,
    clone_url: `${repository.webUrl}.git`,
    default_branch: await repository.defaultBranch(),
    description,
    ...merging,
  };
}

async function create(context: HandlerContext, owner: string): Promise<Answer> {
  const name = String(context.body.name);
  const directory = StandInRepository.directory(context.state, owner, name);
  // Synchronous and therefore atomic: the second of two finds the folder.
  if (mkdirSync(directory, { recursive: true }) === undefined) {
    return failure(422, 'Repository creation failed.', [
      {
        resource: 'Repository',
        code: 'custom',
        field: 'name',
        message: 'name already exists on this account',
      },
    ]);
  }
  const repository = new StandInRepository(owner, name, directory);
  const { description } = context.body;
  settingsOf(repository, context).description =
    typeof description === 'string' ? description : null;
  await repository.git(['init', '--quiet', '--bare', '-b', 'main']);
  if (context.body.auto_init) {
    const blob = await repository.git(['hash-object', '-w', '--stdin'], {
      input: `# ${name}\n`,
    });
    const tree = await repository.git(['mktree'], {
      input: `100644 blob ${blob}\tREADME.md\n`,
    });
    const commit = await repository.git([
      ...['commit-tree', '-m', 'Initial commit', tree],
    ]);
    await repository.git(['update-ref', 'refs/heads/main', commit]);
  }
  return {
    status: 201,
    body: await describeRepository(repository, context),
  };
}

async function content(
  repository: StandInRepository,
  commit: string,
  path: string,
): Promise<Answer> {
  const output = await repository.bytes(
    [
      'cat-file',
      '--batch=%(objectname) %(objecttype) %(objectsize)',
      '--follow-symlinks',
    ],
    { input: `${commit}:${path}\n` },
  );
  const end = output.indexOf('\n');
  const [sha, type] = output.subarray(0, end).toString().split(' ');
  const url = `${repository.apiUrl}/contents/${encodeURI(path)}?ref=${commit}`;
  const common = {
    name: path.split('/').pop(),
    path,
    sha,
    url,
    git_url: null,
    html_url: null,
    download_url: null,
    _links: { self: url, git: null, html: null },
  };
  if (type === 'tree') {
    return { status: 200, body: [] };
  }
  if (type !== 'blob') {
    return notFound();
  }
  const bytes = output.subarray(end + 1, output.length - 1);
  const inline = bytes.length <= MAX_INLINE_BYTES;
  return {
    status: 200,
    body: {
      ...common,
      type: 'file',
      size: bytes.length,
      encoding: inline ? 'base64' : 'none',
      content: inline ? base64Lines(bytes) : '',
    },
  };
}
