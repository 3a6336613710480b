import { configApiRef, fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { Alert, Button, Flex, Select, TextField } from '@backstage/ui';
import { useCallback, useEffect, useRef } from 'react';
import { CheckStatus } from '../components/CheckStatus';
import styles from '../components/fields.module.css';
import { useCheck } from '../hooks/useCheck';
import { useHosts } from '../hooks/useHosts';
import {
  checkRepository,
  checkRepositoryFormat,
  HostItem,
} from '../lib/checks';
import {
  formatRepositoryUrl,
  parseRepositoryUrl,
  RepositoryParts,
  slugOf,
} from '../lib/repositoryUrl';
import { goldenPathTranslationRef } from '../translation';

type Props = FieldExtensionComponentProps<string, { owner?: string }>;

/** Where a new repository is kept, whose it is and how it is called. */
export function RepositoryField(props: Props) {
  const { idSchema, schema } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hosts = useHosts();
  const { parts, change } = useParts(props, hosts.items);
  const disabled = props.disabled || props.readonly;
  const statusId = `${idSchema?.$id ?? 'golden-path-repository'}-status`;

  if (hosts.error) {
    return (
      <Alert
        status="danger"
        icon
        description={t('repository.hosts', { message: hosts.error.message })}
        customActions={
          <Button variant="secondary" onPress={hosts.retry}>
            {t('repository.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <Flex
      className={styles.outlined}
      direction="column"
      gap="3"
      role="group"
      aria-label={schema?.title ?? t('repository.group')}
    >
      <Select
        label={t('repository.host')}
        isRequired
        isDisabled={disabled || !hosts.items}
        options={(hosts.items ?? []).map(item => ({
          id: item.host,
          label: item.kind === 'local' ? t('repository.local') : item.title,
        }))}
        value={parts.host || null}
        onChange={host => change({ host: String(host) })}
      />
      <TextField
        label={t('repository.owner')}
        description={t('repository.ownerDescription')}
        isRequired
        isDisabled={disabled}
        autoComplete="off"
        spellCheck="false"
        maxLength={39}
        value={parts.owner}
        onChange={owner => change({ owner })}
        aria-describedby={statusId}
      />
      <TextField
        label={t('repository.name')}
        description={t('repository.nameDescription')}
        isRequired
        isDisabled={disabled}
        autoComplete="off"
        spellCheck="false"
        maxLength={100}
        value={parts.name}
        onChange={name => change({ name })}
        aria-describedby={statusId}
      />
      <RepositoryStatus id={statusId} parts={parts} />
    </Flex>
  );
}

function RepositoryStatus(props: { id: string; parts: RepositoryParts }) {
  const { parts } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const fetchApi = useApi(fetchApiRef);
  const check = useCallback(
    (url: string) => checkRepository(parseRepositoryUrl(url), fetchApi),
    [fetchApi],
  );
  const known = checkRepositoryFormat(parts);
  const outcome =
    useCheck(known ? undefined : formatRepositoryUrl(parts), check) ?? known;
  const name = `${parts.owner}/${parts.name}`;
  return (
    <CheckStatus
      id={props.id}
      state={outcome?.state ?? 'checking'}
      text={
        outcome
          ? outcome.key && t(outcome.key, { name })
          : t('repository.checking', { name })
      }
    />
  );
}

/**
 * The parts of the field's value, filled in where a person has not said
 * anything yet; the repository follows the component's name until it is edited.
 */
function useParts(props: Props, hosts: HostItem[] | undefined) {
  const { formData, formContext, onChange, uiSchema } = props;
  const organization =
    useApi(configApiRef).getOptionalString('organization.name');
  const parts = parseRepositoryUrl(formData);
  const componentName: string = formContext?.formData?.name ?? '';
  const lastName = useRef(componentName);

  const change = (changed: Partial<RepositoryParts>) =>
    onChange(formatRepositoryUrl({ ...parts, ...changed }));

  const followsName = parts.name === '' || parts.name === lastName.current;
  const completed = formatRepositoryUrl({
    host: parts.host || hosts?.[0]?.host || '',
    owner:
      formData === undefined
        ? uiSchema?.['ui:options']?.owner ?? slugOf(organization ?? '')
        : parts.owner,
    name:
      formData === undefined ||
      (followsName && lastName.current !== componentName)
        ? componentName
        : parts.name,
  });
  useEffect(() => {
    lastName.current = componentName;
    if (completed !== formData) {
      onChange(completed);
    }
  }, [completed, formData, componentName, onChange]);

  return { parts, change };
}
