import { createPlugin } from '@backstage/core-plugin-api';
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { NameField } from './fields/NameField';
import { PreviewField } from './fields/PreviewField';
import { RepositoryField } from './fields/RepositoryField';
import { validateName, validateRepository } from './fields/validation';

/**
 * Holds the fields in the old frontend system.
 *
 * @public
 */
export const goldenPathFieldsPlugin = createPlugin({
  id: 'scaffolder-golden-path',
});

/**
 * The field `GoldenPathName`.
 *
 * @public
 */
export const GoldenPathNameFieldExtension = goldenPathFieldsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GoldenPathName',
    component: NameField,
    validation: validateName,
  }),
);

/**
 * The field `GoldenPathRepository`.
 *
 * @public
 */
export const GoldenPathRepositoryFieldExtension =
  goldenPathFieldsPlugin.provide(
    createScaffolderFieldExtension({
      name: 'GoldenPathRepository',
      component: RepositoryField,
      validation: validateRepository,
    }),
  );

/**
 * The field `GoldenPathPreview`.
 *
 * @public
 */
export const GoldenPathPreviewFieldExtension = goldenPathFieldsPlugin.provide(
  createScaffolderFieldExtension({
    name: 'GoldenPathPreview',
    component: PreviewField,
  }),
);
