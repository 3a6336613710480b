import { Answers, Component } from '../../answers';
import { Environment, namespaceOf } from '../../kubernetes/configuration';

export type Severity = 'critical' | 'warning';

/** The part of the system that an alert is about: notifications follow it. */
export type AlertComponent =
  | 'backend'
  | 'worker'
  | 'frontend'
  | 'database'
  | 'redis'
  | 'kubernetes'
  | 'ingress'
  | 'security'
  | 'business'
  | 'monitoring';

/** Samples that a unit test of a rule is given. */
export interface TestCase {
  /** Values in promtool's notation by series. */
  readonly series: Readonly<Record<string, string>>;
  /** When the alert is looked at; half an hour after the first sample if left out. */
  readonly at?: string;
}

/** Samples that make an alert fire, and what it then says. */
export interface FiringCase extends TestCase {
  /** Labels of the alert besides its severity and component. */
  readonly labels: Readonly<Record<string, string>>;
  /** What `$value` reads in the description. */
  readonly value?: string;
}

/** An alert, what proves that it works, and what it makes superfluous. */
export interface Alert {
  readonly name: string;
  readonly severity: Severity;
  readonly component: AlertComponent;
  /** PromQL; whatever it returns fires. */
  readonly expr: string;
  readonly for: string;
  readonly summary: string;
  /** May refer to `$labels` and to `$value`, as Prometheus' templates do. */
  readonly description: string;
  readonly fires: FiringCase;
  readonly silent: TestCase;
  /** Alerts of the same namespace that say nothing new while this one fires. */
  readonly inhibits?: readonly string[];
}

/** A query that Prometheus stores under a name of its own. */
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
}

export interface AlertGroup {
  readonly name: string;
  readonly records?: readonly RecordingRule[];
  readonly alerts: readonly Alert[];
}

/** What the tables of alerts depend on. */
export interface Scope {
  readonly answers: Answers;
  /** Label matcher of the namespaces of the repository. */
  readonly namespaces: string;
  /** The namespace that the unit tests play in. */
  readonly namespace: string;
  readonly has: (component: Component) => boolean;
  /** The Node.js processes that Prometheus scrapes, as an alternation of jobs. */
  readonly jobs: string;
}

export function scopeOf(answers: Answers): Scope {
  const has = (component: Component) => answers.components.includes(component);
  return {
    answers,
    namespaces: `namespace=~"${namespacesOf(answers).join('|')}"`,
    namespace: namespaceOf(answers.name, 'production'),
    has,
    jobs: [
      ...(has('backend') ? ['backend-api', 'backend-worker'] : []),
      ...(has('frontend') ? ['frontend'] : []),
    ].join('|'),
  };
}

const ENVIRONMENTS: readonly Environment[] = ['staging', 'production'];

/** The namespaces of a repository: one cluster may hold both. */
export function namespacesOf(answers: Answers): string[] {
  return ENVIRONMENTS.map(environment =>
    namespaceOf(answers.name, environment),
  );
}
