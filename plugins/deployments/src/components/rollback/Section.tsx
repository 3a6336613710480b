import type { ReactNode } from 'react';
import { Text } from '@backstage/ui';
import shared from '../shared/shared.module.css';
import styles from './rollback.module.css';

/** A titled part of a rollback page. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={styles.section} aria-label={props.title}>
      <Text as="h2" variant="body-large" weight="bold">
        {props.title}
      </Text>
      {props.aside && (
        <Text as="p" className={shared.muted}>
          {props.aside}
        </Text>
      )}
      {props.children}
    </section>
  );
}
