import { createExtensionTester } from '@backstage/frontend-test-utils';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import french from './translations/fr';
import {
  nameField,
  previewField,
  repositoryField,
  scaffolderModuleGoldenPath,
} from './module';

describe('scaffolderModuleGoldenPath', () => {
  const { formFieldLoader } = FormFieldBlueprint.dataRefs;

  it('adds its fields to the scaffolder', async () => {
    const loaders = [
      createExtensionTester(nameField).get(formFieldLoader),
      createExtensionTester(repositoryField).get(formFieldLoader),
      createExtensionTester(previewField).get(formFieldLoader),
    ];
    const [name, repository, preview] = await Promise.all(
      loaders.map(load => load()),
    );
    const parts = {
      component: expect.any(Function),
      validation: expect.any(Function),
    };
    expect(name).toMatchObject({ name: 'GoldenPathName', ...parts });
    expect(repository).toMatchObject({
      name: 'GoldenPathRepository',
      ...parts,
    });
    expect(preview).toMatchObject({
      name: 'GoldenPathPreview',
      component: expect.any(Function),
    });
    expect(scaffolderModuleGoldenPath.pluginId).toBe('scaffolder');
  });

  it('has French texts', () => {
    expect(Object.keys(french.messages)).toContain('name.free');
  });
});
