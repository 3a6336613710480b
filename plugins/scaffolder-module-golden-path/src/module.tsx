import {
  createFrontendFeatureLoader,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
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

export const previewField = FormFieldBlueprint.make({
  name: 'golden-path-preview',
  params: {
    field: () =>
      import('./fields/PreviewField').then(m =>
        createFormField({
          name: 'GoldenPathPreview',
          component: m.PreviewField,
        }),
      ),
  },
});

/**
 * The fields `GoldenPathName`, `GoldenPathRepository` and `GoldenPathPreview` of
 * the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGoldenPath = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [nameField, repositoryField, previewField],
});

/**
 * The French texts of the fields; the app takes translations only from modules
 * of its own.
 *
 * @public
 */
export const goldenPathTranslationsModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    TranslationBlueprint.make({
      name: 'scaffolder-golden-path',
      params: { resource: goldenPathTranslations },
    }),
  ],
});

/**
 * Both modules, for the list of features of an app.
 *
 * @public
 */
const goldenPathFeatures = createFrontendFeatureLoader({
  loader: () => [scaffolderModuleGoldenPath, goldenPathTranslationsModule],
});

export default goldenPathFeatures;
