import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT, pathIn } from '../files';
import { backendDockerfile } from './backend';
import { dockerignore } from './dockerignore';
import { frontendDockerfile } from './frontend';

/** A three-stage Dockerfile per image, and what is kept out of its context. */
export function dockerFiles(answers: Answers): GeneratedFile[] {
  const images = [
    {
      component: 'backend',
      path: LAYOUT.dockerfile,
      dockerfile: backendDockerfile,
    },
    {
      component: 'frontend',
      path: LAYOUT.frontendDockerfile,
      dockerfile: frontendDockerfile,
    },
  ] as const;
  return images
    .filter(({ component }) => answers.components.includes(component))
    .flatMap(({ component, path, dockerfile }) => [
      { path, content: dockerfile(answers) },
      {
        path: pathIn(answers, component, '.dockerignore'),
        content: dockerignore(answers, component),
      },
    ]);
}
