import { daysAgo, makeItem } from '../__testUtils__/fixtures';
import { safeLink } from './href';
import { finishedPerWeek } from './weeks';

describe('safeLink', () => {
  it('opens other sites in a tab of their own', () => {
    expect(safeLink('https://git.example/a#b', 'http://portal')).toEqual({
      href: 'https://git.example/a#b',
      target: '_blank',
      rel: 'noopener noreferrer',
    });
  });

  it('stays in the portal for its own pages', () => {
    expect(
      safeLink('http://portal/repositories/a?b#c', 'http://portal'),
    ).toEqual({ href: '/repositories/a?b#c' });
  });

  it.each([undefined, '', 'x', `java${'script:alert(1)'}`, 'data:text/html,x'])(
    'makes no link of %j',
    url => {
      expect(safeLink(url)).toBeUndefined();
    },
  );
});

describe('finishedPerWeek', () => {
  it('counts the newest week last', () => {
    const items = [
      makeItem({ id: 'A', state: 'done', since: daysAgo(1) }),
      makeItem({ id: 'B', state: 'done', since: daysAgo(8) }),
      makeItem({ id: 'C', state: 'done', since: daysAgo(9) }),
      makeItem({ id: 'D', state: 'done', since: daysAgo(100) }),
      makeItem({ id: 'E', state: 'open', since: daysAgo(1) }),
    ];
    expect(
      finishedPerWeek(items, Date.now(), 3).map(week => week.finished),
    ).toEqual([0, 2, 1]);
  });
});
