import { ForwardedError } from '@backstage/errors';
import {
  ActionContext,
  createTemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { repositorySettings } from '@jalon/golden-path';
import {
  Repositories,
  RepositoryHost,
  RepositoryRef,
  RepositorySetting,
  SettingOutcome,
  settingTitle,
} from '@jalon/repositories';
import { answersOf, answersSchema, componentsSchema } from '../answers';
import { examples } from './configureRepository.examples';

/**
 * Asks the host of a repository for what its golden path expects: access of the
 * owning team, protected branches, environments with approval, labels, security
 * updates. Each setting is a checkpoint, and finds out itself what is in place:
 * a task that is resumed continues with what is missing.
 *
 * @public
 */
export function createConfigureRepositoryAction(options: {
  repositories: Repositories;
}) {
  return createTemplateAction({
    id: 'goldenpath:configure-repository',
    description:
      'Protects branches, sets up environments, labels and access on the host of the repository',
    examples,
    supportsDryRun: true,
    schema: {
      input: { values: answersSchema, components: componentsSchema },
      output: {
        plan: z => z.array(z.string()).describe('What is asked for, in order'),
        changed: z =>
          z.array(z.string()).describe('What was set, one sentence each'),
        remaining: z =>
          z.array(z.string()).describe('What is left for a person to do'),
        notApplicable: z =>
          z.array(z.string()).describe('What the host has no place for'),
        report: z => z.string().describe('All of this as Markdown'),
      },
    },
    async handler(ctx) {
      const answers = answersOf(
        ctx.input,
        ctx.templateInfo?.entity?.metadata.name,
      );
      const settings = repositorySettings(answers);
      const host = options.repositories.host(answers.repository.host);
      const plan = settings.map(settingTitle);
      ctx.output('plan', plan);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would set ${plan.join(', ')}`);
        putOut(ctx, []);
        return;
      }
      putOut(ctx, await applyAll(ctx, host, answers.repository, settings));
    },
  });
}

type Context = Pick<ActionContext<{}>, 'checkpoint' | 'logger' | 'signal'>;

async function applyAll(
  ctx: Context,
  host: RepositoryHost,
  ref: RepositoryRef,
  settings: readonly RepositorySetting[],
): Promise<SettingOutcome[]> {
  const outcomes: SettingOutcome[] = [];
  for (const setting of settings) {
    ctx.signal?.throwIfAborted();
    try {
      const outcome = await apply(ctx, host, ref, setting);
      log(ctx, outcome);
      outcomes.push(outcome);
    } catch (error) {
      const titles = settings.map(settingTitle);
      throw new ForwardedError(
        progressSentence(ref, {
          done: titles.slice(0, outcomes.length),
          missing: titles.slice(outcomes.length),
        }),
        error,
      );
    }
  }
  return outcomes;
}

/** What remained at the time of a checkpoint may have been done since. */
async function apply(
  ctx: Context,
  host: RepositoryHost,
  ref: RepositoryRef,
  setting: RepositorySetting,
): Promise<SettingOutcome> {
  let isFresh = false;
  const known = await ctx.checkpoint({
    key: `${ref.host}.${ref.owner}.${ref.name}.${settingTitle(setting)}`,
    fn: async () => {
      isFresh = true;
      const outcome = await host.configure(ref, setting);
      return {
        changed: [...outcome.changed],
        remaining: [...outcome.remaining],
        notApplicable: outcome.notApplicable ?? '',
      };
    },
  });
  if (isFresh || known.remaining.length === 0) {
    return known;
  }
  const now = await host.configure(ref, setting);
  return { ...now, changed: [...known.changed, ...now.changed] };
}

function progressSentence(
  ref: RepositoryRef,
  { done, missing }: { done: readonly string[]; missing: readonly string[] },
): string {
  return [
    `The repository ${ref.owner}/${ref.name} exists on ${ref.host}, but not all of its settings do.`,
    done.length > 0 ? `Done: ${done.join(', ')}.` : 'None is done yet.',
    `Missing: ${missing.join(', ')}.`,
    'Retrying the task continues with what is missing',
  ].join(' ');
}

function log({ logger }: Context, outcome: SettingOutcome): void {
  const { changed, remaining, notApplicable } = outcome;
  changed.forEach(sentence => logger.info(sentence));
  remaining.forEach(sentence => logger.warn(sentence));
  if (notApplicable) {
    logger.info(notApplicable);
  }
}

function putOut(
  ctx: {
    output(
      name: 'changed' | 'remaining' | 'notApplicable',
      value: string[],
    ): void;
    output(name: 'report', value: string): void;
  },
  outcomes: readonly SettingOutcome[],
): void {
  const changed = outcomes.flatMap(outcome => outcome.changed);
  const remaining = outcomes.flatMap(outcome => outcome.remaining);
  const notApplicable = outcomes.flatMap(outcome =>
    outcome.notApplicable ? [outcome.notApplicable] : [],
  );
  ctx.output('changed', changed);
  ctx.output('remaining', remaining);
  ctx.output('notApplicable', notApplicable);
  ctx.output(
    'report',
    [
      ...section('Left for you to do', remaining, '- [ ] '),
      ...section('Set on the host', changed, '- '),
      ...noPlaceFor(notApplicable.length),
    ].join('\n'),
  );
}

/** The log names them; here they would hide what matters. */
function noPlaceFor(count: number): string[] {
  return count > 0
    ? [
        `The host has no place for ${count} more settings: the log of this step names them.`,
      ]
    : [];
}

function section(
  title: string,
  sentences: readonly string[],
  bullet: string,
): string[] {
  return sentences.length > 0
    ? [`**${title}**`, '', ...sentences.map(text => `${bullet}${text}`), '']
    : [];
}
