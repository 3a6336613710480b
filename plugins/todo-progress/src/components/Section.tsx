import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Text,
} from '@backstage/ui';
import type { TodoItem, TodoSection } from '@jalon/plugin-todo-progress-common';
import { useTexts } from '../hooks/useFormat';
import { ItemRow } from './ItemRow';
import { ProgressBar } from './ProgressBar';
import styles from './progress.module.css';

function Title(props: { section: TodoSection; showFile: boolean }) {
  const t = useTexts();
  const { title, done, total, file } = props.section;
  const figures = { done: String(done), total: String(total) };
  return (
    <span className={styles.sectionTitle}>
      <span className={styles.sectionName}>
        {title}
        {props.showFile && (
          <Text variant="body-small" color="secondary" className={styles.mono}>
            {file}
          </Text>
        )}
      </span>
      <span className={styles.sectionFigures}>
        <ProgressBar
          size="small"
          label={t('section.label', { title, ...figures })}
          done={done}
          total={total}
        />
        <span className={styles.figures}>{t('doneOfTotal', figures)}</span>
      </span>
    </span>
  );
}

/** One section of a to-do file, foldable. */
export function Section(props: {
  section: TodoSection;
  items: readonly TodoItem[];
  showFile: boolean;
  selected?: string;
  isExpanded: boolean;
  onExpandedChange: (isExpanded: boolean) => void;
}) {
  const { section, items, showFile, selected, isExpanded, onExpandedChange } =
    props;
  return (
    <Accordion
      className={styles.section}
      isExpanded={isExpanded}
      onExpandedChange={onExpandedChange}
    >
      <AccordionTrigger>
        <Title section={section} showFile={showFile} />
      </AccordionTrigger>
      <AccordionPanel>
        <ul className={styles.itemList}>
          {items.map(item => (
            <ItemRow
              key={item.key}
              item={item}
              isSelected={item.key === selected}
            />
          ))}
        </ul>
      </AccordionPanel>
    </Accordion>
  );
}
