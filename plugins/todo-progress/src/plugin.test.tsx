import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { screen } from '@testing-library/react';
import plugin from './index';
import { todoProgressTranslationRef } from './translation';
import french from './translations/fr';

function Sentence() {
  const { t } = useTranslationRef(todoProgressTranslationRef);
  return <p>{t('doneOfTotal', { done: '8', total: '17' })}</p>;
}

describe('in an app of the new frontend system', () => {
  it('offers the card on the overview and the tab in its group', () => {
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
  });

  it('speaks English unless told otherwise', async () => {
    renderInTestApp(<Sentence />);
    expect(await screen.findByText('8 of 17')).toBeInTheDocument();
  });

  it('keeps the placeholders in French', () => {
    expect(french.doneOfTotal).toBe('{{done}} sur {{total}}');
  });
});
