import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { templatesDirectory } from '../../templates';
import { answersOf } from '../__testUtils__/answers';
import { Component } from '../answers';
import { ciFiles, deployFiles } from '../github';
import { documentFiles } from '.';

const SHARED = join(templatesDirectory(), 'shared');

const documents = readdirSync(SHARED, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name))
  .map(file => ({
    path: file.slice(SHARED.length + 1),
    content: readFileSync(file, 'utf8'),
  }));

const PRODUCT: Component[] = ['backend', 'frontend', 'mobile'];

function render(raw: object = {}, components: Component[] = ['backend']) {
  const files = documentFiles(answersOf({ ...raw }, components), documents);
  return new Map(files.map(({ path, content }) => [path, content]));
}

function expectAll(text: string | undefined, parts: string[]) {
  for (const part of parts) {
    expect(text).toContain(part);
  }
}

describe('procedures', () => {
  it('[S53] deploy in four steps', () => {
    expectAll(render().get('docs/procedures/deployment.md'), [
      'kubectl get pods -n orders-api-production',
      'kubectl get hpa -n orders-api-production',
      'gh workflow run deploy-production.yml',
      'kubectl rollout status deployment/backend -n orders-api-staging --timeout=300s',
      'curl -fsS https://api.orders-api.example.com/api/v1/health',
    ]);
  });

  it('[S54] go back: containers, database and app', () => {
    expectAll(render({}, PRODUCT).get('docs/procedures/rollback.md'), [
      'kubectl rollout undo deployment/backend -n orders-api-production',
      '-f backend_version=sha-',
      'git revert',
      'recovery.md',
      'update:rollback <GROUPID> --non-interactive',
    ]);
  });

  it('[E14] [E06] [C9] go back with the app by commands that exist', () => {
    const text = render({}, ['mobile']).get('docs/procedures/rollback.md');
    expectAll(text, [
      'eas-cli update:rollback <GROUPID> --non-interactive',
      'eas-cli update:roll-back-to-embedded --channel production',
      'Users get the former JavaScript at the next restart',
    ]);
    expect(text).not.toContain('update:rollback --channel');
    expect(text).not.toContain('kubectl');
  });

  it('[S55] [N135] scale and debug', () => {
    expectAll(render().get('docs/procedures/scaling.md'), [
      'kubectl scale deployment/backend --replicas=6',
      `kubectl patch hpa backend-hpa -n orders-api-production -p '{"spec":{"minReplicas":4}}'`,
      'kubectl logs -f deployment/backend',
      'kubectl exec -it deployment/backend',
      'kubectl get events',
      'kubectl describe pod',
      'Capacity planning',
      'EXPLAIN ANALYZE',
    ]);
  });

  it('[S57] [S56] call somebody, level after level', () => {
    expectAll(render().get('docs/procedures/incidents.md'), [
      '| L1 Operations | on-call | devops@orders-api.example.com |',
      '| L2 Engineering | lead of the component | lead@',
      '| L3 Architecture | tech lead | tech-lead@',
      '../runbooks/README.md',
    ]);
  });

  it.each([
    [{}, 'aws rds restore-db-instance-to-point-in-time'],
    [{ cloudProvider: 'digitalocean' }, 'doctl databases create'],
    [{ databaseHosting: 'in-cluster' }, 'pg_restore'],
    [{ database: 'mongodb', databaseHosting: 'in-cluster' }, 'mongorestore'],
    [{ database: 'mongodb' }, 'aws docdb restore-db-cluster'],
  ])('[S61] [S62] restore the database: %j', (raw, command) => {
    const text = render(raw).get('docs/procedures/recovery.md');
    expectAll(text, [
      command,
      'daily',
      'TLS certificates',
      'disaster recovery',
    ]);
    expect(text?.match(/^3\. /gm)).toHaveLength(1);
  });
});

describe('checklists', () => {
  it('[S58] hand over: before, configuration, monitoring, CI/CD, documents', () => {
    const headings = (language: string) =>
      [
        ...(
          render({ language }).get('docs/checklists/handover.md') ?? ''
        ).matchAll(/^## (.+)$/gm),
      ].map(([, heading]) => heading);
    expect(headings('en')).toEqual([
      'Before',
      'Configuration',
      'Monitoring',
      'CI/CD',
      'Documents',
    ]);
    expect(headings('fr')).toEqual([
      'Avant passation',
      'Configuration vérifiée',
      'Monitoring opérationnel',
      'CI/CD fonctionnel',
      'Documentation',
    ]);
  });

  it('[S59] deploy after eight looks', () => {
    expectAll(render().get('docs/checklists/deployment.md'), [
      'Tests of the pipeline pass',
      'Image built and tagged',
      'migrations ready',
      'Environment variables set',
      'Health checks',
      'Monitoring and alerts',
      'Rollback plan documented',
      'recent backup was verified',
    ]);
  });

  it('[S60] say when it is ready, and what blocks', () => {
    expectAll(render().get('docs/checklists/quality-gates.md'), [
      'Coverage above 80 %',
      'less than 2 s',
      'coverage below 60 %',
      'answers above 5 s',
      'data may be lost',
    ]);
  });

  it('[S32] tell what GitHub must know, every name that a workflow reads', () => {
    const components = [PRODUCT, ...PRODUCT.map(component => [component])];
    for (const registry of ['ghcr', 'dockerhub']) {
      for (const some of components) {
        const answers = answersOf({ registry }, some);
        const workflows = [...ciFiles(answers), ...deployFiles(answers)];
        const names = workflows.flatMap(({ content }) =>
          [...content.matchAll(/\b(?:secrets|vars)\.([A-Z_]+)/g)].map(
            ([, name]) => name,
          ),
        );
        const text = render({ registry }, some).get(
          'docs/checklists/github.md',
        );
        for (const name of new Set(names)) {
          expect([
            name,
            name === 'GITHUB_TOKEN' || text?.includes(`\`${name}\``),
          ]).toEqual([name, true]);
        }
      }
    }
  });

  it('[S32] tell how branches and environments are protected', () => {
    expectAll(render().get('docs/checklists/github.md'), [
      'Branch protection of `main`',
      'Environments `staging` and `production`',
    ]);
  });
});

describe('decisions', () => {
  it('[S26] [C6] compare Prisma and Drizzle and name the choice', () => {
    for (const [raw, choice] of [
      [{}, '\nPrisma.\n'],
      [{ orm: 'drizzle' }, '\nDrizzle.\n'],
      [{ database: 'mongodb' }, '\nMongoDB with Mongoose.'],
    ] as const) {
      const text = render(raw).get('docs/adr/ADR-001-orm.md');
      expectAll(text, [choice, '## Reasons', '## Consequences']);
    }
  });

  it('[S26] [E12] weigh providers and billing', () => {
    expectAll(render().get('docs/adr/ADR-002-external-provider.md'), [
      'RSS',
      'Terms of use',
      'Quotas',
      'Roadmap',
    ]);
    expectAll(render().get('docs/adr/ADR-003-billing.md'), [
      'RevenueCat',
      '## Model of entitlements',
    ]);
  });

  it('[S12] [C12] say why the repository is laid out as it is', () => {
    const text = (raw: object) =>
      render(raw).get('docs/adr/ADR-004-repository-layout.md');
    expect(text({})).toContain('One repository per component.');
    expect(text({ layout: 'monorepo' })).toContain(
      'One repository for the product.',
    );
    expect(text({})).toContain('MAJOR.MINOR.PATCH');
  });

  it('[C1] [C2] [C5] [C7] [C10] [C11] [C17] record what was chosen, and instead of what', () => {
    expectAll(render({}, PRODUCT).get('docs/adr/ADR-005-platform-choices.md'), [
      '| Node.js | 24 | 20 |',
      '| orchestrator | Kubernetes | App Platform, ECS, Railway, Encore Cloud |',
      '| mobile | Expo | Flutter |',
      '| health | `/api/v1/health`',
      '| Terraform |',
      '| replicas | 2,',
    ]);
  });
});

it('[S03] has a README at the root of several components only', () => {
  expect(render({}, PRODUCT).get('README.md')).toContain(
    '[README](mobile/README.md)',
  );
  expect(render({ layout: 'monorepo' }).get('README.md')).not.toContain(
    'mobile/README.md',
  );
  expect(render().has('README.md')).toBe(false);
});

it.each(['en', 'fr'])(
  'leaves no directive and no empty table in %s',
  language => {
    for (const components of [PRODUCT, ['backend'], ['frontend'], ['mobile']]) {
      const files = render({ language }, components as Component[]);
      for (const [path, text] of files) {
        expect([path, /golden-path:|__GOLDEN/.exec(text)]).toEqual([
          path,
          null,
        ]);
        expect([path, /^\| --- .*\n(?!\|)/m.exec(text)]).toEqual([path, null]);
        expect([path, /```sh\n```/.exec(text)]).toEqual([path, null]);
      }
    }
  },
);
