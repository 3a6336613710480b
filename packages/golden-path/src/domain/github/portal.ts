import { Answers, Component } from '../answers';
import { componentName } from '../files';
import { runScript } from './scripts';
import { expression, script, SECRET, Step } from './workflow';

const PORTAL = {
  PORTAL_URL: expression('vars.PORTAL_URL'),
  PORTAL_TOKEN: SECRET('PORTAL_TOKEN'),
};

/** Present when the repository has been told where the portal is. */
const HAS_PORTAL = "vars.PORTAL_URL != ''";

/** How the portal's catalog calls a component. */
export function entityRefOf(answers: Answers, component: Component): string {
  return `component:default/${componentName(answers, component)}`;
}

/** Asks the portal whether an environment may be changed. */
export function gate(options: {
  answers: Answers;
  components: readonly Component[];
  environment: string;
  /** Lines that set OPERATION to the rollback which is being deployed. */
  operation?: readonly string[];
}): Step {
  const { answers, components, environment, operation = [] } = options;
  return {
    name: `Ask the portal whether ${environment} may be changed`,
    if: expression(HAS_PORTAL),
    env: {
      ...PORTAL,
      ENTITIES: components
        .map(component => entityRefOf(answers, component))
        .join(' '),
      ENVIRONMENT: environment,
    },
    run: script(operation, runScript('portal-gate.sh')),
  };
}

/** What a job tells the portal when it is over. */
export interface Report {
  readonly name: string;
  /** A GitHub condition, without its braces. */
  readonly if: string;
  readonly environment: string;
  readonly kind: 'deploy' | 'rollback';
  /** GitHub condition, without its braces, that it went well. */
  readonly succeeded: string;
  readonly components: readonly {
    readonly entityRef: string;
    /** Name of the artefact: an image without its tag, or an app. */
    readonly artefact: string;
    /** GitHub expression without braces. */
    readonly version: string;
  }[];
  /** GitHub expression without braces of the commit that asks for it. */
  readonly commit: string;
}

/** Tells the portal what was deployed, and how it went. Never fails a job. */
export function report(details: Report): Step {
  const components = details.components.map((component, index) => ({
    ...component,
    variable: `VERSION_${index + 1}`,
  }));
  return {
    name: details.name,
    if: expression(`${details.if} && ${HAS_PORTAL}`),
    'continue-on-error': true,
    env: {
      ...PORTAL,
      ENVIRONMENT: details.environment,
      KIND: details.kind,
      STATE: expression(`${details.succeeded} && 'success' || 'failure'`),
      COMMIT: expression(details.commit),
      ...Object.fromEntries(
        components.map(({ variable, version }) => [
          variable,
          expression(version),
        ]),
      ),
    },
    run: [
      runScript('portal-report.sh'),
      ...components.map(
        ({ entityRef, artefact, variable }) =>
          `"${entityRef}=${artefact}=$${variable}"`,
      ),
    ].join(' '),
  };
}
