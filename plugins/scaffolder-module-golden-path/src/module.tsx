import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { validateName, validateRepository } from './fields/validation';
import { goldenPathTranslations } from './translation';

export const nameField = FormFieldBlueprint.make({
  name: 'golden-path-name',
  params: {
    field: () =>
      import('./fields/NameField').then(m =>
        createFormField({
          name: 'GoldenPathName',
          component: m.NameField,
          validation: validateName,
        }),
      ),
  },
});

export const repositoryField = FormFieldBlueprint.make({
  name: 'golden-path-repository',
  params: {
    field: () =>
      import('./fields/RepositoryField').then(m =>
        createFormField({
          name: 'GoldenPathRepository',
          component: m.RepositoryField,
          validation: validateRepository,
        }),
      ),
  },
});

/** Messages of the golden-path fields. */
const translations = TranslationBlueprint.make({
  name: 'golden-path',
  params: { resource: goldenPathTranslations },
});

/**
 * The fields `GoldenPathName` and `GoldenPathRepository` of the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [nameField, repositoryField, translations],
});
