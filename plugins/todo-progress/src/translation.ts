import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the progress card and tab, in English, with their French
 * translation; a key that is missing in French is a type error.
 *
 * @public
 */
export const todoProgressTranslationRef = createTranslationRef({
  id: 'plugin.todo-progress',
  translations: { fr: () => import('./translations/fr') },
  messages: {
    locale: 'en',
    title: 'Progress',
    doneOfTotal: '{{done}} of {{total}}',
    doneOfTotalLong: '{{done}} of {{total}} items done',
    state: { open: 'Open', done: 'Done', stalled: 'Stalled' },
    since: {
      openFor: 'Open for {{duration}}',
      openNew: 'Open since just now',
      doneAgo: 'Done {{duration}} ago',
      doneNow: 'Done just now',
      stalledFor: 'Stalled for {{duration}}',
    },
    time: {
      now: 'just now',
      ago: '{{duration}} ago',
      minutes: '{{value}} min',
      hours: '{{value}} h',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
    },
    common: {
      retry: 'Try again',
      loading: 'Loading progress',
      updated: 'Last updated {{ago}}',
      readFrom: 'read from',
      neverUpdated: 'Not read yet',
      notRefreshed:
        'Could not refresh: {{message}} What you see was read {{ago}}.',
      opensNewTab: '(opens in a new tab)',
    },
    card: {
      seeAll: 'See all',
      seeAllLabel: 'See all progress',
      doneInWindow: '+{{number}} in {{days}} days',
      noneInWindow: 'None finished in {{days}} days',
      stalled_one: '{{count}} stalled for more than {{days}} days',
      stalled_other: '{{count}} stalled for more than {{days}} days',
      nothingStalled: 'Nothing is stalled',
      complete: 'Everything is done',
    },
    header: {
      label: 'Progress so far',
      done: 'done',
      perWeek: '{{number}} finished per week',
      perWeekLabel: 'Finished per week, over the last {{weeks}} weeks',
      week: 'Week of {{date}}: {{number}}',
      stalledHint:
        'Open for more than {{days}} days in a section that was begun, where nothing was finished since.',
    },
    chart: {
      title: 'Burn-up',
      label: 'Items done and in total over time',
      done: 'Done',
      scope: 'Total',
      date: 'Date',
      tooShort: 'The burn-up appears once the history has two dates.',
    },
    filter: {
      label: 'Filters',
      state: 'State',
      all: 'All',
      section: 'Section',
      allSections: 'All sections',
      search: 'Search',
      searchPlaceholder: 'Id, text or person',
      shown_one: '{{count}} item',
      shown_other: '{{count}} items',
      none: 'No item matches these filters.',
      clear: 'Clear the filters',
    },
    section: { label: '{{title}}: {{done}} of {{total}} done' },
    item: {
      link: 'Link to {{id}}',
      source: 'Line {{line}} of {{file}}',
      references: 'References of {{id}}',
      missing: 'not found',
      missingHint: 'The repository has no such file or heading.',
      gone: '{{item}} is not in the list.',
      goneHint:
        'It was renamed or removed, or stands in a file that is not read.',
      showAll: 'Show all items',
    },
    diagnostics: {
      unread_one: '{{count}} line could not be read',
      unread_other: '{{count}} lines could not be read',
      doubtful_one: '{{count}} line needs a look',
      doubtful_other: '{{count}} lines need a look',
      show: 'Show',
      showLabel: 'Show what is wrong with these lines',
      title: 'Lines that need attention',
      notCounted: 'Not counted',
      counted: 'Counted',
      code: {
        duplicateId: 'Id is used twice',
        malformedId: 'Not an id',
        missingCheckMark: 'No check mark',
        unreadableCheckMark: 'Check mark cannot be read',
        emptyTitle: 'No text',
        textTooLong: 'Too long or nested too deep',
        unresolvedLink: 'File not found',
        unresolvedAnchor: 'Heading not found',
        unsafeLink: 'Unsafe link',
        fileTooLarge: 'File too large',
        fileNotText: 'Not a text file',
        tooManyItems: 'Too many items',
        tooManyFiles: 'Too many files',
      },
    },
    empty: {
      title: 'No items in the to-do files yet',
      description:
        'Write one line per item, with an id and a check mark, and push; it appears here by itself.',
      noFilesTitle: 'This component has no to-do file yet',
      noFiles:
        'Add a file such as TODO.md to the repository, or name yours in the annotation jalon.dev/todo-files of its catalog-info.yaml.',
      example: 'How an item is written',
      openRepository: 'Open the repository',
      readingTitle: 'The to-do files are being read for the first time',
      reading: 'This takes a few seconds; the page refreshes by itself.',
    },
    failure: {
      title: 'The progress could not be read',
      unknown: 'The portal did not say why.',
      generic:
        'Try again; if it persists, the platform team finds the cause in the log of the backend’s todo-progress plugin.',
      notFoundTitle: 'This entity was not found',
      forbiddenTitle: 'You may not see this progress',
      askOwner: 'Ask {{owner}}, who owns this, or the platform team.',
      askAnyOwner: 'Ask its owner or the platform team.',
    },
    sync: {
      noRepositoryTitle: 'This component names no repository',
      noRepository:
        'Add the annotation backstage.io/source-location (for example url:https://github.com/acme/orders-api/tree/main/) or github.com/project-slug to its catalog-info.yaml.',
      unreachableTitle: 'The repository’s host does not answer',
      unreachable:
        'Whoever runs the portal checks integrations (host and token) or repositories.local.directory in app-config.yaml.',
      invalidTitle: 'The repository or its to-do files cannot be used',
      invalid:
        'Correct the annotation named here in catalog-info.yaml; it is read again by itself.',
      since: 'Since {{ago}}.',
      stillTrue: 'What is shown was true {{ago}}; later changes are missing.',
      nothingStillTrue: 'Nothing has been read so far.',
    },
  },
});
