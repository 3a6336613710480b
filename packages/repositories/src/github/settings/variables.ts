import { outcome, quotedList, settingTitle } from '../../settings';
import {
  SecretsSetting,
  SettingOutcome,
  VariablesSetting,
} from '../../settingTypes';
import {
  createOrElse,
  found,
  pathOf,
  SettingContext,
  settingsUrl,
} from './context';

/** The most variables that GitHub puts on a page. */
const VARIABLES_PER_PAGE = 30;

export async function applyVariables(
  context: SettingContext,
  setting: VariablesSetting,
): Promise<SettingOutcome> {
  const variables = variablesOf(context, setting.environment);
  const existing = new Map(
    (await variables.list()).map(({ name, value }) => [name, value]),
  );
  const changed: string[] = [];
  for (const [name, value] of Object.entries(setting.values)) {
    if (existing.get(name) === value) {
      continue;
    }
    if (existing.has(name)) {
      await variables.update(name, value);
    } else {
      await createOrElse(
        () => variables.create(name, value),
        () => variables.update(name, value),
      );
    }
    changed.push(name);
  }
  return outcome(
    changed.length
      ? [`Set ${quotedList(changed)} among ${settingTitle(setting)}.`]
      : [],
    missingFrom(context, 'variable', setting, name => existing.has(name)),
  );
}

function variablesOf(context: SettingContext, environment?: string) {
  const { octokit } = context;
  const { actions } = octokit.rest;
  const path = pathOf(context);
  if (environment === undefined) {
    return {
      list: () =>
        octokit.paginate(actions.listRepoVariables, {
          ...path,
          per_page: VARIABLES_PER_PAGE,
        }),
      create: (name: string, value: string) =>
        actions.createRepoVariable({ ...path, name, value }),
      update: (name: string, value: string) =>
        actions.updateRepoVariable({ ...path, name, value }),
    };
  }
  const target = { ...path, environment_name: environment };
  return {
    list: () =>
      octokit.paginate(actions.listEnvironmentVariables, {
        ...target,
        per_page: VARIABLES_PER_PAGE,
      }),
    create: (name: string, value: string) =>
      actions.createEnvironmentVariable({ ...target, name, value }),
    update: (name: string, value: string) =>
      actions.updateEnvironmentVariable({ ...target, name, value }),
  };
}

/** A job finds the secrets of its environment, repository and organisation. */
export async function checkSecrets(
  context: SettingContext,
  setting: SecretsSetting,
): Promise<SettingOutcome> {
  const { names, optional = [], environment } = setting;
  const { octokit } = context;
  const { actions } = octokit.rest;
  const page = { ...pathOf(context), per_page: 100 };
  const sources = [
    async () =>
      environment === undefined
        ? []
        : octokit.paginate(actions.listEnvironmentSecrets, {
            ...page,
            environment_name: environment,
          }),
    () => octokit.paginate(actions.listRepoSecrets, page),
    // A person's account has none, and no such address.
    async () =>
      (await found(
        octokit.paginate(actions.listRepoOrganizationSecrets, page),
      )) ?? [],
  ];
  let missing = [...names, ...optional];
  for (const list of sources) {
    if (missing.length > 0) {
      const present = new Set((await list()).map(({ name }) => name));
      missing = missing.filter(name => !present.has(name));
    }
  }
  const isPresent = (name: string) => !missing.includes(name);
  return outcome([], missingFrom(context, 'secret', setting, isPresent));
}

/** What a person must fill in, and where. */
function missingFrom(
  context: SettingContext,
  what: 'variable' | 'secret',
  setting: SecretsSetting | VariablesSetting,
  isPresent: (name: string) => boolean,
): string[] {
  const { names = [], optional = [], environment } = setting;
  const where = environment === undefined ? '' : ` for '${environment}'`;
  const address = settingsUrl(
    context,
    environment === undefined ? `${what}s/actions` : 'environments',
  );
  const sentence = (name: string) =>
    `Add the ${what} '${name}'${where} under ${address}`;
  return [
    ...names.filter(name => !isPresent(name)).map(name => `${sentence(name)}.`),
    ...optional
      .filter(name => !isPresent(name))
      .map(name => `${sentence(name)}, if it is to be used.`),
  ];
}
