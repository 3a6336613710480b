import type { Answers } from '../answers';
import { directoryOf } from '../files';

type Built = 'backend' | 'frontend';

/** Build context of an image from the root of the repository. */
export function buildContext(answers: Answers, component: Built): string {
  const directory = directoryOf(answers, component);
  return directory ? `${directory}/` : '.';
}

/** How an image is built, measured and scanned from the root of the repository. */
export function buildCommands(
  answers: Answers,
  component: Built,
  dockerfile: string,
  buildArguments: readonly string[] = [],
): string[] {
  const image = `${answers.name}-${component}:latest`;
  const given = [
    'BUILD_DATE="$(date -u +%Y-%m-%dT%H:%M:%SZ)"',
    'VCS_REF="$(git rev-parse HEAD)"',
    ...buildArguments,
  ];
  return [
    'Build from the root of the repository:',
    '  docker build \\',
    ...given.map(argument => `    --build-arg ${argument} \\`),
    `    -t ${image} \\`,
    `    -f ${dockerfile} ${buildContext(answers, component)}`,
    '',
    'How large it is, and which vulnerabilities are known in it:',
    `  docker images ${image} --format "{{.Size}}"`,
    '  docker run --rm -v /var/run/docker.sock:/var/run/docker.sock \\',
    `    aquasec/trivy image ${image}`,
  ];
}
