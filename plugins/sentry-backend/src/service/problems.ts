import type { SentryProblem } from '@jalon/plugin-sentry-common';
import type { InstanceStatus, StoredProject } from '../database/types';
import type { AnnotatedProject } from '../domain/annotation';
import { formatProjectKey } from '../domain/types';

/** What stands between an entity and its errors, said so that it can be mended. */
export function findProblems(
  annotated: readonly AnnotatedProject[],
  projects: ReadonlyMap<string, StoredProject>,
  instances: ReadonlyMap<string, InstanceStatus>,
  deploymentsFailingSince: string | undefined,
): SentryProblem[] {
  if (annotated.length === 0) {
    return [
      {
        code: 'no-annotation',
        message:
          'Name the projects of Sentry in the annotation sentry.io/project-slug, such as "organization/project"; several are separated by commas.',
      },
    ];
  }
  const names = new Set(annotated.map(each => each.project?.instance));
  return [
    ...[...names].flatMap(name => instanceProblem(instances.get(name ?? ''))),
    ...annotated.flatMap(each => projectProblem(each, projects, instances)),
    ...(deploymentsFailingSince && projects.size > 0
      ? [
          {
            code: 'no-deployments' as const,
            message:
              'The deployments could not be read, so errors are tied to those that were known before.',
            since: deploymentsFailingSince,
          },
        ]
      : []),
  ];
}

function instanceProblem(status: InstanceStatus | undefined): SentryProblem[] {
  if (!status?.failingSince) {
    return [];
  }
  const { name, failingSince } = status;
  return status.failureKind === 'access'
    ? [
        {
          code: 'no-access',
          message: `Sentry refuses the token of "${name}" (sentry.instances[].token): it has to read issues and events, projects, releases and the organisation.`,
          since: failingSince,
          instance: name,
        },
      ]
    : [
        {
          code: 'unreachable',
          message: `Sentry "${name}" does not answer; what is shown is what was read before.`,
          since: failingSince,
          instance: name,
        },
      ];
}

function projectProblem(
  { text, project }: AnnotatedProject,
  projects: ReadonlyMap<string, StoredProject>,
  instances: ReadonlyMap<string, InstanceStatus>,
): SentryProblem[] {
  if (!project) {
    return [
      {
        code: 'not-configured',
        message: `The annotation names "${text}", but no instance in sentry.instances has that name or organisation.`,
        project: text,
      },
    ];
  }
  const { instance } = project;
  const stored = projects.get(formatProjectKey(project));
  const where = { project: text, instance, since: stored?.problemSince };
  if (stored?.access === 'missing') {
    return [
      {
        ...where,
        code: 'no-project',
        message: `Sentry "${instance}" has no project "${project.slug}": mend the annotation sentry.io/project-slug, or create the project.`,
      },
    ];
  }
  if (stored?.access === 'forbidden') {
    return [
      {
        ...where,
        code: 'no-access',
        message: `The token of "${instance}" may not read the project "${project.slug}": give its integration access in Sentry.`,
      },
    ];
  }
  const isWaiting = !stored?.syncedAt && !instances.get(instance)?.failingSince;
  return isWaiting
    ? [
        {
          ...where,
          code: 'pending',
          message: `The errors of "${text}" are being read for the first time.`,
        },
      ]
    : [];
}
