import { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import {
  buildVariables,
  image,
  pipeline,
  PIPELINE_COMMENTS,
  scan,
  security,
  unit,
} from './componentCi';
import { checkout, install } from './steps';
import { Job, job, Workflow, workflowFile } from './workflow';

/** Checks a change in five stages and publishes the image of what was merged. */
export function frontendCiFile(answers: Answers): GeneratedFile {
  return workflowFile(LAYOUT.frontendCi, frontendCi(answers), {
    above: PIPELINE_COMMENTS,
  });
}

export function frontendCi(answers: Answers): Workflow {
  return {
    ...pipeline(answers, 'frontend', LAYOUT.frontendCi),
    jobs: {
      lint: lint(answers),
      unit: unit(answers, 'frontend', 'Frontend 2. Unit tests'),
      security: security(answers, 'frontend', 'Frontend 3. Security'),
      docker: image(answers, 'frontend', {
        name: 'Frontend 4. Image',
        needs: ['unit', 'security'],
      }),
      scan: scan(answers, 'frontend', 'Frontend 5. Scan the image'),
    },
  };
}

/** With a build: what only fails there would else be found after merging. */
function lint(answers: Answers): Job {
  return job('Frontend 1. Lint', {
    steps: [
      checkout(),
      ...install(answers, 'frontend'),
      { name: 'ESLint and Prettier', run: 'npm run lint' },
      { name: 'TypeScript', run: 'npm run type-check' },
      {
        name: 'Build',
        env: buildVariables(answers, 'frontend'),
        run: 'npm run build',
      },
    ],
  });
}
