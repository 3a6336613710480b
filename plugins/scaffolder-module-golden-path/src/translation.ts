import {
  createTranslationRef,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';

/**
 * The texts of the golden-path fields, in English.
 *
 * @public
 */
export const goldenPathTranslationRef = createTranslationRef({
  id: 'scaffolder-golden-path',
  messages: {
    name: {
      label: 'Name',
      format:
        'At most 63 characters: a-z, 0-9 and -, starting with a letter, not ending with -',
      checking: 'Looking whether the catalog has {{name}}',
      free: '{{name}} is free in the catalog',
      taken: 'The catalog already has {{name}}: choose another name',
      unknown:
        'The catalog does not answer. It is asked again before anything is created.',
    },
    repository: {
      group: 'Repository',
      host: 'Where it is kept',
      local: 'This portal',
      owner: 'Owner',
      ownerDescription: 'Organisation or person that the repository belongs to',
      name: 'Repository name',
      nameDescription:
        'The same as the name of the component, unless you change it',
      hosts:
        'The portal does not say where repositories can be kept: {{message}}',
      retry: 'Try again',
      incomplete: 'Choose where it is kept, its owner and its name',
      ownerFormat: 'The owner has at most 39 characters: letters, digits and -',
      nameFormat:
        'The repository name has at most 100 characters: letters, digits, ., _ and -, and does not end with .git',
      checking: 'Looking whether {{name}} is free',
      free: '{{name}} is free',
      taken: '{{name}} exists already: choose another name',
      unknown:
        'The host does not answer. It is asked again before anything is created.',
    },
    preview: {
      loading: 'Rendering the repository and looking at it…',
      summary:
        '{{number}} files. {{done}} of {{total}} items of the platform’s to-do list are done from the start. Nothing is created before the last step.',
      checks: 'What was checked',
      passed: '{{name}}: {{number}} in order',
      failed: '{{name}}: {{number}} to look at',
      validator: {
        syntax: 'JSON and YAML',
        workflows: 'Workflows',
        kubernetes: 'Manifests',
        compose: 'Compose',
        catalog: 'Catalog',
        codeowners: 'Code owners',
        links: 'Documents',
      },
      files: 'Files',
      wrong: ', to look at',
      search: 'Search files',
      nothing: 'No file is called like that.',
      choose: 'Choose a file to see what will be in it.',
      binary: 'A picture or another file that is no text.',
      truncated: 'the rest is not shown',
      failedTitle: 'This cannot be generated yet',
      fileFailed: '{{path}} cannot be shown: {{message}}',
      retry: 'Try again',
    },
  },
});

/**
 * The English texts with their French translation.
 *
 * @public
 */
export const goldenPathTranslations = createTranslationResource({
  ref: goldenPathTranslationRef,
  translations: { fr: () => import('./translations/fr') },
});
