import { Text } from '@backstage/ui';
import type { RollbackFileChange } from '@jalon/plugin-deployments-common';
import { useTexts } from '../../hooks/useFormat';
import { countChangedLines } from '../../lib/difference';
import { Difference } from '../shared/Difference';
import { Mono } from '../shared/Mono';
import { Section } from './Section';
import styles from './rollback.module.css';

/** The exact difference, file by file. */
export function Changes(props: { changes: readonly RollbackFileChange[] }) {
  const t = useTexts();
  const { changes } = props;
  const lines = changes.reduce(
    (sum, { difference }) => sum + countChangedLines(difference),
    0,
  );
  return (
    <Section
      title={t('rollback.changes')}
      aside={
        changes.length > 0
          ? t('rollback.changesSummary', {
              count: changes.length,
              lines: String(lines),
            })
          : t('rollback.noChanges')
      }
    >
      {changes.map(({ path, difference }) => (
        <div key={path} className={styles.section}>
          <Text as="p" className={styles.file}>
            <Mono copyable>{path}</Mono>
          </Text>
          <Difference label={path} difference={difference} isFileNamed />
        </div>
      ))}
    </Section>
  );
}
