import { Answers } from '../../answers';
import {
  FRONTEND_HEALTH_PATH,
  FRONTEND_PORT,
  HEALTH_PATH,
  imageOf,
  SERVICE_PORT,
} from '../../files';
import { dataAddresses, dataServices } from '../services';
import { imageComponents, ImageComponent, logIn, readImages } from '../steps';
import { expression, Job, job, script, Step } from '../workflow';
import { output } from './validate';

/** What every service of this golden path answers without a token. */
const EXAMPLE_RESOURCE = '/api/v1/notes';

const CURL =
  'curl --fail --silent --show-error --output /dev/null --max-time 10';
const PATIENTLY = '--retry 30 --retry-delay 1 --retry-all-errors';

/** Starts the images that are about to be deployed and asks them something. */
export function smokeTests(answers: Answers): Job {
  const components = imageComponents(answers);
  const withData = components.includes('backend');
  return job('2. Smoke tests', {
    needs: 'validate',
    if: "!inputs.skip_tests && (needs.validate.outputs.staging == 'true' || needs.validate.outputs.production == 'true')",
    permissions: readImages(answers),
    ...(withData ? { services: dataServices(answers) } : {}),
    steps: [
      logIn(answers),
      ...components.flatMap(component =>
        component === 'backend' ? backend(answers) : [frontend(answers)],
      ),
      {
        name: 'Show what the containers wrote',
        if: expression('failure()'),
        run: script(
          components.map(component => `docker logs ${component} || true`),
        ),
      },
    ],
  });
}

function imageFor(
  answers: Answers,
  component: ImageComponent,
): { IMAGE: string } {
  const version = expression(`needs.validate.outputs.${output(component)}`);
  return { IMAGE: `${imageOf(answers, component)}:${version}` };
}

function backend(answers: Answers): Step[] {
  const environment = { NODE_ENV: 'production', ...dataAddresses(answers) };
  const address = `http://localhost:${SERVICE_PORT}`;
  return [
    {
      name: 'Start the backend with database and Redis',
      env: { ...imageFor(answers, 'backend'), ...environment },
      run: script(
        'JWT_SECRET=$(openssl rand -hex 32)',
        'export JWT_SECRET',
        'run() {',
        `  docker run --network host ${[
          ...Object.keys(environment),
          'JWT_SECRET',
        ]
          .map(name => `--env ${name}`)
          .join(' ')} "$@"`,
        '}',
        'run --rm "$IMAGE" node dist/migrate.js',
        'run --detach --name backend "$IMAGE"',
      ),
    },
    {
      name: 'Ask for its health and for an example resource',
      run: script(
        `${CURL} ${PATIENTLY} ${address}${HEALTH_PATH}`,
        `${CURL} ${address}/health`,
        `${CURL} ${address}${EXAMPLE_RESOURCE}`,
      ),
    },
  ];
}

function frontend(answers: Answers): Step {
  return {
    name: 'Start the frontend and ask for its health',
    env: {
      ...imageFor(answers, 'frontend'),
      NEXT_PUBLIC_API_URL: `http://localhost:${SERVICE_PORT}`,
    },
    run: script(
      'docker run --detach --name frontend --network host --env NEXT_PUBLIC_API_URL "$IMAGE"',
      `${CURL} ${PATIENTLY} http://localhost:${FRONTEND_PORT}${FRONTEND_HEALTH_PATH}`,
      // Its first page asks the backend, which is here in a product only
      answers.components.includes('backend')
        ? [`${CURL} http://localhost:${FRONTEND_PORT}/`]
        : [],
    ),
  };
}
