import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text, VisuallyHidden } from '@backstage/ui';
import {
  RiArrowRightSLine,
  RiErrorWarningLine,
  RiFileLine,
  RiFolderLine,
} from '@remixicon/react';
import { Folder } from '../lib/fileTree';
import { goldenPathTranslationRef } from '../translation';
import styles from './preview.module.css';

interface Selection {
  readonly selected?: string;
  readonly onSelect: (path: string) => void;
  /** Paths of files that something is wrong with. */
  readonly wrong: ReadonlySet<string>;
  /** Whether all folders are open, as when a person searches. */
  readonly open: boolean;
}

/** Files in their folders; one can be selected. */
export function FileTree(props: Selection & { folder: Folder }) {
  const { folder, ...selection } = props;
  return (
    <ul className={styles.tree}>
      {folder.folders.map(child => (
        <li key={child.path}>
          {/* Remounted when a search begins or ends, which opens or closes it */}
          <details key={String(selection.open)} open={selection.open}>
            <summary className={styles.entry}>
              <RiArrowRightSLine
                className={styles.chevron}
                size={16}
                aria-hidden="true"
              />
              <RiFolderLine size={16} aria-hidden="true" />
              <Text as="span" variant="body-small">
                {child.name}
              </Text>
              <Text as="span" variant="body-small" className={styles.count}>
                {child.count}
              </Text>
            </summary>
            <FileTree folder={child} {...selection} />
          </details>
        </li>
      ))}
      {folder.files.map(file => (
        <li key={file.path}>
          <FileEntry {...file} {...selection} />
        </li>
      ))}
    </ul>
  );
}

function FileEntry(props: Selection & { path: string; name: string }) {
  const { path, name, selected, onSelect, wrong } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <button
      type="button"
      className={`${styles.entry} ${styles.leaf}`}
      aria-current={path === selected ? 'true' : undefined}
      onClick={() => onSelect(path)}
    >
      {wrong.has(path) ? (
        <RiErrorWarningLine
          className={styles.bad}
          size={16}
          aria-hidden="true"
        />
      ) : (
        <RiFileLine size={16} aria-hidden="true" />
      )}
      <Text as="span" variant="body-small">
        {name}
      </Text>
      {wrong.has(path) && <VisuallyHidden>{t('preview.wrong')}</VisuallyHidden>}
    </button>
  );
}
