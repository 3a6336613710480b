import { GithubDocument } from './GithubDocument';
import { GithubStandIn } from './GithubStandIn';

jest.setTimeout(60_000);

describe('GithubStandIn', () => {
  let standIn: GithubStandIn;

  beforeAll(async () => {
    standIn = await GithubStandIn.start();
  });

  afterAll(() => standIn.stop());

  async function ask(method: string, path: string, body?: unknown) {
    const response = await fetch(`${standIn.apiBaseUrl}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github.v3+json',
        authorization: `token ${GithubStandIn.token}`,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return response.status;
  }

  const REPOSITORY = '/repos/yonima/api';

  it('finds nothing wrong with a documented request', async () => {
    expect(await ask('POST', '/orgs/yonima/repos', { name: 'ok' })).toBe(201);
    expect(await ask('GET', '/repos/yonima/ok')).toBe(200);
    expect(() => standIn.verify()).not.toThrow();
  });

  it.each<[string, string, string, unknown, RegExp]>([
    ['an unknown path', 'GET', '/repos/yonima', undefined, /unknown/],
    [
      'an unknown parameter',
      'GET',
      `${REPOSITORY}/commits?perpage=3`,
      undefined,
      /list-commits query: .*additional properties/,
    ],
    [
      'a parameter of another type',
      'GET',
      `${REPOSITORY}/commits?page=two`,
      undefined,
      /list-commits query: .*page must be integer/,
    ],
    [
      'a time in another format',
      'GET',
      `${REPOSITORY}/commits?since=yesterday`,
      undefined,
      /list-commits query: .*since must match format/,
    ],
    [
      'a missing property',
      'POST',
      `${REPOSITORY}/git/refs`,
      { ref: 'refs/heads/x' },
      /create-ref body: .*required property 'sha'/,
    ],
    [
      'a misspelt property',
      'PATCH',
      `${REPOSITORY}/git/refs/heads/main`,
      { sha: 'a', forced: true },
      /update-ref body: .*additional properties/,
    ],
    [
      'a misspelt property further in',
      'POST',
      `${REPOSITORY}/git/trees`,
      { tree: [{ path: 'a', mode: '100666' }] },
      /create-tree body: .*allowed values/,
    ],
    ['a body where there is none', 'DELETE', REPOSITORY, {}, /takes no body/],
  ])('reports %s', async (_, method, path, body, problem) => {
    await ask(method, path, body);
    expect(() => standIn.verify()).toThrow(problem);
    expect(() => standIn.verify()).not.toThrow();
  });

  it('checks what it answers itself', () => {
    const document = GithubDocument.load();
    const sha = 'a'.repeat(40);
    expect(
      document.checkResponse('git/create-blob', {
        status: 201,
        body: { sha, url: 'https://api.github.com/x' },
      }),
    ).toEqual([]);
    expect(
      document.checkResponse('git/create-blob', {
        status: 201,
        body: { sha },
      }),
    ).toEqual([expect.stringContaining("required property 'url'")]);
    expect(
      document.checkResponse('git/get-blob', {
        status: 200,
        body: {
          sha,
          url: 'nowhere',
          node_id: 'x',
          size: 1,
          content: '',
          encoding: 'base64',
        },
      }),
    ).toEqual([expect.stringContaining('must match format "uri"')]);
    expect(
      document.checkResponse('git/create-blob', { status: 299, body: {} }),
    ).toEqual([expect.stringContaining('299 is not documented')]);
  });
});
