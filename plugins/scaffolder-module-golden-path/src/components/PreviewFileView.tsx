import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import { useCallback } from 'react';
import { useLoaded } from '../hooks/useLoaded';
import { loadPreviewFile, PreviewRequest } from '../lib/previews';
import { goldenPathTranslationRef } from '../translation';
import styles from './preview.module.css';

/** The content of a file that does not exist yet. */
export function PreviewFileView(props: {
  request: PreviewRequest;
  path?: string;
}) {
  const { request, path } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const fetchApi = useApi(fetchApiRef);
  const load = useCallback(
    () => loadPreviewFile({ ...request, path: path ?? '' }, fetchApi),
    [request, path, fetchApi],
  );
  const { value, error, loading, retry } = useLoaded(
    path && JSON.stringify([request, path]),
    load,
  );

  if (!path) {
    return (
      <div className={styles.file}>
        <Text className={styles.hint}>{t('preview.choose')}</Text>
      </div>
    );
  }
  if (error && !loading) {
    return (
      <Alert
        status="danger"
        icon
        description={t('preview.fileFailed', { path, message: error.message })}
        customActions={
          <Button variant="secondary" onPress={retry}>
            {t('preview.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={styles.file}>
      <Text variant="body-small" weight="bold" className={styles.path}>
        {path}
      </Text>
      {value?.path === path ? (
        <pre className={styles.content} tabIndex={0} aria-label={path}>
          {value.kind === 'binary' ? t('preview.binary') : value.content}
          {value.truncated && `\n… ${t('preview.truncated')}`}
        </pre>
      ) : (
        <Skeleton width="100%" height={200} />
      )}
    </div>
  );
}
