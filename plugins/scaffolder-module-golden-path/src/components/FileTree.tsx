import { RiErrorWarningLine, RiFileLine, RiFolderLine } from '@remixicon/react';
import { Text } from '@backstage/ui';
import { Folder } from '../lib/fileTree';
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
          <button
            type="button"
            className={styles.entry}
            aria-current={file.path === selection.selected ? 'true' : undefined}
            onClick={() => selection.onSelect(file.path)}
          >
            {selection.wrong.has(file.path) ? (
              <RiErrorWarningLine size={16} aria-hidden="true" />
            ) : (
              <RiFileLine size={16} aria-hidden="true" />
            )}
            <Text as="span" variant="body-small">
              {file.name}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  );
}
