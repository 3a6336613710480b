import type { ReactNode } from 'react';
import { Link } from '@backstage/ui';
import { RiExternalLinkLine } from '@remixicon/react';
import { useTexts } from '../hooks/useFormat';
import { safeLink } from '../lib/href';
import styles from './progress.module.css';

/** A link that came from a repository, or plain text when it is not safe. */
export function RepositoryLink(props: {
  url?: string;
  children: ReactNode;
  title?: string;
}) {
  const t = useTexts();
  const { url, children, title } = props;
  const link = safeLink(url);
  if (!link) {
    return <span title={title}>{children}</span>;
  }
  return (
    <Link {...link} title={title}>
      {children}
      {link.target && (
        <>
          <RiExternalLinkLine aria-hidden className={styles.external} />
          <span className={styles.hidden}> {t('common.opensNewTab')}</span>
        </>
      )}
    </Link>
  );
}
