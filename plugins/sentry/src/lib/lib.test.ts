import { ResponseError } from '@backstage/errors';
import {
  bad,
  byRelease,
  days,
  good,
  issue,
  summary,
} from '../__testUtils__/fixtures';
import { describeFailure } from './failures';
import { webHref } from './hrefs';
import { situationOf } from './problems';
import { rollbackFor, rollbackFrom } from './rollback';
import { isFiltered, nextSort, readSorting, readTabState } from './tabState';
import { labelledMarks, ticksOf, trendPoints } from './trend';

describe('the state in the address', () => {
  const read = (search: string) => readTabState(new URLSearchParams(search));

  it('shows unresolved errors, seen last first, unless told otherwise', () => {
    expect(read('')).toEqual({
      state: 'unresolved',
      sort: '-lastSeen',
      after: [],
    });
    expect(isFiltered(read(''))).toBe(false);
  });

  it('reads all it can mean and leaves out what it cannot', () => {
    expect(
      read('state=all&level=fatal&sort=-users&after=a&after=b&error=x'),
    ).toEqual({
      state: undefined,
      level: 'fatal',
      sort: '-users',
      after: ['a', 'b'],
      selected: 'x',
    });
    expect(read('state=odd&level=odd&sort=--users&q=')).toEqual({
      state: 'unresolved',
      sort: '-lastSeen',
      after: [],
    });
    expect(isFiltered(read('state=all'))).toBe(true);
    expect(isFiltered(read('sort=events&error=x'))).toBe(false);
  });

  it('sorts by the greatest first, then the other way', () => {
    expect(readSorting('-events')).toEqual({
      column: 'events',
      direction: 'descending',
    });
    expect(nextSort('-lastSeen', 'events')).toBe('-events');
    expect(nextSort('-events', 'events')).toBe('events');
    expect(nextSort('events', 'lastSeen')).toBeUndefined();
  });
});

describe('the rollback to offer', () => {
  it('goes to the last good deployment while the bad one runs', () => {
    expect(rollbackFrom(bad)).toEqual({
      environment: 'production',
      from: '1.4.3',
      to: { id: 'dep-142', version: '1.4.2' },
    });
    expect(rollbackFrom({ ...bad, current: false })).toBeUndefined();
    expect(rollbackFrom({ ...bad, lastGood: undefined })).toBeUndefined();
    expect(
      rollbackFrom({ ...bad, rolledBackBy: { id: 'r', at: bad.at } }),
    ).toBeUndefined();
  });

  it('is for errors that are still there', () => {
    const regressed = issue({
      newIn: byRelease(good),
      regressedIn: byRelease(bad),
    });
    expect(rollbackFor(regressed)?.to.version).toBe('1.4.2');
    expect(rollbackFor({ ...regressed, state: 'resolved' })).toBeUndefined();
    expect(rollbackFor({ ...regressed, leftBehind: true })).toBeUndefined();
    expect(rollbackFor(issue())).toBeUndefined();
  });
});

describe('what can be shown', () => {
  it('shows what is stored whatever is wrong now', () => {
    const problem = { code: 'unreachable', message: '' } as const;
    expect(situationOf(summary({ problems: [problem] })).type).toBe('known');
    expect(
      situationOf(
        summary({
          problems: [problem],
          syncedAt: undefined,
          unresolved: 0,
          eventsPerDay: days([0, 0]),
        }),
      ),
    ).toEqual({ type: 'blocked', problem });
  });

  it('tells the one to mend first', () => {
    const problems = (['pending', 'no-project', 'no-access'] as const).map(
      code => ({ code, message: '' }),
    );
    const blocked = situationOf(
      summary({
        problems,
        syncedAt: undefined,
        unresolved: 0,
        eventsPerDay: [],
      }),
    );
    expect(blocked).toMatchObject({ problem: { code: 'no-project' } });
  });

  it('is never kept by missing deployments alone', () => {
    const problems = [{ code: 'no-deployments', message: '' } as const];
    const empty = { syncedAt: undefined, unresolved: 0, eventsPerDay: [] };
    expect(situationOf(summary({ ...empty, problems })).type).toBe('known');
  });
});

describe('the plot', () => {
  it('puts deployments on their UTC day', () => {
    const points = trendPoints({
      days: [
        { date: '2026-11-20', events: 3 },
        { date: '2026-11-21', events: 9 },
      ],
      deployments: [
        { ...good, at: '2026-11-20T23:59:59Z' },
        { ...bad, at: '2026-11-21T00:00:00Z' },
      ],
    });
    expect(points.map(each => each.deployments.map(({ id }) => id))).toEqual([
      ['dep-142'],
      ['dep-143'],
    ]);
    expect(ticksOf(points)).toHaveLength(2);
  });

  it('labels the newest marks of one environment, as far as there is room', () => {
    const at = (minute: number) => new Date(minute * 60_000).toISOString();
    const marks = [
      { ...good, id: 'a', at: at(0) },
      { ...good, id: 'b', at: at(95) },
      { ...good, id: 'c', environment: 'staging', at: at(50) },
      { ...good, id: 'd', at: at(100) },
    ];
    expect([...labelledMarks(marks, 'production', 100 * 60_000)]).toEqual([
      'd',
      'a',
    ]);
  });
});

describe('failures and addresses', () => {
  it('names what a person can do something about', async () => {
    const body = {
      error: { name: 'NotAllowedError', message: 'No' },
      response: { statusCode: 403 },
    };
    const response = new Response(JSON.stringify(body), {
      status: 403,
      headers: { 'Content-Type': 'application/json' },
    });
    expect(describeFailure(await ResponseError.fromResponse(response))).toEqual(
      { kind: 'forbidden', message: 'No.' },
    );
    expect(describeFailure('odd')).toEqual({ kind: 'other', message: 'odd.' });
    expect(describeFailure(undefined)).toEqual({ kind: 'other' });
  });

  it('links to the web only', () => {
    expect(webHref('https://sentry.example/1')).toBe(
      'https://sentry.example/1',
    );
    expect(webHref(`java${'script:alert(1)'}`)).toBeUndefined();
    expect(webHref('/relative')).toBeUndefined();
  });
});
