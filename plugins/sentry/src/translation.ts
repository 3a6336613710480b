import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/**
 * The texts of the errors pages, in English.
 *
 * @public
 */
export const sentryTranslationRef = createTranslationRef({
  id: 'plugin.sentry',
  messages: {
    locale: 'en',
    level: {
      fatal: 'Fatal',
      error: 'Error',
      warning: 'Warning',
      info: 'Info',
      debug: 'Debug',
      sample: 'Sample',
      unknown: 'Unknown',
    },
    state: {
      unresolved: 'Unresolved',
      resolved: 'Resolved',
      ignored: 'Archived',
      leftBehind: 'Left behind',
    },
    priority: { low: 'Low', medium: 'Medium', high: 'High' },
    time: {
      now: 'just now',
      ago: '{{duration}} ago',
      minutes: '{{number}} min',
      hours: '{{number}} h',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
    },
    common: {
      copy: 'Copy {{value}}',
      copied: 'Copied',
      retry: 'Try again',
      updated: 'Last updated {{ago}}',
      neverUpdated: 'Not read from Sentry yet',
      notRefreshed:
        'Could not refresh: {{message}} What you see was read {{ago}}.',
      loading: 'Loading errors',
      none: '—',
    },
    demo: {
      short: 'Demo Sentry',
      long: 'These errors come from the demo’s own Sentry, not from yours. Point sentry.instances in app-config.yaml at your organisation to replace them.',
    },
    card: {
      title: 'Errors',
      seeAll: 'See all',
      seeAllLabel: 'See all errors',
      nothingWrong: 'Nothing is wrong: no unresolved error.',
      perDay: 'Events per day, last {{days}} days',
    },
    figures: {
      unresolved: 'Unresolved',
      newSince: 'New since {{version}}',
      newSinceLast: 'New since the last deployment',
      inEnvironment: 'deployed to {{environment}}',
      regressed_one: 'and {{count}} came back',
      regressed_other: 'and {{count}} came back',
      noDeployment: 'no deployment is known',
      crashFree: 'Crash-free sessions',
      before: 'was {{value}} ({{change}} pts)',
      sessions: 'of {{sessions}} sessions',
      fewSessions: '(few)',
      noSessions: 'no sessions are sent',
      byReleaseHint: 'The sessions of this release and of the one before it.',
      byTimeHint:
        'The sessions of the days before and after the deployment: no release is named.',
    },
    sparkline: {
      label:
        '{{total}} events in {{days}} days; at most {{most}} a day, on {{date}}',
      quiet: 'No event in {{days}} days',
    },
    trend: {
      title: 'Events per day',
      barKey: 'events',
      markKey: 'deployment',
      events: '{{events}} events',
      deployed: '{{version}} to {{environment}}',
      tableLabel: 'Events and deployments per day, in UTC',
      day: 'Day',
      eventsColumn: 'Events',
      deployments: 'Deployments',
    },
    verdict: {
      title: '{{version}} in {{environment}} brought {{what}}',
      new_one: '{{count}} new error',
      new_other: '{{count}} new errors',
      regressed_one: '{{count}} that came back',
      regressed_other: '{{count}} that came back',
      and: ' and ',
    },
    rollback: { action: 'Roll back {{environment}} to {{version}}…' },
    brought: {
      newIn: 'New in',
      regressedIn: 'Regressed in',
      inferred: 'inferred',
      inferredHint:
        'Told from the moment alone: Sentry names no release that was deployed.',
      byRelease: 'Sentry names the release {{release}}, which it deployed.',
      byTime:
        'Inferred: first seen soon after it; Sentry names no release that was deployed.',
      leftBehind: 'A rollback left it, and the error with it,',
      rolledBack: 'A rollback left it',
      unknown: 'It is tied to no deployment.',
      open: 'Open the deployment',
      openLabel: 'Open the deployment of {{version}}',
    },
    filter: {
      label: 'Filters',
      search: 'Title, culprit or id',
      state: 'State',
      allStates: 'All states',
      level: 'Level',
      allLevels: 'All levels',
      environment: 'Environment',
      allEnvironments: 'All environments',
      release: 'Release',
      allReleases: 'All releases',
      searchRelease: 'Find a release',
      project: 'Project',
      allProjects: 'All projects',
      oneDeployment: 'One deployment',
      clearDeployment: 'Show the errors of all deployments',
      sort: 'Sort by',
    },
    issue: {
      sectionTitle: 'Errors',
      tableLabel: 'Errors',
      error: 'Error',
      level: 'Level',
      state: 'State',
      broughtBy: 'Came with',
      events: 'Events',
      users: 'Users',
      firstSeen: 'First seen',
      lastSeen: 'Last seen',
      eventsCount_one: '{{events}} event',
      eventsCount_other: '{{events}} events',
      usersCount_one: '{{users}} user',
      usersCount_other: '{{users}} users',
      page_one: 'Page {{page}} · {{total}} error',
      page_other: 'Page {{page}} · {{total}} errors',
      pages: 'Pages',
      next: 'Next',
      previous: 'Previous',
      details: 'Error',
      close: 'Close the details',
      back: 'Back to the errors',
      openInSentry: 'Open in Sentry',
      openInDemo: 'Open in the demo’s Sentry',
      id: 'Id',
      culprit: 'Culprit',
      usersAffected: 'Users affected',
      firstRelease: 'First release',
      noRelease: 'Sentry names none',
      regressedRelease: 'Came back in',
      regressedAt: 'Came back',
      environments: 'Environments',
      project: 'Project',
      platform: 'Platform',
      priority: 'Priority',
      assignee: 'Assigned to',
      nobody: 'nobody',
      perDay: 'Events per day, last {{days}} days',
    },
    deployment: {
      title: 'Errors',
      none: 'It brought no new error and brought none back.',
      new: 'New',
      regressed: 'Came back',
      newShort: '{{number}} new',
      regressedShort: '{{number}} back',
      seeAll: 'See all {{number}} errors',
      crashFree:
        'Crash-free sessions {{now}}, before {{before}} (n={{sessions}})',
      crashFreeNow: 'Crash-free sessions {{now}} (n={{sessions}})',
      failed: 'Its errors could not be read: {{message}}',
    },
    empty: {
      title: 'Nothing is wrong',
      description: 'There is no unresolved error.',
      sinceDeployment:
        'There is no unresolved error; {{version}} runs cleanly in {{environment}}.',
      showAll: 'Show errors of all states',
      filtered: 'No error matches these filters.',
      clear: 'Clear the filters',
    },
    failure: {
      title: 'The errors could not be read',
      unknown: 'The portal did not say why.',
      generic:
        'Try again; if it persists, the platform team finds the cause in the log of the backend’s sentry plugin.',
      notFoundTitle: 'This error is not known here',
      forbiddenTitle: 'You may not see these errors',
      askOwner: 'Ask {{owner}}, who owns this component, for access.',
      askAnyOwner: 'Ask an owner of the component for access.',
    },
    problem: {
      noAnnotationTitle: 'This component names no Sentry project',
      noAnnotation:
        'Its owner adds the annotation sentry.io/project-slug to its catalog-info.yaml: project or organization/project, several separated by commas.',
      notConfiguredTitle: 'The portal does not know this Sentry',
      notConfigured:
        'Whoever runs the portal adds it to sentry.instances in app-config.yaml, or the owner mends the annotation sentry.io/project-slug.',
      noProjectTitle: 'Sentry has no project “{{project}}”',
      noProject:
        'Its owner compares the annotation sentry.io/project-slug with the project’s slug in Sentry (Settings → Projects), or creates the project there.',
      noAccessTitle: 'Sentry does not let the portal read this project',
      noAccess:
        'Whoever runs the portal gives the token of sentry.instances “{{instance}}” the scopes org:read, project:read, project:releases and event:read.',
      unreachableTitle: 'Sentry does not answer',
      unreachable:
        'Nothing needs to be done here: it is asked again by itself. Whoever runs the portal checks baseUrl of sentry.instances “{{instance}}” if it lasts.',
      pendingTitle: 'The errors are being read for the first time',
      pending: 'They appear here by themselves within a few minutes.',
      noDeploymentsTitle: 'The deployments could not be read',
      noDeployments: 'Errors are shown, but not which deployment brought them.',
      since: 'First noticed {{ago}}.',
      stillTrue: 'What is shown was true {{ago}}; later errors are missing.',
      nothingStillTrue: 'No error has been read so far.',
      edit: 'Edit catalog-info.yaml',
    },
  },
});

/**
 * The English texts with their French translation.
 *
 * @public
 */
export const sentryTranslations = createTranslationResource({
  ref: sentryTranslationRef,
  translations: { fr: () => import('./translations/fr') },
});
