import { parseProjects } from './annotation';

const instances = [
  { name: 'default', organization: 'yonima' },
  { name: 'eu', organization: 'yonima-eu' },
];

function keys(annotation: string | undefined) {
  return parseProjects(annotation, instances).map(({ project }) =>
    project ? `${project.instance}:${project.slug}` : undefined,
  );
}

describe('parseProjects', () => {
  it.each([
    [undefined, []],
    [' , ', []],
    ['checkin-api', ['default:checkin-api']],
    ['yonima-eu/checkin-api', ['eu:checkin-api']],
    ['eu/checkin-api', ['eu:checkin-api']],
    ['eu/yonima-eu/checkin-api', ['eu:checkin-api']],
    [
      'checkin-api, checkin-mobile',
      ['default:checkin-api', 'default:checkin-mobile'],
    ],
    ['a,a', ['default:a']],
    ['other/checkin-api', [undefined]],
    ['eu/yonima/checkin-api', [undefined]],
    ['a/b/c/d', [undefined]],
  ])('reads %p', (annotation, expected) => {
    expect(keys(annotation)).toEqual(expected);
  });

  it('takes the first instance when none is the default', () => {
    const [first] = parseProjects('web', [instances[1]]);
    expect(first.project).toEqual({ instance: 'eu', slug: 'web' });
  });

  it('finds nothing when nothing is configured', () => {
    expect(parseProjects('web', [])).toEqual([
      { text: 'web', project: undefined },
    ]);
  });

  it('stops after fifty projects', () => {
    const many = Array.from({ length: 80 }, (_, index) => `p${index}`);
    expect(keys(many.join(','))).toHaveLength(50);
  });
});
