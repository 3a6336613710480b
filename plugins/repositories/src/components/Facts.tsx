import { RiGitBranchLine } from '@remixicon/react';
import { Link } from '@backstage/ui';
import { CommitSummary, RepositorySummary } from '../api/types';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { Author, CopyButton, RelativeTime } from './shared';
import styles from './source.module.css';

/** Which revision is shown, who last changed it, and how to clone. */
export function Facts(props: {
  repository: RepositorySummary;
  revision: string;
  lastCommit?: CommitSummary;
}) {
  const t = useTexts();
  const { repository, revision, lastCommit } = props;
  const command = `git clone ${shellQuoted(repository.cloneUrl)}`;
  return (
    <div className={styles.facts}>
      <span className={styles.fact} title={t('revision')}>
        <RiGitBranchLine aria-hidden className={styles.icon} />
        {revision === 'HEAD' || revision === repository.defaultBranch ? (
          t('defaultBranch', { branch: repository.defaultBranch })
        ) : (
          <span className={styles.mono}>{shortened(revision)}</span>
        )}
      </span>
      {lastCommit && <LastCommit repository={repository} commit={lastCommit} />}
      <span className={styles.fact}>
        {t('clone')}
        <code className={styles.mono}>{command}</code>
        <CopyButton value={command} what={t('copyClone')} />
      </span>
    </div>
  );
}

function LastCommit(props: {
  repository: RepositorySummary;
  commit: CommitSummary;
}) {
  const t = useTexts();
  const links = useSourceLinks();
  const { commit, repository } = props;
  return (
    <span className={styles.facts} title={t('lastCommit')}>
      <Author person={commit.author} />
      <Link href={links.commit(repository, commit.sha)}>{commit.subject}</Link>
      <RelativeTime at={commit.authoredAt} />
    </span>
  );
}

function shortened(revision: string): string {
  return /^[0-9a-f]{40}$/.test(revision) ? revision.slice(0, 7) : revision;
}

/** As a POSIX shell reads it. */
function shellQuoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
