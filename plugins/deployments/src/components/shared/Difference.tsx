import { useMemo } from 'react';
import { parseDifference, type DifferenceLineType } from '../../lib/difference';
import styles from './shared.module.css';

const SIGNS: Partial<Record<DifferenceLineType, string>> = {
  added: '+',
  removed: '−',
  same: ' ',
};

/** What scrolls has to take the focus, or a keyboard could not scroll it. */
const SCROLLABLE = { role: 'region', tabIndex: 0 };

/**
 * A unified difference. Added and removed lines differ by sign as well as by
 * colour; the block scrolls sideways by itself and can be reached with the
 * keyboard to do so.
 */
export function Difference(props: {
  label: string;
  difference: string;
  /** The file is already named above. */
  isFileNamed?: boolean;
}) {
  const lines = useMemo(
    () =>
      parseDifference(props.difference).filter(
        ({ type }) => type !== 'file' || !props.isFileNamed,
      ),
    [props.difference, props.isFileNamed],
  );
  return (
    <pre className={styles.difference} aria-label={props.label} {...SCROLLABLE}>
      <code className={styles.differenceLines}>
        {lines.map(({ type, text }, index) => (
          <span key={index} className={`${styles.line} ${styles[type] ?? ''}`}>
            {SIGNS[type] !== undefined && (
              <span className={styles.sign}>{SIGNS[type]}</span>
            )}
            {text}
          </span>
        ))}
      </code>
    </pre>
  );
}
