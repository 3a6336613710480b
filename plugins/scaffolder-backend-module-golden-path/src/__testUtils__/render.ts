import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  createCatalogInfoAction,
  createCiAction,
  createDockerAction,
  createKustomizeAction,
  createNestjsAction,
  createRecordAction,
  createTodoAction,
} from '../actions';
import { contextOf } from './context';
import { ANSWERS, templateInfo } from './template';

/** Runs an action in a folder; returns what it put out. */
export async function runAction(
  action: TemplateAction<any, any>,
  options: { input: object; workspacePath: string; isDryRun?: boolean },
): Promise<Record<string, unknown>> {
  const outputs: Record<string, unknown> = {};
  await action.handler(
    contextOf({
      ...options,
      input: { ...options.input },
      templateInfo: templateInfo(),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    }),
  );
  return outputs;
}

/** Renders the whole template into a folder; returns what its to-do says. */
export async function renderTemplate(
  workspacePath: string,
  answers: object = ANSWERS,
  isDryRun = false,
): Promise<Record<string, unknown>> {
  const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
  const reader = mockServices.urlReader.mock();
  const language = Object(answers).language;
  const outputs: Record<string, unknown> = {};
  for (const [action, input] of [
    [createNestjsAction({ reader, integrations }), { values: answers }],
    [createDockerAction(), { values: answers }],
    [createKustomizeAction(), { values: answers }],
    [createCiAction(), { values: answers }],
    [createCatalogInfoAction(), { values: answers }],
    [createTodoAction(), { language }],
    [createRecordAction(), { answers }],
  ] as const) {
    Object.assign(
      outputs,
      await runAction(action, { input, workspacePath, isDryRun }),
    );
  }
  return outputs;
}
