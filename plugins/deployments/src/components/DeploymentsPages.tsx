import { Route, Routes } from 'react-router-dom';
import { ButtonLink, Container, Text } from '@backstage/ui';
import { useTexts } from '../hooks/useFormat';
import { rollbackOperationRouteRef, rollbackRouteRef } from '../routes';
import { OperationPage } from './rollback/OperationPage';
import { RollbackPage } from './rollback/RollbackPage';
import { Notice } from './shared/Notice';

function Landing() {
  const t = useTexts();
  return (
    <Container>
      <Notice
        type="empty"
        title={t('plugin.title')}
        action={
          <ButtonLink variant="secondary" href="/catalog">
            {t('landing.action')}
          </ButtonLink>
        }
      >
        <Text as="p">{t('landing.description')}</Text>
      </Notice>
    </Container>
  );
}

/** The plugin's own pages, which stand in no navigation. */
export function DeploymentsPages() {
  return (
    <Routes>
      <Route path="/" element={<Landing />} />
      <Route path={rollbackRouteRef.path} element={<RollbackPage />} />
      <Route
        path={rollbackOperationRouteRef.path}
        element={<OperationPage />}
      />
    </Routes>
  );
}
