import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { Avatar, Link } from '@backstage/ui';
import type { Actor } from '@jalon/plugin-deployments-common';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

function LinkToPerson(props: { entityRef: string; name: string }) {
  const entityRoute = useRouteRef(entityRouteRef);
  const href = entityRoute(
    entityRouteParams(props.entityRef, { encodeParams: true }),
  );
  return (
    <Link href={href} className={styles.personName}>
      {props.name}
    </Link>
  );
}

/** Who did something: initials, name, and a link when the catalog knows them. */
export function Person(props: { actor?: Actor }) {
  const t = useTexts();
  const name = props.actor?.displayName ?? t('common.unknownPerson');
  return (
    <span className={styles.person}>
      <Avatar src="" name={name} size="x-small" purpose="decoration" />
      {props.actor?.entityRef ? (
        <LinkToPerson entityRef={props.actor.entityRef} name={name} />
      ) : (
        <span className={styles.personName}>{name}</span>
      )}
    </span>
  );
}
