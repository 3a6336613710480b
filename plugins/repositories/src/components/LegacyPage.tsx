import { PluginHeader } from '@backstage/ui';
import { useTexts } from '../hooks/useTexts';
import { SourcePages } from './SourcePages';

/** The pages with the header that the new frontend system brings by itself. */
export function LegacySourcePage() {
  const t = useTexts();
  return (
    <>
      <PluginHeader title={t('title')} />
      <SourcePages />
    </>
  );
}
