import { parseEntityRef } from '@backstage/catalog-model';
import { ButtonLink, Container, Header, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { useRollbackPreview } from '../../hooks/useRollback';
import { useSearchState } from '../../hooks/useSearchState';
import { describeFailure } from '../../lib/failures';
import { FailureNotice } from '../shared/FailureNotice';
import { Notice } from '../shared/Notice';
import { Changes } from './Changes';
import { Checks } from './Checks';
import { FromTo } from './FromTo';
import { ChangedSince, RollbackFailure } from './RollbackFailure';
import { How, RollbackForm } from './RollbackForm';
import { Placeholder } from '../shared/Placeholder';
import styles from './rollback.module.css';

interface Target {
  readonly entityRef: string;
  readonly name: string;
  readonly environment: string;
  readonly deploymentId?: string;
}

function readTarget(params: URLSearchParams): Target | undefined {
  const environment = params.get('environment');
  try {
    const entityRef = params.get('entityRef') ?? '';
    const { name } = parseEntityRef(entityRef, {
      defaultKind: 'component',
      defaultNamespace: 'default',
    });
    return environment
      ? {
          entityRef,
          name,
          environment,
          deploymentId: params.get('deploymentId') || undefined,
        }
      : undefined;
  } catch {
    return undefined;
  }
}

/** As high as the preview will be. */
function Loading() {
  const t = useTexts();
  return (
    <div role="status" aria-label={t('common.loading')} className={styles.page}>
      {[64, 200, 96, 48, 120].map(height => (
        <Placeholder key={height} height={height} />
      ))}
    </div>
  );
}

function Failed(props: { target: Target; error: Error; onRetry: () => void }) {
  const t = useTexts();
  const hrefs = useHrefs();
  const { target, error, onRetry } = props;
  const { kind } = describeFailure(error);
  if (kind === 'forbidden' || kind === 'conflict') {
    return (
      <div className={styles.page}>
        <RollbackFailure error={error} place={target} onNewPreview={onRetry} />
        <div>
          <ButtonLink
            variant="secondary"
            href={hrefs.deployments(target.entityRef)}
          >
            {t('rollback.toDeployments', { name: target.name })}
          </ButtonLink>
        </div>
      </div>
    );
  }
  const withoutChoice = { ...target, deploymentId: undefined };
  return (
    <FailureNotice
      error={error}
      onRetry={onRetry}
      action={
        kind === 'notFound' || kind === 'invalid' ? (
          <ButtonLink
            variant="secondary"
            href={
              target.deploymentId
                ? hrefs.rollback(withoutChoice)
                : hrefs.deployments(target.entityRef)
            }
          >
            {target.deploymentId
              ? t('rollback.otherTarget')
              : t('rollback.toDeployments', { name: target.name })}
          </ButtonLink>
        ) : undefined
      }
    />
  );
}

function Preview(props: { target: Target }) {
  const { target } = props;
  const { entityRef, environment, deploymentId } = target;
  const { update } = useSearchState();
  const { data, error, isStale, reload, renew, changes } = useRollbackPreview({
    entityRef,
    environment,
    deploymentId,
  });
  if (error) {
    return <Failed target={target} error={error} onRetry={reload} />;
  }
  if (!data) {
    return <Loading />;
  }
  return (
    <div className={styles.page}>
      <ChangedSince preview={data} changes={changes} />
      <FromTo
        preview={data}
        chosen={deploymentId}
        onChoose={id => update({ deploymentId: id }, { replace: true })}
      />
      <div className={isStale ? styles.stale : undefined}>
        <Changes changes={data.changes} />
      </div>
      <Checks checks={data.checks} />
      <How preview={data} />
      <RollbackForm
        preview={data}
        name={target.name}
        isStale={isStale}
        onNewPreview={renew}
      />
    </div>
  );
}

/**
 * The preview and confirmation of a rollback, at an address of its own so
 * that it can be sent to the person who decides.
 */
export function RollbackPage() {
  const t = useTexts();
  const { params } = useSearchState();
  const target = readTarget(params);
  if (!target) {
    return (
      <Container>
        <Notice
          type="missing"
          title={t('failure.invalidTitle')}
          action={
            <ButtonLink variant="secondary" href="/catalog">
              {t('rollback.openCatalog')}
            </ButtonLink>
          }
        >
          <Text as="p">{t('rollback.incomplete')}</Text>
        </Notice>
      </Container>
    );
  }
  const { entityRef, environment, name } = target;
  return (
    <>
      <Header
        className={styles.header}
        title={t('rollback.title', { environment, name })}
      />
      <Container>
        <Preview key={`${entityRef} ${environment}`} target={target} />
      </Container>
    </>
  );
}
