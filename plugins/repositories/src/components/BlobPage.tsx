import { useCallback } from 'react';
import { useLocation, useSearchParams } from 'react-router-dom';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, Text, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { sourceApiRef } from '../api/SourceClient';
import { Blob, Place } from '../api/types';
import { useLoaded } from '../hooks/useLoaded';
import { useTexts } from '../hooks/useTexts';
import { lineRange } from '../lib/lines';
import { isMarkdown } from '../lib/markdown';
import { Breadcrumb } from './Breadcrumb';
import { Facts } from './Facts';
import { Failure } from './Failure';
import { FileLines } from './FileLines';
import { MarkdownFile } from './MarkdownFile';
import { Placeholder } from './Placeholder';
import { Notice } from './shared';
import styles from './source.module.css';

/** One file, as lines or, for Markdown, rendered. */
export function BlobPage(props: { place: Place }) {
  const { owner, name, revision, path } = props.place;
  const api = useApi(sourceApiRef);
  const loaded = useLoaded(
    useCallback(
      () => api.blob({ owner, name, revision, path }),
      [api, owner, name, revision, path],
    ),
  );
  return (
    <div className={styles.page}>
      <Breadcrumb place={props.place} />
      {loaded.state === 'loading' && <Placeholder rows={16} />}
      {loaded.state === 'failed' && (
        <Failure {...loaded} repository={{ owner, name }} />
      )}
      {loaded.state === 'done' && (
        <File blob={loaded.value} place={props.place} />
      )}
    </div>
  );
}

type View = 'rendered' | 'source';

/** The view of the address, or the one that its fragment can be shown in. */
function useView(path: string): [View, (view: View) => void] {
  const [search, setSearch] = useSearchParams();
  const { hash } = useLocation();
  const asked = search.get('view');
  const rendered =
    isMarkdown(path) && asked !== 'source' && lineRange(hash) === undefined;
  return [
    rendered ? 'rendered' : 'source',
    view => setSearch(view === 'source' ? { view } : {}),
  ];
}

function File(props: { blob: Blob; place: Place }) {
  const t = useTexts();
  const { blob, place } = props;
  const [view, setView] = useView(blob.path);
  return (
    <>
      <Facts
        repository={blob.repository}
        revision={place.revision}
        lastCommit={blob.lastCommit}
      />
      {blob.truncated && (
        <Alert status="warning" icon title={t('blob.truncated')} />
      )}
      <div className={styles.panel}>
        <div className={styles.panelHead}>
          <Text as="span" color="secondary" className={styles.grow}>
            {t('blob.size', {
              size: new Intl.NumberFormat(t('locale')).format(blob.size),
            })}
          </Text>
          {isMarkdown(blob.path) && !blob.binary && (
            <ViewToggle view={view} onChange={setView} />
          )}
        </div>
        <Content blob={blob} place={place} view={view} />
      </div>
    </>
  );
}

function ViewToggle(props: { view: View; onChange: (view: View) => void }) {
  const t = useTexts();
  return (
    <ToggleButtonGroup
      aria-label={t('blob.view')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.view]}
      onSelectionChange={keys =>
        props.onChange(keys.has('source') ? 'source' : 'rendered')
      }
    >
      <ToggleButton id="rendered">{t('blob.rendered')}</ToggleButton>
      <ToggleButton id="source">{t('blob.source')}</ToggleButton>
    </ToggleButtonGroup>
  );
}

function Content(props: { blob: Blob; place: Place; view: View }) {
  const t = useTexts();
  const { blob, place, view } = props;
  if (blob.binary) {
    return (
      <Notice type="empty" title={t('blob.binaryTitle')}>
        <Text as="p">{t('blob.binary')}</Text>
      </Notice>
    );
  }
  if (!blob.content) {
    return <Notice type="empty" title={t('blob.emptyTitle')} />;
  }
  return view === 'rendered' ? (
    <MarkdownFile content={blob.content} place={place} />
  ) : (
    <FileLines content={blob.content} path={blob.path} />
  );
}
