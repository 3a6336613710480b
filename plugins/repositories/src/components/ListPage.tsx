import { useCallback } from 'react';
import { RiGitRepositoryLine } from '@remixicon/react';
import { useApi } from '@backstage/core-plugin-api';
import { Alert, ButtonLink, Link, Text } from '@backstage/ui';
import { sourceApiRef } from '../api/SourceClient';
import { LocalRepositories } from '../api/types';
import { useLoaded } from '../hooks/useLoaded';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { Failure } from './Failure';
import { Placeholder } from './Placeholder';
import { Notice } from './shared';
import styles from './source.module.css';

/** All repositories that the portal keeps itself. */
export function ListPage() {
  const t = useTexts();
  const api = useApi(sourceApiRef);
  const loaded = useLoaded(useCallback(() => api.list(), [api]));
  return (
    <div className={styles.page}>
      <Text as="h2" variant="title-small">
        {t('list.title')}
      </Text>
      {loaded.state === 'loading' && <Placeholder rows={4} />}
      {loaded.state === 'failed' && <Failure {...loaded} />}
      {loaded.state === 'done' && (
        <RepositoryList repositories={loaded.value} />
      )}
    </div>
  );
}

function RepositoryList(props: { repositories: LocalRepositories }) {
  const t = useTexts();
  const links = useSourceLinks();
  const { items, truncated } = props.repositories;
  if (items.length === 0) {
    return (
      <Notice
        type="empty"
        title={t('list.emptyTitle')}
        action={
          <ButtonLink variant="primary" href="/create">
            {t('list.create')}
          </ButtonLink>
        }
      >
        <Text as="p">{t('list.empty')}</Text>
      </Notice>
    );
  }
  return (
    <>
      {truncated && (
        <Alert
          status="warning"
          icon
          title={t('list.truncated', { max: String(items.length) })}
        />
      )}
      <div className={styles.panel}>
        <ul className={styles.entries}>
          {items.map(({ owner, name }) => (
            <li key={`${owner}/${name}`}>
              <RiGitRepositoryLine aria-hidden className={styles.icon} />
              <Link
                href={links.tree({ owner, name, revision: 'HEAD', path: '' })}
              >
                {owner}/{name}
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
