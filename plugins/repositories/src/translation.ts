import { createTranslationRef } from '@backstage/frontend-plugin-api';

/**
 * The texts of the source pages, in English, with their French translation. A
 * key that is missing in French is a type error.
 *
 * @public
 */
export const repositoriesTranslationRef = createTranslationRef({
  id: 'plugin.repositories',
  translations: { fr: () => import('./translations/fr') },
  messages: {
    locale: 'en',
    title: 'Source',
    list: {
      title: 'Repositories of this portal',
      emptyTitle: 'There is no repository yet',
      empty: 'Creating a component from a template makes one.',
      create: 'Create a component',
      truncated: 'Only the first {{max}} repositories are shown.',
    },
    breadcrumb: 'Where this is',
    loading: 'Loading',
    clone: 'Clone',
    copy: 'Copy {{what}}',
    copied: 'Copied',
    copyClone: 'the clone command',
    copyCommit: 'the commit',
    defaultBranch: '{{branch}} (default branch)',
    revision: 'Revision',
    lastCommit: 'Last change',
    tree: {
      folder: 'Folder',
      file: 'File',
      emptyTitle: 'This folder is empty',
      empty: 'Commit a file to see it here.',
      truncated: 'Only the first {{max}} entries are shown.',
    },
    blob: {
      view: 'How to show the file',
      rendered: 'Rendered',
      source: 'Source',
      done: 'Done',
      toDo: 'To do',
      line: 'Line {{line}}',
      content: 'Content of {{path}}',
      binaryTitle: 'This file is not text',
      binary: 'Clone the repository to open it.',
      emptyTitle: 'This file is empty',
      truncated:
        'Only the beginning is shown. Clone the repository to read all of it.',
      size: '{{size}} bytes',
    },
    commit: {
      title: 'Commit {{sha}}',
      parent: 'Parent',
      noParent: 'First commit',
      browse: 'Browse the files at this commit',
      files_one: '{{count}} file changed',
      files_other: '{{count}} files changed',
      added: 'Added',
      modified: 'Modified',
      deleted: 'Deleted',
      binary: 'Not text: the difference is not shown.',
      noPatch: 'No text changed, or the difference is too long to be shown.',
      truncated: 'The difference is too long: only its beginning is shown.',
      difference: 'Difference of {{path}}',
      openFile: 'Open {{path}} at this commit',
      empty: 'This commit changes no file.',
    },
    error: {
      notFoundTitle: 'Not found',
      notFound: 'It may have been renamed or deleted since the link was made.',
      toRepository: 'Go to the default branch',
      toList: 'See all repositories',
      forbiddenTitle: 'You may not read this',
      forbidden:
        'Sign in, or ask whoever looks after this portal for access to its repositories.',
      title: 'The repository could not be read',
      help: 'If it does not pass, whoever looks after this portal finds the cause in the log of the “repositories” backend.',
      retry: 'Try again',
    },
    time: {
      now: 'just now',
      minutes: '{{value}} min ago',
      hours: '{{value}} h ago',
      days_one: '{{count}} day ago',
      days_other: '{{count}} days ago',
    },
  },
});
