import { deployed } from './__testUtils__/records';
import { withApplicationCommits } from './applicationCommits';
import { artefactsKey } from './images';

const log = [
  { sha: 'e'.repeat(40), committedAt: 'T5' },
  { sha: 'd'.repeat(40), committedAt: 'T4' },
  { sha: 'c'.repeat(40), committedAt: 'T3' },
  { sha: '1234567'.padEnd(40, 'b'), committedAt: 'T2' },
];
const overlayOnly = new Set([log[0].sha, log[1].sha]);

function from(sha: string) {
  return { commit: { repository: 'r', sha, url: 'u' } };
}

describe('withApplicationCommits', () => {
  it('takes the newest commit before the first deployment of a version', () => {
    const found = withApplicationCommits(
      [
        deployed('1.0', 1, from(log[1].sha)),
        deployed('1.0', 2, from(log[0].sha)),
      ],
      log,
      overlayOnly,
      new Map(),
    );
    const expected = { sha: log[2].sha, committedAt: 'T3' };
    expect(found.map(item => item.applicationCommit)).toEqual([
      expected,
      expected,
    ]);
  });

  it('prefers what is known, then what the version says', () => {
    const known = { sha: 'f'.repeat(40), committedAt: 'T0' };
    const first = deployed('1.0', 1, from(log[0].sha));
    const [a, b] = withApplicationCommits(
      [first, deployed('main-1234567', 2, from(log[0].sha))],
      log,
      overlayOnly,
      new Map([[artefactsKey(first.artefacts), known]]),
    );
    expect(a.applicationCommit).toEqual(known);
    expect(b.applicationCommit).toEqual({ sha: log[3].sha, committedAt: 'T2' });
  });

  it('falls back to the deploying commit, without a time', () => {
    const [only, none] = withApplicationCommits(
      [deployed('1.0', 1, from('9'.repeat(40))), deployed('1.1', 2)],
      log,
      overlayOnly,
      new Map(),
    );
    expect(only.applicationCommit).toEqual({ sha: '9'.repeat(40) });
    expect(none.applicationCommit).toBeUndefined();
  });
});
