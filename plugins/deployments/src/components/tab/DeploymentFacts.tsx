import type { ReactNode } from 'react';
import { Link, Tag, TagGroup, Text } from '@backstage/ui';
import type {
  Artefact,
  DeploymentCommitSummary,
  DeploymentDetails,
  SourceRef,
} from '@jalon/plugin-deployments-common';
import { useFormat, useTexts, type Texts } from '../../hooks/useFormat';
import { useHrefs } from '../../hooks/useHrefs';
import { shortDigest, shortExternalId, shortSha } from '../../lib/deployments';
import { evidenceHref } from '../../lib/hrefs';
import { Mono } from '../shared/Mono';
import { Person } from '../shared/Person';
import { RelativeTime } from '../shared/RelativeTime';
import shared from '../shared/shared.module.css';
import styles from './tab.module.css';

/** A term and what is known about it. */
export function Fact(props: { term: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Times(props: { deployment: DeploymentDetails }) {
  const { t, absolute } = useFormat();
  const { queuedAt, startedAt, finishedAt, supersededAt } = props.deployment;
  const times = [
    [t('details.queued'), queuedAt],
    [t('details.started'), startedAt],
    [t('details.finished'), finishedAt],
    [t('details.superseded'), supersededAt],
  ] as const;
  return (
    <>
      {times.map(
        ([term, at]) =>
          at && (
            <Fact key={term} term={term}>
              {absolute(at)}
            </Fact>
          ),
      )}
    </>
  );
}

/** Who, when, why and by which commit. */
export function MainFacts(props: { deployment: DeploymentDetails }) {
  const t = useTexts();
  const hrefs = useHrefs();
  const { actor, approvers, reason, commit, operationId } = props.deployment;
  return (
    <dl className={styles.factList}>
      <Fact term={t('history.by')}>
        <Person actor={actor} />
      </Fact>
      {approvers.length > 0 && (
        <Fact term={t('details.approvers')}>
          {approvers.map(each => (
            <Person key={each.entityRef ?? each.displayName} actor={each} />
          ))}
        </Fact>
      )}
      {reason && <Fact term={t('details.reason')}>{reason}</Fact>}
      {commit && (
        <Fact term={t('details.commit')}>
          <Mono copyable value={commit.sha} href={evidenceHref(commit.url)}>
            {shortSha(commit.sha)}
          </Mono>{' '}
          {commit.subject}
        </Fact>
      )}
      {operationId && (
        <Fact term={t('details.operation')}>
          <Link href={hrefs.operation(operationId)}>
            {t('details.openOperation')}
          </Link>
        </Fact>
      )}
      <Times deployment={props.deployment} />
    </dl>
  );
}

/** The commits that came with a deployment, newest first. */
export function Commits(props: {
  commits: readonly DeploymentCommitSummary[];
}) {
  return (
    <ul className={styles.commits}>
      {props.commits.map(({ sha, subject, url, author, committedAt }) => (
        <li key={sha} className={styles.commit}>
          <span className={styles.subject}>{subject}</span>
          <span className={styles.commitFacts}>
            <Mono copyable value={sha} href={evidenceHref(url)}>
              {shortSha(sha)}
            </Mono>
            <Person actor={author} />
            <RelativeTime at={committedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Images with the digest that pins them. */
export function Images(props: { artefacts: readonly Artefact[] }) {
  const t = useTexts();
  return (
    <ul className={styles.plainList}>
      {props.artefacts.map(({ name, version, digest }) => (
        <li key={name}>
          <Mono copyable>{version ? `${name}:${version}` : name}</Mono>
          <div>
            {digest ? (
              <Mono copyable value={digest}>
                {shortDigest(digest)}
              </Mono>
            ) : (
              <Text variant="body-small" className={shared.muted}>
                {t('details.noDigest')}
              </Text>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

const SOURCES = ['git', 'github', 'kubernetes', 'eas', 'report'] as const;

function sourceName(t: Texts, source: string): string {
  const known = SOURCES.find(each => each === source);
  return known ? t(`source.${known}`) : source;
}

/** Where each fact comes from; a guess is marked as one. */
export function Sources(props: {
  sourceRefs: readonly SourceRef[];
  sourceState?: string;
}) {
  const t = useTexts();
  const { sourceRefs, sourceState } = props;
  return (
    <>
      <ul className={styles.plainList}>
        {sourceRefs.map(({ source, externalId, url, inferred }) => (
          <li key={`${source} ${externalId}`} className={styles.source}>
            <span>{sourceName(t, source)}</span>
            <Mono copyable value={externalId} href={evidenceHref(url)}>
              {shortExternalId(externalId)}
            </Mono>
            {inferred && (
              <TagGroup aria-label={t('details.inferredHint')}>
                <Tag id="inferred" textValue={t('details.inferred')}>
                  {t('details.inferred')}
                </Tag>
              </TagGroup>
            )}
          </li>
        ))}
      </ul>
      {sourceState && (
        <Text as="p" variant="body-small" className={shared.muted}>
          {t('details.sourceState', { state: sourceState })}
        </Text>
      )}
    </>
  );
}
