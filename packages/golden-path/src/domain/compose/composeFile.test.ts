import { posix } from 'node:path';
import { composeFiles } from '.';
import { compose } from '../../validators/compose';
import { answersOf } from '../__testUtils__/answers';
import { LAYOUT } from '../files';
import { ALL, render } from './__testUtils__/compose';

describe('the file', () => {
  it('[N20] is what the schema of Compose says', async () => {
    const findings = (content: string) =>
      compose.validate([{ path: LAYOUT.compose, content }], []);
    for (const project of ALL) {
      expect(await findings(project.text)).toEqual([]);
    }
    expect(
      await findings(render().text.replace('image:', 'imag:')),
    ).not.toEqual([]);
  });

  it('[N25] mounts and builds from what is in the repository', () => {
    const folder = posix.dirname(LAYOUT.compose);
    for (const project of ALL) {
      const paths = project.paths();
      const mounted = Object.values(project.services)
        .flatMap(({ volumes = [] }) => volumes)
        .map(volume => volume.split(':')[0]);
      for (const path of mounted.filter(name => name.startsWith('.'))) {
        const target = posix.join(folder, path);
        expect(
          paths.filter(
            name => name === target || name.startsWith(`${target}/`),
          ),
        ).not.toEqual([]);
      }
      for (const name of mounted.filter(path => !path.startsWith('.'))) {
        expect(project.parsed.volumes).toHaveProperty(name);
      }
      for (const { build } of Object.values(project.services)) {
        const path = build
          ? posix.join(folder, build.context, build.dockerfile)
          : LAYOUT.compose;
        expect(paths).toContain(path);
      }
    }
  });

  it('[N20] is not there for an app that runs on phones only', () => {
    expect(composeFiles(answersOf({}, ['mobile']))).toEqual([]);
  });
});
