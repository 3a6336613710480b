import { useEffect, useMemo, useRef } from 'react';
import { useLocation } from 'react-router-dom';
import { MarkdownContent } from '@backstage/core-components';
import { Place } from '../api/types';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import { resolveLink } from '../lib/links';
import { sectionsOf } from '../lib/markdown';
import styles from './source.module.css';

/** Ids of files may not collide with those of the page. */
const PREFIX = 'user-content-';

/**
 * A Markdown file, rendered without anything that could run. The anchors of the
 * file, `<a id="x"></a>`, are reached by `#x`.
 */
export function MarkdownFile(props: { content: string; place: Place }) {
  const { content, place } = props;
  const links = useSourceLinks();
  const { hash } = useLocation();
  const sections = useMemo(() => sectionsOf(content), [content]);
  const name = decoded(hash.slice(1));
  const t = useTexts();
  const rendered = useRef<HTMLDivElement>(null);

  // The boxes of task lists come without a name of their own.
  useEffect(() => {
    rendered.current
      ?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')
      .forEach(box => {
        box.setAttribute(
          'aria-label',
          box.checked ? t('blob.done') : t('blob.toDo'),
        );
      });
  }, [sections, t]);

  useEffect(() => {
    const target =
      name &&
      (document.getElementById(`${PREFIX}${name}`) ??
        document.getElementById(name));
    if (target) {
      target.scrollIntoView?.({ block: 'start' });
    }
  }, [name, sections]);

  return (
    <div ref={rendered} className={styles.markdown}>
      {sections.map(({ anchors, text }, index) => (
        <section
          key={index}
          className={anchors.includes(name) ? styles.target : undefined}
        >
          {anchors.map(anchor => (
            <span
              key={anchor}
              id={`${PREFIX}${anchor}`}
              className={styles.anchor}
            />
          ))}
          <MarkdownContent
            content={text}
            transformLinkUri={href => resolveLink(href, place, links)}
            transformImageUri={src => (/^https:/i.test(src) ? src : '')}
          />
        </section>
      ))}
    </div>
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
