import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import {
  Alert,
  Button,
  Flex,
  SearchField,
  Skeleton,
  Text,
} from '@backstage/ui';
import { useCallback, useMemo, useState } from 'react';
import fieldStyles from '../components/fields.module.css';
import { FileTree } from '../components/FileTree';
import { PreviewChecks } from '../components/PreviewChecks';
import { PreviewFileView } from '../components/PreviewFileView';
import styles from '../components/preview.module.css';
import { useLoaded } from '../hooks/useLoaded';
import { buildTree } from '../lib/fileTree';
import { loadPreview, Preview, PreviewRequest } from '../lib/previews';
import { goldenPathTranslationRef } from '../translation';

type Props = FieldExtensionComponentProps<string, { template?: string }>;

/**
 * Shows what the answers so far would generate: all files, any of them, and
 * what the validators say. It answers nothing itself.
 */
export function PreviewField(props: Props) {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const fetchApi = useApi(fetchApiRef);
  const request = useRequest(props);
  const load = useCallback(
    () => loadPreview(request, fetchApi),
    [request, fetchApi],
  );
  const { value, error, loading, retry } = useLoaded(
    JSON.stringify(request),
    load,
  );

  if (error && !loading) {
    return (
      <Alert
        status="danger"
        icon
        title={t('preview.failedTitle')}
        description={error.message}
        customActions={
          <Button variant="secondary" onPress={retry}>
            {t('preview.retry')}
          </Button>
        }
      />
    );
  }
  if (!value) {
    return (
      <Flex direction="column" gap="3" aria-busy="true">
        <Text>{t('preview.loading')}</Text>
        <Skeleton width="100%" height={480} />
      </Flex>
    );
  }
  return <PreviewPanel preview={value} request={request} />;
}

function PreviewPanel(props: { preview: Preview; request: PreviewRequest }) {
  const { preview, request } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const [selected, setSelected] = useState<string>();
  const [search, setSearch] = useState('');
  const wrong = useMemo(
    () =>
      new Set(
        preview.checks.flatMap(check => check.findings.map(({ path }) => path)),
      ),
    [preview],
  );
  const needle = search.trim().toLowerCase();
  const tree = useMemo(
    () =>
      buildTree(
        preview.files
          .map(({ path }) => path)
          .filter(path => path.toLowerCase().includes(needle)),
      ),
    [preview, needle],
  );
  return (
    <Flex className={fieldStyles.outlined} direction="column" gap="4">
      <Text>
        {t('preview.summary', {
          number: String(preview.files.length),
          done: String(preview.todo.done),
          total: String(preview.todo.total),
        })}
      </Text>
      <PreviewChecks checks={preview.checks} onSelect={setSelected} />
      <div className={styles.panes}>
        <nav className={styles.pane} aria-label={t('preview.files')}>
          <SearchField
            aria-label={t('preview.search')}
            placeholder={t('preview.search')}
            size="small"
            value={search}
            onChange={setSearch}
          />
          <div className={styles.scroll}>
            {tree.count === 0 ? (
              <Text as="p" variant="body-small" className={styles.nothing}>
                {t('preview.nothing')}
              </Text>
            ) : (
              <FileTree
                folder={tree}
                selected={selected}
                onSelect={setSelected}
                wrong={wrong}
                open={needle !== ''}
              />
            )}
          </div>
        </nav>
        <PreviewFileView request={request} path={selected} />
      </div>
    </Flex>
  );
}

/** The same object as long as a person answers the same. */
function useRequest({ formContext, uiSchema }: Props): PreviewRequest {
  const template = uiSchema?.['ui:options']?.template ?? '';
  const answers = JSON.stringify(formContext?.formData ?? {});
  return useMemo(
    () => ({ template, answers: JSON.parse(answers) }),
    [template, answers],
  );
}
