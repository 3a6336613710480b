import { StandInSentry, TOKEN } from '../__testUtils__/StandInSentry';
import { nextCursor } from './linkHeader';
import { RateGate } from './RateGate';
import { SentryConnection } from './SentryConnection';
import { SentryReader } from './SentryReader';

const WINDOW = 'X-Sentry-Rate-Limit-';

describe('the Link header', () => {
  const next = (rest: string) =>
    nextCursor(
      `<https://s.example/?cursor=0:0:1>; rel="previous"; results="false"; cursor="0:0:1", <https://s.example/?cursor=0:100:0>; rel="next"; ${rest}`,
    );

  it.each([
    ['results="true"; cursor="0:100:0"', '0:100:0'],
    ['results="true"', '0:100:0'],
    ['results="false"; cursor="0:100:0"', undefined],
    ['results="true"; cursor="a b"', undefined],
    ['results="true"; cursor="%E0%A4%A"', undefined],
  ])('%s', (rest, expected) => {
    expect(next(rest)).toBe(expected);
  });

  it.each([null, '', 'nonsense', ',;,;=', '<'.repeat(100_000)])(
    'has nothing in %p',
    header => {
      expect(nextCursor(header)).toBeUndefined();
    },
  );
});

describe('the rate gate', () => {
  function gateAt(start: number) {
    const waits: number[] = [];
    const clock = {
      time: start,
      now: () => clock.time,
      wait: async (ms: number) => {
        waits.push(ms);
        clock.time += ms;
      },
    };
    return { gate: new RateGate({ maxConcurrency: 4, clock }), clock, waits };
  }

  const told = (remaining: number, reset: number) =>
    new Headers({
      [`${WINDOW}Remaining`]: String(remaining),
      [`${WINDOW}Reset`]: String(reset),
    });

  it('waits for the next window before this one is used up', async () => {
    const { gate, waits } = gateAt(10_000);
    await gate.enter();
    gate.leave(told(2, 12));
    await gate.enter();
    await gate.enter();
    expect(waits).toEqual([]);
    await gate.enter();
    expect(waits).toEqual([2_000]);
  });

  it('waits after a 429', async () => {
    const { gate, waits } = gateAt(0);
    gate.pause(700);
    await gate.enter();
    expect(waits).toEqual([700]);
  });

  it('sends no more at once than Sentry allows', async () => {
    const { gate } = gateAt(0);
    await gate.enter();
    gate.leave(new Headers({ [`${WINDOW}ConcurrentLimit`]: '2' }));
    await gate.enter();
    let entered = false;
    const second = gate.enter().then(() => {
      entered = true;
    });
    await Promise.resolve();
    expect(entered).toBe(false);
    gate.leave();
    await second;
    expect(entered).toBe(true);
  });

  it('lets go of who gives up', async () => {
    const { gate } = gateAt(0);
    await expect(gate.enter(AbortSignal.abort())).rejects.toThrow(/abort/);
  });
});

describe('a connection', () => {
  let standIn: StandInSentry;

  beforeEach(async () => {
    standIn = await StandInSentry.start({
      projects: Array.from({ length: 250 }, (_, index) => ({
        id: String(index + 1),
        slug: `project-${index}`,
        platform: 'node',
      })),
    });
  });

  afterEach(async () => {
    await standIn.stop();
  });

  const connect = () =>
    new SentryConnection(
      {
        name: 'default',
        baseUrl: standIn.baseUrl,
        organization: 'acme',
        token: TOKEN,
        demo: false,
      },
      { timeoutMs: 2_000, attempts: 3, maxConcurrency: 8 },
    );

  it('follows cursors to the end, and nowhere else', async () => {
    const reader = new SentryReader(connect(), 'acme');
    expect(await reader.projects()).toHaveLength(250);
    expect(standIn.calls('projects/')).toBe(3);
  });

  it('stays within narrow limits without a single 429', async () => {
    standIn.limits = { window: 25, seconds: 1, concurrent: 3 };
    const connection = connect();
    await Promise.all(
      Array.from({ length: 60 }, () =>
        connection.get('/organizations/acme/projects/', { per_page: 1 }),
      ),
    );
    expect(standIn.statuses).not.toContain(429);
    expect(standIn.mostAtOnce).toBeLessThan(4);
  });

  it('says what failed without the token', async () => {
    standIn.mode = 'failing';
    const connection = new SentryConnection(
      {
        name: 'default',
        baseUrl: standIn.baseUrl,
        organization: 'acme',
        token: TOKEN,
        demo: false,
      },
      { timeoutMs: 2_000, attempts: 1, maxConcurrency: 1 },
    );
    const failure = connection.get('/organizations/acme/projects/');
    await expect(failure).rejects.toThrow(/answered .* with 503/);
    await expect(failure).rejects.not.toThrow(TOKEN);
  });
});
