/**
 * A part of a product that is built and delivered on its own.
 *
 * @public
 */
export type Component = 'backend' | 'frontend' | 'mobile';

/**
 * Languages of the generated documents.
 *
 * @public
 */
export type Language = 'en' | 'fr';

/**
 * What a person answered in the form of a golden path, checked and completed.
 *
 * @public
 */
export interface Answers {
  /** DNS label that starts with a letter, as RFC 1123 and the catalog want it. */
  readonly name: string;
  /** Entity reference of the owner, as picked in the form. */
  readonly owner: string;
  /** One line of text; anything may be in it. */
  readonly description: string;
  readonly repository: {
    readonly host: string;
    readonly owner: string;
    readonly name: string;
  };
  /** Host under which the product is reached, `api.` before it for the API. */
  readonly domain: string;
  /** Entity reference of the system that it is part of. */
  readonly system?: string;
  readonly language: Language;
  /** At least one; more than one only in a mono-repo. */
  readonly components: readonly Component[];
  /** `single`: the component at the root. `monorepo`: one folder each. */
  readonly layout: 'single' | 'monorepo';
  /** Major version of Node.js. */
  readonly nodeVersion: 22 | 24;
  /** Least share of covered lines, branches, functions and statements, in per cent. */
  readonly coverageThreshold: number;
  readonly registry: 'ghcr' | 'dockerhub';
  /** Branch on which work is integrated before it reaches `main`. */
  readonly integrationBranch: string;
  readonly database: 'postgres' | 'mongodb';
  /** Follows from `database` and `orm`. */
  readonly dataLayer: 'prisma' | 'drizzle' | 'mongoose';
  readonly postgis: boolean;
  readonly databaseHosting: 'managed' | 'in-cluster';
  /** Who runs the managed data stores. */
  readonly cloudProvider: 'aws' | 'digitalocean';
  /** Liveness asks the process only, readiness its data stores too. */
  readonly splitProbes: boolean;
  readonly deployTrigger: 'staging-on-main' | 'manual';
  readonly scheduledJobs: boolean;
  readonly easBuildOnPr: boolean;
  /** In-app purchases by RevenueCat. */
  readonly billing: boolean;
  readonly mobileDevBranch: string;
  readonly mobileStagingBranch: string;
}

/**
 * Answers as they come from a form or a program: only `name` and `owner` are
 * needed, and anything may be wrong with any of them.
 *
 * @public
 */
export type RawAnswers = Readonly<Record<string, unknown>>;
