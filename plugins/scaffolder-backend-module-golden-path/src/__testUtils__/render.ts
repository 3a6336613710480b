import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  createBuilderActions,
  createDocsAction,
  createRecordAction,
  createSourceActions,
  createTodoAction,
} from '../actions';
import { contextOf } from './context';
import { ANSWERS, readTemplate, templateInfo } from './template';

const ACTIONS: ReadonlyMap<string, TemplateAction<any, any>> = new Map(
  [
    ...createSourceActions({
      reader: mockServices.urlReader.mock(),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    }),
    ...createBuilderActions(),
    createDocsAction(),
    createTodoAction(),
    createRecordAction(),
  ].map(action => [action.id, action]),
);

/** Runs an action in a folder; returns what it put out. */
export async function runAction(
  id: string,
  options: {
    input: object;
    workspacePath: string;
    isDryRun?: boolean;
    template?: string;
  },
): Promise<Record<string, unknown>> {
  const action = ACTIONS.get(id);
  if (!action) {
    throw new Error(`There is no action ${id}`);
  }
  const { template = 'nestjs-service', ...rest } = options;
  const outputs: Record<string, unknown> = {};
  await action.handler(
    contextOf({
      ...rest,
      input: { ...options.input },
      templateInfo: templateInfo(template),
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
    }),
  );
  return outputs;
}

/**
 * Runs the steps of a template that write files; returns what its to-do says.
 */
export async function renderTemplate(
  workspacePath: string,
  answers: object = ANSWERS,
  options: { template?: string; isDryRun?: boolean } = {},
): Promise<Record<string, unknown>> {
  const { template = 'nestjs-service' } = options;
  const { language } = Object(answers);
  const inputs: Record<string, object> = {
    'goldenpath:todo': { language },
    'goldenpath:record': { answers },
  };
  const outputs: Record<string, unknown> = {};
  const steps: { action: string }[] = readTemplate(template).entity.spec.steps;
  for (const { action } of steps.filter(step => ACTIONS.has(step.action))) {
    const input = inputs[action] ?? { values: answers };
    Object.assign(
      outputs,
      await runAction(action, { ...options, input, workspacePath, template }),
    );
  }
  return outputs;
}
