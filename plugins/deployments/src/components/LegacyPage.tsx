import { PluginHeader } from '@backstage/ui';
import { useTexts } from '../hooks/useFormat';
import { DeploymentsPages } from './DeploymentsPages';

/** The pages with the header that the new frontend system brings by itself. */
export function LegacyDeploymentsPage() {
  const t = useTexts();
  return (
    <>
      <PluginHeader title={t('plugin.title')} />
      <main>
        <DeploymentsPages />
      </main>
    </>
  );
}
