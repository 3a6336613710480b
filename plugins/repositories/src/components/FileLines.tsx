import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { useTexts } from '../hooks/useTexts';
import { lineRange, linesOf } from '../lib/lines';
import styles from './source.module.css';

/** What scrolls has to take the focus, or a keyboard could not scroll it. */
const SCROLLABLE = { role: 'region', tabIndex: 0 };

/** The lines of a file; `#L12` and `#L12-L20` mark lines and scroll to them. */
export function FileLines(props: { content: string; path: string }) {
  const t = useTexts();
  const { hash } = useLocation();
  const lines = useMemo(() => linesOf(props.content), [props.content]);
  const marked = lineRange(hash);
  const firstMarked = useRef<HTMLDivElement>(null);
  const from = marked?.from;

  useEffect(() => {
    if (from !== undefined) {
      firstMarked.current?.scrollIntoView?.({ block: 'center' });
    }
  }, [from, lines]);

  return (
    <div
      className={styles.scroll}
      aria-label={t('blob.content', { path: props.path })}
      {...SCROLLABLE}
    >
      <div className={styles.lines}>
        {lines.map((line, index) => {
          const number = index + 1;
          const isMarked =
            marked && number >= marked.from && number <= marked.to;
          return (
            <div
              key={number}
              id={`L${number}`}
              ref={number === from ? firstMarked : undefined}
              className={`${styles.line} ${isMarked ? styles.marked : ''}`}
              aria-current={isMarked ? 'location' : undefined}
            >
              <a
                className={styles.number}
                href={`#L${number}`}
                aria-label={t('blob.line', { line: String(number) })}
              >
                {number}
              </a>
              <code className={styles.text}>{line || ' '}</code>
            </div>
          );
        })}
      </div>
    </div>
  );
}
