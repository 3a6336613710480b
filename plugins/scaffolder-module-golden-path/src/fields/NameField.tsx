import { useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Flex, TextField } from '@backstage/ui';
import { useCallback } from 'react';
import { CheckStatus } from '../components/CheckStatus';
import styles from '../components/fields.module.css';
import { useCheck } from '../hooks/useCheck';
import { checkName, checkNameFormat, Outcome } from '../lib/checks';
import { goldenPathTranslationRef } from '../translation';

/** The name of a new component, checked while it is typed. */
export function NameField(props: FieldExtensionComponentProps<string>) {
  const { formData, onChange, schema, uiSchema, idSchema, required } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const catalogApi = useApi(catalogApiRef);
  const check = useCallback(
    (name: string) => checkName(name, catalogApi),
    [catalogApi],
  );
  const name = formData ?? '';
  const known = checkNameFormat(name);
  const outcome: Outcome | undefined =
    useCheck(known ? undefined : name, check) ?? known;
  const statusId = `${idSchema?.$id ?? 'golden-path-name'}-status`;

  return (
    <Flex className={styles.outlined} direction="column" gap="1">
      <TextField
        id={idSchema?.$id}
        label={uiSchema?.['ui:title'] ?? schema?.title ?? t('name.label')}
        description={uiSchema?.['ui:description'] ?? schema?.description}
        isRequired={required}
        isInvalid={outcome?.state === 'bad'}
        isDisabled={props.disabled || props.readonly}
        autoComplete="off"
        spellCheck="false"
        maxLength={63}
        value={name}
        onChange={value => onChange(value || undefined)}
        aria-describedby={statusId}
      />
      <CheckStatus
        id={statusId}
        state={outcome?.state ?? 'checking'}
        text={
          outcome
            ? outcome.key && t(outcome.key, { name: outcome.name ?? '' })
            : t('name.checking', { name })
        }
      />
    </Flex>
  );
}
