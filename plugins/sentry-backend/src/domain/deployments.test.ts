import { crashFreeChange, crashFreeOf } from './crashFree';
import { fillDays } from './days';
import { lastDeployment, markDeployments } from './deployments';
import { isLeftBehind } from './leftBehind';
import type { SessionDay, StoredDeployment } from './types';

const base = {
  entityRef: 'component:default/checkin-api',
  environment: 'production',
  kind: 'deploy',
  state: 'superseded',
};

const rolledBack: StoredDeployment[] = [
  { ...base, id: 'a', version: '1.2.1', at: '2026-11-01T09:00:00.000Z' },
  {
    ...base,
    id: 'b',
    version: '1.2.4',
    state: 'failure',
    at: '2026-11-04T09:00:00.000Z',
  },
  {
    ...base,
    id: 'c',
    version: '1.2.1',
    kind: 'rollback',
    rollbackOf: 'b',
    at: '2026-11-04T09:40:00.000Z',
  },
  {
    ...base,
    id: 'd',
    version: '1.2.5',
    state: 'success',
    at: '2026-11-06T09:00:00.000Z',
  },
];

describe('markDeployments', () => {
  const marks = markDeployments(rolledBack);

  it('knows what runs now', () => {
    expect([...marks.values()].filter(each => each.current)).toEqual([
      expect.objectContaining({ id: 'd', version: '1.2.5' }),
    ]);
  });

  it('knows which rollback left a deployment', () => {
    expect(marks.get('b')?.rolledBackBy).toEqual({
      id: 'c',
      at: '2026-11-04T09:40:00.000Z',
    });
    expect(marks.get('a')?.rolledBackBy).toBeUndefined();
  });

  it('goes back past what failed', () => {
    expect(marks.get('d')?.lastGood).toEqual({ id: 'c', version: '1.2.1' });
    expect(marks.get('b')?.lastGood).toEqual({ id: 'a', version: '1.2.1' });
    expect(marks.get('a')?.lastGood).toBeUndefined();
  });

  it('prefers production as the last deployment', () => {
    const staging = {
      ...base,
      id: 's',
      environment: 'staging',
      version: '1.3.0',
      state: 'success',
      at: '2026-11-09T09:00:00.000Z',
    };
    const all = markDeployments([...rolledBack, staging]);
    expect(lastDeployment(all.values())?.id).toBe('d');
    expect(lastDeployment(markDeployments([staging]).values())?.id).toBe('s');
    expect(lastDeployment([])).toBeUndefined();
  });

  it('leaves an error behind when it was not seen after the rollback', () => {
    const mark = marks.get('b');
    expect(isLeftBehind('2026-11-04T09:45:00.000Z', mark)).toBe(true);
    expect(isLeftBehind('2026-11-04T11:00:00.000Z', mark)).toBe(false);
    expect(isLeftBehind('2026-11-04T09:45:00.000Z', marks.get('d'))).toBe(
      false,
    );
    expect(isLeftBehind('2026-11-04T09:45:00.000Z', undefined)).toBe(false);
  });
});

describe('crashFreeChange', () => {
  function day(release: string, date: string, crashed: number): SessionDay {
    return {
      projectKey: 'default/checkin-api',
      environment: 'production',
      release,
      day: date,
      sessions: 1000,
      crashed,
    };
  }

  it('compares the releases, with how much it is told from', () => {
    const change = crashFreeChange('d', rolledBack, [
      day('checkin-api@1.2.1', '2026-11-05', 10),
      day('checkin-api@1.2.1', '2026-11-06', 10),
      day('checkin-api@1.2.5', '2026-11-06', 50),
      day('checkin-api@1.2.5', '2026-11-07', 30),
    ]);
    expect(change?.method).toBe('release');
    expect(change?.now?.rate).toBeCloseTo(0.96);
    expect(change?.before?.rate).toBeCloseTo(0.99);
    expect(change?.before?.sessions).toBe(2000);
  });

  it('compares the days, and says so, when sessions name no such release', () => {
    const change = crashFreeChange('d', rolledBack, [
      day('', '2026-11-05', 10),
      day('', '2026-11-06', 50),
    ]);
    expect(change).toEqual({
      method: 'time',
      now: { rate: 0.95, sessions: 1000 },
      before: { rate: 0.99, sessions: 1000 },
    });
  });

  it('looks at the environment of the deployment only', () => {
    const staging = {
      ...day('checkin-api@1.2.5', '2026-11-06', 900),
      environment: 'staging',
    };
    expect(crashFreeChange('d', rolledBack, [staging])).toBeUndefined();
  });

  it('tells nothing from nothing', () => {
    expect(crashFreeChange('d', rolledBack, [])).toBeUndefined();
    expect(crashFreeOf([])).toBeUndefined();
    expect(crashFreeChange('?', rolledBack, [])).toBeUndefined();
  });
});

describe('fillDays', () => {
  it('has every day, also across the end of a month', () => {
    const now = new Date('2026-12-01T00:10:00Z');
    expect(fillDays(new Map([['2026-11-30', 4]]), now, 3)).toEqual([
      { date: '2026-11-29', events: 0 },
      { date: '2026-11-30', events: 4 },
      { date: '2026-12-01', events: 0 },
    ]);
  });
});
