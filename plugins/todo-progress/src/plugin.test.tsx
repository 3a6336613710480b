import { createExtensionTester } from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import plugin from './index';
import messages from './translations/fr';
import { todoProgressTranslationRef } from './translation';

describe('in an app of the new frontend system', () => {
  it('offers the card, the tab in its group, the client and the texts', () => {
    expect(
      String(plugin.getExtension('entity-card:todo-progress/overview')),
    ).toContain('entity-content:catalog/overview');
    const content = createExtensionTester(
      plugin.getExtension('entity-content:todo-progress'),
    );
    expect(content.get(EntityContentBlueprint.dataRefs.title)).toBe('Progress');
    expect(content.get(EntityContentBlueprint.dataRefs.group)).toBe(
      'development',
    );
    expect(content.get(coreExtensionData.routePath)).toBe('/progress');
    const translation = createExtensionTester(
      plugin.getExtension('translation:todo-progress'),
    ).get(TranslationBlueprint.dataRefs.translation);
    expect(translation.id).toBe(todoProgressTranslationRef.id);
  });

  it('speaks French', () => {
    expect(messages.id).toBe(todoProgressTranslationRef.id);
    expect(messages.messages.title).toBe('Avancement');
  });
});
