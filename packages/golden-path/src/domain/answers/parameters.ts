import type { Component } from './types';

/**
 * A question of the form that has a default, as JSON schema words it.
 *
 * @public
 */
export type Parameter = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** The components that it concerns. */
  readonly components: readonly Component[];
} & (
  | {
      readonly type: 'string';
      readonly default: string;
      readonly enum: readonly string[];
      /** What a person reads instead of the value. */
      readonly enumNames: readonly string[];
    }
  | {
      readonly type: 'string';
      readonly default: string;
      readonly pattern: string;
      readonly maxLength: number;
    }
  | { readonly type: 'boolean'; readonly default: boolean }
  | {
      readonly type: 'integer';
      readonly default: number;
      readonly minimum: number;
      readonly maximum: number;
    }
);

const ALL: readonly Component[] = ['backend', 'frontend', 'mobile'];
const DEPLOYED: readonly Component[] = ['backend', 'frontend'];
const BACKEND: readonly Component[] = ['backend'];
const MOBILE: readonly Component[] = ['mobile'];

/** A branch that needs quoting neither in a shell nor in YAML. */
export const BRANCH_PATTERN = '^[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?$';

const branch = {
  type: 'string',
  pattern: BRANCH_PATTERN,
  maxLength: 40,
} as const;

/** The questions that have a default, in the order of the form. */
export const PARAMETERS: readonly Parameter[] = [
  {
    name: 'language',
    title: 'Language of the documents',
    description: 'README, architecture, decisions, runbooks and to-do list',
    components: ALL,
    type: 'string',
    default: 'en',
    enum: ['en', 'fr'],
    enumNames: ['English', 'Français'],
  },
  {
    name: 'layout',
    title: 'Layout',
    description: 'Where the code lives in the repository',
    components: ALL,
    type: 'string',
    default: 'single',
    enum: ['single', 'monorepo'],
    enumNames: ['At the root', 'In a folder of its own, beside others to come'],
  },
  {
    name: 'nodeVersion',
    title: 'Node.js',
    description:
      'Major version in images, pipelines and on developers’ machines',
    components: ALL,
    type: 'string',
    default: '24',
    enum: ['24', '22'],
    enumNames: ['24', '22'],
  },
  {
    name: 'coverageThreshold',
    title: 'Test coverage',
    description:
      'Per cent of the code that tests must run, or the pipeline fails',
    components: ALL,
    type: 'integer',
    default: 80,
    minimum: 0,
    maximum: 80,
  },
  {
    name: 'integrationBranch',
    title: 'Integration branch',
    description: 'Where work is integrated before it reaches main',
    components: ALL,
    default: 'develop',
    ...branch,
  },
  {
    name: 'registry',
    title: 'Container registry',
    description: 'Where images are pushed to',
    components: DEPLOYED,
    type: 'string',
    default: 'ghcr',
    enum: ['ghcr', 'dockerhub'],
    enumNames: ['GitHub Container Registry', 'Docker Hub'],
  },
  {
    name: 'deployTrigger',
    title: 'Deployments',
    description: 'Production always asks for an approval',
    components: DEPLOYED,
    type: 'string',
    default: 'staging-on-main',
    enum: ['staging-on-main', 'manual'],
    enumNames: [
      'Staging at every merge to main, production on demand',
      'Both on demand',
    ],
  },
  {
    name: 'database',
    title: 'Database',
    description: 'Kind of database',
    components: BACKEND,
    type: 'string',
    default: 'postgres',
    enum: ['postgres', 'mongodb'],
    enumNames: ['PostgreSQL', 'MongoDB'],
  },
  {
    name: 'orm',
    title: 'Object-relational mapper',
    description: 'How the code talks to PostgreSQL; MongoDB uses Mongoose',
    components: BACKEND,
    type: 'string',
    default: 'prisma',
    enum: ['prisma', 'drizzle'],
    enumNames: ['Prisma', 'Drizzle'],
  },
  {
    name: 'postgis',
    title: 'PostGIS',
    description: 'Geographic types and queries; PostgreSQL only',
    components: BACKEND,
    type: 'boolean',
    default: false,
  },
  {
    name: 'databaseHosting',
    title: 'Data stores',
    description: 'Who runs database, Redis and object storage in production',
    components: BACKEND,
    type: 'string',
    default: 'managed',
    enum: ['managed', 'in-cluster'],
    enumNames: [
      'Managed by the cloud provider, with backups and point-in-time recovery',
      'In the cluster',
    ],
  },
  {
    name: 'cloudProvider',
    title: 'Cloud provider',
    description: 'Of the managed data stores',
    components: BACKEND,
    type: 'string',
    default: 'aws',
    enum: ['aws', 'digitalocean'],
    enumNames: ['AWS', 'DigitalOcean'],
  },
  {
    name: 'splitProbes',
    title: 'Separate liveness probe',
    description:
      'A failing database takes pods out of service instead of restarting all of them',
    components: BACKEND,
    type: 'boolean',
    default: false,
  },
  {
    name: 'scheduledJobs',
    title: 'Scheduled jobs',
    description:
      'Metrics every 5 minutes, cleaning up and a report once a day, run by the worker',
    components: BACKEND,
    type: 'boolean',
    default: false,
  },
  {
    name: 'easBuildOnPr',
    title: 'EAS build on pull requests',
    description:
      'Costs build minutes; without it a pull request exports the app',
    components: MOBILE,
    type: 'boolean',
    default: false,
  },
  {
    name: 'billing',
    title: 'In-app purchases',
    description: 'Subscriptions and entitlements by RevenueCat',
    components: MOBILE,
    type: 'boolean',
    default: false,
  },
  {
    name: 'mobileDevBranch',
    title: 'Development branch',
    description: 'A push builds the app for developers',
    components: MOBILE,
    default: 'dev',
    ...branch,
  },
  {
    name: 'mobileStagingBranch',
    title: 'Staging branch',
    description: 'A push updates the app of testers over the air',
    components: MOBILE,
    default: 'staging',
    ...branch,
  },
];
