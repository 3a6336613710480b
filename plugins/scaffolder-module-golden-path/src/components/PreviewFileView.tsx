import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Skeleton, Text } from '@backstage/ui';
import { useCallback, useEffect, useRef } from 'react';
import { useLoaded } from '../hooks/useLoaded';
import { loadPreviewFile, PreviewFile, PreviewRequest } from '../lib/previews';
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
  const pane = useRef<HTMLDivElement>(null);
  const shown = value?.path;

  useEffect(() => {
    if (shown) {
      // On a phone it is below the tree, where nobody would see it come
      pane.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [shown]);

  if (!path) {
    return (
      <div className={styles.pane}>
        <Text as="p" className={styles.hint}>
          {t('preview.choose')}
        </Text>
      </div>
    );
  }
  if (error && !loading) {
    return (
      <div className={styles.pane}>
        <Alert
          status="danger"
          icon
          description={t('preview.fileFailed', {
            path,
            message: error.message,
          })}
          customActions={
            <Button variant="secondary" onPress={retry}>
              {t('preview.retry')}
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <div ref={pane} className={`${styles.pane} ${styles.file}`}>
      <Text variant="body-small" weight="bold" className={styles.path}>
        {path}
      </Text>
      {value?.path === path ? (
        <FileContent file={value} />
      ) : (
        <Skeleton width="100%" height={200} />
      )}
    </div>
  );
}

/** What scrolls has to take the focus, or a keyboard could not scroll it. */
const SCROLLABLE = { role: 'region', tabIndex: 0 };

function FileContent({ file }: { file: PreviewFile }) {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (file.kind === 'binary') {
    return (
      <Text as="p" className={styles.hint}>
        {t('preview.binary')}
      </Text>
    );
  }
  return (
    <pre className={styles.content} aria-label={file.path} {...SCROLLABLE}>
      {file.content}
      {file.truncated && `\n… ${t('preview.truncated')}`}
    </pre>
  );
}
