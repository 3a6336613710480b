import { useMemo } from 'react';
import { Badge, Link, Text } from '@backstage/ui';
import { CommitDetails, FileDiff } from '../api/types';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { parsePatch } from '../lib/patch';
import styles from './source.module.css';

const SIGNS = { added: '+', removed: '−', same: ' ', hunk: '' };

/** What scrolls has to take the focus, or a keyboard could not scroll it. */
const SCROLLABLE = { role: 'region', tabIndex: 0 };

/** What a commit did to one file. */
export function FileDifference(props: {
  file: FileDiff;
  commit: CommitDetails;
}) {
  const t = useTexts();
  const { file, commit } = props;
  return (
    <div className={styles.panel}>
      <div className={styles.panelHead}>
        <span className={styles.grow}>
          <FileName file={file} commit={commit} />
        </span>
        <Badge size="small">{t(`commit.${file.change}`)}</Badge>
        <span className={`${styles.count} ${styles.added}`}>
          +{file.additions}
        </span>
        <span className={`${styles.count} ${styles.removed}`}>
          −{file.deletions}
        </span>
      </div>
      {file.patch ? (
        <Patch patch={file.patch} path={file.path} />
      ) : (
        <div className={styles.notice}>
          <Text as="p" color="secondary">
            {file.binary ? t('commit.binary') : t('commit.noPatch')}
          </Text>
        </div>
      )}
    </div>
  );
}

function FileName(props: { file: FileDiff; commit: CommitDetails }) {
  const t = useTexts();
  const links = useSourceLinks();
  const { file, commit } = props;
  if (file.change === 'deleted') {
    return <span className={styles.mono}>{file.path}</span>;
  }
  return (
    <Link
      className={styles.mono}
      aria-label={t('commit.openFile', { path: file.path })}
      href={links.blob({
        ...commit.repository,
        revision: commit.sha,
        path: file.path,
      })}
    >
      {file.path}
    </Link>
  );
}

function Patch(props: { patch: string; path: string }) {
  const t = useTexts();
  const lines = useMemo(() => parsePatch(props.patch), [props.patch]);
  return (
    <div
      className={styles.scroll}
      aria-label={t('commit.difference', { path: props.path })}
      {...SCROLLABLE}
    >
      <div className={styles.lines}>
        {lines.map(({ type, text, before, after }, index) => (
          <div key={index} className={`${styles.line} ${styles[type] ?? ''}`}>
            <span className={styles.numberText}>{before}</span>
            <span className={styles.numberText}>{after}</span>
            <span className={styles.numberText}>{SIGNS[type]}</span>
            <code className={styles.text}>{text || ' '}</code>
          </div>
        ))}
      </div>
    </div>
  );
}
