import { parseHistory } from './history';
import { planHistory } from './planHistory';

const people = new Map([
  ['amel', { name: 'Amel', email: 'amel@yonima.example' }],
  ['ci', { name: 'CI', email: 'ci@yonima.example' }],
]);
const overlay = 'infrastructure/kubernetes/staging/kustomization.yaml';
const monday = new Date('2026-03-16T08:00:00Z');

function plan(
  files: Record<string, string>,
  commits: object[],
  now: Date = monday,
) {
  return planHistory({
    name: 'orders',
    content: new Map(
      Object.entries(files).map(([path, content]) => [
        path,
        { content, executable: false },
      ]),
    ),
    commits: parseHistory({ commits }),
    people,
    now,
  });
}

describe('planHistory', () => {
  it('undoes edits backwards from the content', () => {
    const [first, second] = plan({ 'a.ts': 'let x = 2;\n' }, [
      { day: 2, at: '10:00', by: 'amel', message: 'Start', add: ['.'] },
      {
        day: 1,
        at: '10:00',
        by: 'amel',
        message: 'Change',
        edits: [{ file: 'a.ts', before: '1', after: '2' }],
      },
    ]);
    expect(first.changes.get('a.ts')?.content).toBe('let x = 1;\n');
    expect(second.changes.get('a.ts')?.content).toBe('let x = 2;\n');
  });

  it('adds a file with the commit that names it most precisely', () => {
    const [first, second] = plan({ 'src/a': 'a', 'src/b': 'b' }, [
      { day: 2, at: '10:00', by: 'amel', message: 'Start', add: ['src/'] },
      { day: 1, at: '10:00', by: 'amel', message: 'Add', add: ['src/b'] },
    ]);
    expect([...first.changes.keys()]).toEqual(['src/a']);
    expect([...second.changes.keys()]).toEqual(['src/b']);
  });

  it('writes the version that each deployment brought', () => {
    const commits = plan({ [overlay]: 'images:\n    newTag: 1.1.0\n' }, [
      {
        day: 2,
        at: '10:00',
        add: ['.'],
        deploy: { environment: 'staging', version: '1.0.0' },
      },
      {
        ago: '10m',
        deploy: {
          environment: 'staging',
          version: '1.1.0',
          approvedBy: 'amel',
        },
      },
    ]);
    expect(commits.map(commit => commit.changes.get(overlay)?.content)).toEqual(
      ['images:\n    newTag: 1.0.0\n', 'images:\n    newTag: 1.1.0\n'],
    );
    expect(commits[1].message).toBe(
      'Deploy orders 1.1.0 to staging\n\nApproved-by: Amel <amel@yonima.example>\n',
    );
  });

  it('counts working days and keeps the wall clock', () => {
    const [first] = plan({ a: 'a' }, [
      { day: 1, at: '17:05', by: 'amel', message: 'Friday', add: ['.'] },
    ]);
    expect(first.committedAt.toISOString()).toBe('2026-03-13T17:05:00.000Z');
  });

  it.each([
    [
      'a text that is not there',
      [
        {
          day: 1,
          at: '10:00',
          message: 'Change',
          add: ['.'],
          edits: [{ file: 'a', after: 'zzz' }],
        },
      ],
      /commits\[0\]: 'a' must hold exactly once: "zzz"/,
    ],
    [
      'a file that no commit adds',
      [{ day: 1, at: '10:00', message: 'Start', add: ['b'] }],
      /No commit adds 'a'/,
    ],
    [
      'times that go back',
      [
        { day: 1, at: '10:00', message: 'Start', add: ['.'] },
        { day: 2, at: '10:00', message: 'Earlier' },
      ],
      /commits\[1\] is not later/,
    ],
    [
      'an unknown person',
      [{ day: 1, at: '10:00', by: 'zoe', message: 'Start', add: ['.'] }],
      /'zoe' is not among the people/,
    ],
    [
      'a misspelt key',
      [{ day: 1, at: '10:00', mesage: 'Start', add: ['.'] }],
      /unknown key 'mesage'/,
    ],
  ])('refuses %s', (_, commits, expected) => {
    expect(() => plan({ a: 'a' }, commits)).toThrow(expected);
  });
});
