import { Link } from '@backstage/ui';
import { Place } from '../api/types';
import { useSourceLinks } from '../hooks/useSourceLinks';
import { useTexts } from '../hooks/useTexts';
import styles from './source.module.css';

/**
 * Repository and folders, each a link but the last, which is the heading: the
 * file or folder, or `leaf`.
 */
export function Breadcrumb(props: { place: Place; leaf?: string }) {
  const t = useTexts();
  const links = useSourceLinks();
  const { place, leaf } = props;
  const segments = place.path.split('/').filter(Boolean);
  const crumbs = [
    { label: `${place.owner}/${place.name}`, path: '' },
    ...segments.map((label, index) => ({
      label,
      path: segments.slice(0, index + 1).join('/'),
    })),
    ...(leaf ? [{ label: leaf, path: leaf }] : []),
  ];
  return (
    <nav aria-label={t('breadcrumb')} className={styles.grow}>
      <ol className={styles.breadcrumb}>
        {crumbs.map(({ label, path }, index) => (
          <li key={path}>
            {index < crumbs.length - 1 ? (
              <Link variant="body-large" href={links.tree({ ...place, path })}>
                {label}
              </Link>
            ) : (
              <Crumb label={label} />
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Crumb(props: { label: string }) {
  return (
    <h2 aria-current="page" className={styles.crumb}>
      {props.label}
    </h2>
  );
}
