import {
  Answer,
  base64Lines,
  failure,
  HandlerContext,
  Handlers,
  inFilledRepository,
  notFound,
  StandInRepository,
} from './answers';
import { log } from './historyHandlers';

const NO_OBJECT = '0'.repeat(40);

/** References, commits and blobs of the Git data API. */
export const gitDataHandlers: Handlers = {
  'git/get-ref': inFilledRepository(async (repository, { path }) => {
    const sha = await shaOfRef(repository, `refs/${path.ref}`);
    return sha ? reference(repository, path.ref, sha, 200) : notFound();
  }),

  'git/create-ref': inFilledRepository(async (repository, { body }) => {
    const ref = String(body.ref);
    const sha = String(body.sha);
    if (!(await repository.maybe(['cat-file', '-e', sha]))?.length) {
      if ((await repository.maybe(['cat-file', '-t', sha])) !== 'commit') {
        return failure(422, 'Object does not exist');
      }
    }
    const created = await repository.maybe(['update-ref', ref, sha, NO_OBJECT]);
    return created === undefined
      ? failure(422, 'Reference already exists')
      : reference(repository, ref.replace('refs/', ''), sha, 201);
  }),

  'git/update-ref': inFilledRepository(async (repository, { path, body }) => {
    const name = `refs/${path.ref}`;
    const sha = String(body.sha);
    const current = await shaOfRef(repository, name);
    if (!current) {
      return failure(422, 'Reference does not exist');
    }
    const forward = await repository.maybe([
      ...['merge-base', '--is-ancestor', current, sha],
    ]);
    if (forward === undefined && body.force !== true) {
      return failure(422, 'Update is not a fast forward');
    }
    const moved = await repository.maybe(['update-ref', name, sha, current]);
    return moved === undefined
      ? failure(422, 'Update is not a fast forward')
      : reference(repository, path.ref, sha, 200);
  }),

  'git/delete-ref': inFilledRepository(async (repository, { path }) => {
    const name = `refs/${path.ref}`;
    if (!(await shaOfRef(repository, name))) {
      return failure(422, 'Reference does not exist');
    }
    await repository.git(['update-ref', '-d', name]);
    return { status: 204 };
  }),

  'git/get-commit': inFilledRepository(async (repository, context) => {
    const sha = context.path.commit_sha;
    const type = await repository.maybe(['cat-file', '-t', sha]);
    return type === 'commit'
      ? gitCommit(repository, sha, context, 200)
      : notFound();
  }),

  'git/create-commit': inFilledRepository(async (repository, context) => {
    const { body } = context;
    const parents = (body.parents as string[] | undefined) ?? [];
    const author = body.author as Record<string, string>;
    const committer = (body.committer ?? author) as Record<string, string>;
    const tree = String(body.tree);
    if ((await repository.maybe(['cat-file', '-t', tree])) !== 'tree') {
      return failure(422, 'Tree SHA does not exist');
    }
    const now = new Date().toISOString();
    const sha = await repository.git(
      [
        ...['commit-tree', '-F', '-', tree],
        ...parents.flatMap(parent => ['-p', parent]),
      ],
      {
        input: String(body.message),
        env: {
          GIT_AUTHOR_NAME: author.name,
          GIT_AUTHOR_EMAIL: author.email,
          GIT_AUTHOR_DATE: author.date ?? now,
          GIT_COMMITTER_NAME: committer.name,
          GIT_COMMITTER_EMAIL: committer.email,
          GIT_COMMITTER_DATE: committer.date ?? now,
        },
      },
    );
    return gitCommit(repository, sha, context, 201);
  }),

  'git/get-blob': inFilledRepository(async (repository, { path }) => {
    const sha = path.file_sha;
    if ((await repository.maybe(['cat-file', '-t', sha])) !== 'blob') {
      return notFound();
    }
    const content = await repository.bytes(['cat-file', 'blob', sha]);
    return {
      status: 200,
      body: {
        sha,
        node_id: 'MDQ6QmxvYg==',
        url: `${repository.apiUrl}/git/blobs/${sha}`,
        size: content.length,
        encoding: 'base64',
        content: base64Lines(content),
      },
    };
  }),

  'git/create-blob': inFilledRepository(async (repository, { body }) => {
    const encoding = body.encoding === 'base64' ? 'base64' : 'utf8';
    const sha = await repository.git(['hash-object', '-w', '--stdin'], {
      input: Buffer.from(String(body.content), encoding),
    });
    const url = `${repository.apiUrl}/git/blobs/${sha}`;
    return { status: 201, body: { sha, url } };
  }),
};

function shaOfRef(
  repository: StandInRepository,
  name: string,
): Promise<string | undefined> {
  return repository.maybe(['rev-parse', '--verify', '--quiet', name]);
}

function reference(
  repository: StandInRepository,
  ref: string,
  sha: string,
  status: number,
): Answer {
  return {
    status,
    body: {
      ref: `refs/${ref}`,
      node_id: 'MDM6UmVm',
      url: `${repository.apiUrl}/git/refs/${ref}`,
      object: {
        type: 'commit',
        sha,
        url: `${repository.apiUrl}/git/commits/${sha}`,
      },
    },
  };
}

async function gitCommit(
  repository: StandInRepository,
  sha: string,
  { document }: HandlerContext,
  status: number,
): Promise<Answer> {
  const [commit] = await log(repository, ['--max-count=1', sha, '--']);
  return {
    status,
    body: {
      ...document.example('git-commit'),
      sha,
      url: `${repository.apiUrl}/git/commits/${sha}`,
      html_url: `${repository.webUrl}/commit/${sha}`,
      author: commit.author,
      committer: commit.committer,
      message: commit.message,
      tree: {
        sha: commit.tree,
        url: `${repository.apiUrl}/git/trees/${commit.tree}`,
      },
      parents: commit.parents.map(parent => ({
        sha: parent,
        url: `${repository.apiUrl}/git/commits/${parent}`,
        html_url: `${repository.webUrl}/commit/${parent}`,
      })),
    },
  };
}
