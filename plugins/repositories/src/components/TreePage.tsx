import { useCallback } from 'react';
import { RiFileTextLine, RiFolder3Fill } from '@remixicon/react';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, Link, Text, VisuallyHidden } from '@backstage/ui';
import { sourceApiRef } from '../api/SourceClient';
import { Place, Tree } from '../api/types';
import { useLoaded } from '../hooks/useLoaded';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { Breadcrumb } from './Breadcrumb';
import { Facts } from './Facts';
import { Failure } from './Failure';
import { MarkdownFile } from './MarkdownFile';
import { Placeholder } from './Placeholder';
import { Notice } from './shared';
import styles from './source.module.css';

/** One folder, and its README below it. */
export function TreePage(props: { place: Place }) {
  const { owner, name, revision, path } = props.place;
  const api = useApi(sourceApiRef);
  const loaded = useLoaded(
    useCallback(
      () => api.tree({ owner, name, revision, path }),
      [api, owner, name, revision, path],
    ),
  );
  return (
    <div className={styles.page}>
      <Breadcrumb place={props.place} />
      {loaded.state === 'loading' && <Placeholder rows={10} />}
      {loaded.state === 'failed' && (
        <Failure {...loaded} repository={{ owner, name }} />
      )}
      {loaded.state === 'done' && (
        <Folder tree={loaded.value} place={props.place} />
      )}
    </div>
  );
}

function Folder(props: { tree: Tree; place: Place }) {
  const t = useTexts();
  const { tree, place } = props;
  const readme = tree.entries.find(
    entry => entry.kind === 'file' && /^readme\.md$/i.test(entry.name),
  );
  return (
    <>
      <Facts
        repository={tree.repository}
        revision={place.revision}
        lastCommit={tree.lastCommit}
      />
      {tree.truncated && (
        <Alert
          status="warning"
          icon
          title={t('tree.truncated', { max: String(tree.entries.length) })}
        />
      )}
      <div className={styles.panel}>
        {tree.entries.length === 0 ? (
          <Notice type="empty" title={t('tree.emptyTitle')}>
            <Text as="p">{t('tree.empty')}</Text>
          </Notice>
        ) : (
          <Entries tree={tree} place={place} />
        )}
      </div>
      {readme && <Readme place={{ ...place, path: readme.path }} />}
    </>
  );
}

function Entries(props: { tree: Tree; place: Place }) {
  const t = useTexts();
  const links = useSourceLinks();
  return (
    <ul className={styles.entries}>
      {props.tree.entries.map(({ kind, name, path }) => (
        <li key={path}>
          {kind === 'folder' ? (
            <RiFolder3Fill aria-hidden className={styles.icon} />
          ) : (
            <RiFileTextLine aria-hidden className={styles.icon} />
          )}
          <VisuallyHidden>{t(`tree.${kind}`)}</VisuallyHidden>
          <Link
            href={links[kind === 'folder' ? 'tree' : 'blob']({
              ...props.place,
              path,
            })}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Readme(props: { place: Place }) {
  const { owner, name, revision, path } = props.place;
  const api = useApi(sourceApiRef);
  const loaded = useLoaded(
    useCallback(
      () => api.blob({ owner, name, revision, path }),
      [api, owner, name, revision, path],
    ),
  );
  // The folder above is what was asked for; its README is an addition.
  if (loaded.state !== 'done' || !loaded.value.content) {
    return null;
  }
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>{path.split('/').pop()}</div>
      <MarkdownFile content={loaded.value.content} place={props.place} />
    </div>
  );
}
