import { Component, Language } from '../answers';
import { FileTree, LAYOUT } from '../files';

export type Text = Readonly<Record<Language, string>>;

export interface TodoSection {
  readonly anchor: string;
  readonly title: Text;
  readonly items: readonly TodoItem[];
}

export interface TodoItem {
  /** `PL-` and three digits. */
  readonly id: string;
  readonly text: Text;
  /** Document and anchor, the document relative to `docs/`. */
  readonly reference: `${string}.md#${string}`;
  /** Whether what the item asks for is in the repository. */
  readonly done: (files: FileTree) => boolean;
}

const ANY: readonly Component[] = ['backend', 'frontend', 'mobile'];

const CI = LAYOUT.backendCi;
const BASE = `${LAYOUT.kubernetes}/base`;
const MANAGED = `${LAYOUT.terraform}/managed`;

const DEPLOYMENT = 'ARCHITECTURE.md#arch-deploiement';
const OBSERVABILITY = 'ARCHITECTURE.md#arch-observabilite';
const BACKEND = 'ARCHITECTURE.md#arch-stack-backend';

/** Everything a platform owes a service, as sections of the to-do file. */
export const SECTIONS: readonly TodoSection[] = [
  {
    anchor: 'pl-top',
    title: {
      en: 'Environments & bootstrap',
      fr: 'Environnements & bootstrap',
    },
    items: [
      {
        id: 'PL-001',
        text: {
          en: 'Decide mono-repo vs multi-repos (mobile/backend) + versioning conventions.',
          fr: 'Décider mono-repo vs multi-repos (mobile/backend) + conventions versionning.',
        },
        reference: 'ARCHITECTURE.md#arch-architecture-logique',
        done: has('docs/adr/ADR-004-repository-layout.md'),
      },
      {
        id: 'PL-002',
        text: {
          en: 'Reproducible local environment (docker-compose): Postgres + Redis + S3-compatible (MinIO) + mail (mailhog).',
          fr: 'Environnement local reproductible (docker-compose): Postgres + Redis + S3-compatible (MinIO) + mails (mailhog).',
        },
        reference: BACKEND,
        done: all(
          any(has(LAYOUT.compose, 'postgres'), has(LAYOUT.compose, 'mongodb')),
          has(LAYOUT.compose, 'redis', 'minio', 'mailhog'),
        ),
      },
      {
        id: 'PL-003',
        text: {
          en: 'Secrets/configuration: `.env` templates, validation, separation of dev/staging/prod.',
          fr: 'Gestion secrets/config: `.env` templates, validation, séparation dev/staging/prod.',
        },
        reference: 'ARCHITECTURE.md#arch-securite',
        done: all(
          hasInEach('.env.example'),
          hasInEach('.env.production.example'),
          hasInEach(
            /src\/config\/(?:environment|publicConfig)\.ts$/,
            'safeParse',
          ),
        ),
      },
    ],
  },
  {
    anchor: 'pl-ci',
    title: { en: 'CI (quality & contracts)', fr: 'CI (qualité & contrats)' },
    items: [
      {
        id: 'PL-010',
        text: {
          en: 'Backend CI: lint + typecheck + unit tests + migrations check.',
          fr: 'CI backend: lint + typecheck + tests unitaires + migrations check.',
        },
        reference: DEPLOYMENT,
        done: has(
          CI,
          'npm run lint',
          'npm run type-check',
          'npm run test:coverage',
          'npm run migrations:check',
        ),
      },
      {
        id: 'PL-011',
        text: {
          en: 'OpenAPI CI: check compatibility (breaking changes) + generate the client.',
          fr: 'CI OpenAPI: vérifier compatibilité (breaking changes) + génération client.',
        },
        reference: 'ARCHITECTURE.md#arch-api-backend',
        done: has(CI, 'npm run openapi:check', 'npm run client:generate'),
      },
      {
        id: 'PL-012',
        text: {
          en: 'Mobile CI: lint + typecheck + build (EAS with Expo) on pull requests.',
          fr: 'CI mobile: lint + typecheck + build (EAS si Expo) sur PR.',
        },
        reference: 'ARCHITECTURE.md#arch-stack-mobile',
        done: has(
          LAYOUT.mobileCi,
          'npm run lint',
          'npm run type-check',
          'npm run export',
        ),
      },
    ],
  },
  {
    anchor: 'pl-cd',
    title: { en: 'CD (deployments)', fr: 'CD (déploiements)' },
    items: [
      {
        id: 'PL-020',
        text: {
          en: 'Deploy the backend API (container) + autoscaling + health checks.',
          fr: 'Déploiement backend API (container) + autoscaling + health checks.',
        },
        reference: DEPLOYMENT,
        done: all(
          has(LAYOUT.dockerfile, 'HEALTHCHECK'),
          has(`${BASE}/backend-deployment.yaml`, 'livenessProbe', 'readiness'),
          has(`${BASE}/hpa.yaml`, 'HorizontalPodAutoscaler'),
        ),
      },
      {
        id: 'PL-021',
        text: {
          en: 'Deploy a separate BullMQ worker (same codebase) + handle the DLQ.',
          fr: 'Déploiement worker BullMQ séparé (même codebase) + gestion DLQ.',
        },
        reference: 'ARCHITECTURE.md#arch-flux-sync',
        done: all(
          has(`${BASE}/worker-deployment.yaml`, 'dist/worker.js'),
          hasIn(['backend'], 'src/worker.ts'),
        ),
      },
      {
        id: 'PL-022',
        text: {
          en: 'Managed Postgres + backups + PITR + “expand/contract” migrations.',
          fr: 'Postgres managé + backups + PITR + stratégie de migrations “expand/contract”.',
        },
        reference: DEPLOYMENT,
        done: all(
          any(
            has(`${MANAGED}/postgres.tf`, 'PITR'),
            has(`${MANAGED}/mongodb.tf`, 'PITR'),
          ),
          has(CI, 'npm run migrations:check'),
        ),
      },
      {
        id: 'PL-023',
        text: {
          en: 'Managed Redis + policies (persistence, eviction) that suit the caches.',
          fr: 'Redis managé + policies (persistence, eviction) alignées sur caches.',
        },
        reference: 'ARCHITECTURE.md#arch-performance',
        done: has(`${MANAGED}/redis.tf`, 'noeviction', 'persistence'),
      },
      {
        id: 'PL-024',
        text: {
          en: 'S3-compatible + lifecycle policy (retention of exports) + signed URLs.',
          fr: 'S3-compatible + lifecycle policy (rétention exports) + URLs signées.',
        },
        reference: 'ARCHITECTURE.md#arch-flux-exports',
        done: all(
          has(`${MANAGED}/storage.tf`, 'lifecycle', 'export_retention_days'),
          hasIn(['backend'], 'src/storage/storage.service.ts', 'getSignedUrl'),
        ),
      },
    ],
  },
  {
    anchor: 'pl-obs',
    title: {
      en: 'Observability (infrastructure)',
      fr: 'Observabilité (infra)',
    },
    items: [
      {
        id: 'PL-030',
        text: {
          en: 'Centralised logs (pino) + `request_id` correlation + dashboards.',
          fr: 'Centraliser logs (pino) + corrélation `request_id` + dashboards.',
        },
        reference: OBSERVABILITY,
        done: all(
          hasIn(['backend'], 'src/logging/logging.module.ts', 'request_id'),
          has('infrastructure/monitoring/grafana/dashboards/logs.json'),
        ),
      },
      {
        id: 'PL-031',
        text: {
          en: 'OpenTelemetry (collector + traces) + sampling.',
          fr: 'Mettre en place OpenTelemetry (collector + traces) + sampling.',
        },
        reference: OBSERVABILITY,
        done: all(
          hasIn(['backend'], 'src/telemetry/tracing.ts', 'ampler'),
          has(`${LAYOUT.monitoring}/otel/otel-collector.yml`),
        ),
      },
      {
        id: 'PL-032',
        text: {
          en: 'Sentry (backend + mobile) + alerting (error rate, job failures).',
          fr: 'Sentry (backend + mobile) + alerting (taux erreurs, jobs failures).',
        },
        reference: OBSERVABILITY,
        done: all(
          hasIn(ANY, 'package.json', '@sentry/'),
          has(
            `${LAYOUT.monitoring}/prometheus/alert_rules.yml`,
            'HighErrorRate',
            'JobFailures',
          ),
        ),
      },
    ],
  },
  {
    anchor: 'pl-adr',
    title: {
      en: 'ADRs (decisions to record)',
      fr: 'ADRs (décisions à consigner)',
    },
    items: [
      {
        id: 'PL-040',
        text: {
          en: 'ADR-001 ORM (Prisma vs Drizzle) + reasons + impacts.',
          fr: 'ADR-001 ORM (Prisma vs Drizzle) + raisons + impacts.',
        },
        reference: BACKEND,
        done: has('docs/adr/ADR-001-orm.md'),
      },
      {
        id: 'PL-041',
        text: {
          en: 'ADR-002 News provider (RSS vs API) + terms/quotas + roadmap.',
          fr: 'ADR-002 Provider news (RSS vs API) + ToS/quotas + roadmap.',
        },
        reference: 'PRODUIT.md#prd-news',
        done: has('docs/adr/ADR-002-external-provider.md'),
      },
      {
        id: 'PL-042',
        text: {
          en: 'ADR-003 Billing (RevenueCat vs other) + model of entitlements.',
          fr: 'ADR-003 Billing (RevenueCat vs autre) + modèle d’entitlements.',
        },
        reference: 'ARCHITECTURE.md#arch-monetisation',
        done: has('docs/adr/ADR-003-billing.md'),
      },
    ],
  },
];

/** The file is there and mentions all of this. */
function has(path: string, ...mentions: string[]): TodoItem['done'] {
  return files => {
    const content = files.get(path);
    return (
      content !== undefined && mentions.every(text => content.includes(text))
    );
  };
}

/** A component has a file that mentions all of this, wherever it lives. */
function hasIn(
  components: readonly Component[],
  path: string,
  ...mentions: string[]
): TodoItem['done'] {
  const places = [path, ...components.map(component => `${component}/${path}`)];
  return any(...places.map(place => has(place, ...mentions)));
}

/** Every component that is there has such a file, whatever its exact name. */
function hasInEach(
  path: string | RegExp,
  ...mentions: string[]
): TodoItem['done'] {
  return files => {
    const folders = ['', ...ANY.map(component => `${component}/`)].filter(
      folder => files.has(`${folder}package.json`),
    );
    const found = [...files].filter(
      ([file, content]) =>
        (typeof path === 'string' ? file.endsWith(path) : path.test(file)) &&
        mentions.every(text => content.includes(text)),
    );
    return (
      folders.length > 0 &&
      folders.every(folder => found.some(([file]) => file.startsWith(folder)))
    );
  };
}

function any(...conditions: TodoItem['done'][]): TodoItem['done'] {
  return files => conditions.some(condition => condition(files));
}

function all(...conditions: TodoItem['done'][]): TodoItem['done'] {
  return files => conditions.every(condition => condition(files));
}
