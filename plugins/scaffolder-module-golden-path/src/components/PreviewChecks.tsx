import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Text } from '@backstage/ui';
import { RiCheckLine, RiErrorWarningLine } from '@remixicon/react';
import { Preview } from '../lib/previews';
import { goldenPathTranslationRef } from '../translation';
import styles from './preview.module.css';

const NAMES = [
  'syntax',
  'workflows',
  'kubernetes',
  'compose',
  'catalog',
  'codeowners',
  'links',
] as const;

type Name = (typeof NAMES)[number];

function isKnown(name: string): name is Name {
  return NAMES.some(known => known === name);
}

/** What the validators have to say, one line each, findings below. */
export function PreviewChecks(props: {
  checks: Preview['checks'];
  onSelect: (path: string) => void;
}) {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const { checks, onSelect } = props;
  const looked = checks.filter(check => check.files > 0);
  const findings = looked.flatMap(check => check.findings);
  return (
    <Flex direction="column" gap="4">
      <ul className={styles.checks} aria-label={t('preview.checks')}>
        {looked.map(({ validator, files, findings: found }) => {
          const name = isKnown(validator)
            ? t(`preview.validator.${validator}`)
            : validator;
          return (
            <li key={validator}>
              {found.length === 0 ? (
                <RiCheckLine
                  className={styles.good}
                  size={16}
                  aria-hidden="true"
                />
              ) : (
                <RiErrorWarningLine
                  className={styles.bad}
                  size={16}
                  aria-hidden="true"
                />
              )}
              <Text variant="body-small">
                {found.length === 0
                  ? t('preview.passed', { name, number: String(files) })
                  : t('preview.failed', { name, number: String(found.length) })}
              </Text>
            </li>
          );
        })}
      </ul>
      {findings.length > 0 && (
        <ul className={styles.findings}>
          {findings.map(({ path, line, message }) => (
            <li key={`${path}:${line}:${message}`}>
              <button
                type="button"
                className={styles.place}
                onClick={() => onSelect(path)}
              >
                {line ? `${path}:${line}` : path}
              </button>
              <Text variant="body-small">{message}</Text>
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}
