import { ApiHolder, fetchApiRef } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { checkName, checkRepository, MessageKey, Outcome } from '../lib/checks';
import { parseRepositoryUrl } from '../lib/repositoryUrl';
import { goldenPathTranslationRef } from '../translation';

/** Before the next step: a component name that is well formed and free. */
export const validateName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  const catalogApi = apiHolder.get(catalogApiRef);
  if (catalogApi) {
    report(await checkName(name, catalogApi), field, apiHolder);
  }
};

/** Before the next step: a repository that can be created. */
export const validateRepository: CustomFieldValidator<string> = async (
  url,
  field,
  { apiHolder },
) => {
  const fetchApi = apiHolder.get(fetchApiRef);
  if (fetchApi) {
    const outcome = await checkRepository(parseRepositoryUrl(url), fetchApi);
    report(outcome, field, apiHolder);
  }
};

/** Whoever does not answer does not block: the backend checks again. */
function report(
  outcome: Outcome,
  field: { addError(message: string): void },
  apiHolder: ApiHolder,
): void {
  if (outcome.key && (outcome.state === 'bad' || outcome.state === 'empty')) {
    field.addError(textOf(outcome.key, outcome.name ?? '', apiHolder));
  }
}

function textOf(key: MessageKey, name: string, apiHolder: ApiHolder): string {
  const snapshot = apiHolder
    .get(translationApiRef)
    ?.getTranslation(goldenPathTranslationRef);
  return snapshot?.ready ? snapshot.t(key, { name }) : key;
}
