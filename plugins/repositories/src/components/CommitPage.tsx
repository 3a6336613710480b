import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, Link, Text } from '@backstage/ui';
import { sourceApiRef } from '../api/SourceClient';
import { CommitDetails } from '../api/types';
import { useLoaded } from '../hooks/useLoaded';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { Breadcrumb } from './Breadcrumb';
import { FileDifference } from './FileDifference';
import { Failure } from './Failure';
import { Placeholder } from './Placeholder';
import { Author, CopyButton, Notice, RelativeTime } from './shared';
import styles from './source.module.css';

/** One commit: who, when, why, and what it changed. */
export function CommitPage(props: {
  owner: string;
  name: string;
  sha: string;
}) {
  const t = useTexts();
  const { owner, name, sha } = props;
  const api = useApi(sourceApiRef);
  const loaded = useLoaded(
    useCallback(
      () => api.commit({ owner, name, sha }),
      [api, owner, name, sha],
    ),
  );
  return (
    <div className={styles.page}>
      <Breadcrumb
        place={{ owner, name, revision: 'HEAD', path: '' }}
        leaf={t('commit.title', { sha: sha.slice(0, 7) })}
      />
      {loaded.state === 'loading' && <Placeholder rows={12} />}
      {loaded.state === 'failed' && (
        <Failure {...loaded} repository={{ owner, name }} />
      )}
      {loaded.state === 'done' && <Commit commit={loaded.value} />}
    </div>
  );
}

function Commit(props: { commit: CommitDetails }) {
  const t = useTexts();
  const { commit } = props;
  return (
    <>
      <CommitHead commit={commit} />
      {commit.truncated && (
        <Alert status="warning" icon title={t('commit.truncated')} />
      )}
      <Text as="h4" variant="body-large" weight="bold">
        {t('commit.files', { count: commit.files.length })}
      </Text>
      {commit.files.length === 0 && (
        <Notice type="empty" title={t('commit.empty')} />
      )}
      {commit.files.map(file => (
        <FileDifference key={file.path} file={file} commit={commit} />
      ))}
    </>
  );
}

function CommitHead(props: { commit: CommitDetails }) {
  const t = useTexts();
  const links = useSourceLinks();
  const { commit } = props;
  const { repository } = commit;
  return (
    <>
      <Text as="h3" variant="title-small">
        {commit.subject}
      </Text>
      {commit.body && <p className={styles.message}>{commit.body}</p>}
      {commit.trailers.length > 0 && (
        <dl className={styles.trailers}>
          {commit.trailers.map(({ key, value }, index) => (
            <Trailer key={index} name={key} value={value} />
          ))}
        </dl>
      )}
      <div className={styles.facts}>
        <Author person={commit.author} />
        <RelativeTime at={commit.authoredAt} />
        <span className={styles.fact}>
          <span className={styles.mono}>{commit.sha.slice(0, 7)}</span>
          <CopyButton value={commit.sha} what={t('copyCommit')} />
        </span>
        {commit.parents.length === 0 && <span>{t('commit.noParent')}</span>}
        {commit.parents.map(parent => (
          <span key={parent} className={styles.fact}>
            {t('commit.parent')}
            <Link
              className={styles.mono}
              href={links.commit(repository, parent)}
            >
              {parent.slice(0, 7)}
            </Link>
          </span>
        ))}
        <Link
          href={links.tree({ ...repository, revision: commit.sha, path: '' })}
        >
          {t('commit.browse')}
        </Link>
      </div>
    </>
  );
}

function Trailer(props: { name: string; value: string }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd className={styles.mono}>{props.value}</dd>
    </>
  );
}
