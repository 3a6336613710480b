import { RiFlaskLine } from '@remixicon/react';
import { useTexts } from '../../hooks/useFormat';
import styles from './shared.module.css';

/** Nobody should take the demo's errors for their own. */
export function DemoNote(props: { short?: boolean }) {
  const t = useTexts();
  return (
    <p className={styles.demo} title={props.short ? t('demo.long') : undefined}>
      <RiFlaskLine aria-hidden />
      <span>{t(props.short ? 'demo.short' : 'demo.long')}</span>
    </p>
  );
}
