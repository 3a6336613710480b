import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { createHarness, deploymentOf } from '../__testUtils__/harness';
import { StandInSentry } from '../__testUtils__/StandInSentry';
import { registerAction } from './action';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const ago = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

it('tells assistants what the last deployment brought', async () => {
  const standIn = await StandInSentry.start({
    projects: [{ id: '45', slug: 'checkin-api', platform: 'node' }],
    releases: [
      { version: 'checkin-api@1.4.2', project: 'checkin-api', date: ago(90) },
    ],
    issues: [
      {
        id: '1',
        project: 'checkin-api',
        title: 'Error 1',
        level: 'error',
        status: 'unresolved',
        substatus: 'new',
        firstSeen: ago(50),
        lastSeen: ago(2),
        events: 12,
        users: 3,
        environments: ['production'],
        firstRelease: 'checkin-api@1.4.2',
      },
    ],
  });
  const { sync, errors } = await createHarness({
    knex: await databases.init('SQLITE_3'),
    baseUrl: standIn.baseUrl,
    deployments: () => [
      deploymentOf('1.4.1', ago(900), { id: 'old' }),
      deploymentOf('1.4.2', ago(60), { id: 'new', state: 'success' }),
    ],
  });
  await sync.run();
  const registry = actionsRegistryServiceMock();
  registerAction(registry, errors);

  const { output } = await registry.invoke({
    id: 'test:get-deployment-errors',
    input: { entityRef: 'component:default/checkin-api' },
    credentials: mockCredentials.user(),
  });

  expect(output).toMatchObject({
    unresolved: 1,
    deployment: { id: 'new', version: '1.4.2' },
    lastGoodVersion: '1.4.1',
    newErrors: 1,
    worst: [{ id: 'default:1', foundBy: 'release' }],
    problems: [],
  });
  await standIn.stop();
});
