import { NotAllowedError } from '@backstage/errors';
import {
  Repositories,
  RepositoryHost,
  SettingOutcome,
} from '@jalon/repositories';
import { contextOf } from '../__testUtils__/context';
import { ANSWERS, templateInfo } from '../__testUtils__/template';
import { createConfigureRepositoryAction } from './configureRepository';

const NOTHING: SettingOutcome = { changed: [], remaining: [] };

function setUp() {
  const unused = () => {
    throw new Error('Not expected');
  };
  const configure = jest.fn<
    ReturnType<RepositoryHost['configure']>,
    Parameters<RepositoryHost['configure']>
  >(async () => NOTHING);
  const host: RepositoryHost = {
    host: 'localhost',
    kind: 'local',
    open: unused,
    exists: unused,
    create: unused,
    parseUrl: unused,
    configure,
  };
  const repositories: Repositories = {
    hosts: [host],
    host: () => host,
    open: unused,
    parseUrl: unused,
  };
  const action = createConfigureRepositoryAction({ repositories });
  const outputs: Record<string, unknown> = {};
  const run = (options: object = {}) =>
    action.handler(
      contextOf({
        input: { values: ANSWERS },
        templateInfo: templateInfo(),
        output: (name: string, value: unknown) => {
          outputs[name] = value;
        },
        ...options,
      }),
    );
  return { run, configure, outputs };
}

/** Checkpoints as the scaffolder keeps them over the runs of a task. */
function checkpoints() {
  const known = new Map<string, unknown>();
  return async ({ key, fn }: { key: string; fn: () => Promise<unknown> }) => {
    if (!known.has(key)) {
      known.set(key, await fn());
    }
    return known.get(key);
  };
}

describe('goldenpath:configure-repository', () => {
  it('[S32] applies every setting of the plan, protection last', async () => {
    const { run, configure, outputs } = setUp();
    await run();
    const kinds = configure.mock.calls.map(([, { kind }]) => kind);
    expect(kinds[0]).toBe('team-access');
    expect(kinds[kinds.length - 1]).toBe('protection');
    expect(outputs.plan).toHaveLength(kinds.length);
    expect(new Set(outputs.plan as string[]).size).toBe(kinds.length);
    expect(configure.mock.calls[0][0]).toMatchObject({
      host: 'localhost',
      owner: 'acme',
      name: 'orders-api',
    });
  });

  it('[S32] tells apart what was set, what is left, and what does not apply', async () => {
    const { run, configure, outputs } = setUp();
    configure
      .mockResolvedValueOnce({ ...NOTHING, changed: ['Set a.'] })
      .mockResolvedValueOnce({ ...NOTHING, remaining: ['Do b.'] })
      .mockResolvedValueOnce({ ...NOTHING, notApplicable: 'No c.' });
    await run();
    expect(outputs).toMatchObject({
      changed: ['Set a.'],
      remaining: ['Do b.'],
      notApplicable: ['No c.'],
      report: [
        '**Left for you to do**',
        '',
        '- [ ] Do b.',
        '',
        '**Set on the host**',
        '',
        '- Set a.',
        '',
        'The host has no place for 1 more settings: the log of this step names them.',
      ].join('\n'),
    });
  });

  it('[S32] says what is done and what is missing, and continues there', async () => {
    const { run, configure, outputs } = setUp();
    const checkpoint = checkpoints();
    configure
      .mockResolvedValueOnce({ ...NOTHING, changed: ['Set a.'] })
      .mockResolvedValueOnce({ ...NOTHING, remaining: ['Do b.'] })
      .mockRejectedValueOnce(new NotAllowedError('Grant it.'));
    await expect(run({ checkpoint })).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringMatching(
        /Done: access of the team 'checkin', the branch 'develop'\. Missing: how pull requests are merged, .*Retrying the task continues with what is missing; caused by NotAllowedError: Grant it\./,
      ),
    });
    const before = configure.mock.calls.length;
    await run({ checkpoint });
    const [plan, changed, remaining] = [
      outputs.plan as string[],
      outputs.changed,
      outputs.remaining,
    ];
    expect(changed).toEqual(['Set a.']);
    // Somebody did b in the meantime: what remains is asked once more.
    expect(remaining).toEqual([]);
    expect(configure.mock.calls.length - before).toBe(plan.length - 1);
  });

  it('[S32] changes nothing in a dry run, and says what it would', async () => {
    const { run, configure, outputs } = setUp();
    await run({ isDryRun: true });
    expect(configure).not.toHaveBeenCalled();
    expect(outputs).toMatchObject({
      plan: expect.arrayContaining([
        "the protection of 'main' and 'develop'",
        "the environment 'production'",
      ]),
      changed: [],
      remaining: [],
    });
  });

  it('stops between two settings when the task is cancelled', async () => {
    const { run, configure } = setUp();
    await expect(run({ signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(configure).not.toHaveBeenCalled();
  });

  it('refuses answers that it cannot use', async () => {
    const { run } = setUp();
    await expect(
      run({ input: { values: { ...ANSWERS, name: '../x' } } }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});
