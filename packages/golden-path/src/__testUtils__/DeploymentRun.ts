import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { answersOf } from '../domain/__testUtils__/answers';
import { deployFiles } from '../domain/github';
import { deployWorkflow } from '../domain/github/deploy';
import type { Step } from '../domain/github/workflow';
import type { Environment } from '../domain/kubernetes/configuration';

const answers = answersOf();
const workflow = deployWorkflow(answers);
const OVERLAY = 'infrastructure/kubernetes/staging/kustomization.yaml';

/** Answers by the words of a call; what fails is listed in `failing`. */
const KUBECTL = `#!/usr/bin/env bash
echo "kubectl $*" >> "$STAND_INS/calls"
while read -r words; do
  if [[ "$*" == *"$words"* ]]; then exit 1; fi
done < "$STAND_INS/failing"
case "$*" in
  "kustomize "*) printf 'kind: Job\\n' ;;
  "apply -k "*) sed -i 's/ 3$/ 4/' "$STAND_INS/revisions" ;;
  "get deployment "*) sed -n "s/^$3 //p" "$STAND_INS/revisions" ;;
  "get job "*) echo "\${MIGRATION:-SuccessCriteriaMet Complete}" ;;
  *" -f -") cat > /dev/null ;;
esac
`;
const YQ = `#!/usr/bin/env bash
select='.images[] | select(.name == strenv(NAME)) | .newTag'
image="/- name: $NAME\$/,/newTag:/"
case "$1 $2" in
  "$select "*) sed -n "$image s/.*newTag: //p" "$2" ;;
  "--inplace ($select) = strenv(TAG)") sed -i "$image s/newTag: .*/newTag: $TAG/" "$3" ;;
  select*) ;;
  *) exit 2 ;;
esac
`;
const CURL = `#!/usr/bin/env bash
echo "curl $*" >> "$STAND_INS/calls"
while read -r words; do
  if [[ "$*" == *"$words"* ]]; then
    if [[ "$*" == *write-out* ]]; then printf 000; fi
    exit 22
  fi
done < "$STAND_INS/failing"
case "$*" in
  */gate) while [ $# -gt 0 ]; do
      if [ "$1" = --output ]; then cp "$STAND_INS/gate.json" "$2"; fi; shift
    done
    cat "$STAND_INS/gate.status" ;;
  */reports) cat >> "$STAND_INS/reports" ;;
esac
`;
const GH = `#!/usr/bin/env bash
echo '[{"state":"approved","environments":[{"name":"staging"}],"user":{"login":"fatou","id":9}}]'
`;
const DOCKER = `#!/usr/bin/env bash
grep --quiet --line-regexp --fixed-strings "$3" "$STAND_INS/images"
`;
const SLEEP = '#!/usr/bin/env bash\n';

/** What started a run. */
export interface RunEvent {
  readonly name: 'workflow_dispatch' | 'push' | 'workflow_run';
  readonly inputs?: Readonly<Record<string, string>>;
  /** Branch or tag; main when left out. */
  readonly ref?: string;
  /** Commit before a push. */
  readonly before?: string;
  /** Commit that a pipeline has built. */
  readonly built?: string;
  /** What the job that validates has decided. */
  readonly version?: string;
}

/**
 * Runs the steps of a job that deploys in bash, as GitHub would, against a real
 * Git repository and stand-ins for what needs a cluster or a network.
 */
export class DeploymentRun {
  readonly folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  readonly #clone = join(this.folder, 'clone');
  readonly #state = join(this.folder, 'state');
  readonly log: string[] = [];
  /** Outputs of the steps of the last job, by their ids. */
  readonly outputs: Record<string, Record<string, string>> = {};

  constructor(tag = 'sha-1111111') {
    const origin = join(this.folder, 'origin');
    execFileSync('git', ['init', '-q', '--bare', '-b', 'main', origin]);
    execFileSync('git', ['clone', '-q', origin, this.#clone], {
      stdio: 'ignore',
    });
    this.git('config', 'user.name', 'Awa');
    this.git('config', 'user.email', 'awa@example.com');
    for (const file of deployFiles(answers)) {
      this.#write(file.path, file.content);
    }
    this.writeOverlay(tag);
    this.writeOverlay('0.1.0', 'production');
    this.commit('Create');
    mkdirSync(this.#state);
    this.failing();
    this.set('revisions', 'backend 3\nworker 3\n');
    this.set('gate.status', '200');
    this.set('gate.json', '{"open":true}');
    const programs = {
      kubectl: KUBECTL,
      yq: YQ,
      curl: CURL,
      gh: GH,
      docker: DOCKER,
      sleep: SLEEP,
    };
    for (const [name, content] of Object.entries(programs)) {
      const path = join(this.folder, 'bin', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      chmodSync(path, 0o755);
    }
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.#clone, encoding: 'utf8' });
  }

  writeOverlay(tag: string, environment: Environment = 'staging'): void {
    this.#write(
      `infrastructure/kubernetes/${environment}/kustomization.yaml`,
      `images:\n  - name: backend\n    newTag: ${tag}\n`,
    );
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '-q', '-m', message);
    this.git('push', '-q', 'origin', 'HEAD:main');
  }

  set(name: string, content: string): void {
    writeFileSync(join(this.#state, name), content);
  }

  /** Lets calls fail whose words contain these. */
  failing(...words: string[]): void {
    this.set('failing', words.map(text => `${text}\n`).join(''));
  }

  get(name: string): string {
    const path = join(this.#state, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** What the overlay on main says in the end. */
  get version(): string | undefined {
    this.git('fetch', '-q');
    return /newTag: (.*)/.exec(this.git('show', `origin/main:${OVERLAY}`))?.[1];
  }

  /** The calls of a program, in their order. */
  calls(words: string): string[] {
    return this.get('calls')
      .split('\n')
      .filter(line => line.includes(words));
  }

  /** Says which images the registry has. */
  published(...tags: string[]): void {
    const image = 'ghcr.io/acme/orders-api-backend';
    this.set('images', tags.map(tag => `${image}:${tag}\n`).join(''));
  }

  job(name: Environment | 'validate', event: RunEvent): 'success' | 'failure' {
    const outcomes: Record<string, unknown> = {};
    let status: 'success' | 'failure' = 'success';
    const context = {
      steps: outcomes,
      job: { status: 'success' },
      needs: { validate: { outputs: { backend_version: event.version } } },
      vars: { PORTAL_URL: 'https://portal.example.com/' },
      secrets: { KUBE_CONFIG: 'k', PORTAL_TOKEN: 't', DEPLOY_KEY: '' },
      inputs: event.inputs ?? {},
      github: {
        event: {
          before: event.before,
          workflow_run: { head_sha: event.built, name: 'Backend CI' },
        },
        token: 't',
        run_id: 1,
      },
      failure: () => status === 'failure',
      always: () => true,
      format: () => 'https://github.com/acme/orders-api/actions/runs/1',
    };
    for (const step of workflow.jobs[name].steps) {
      const wanted = step.if
        ? evaluate(step.if, context)
        : status === 'success';
      const ran = wanted ? this.#run(step, event, context) : undefined;
      if (ran?.failed && !step['continue-on-error']) {
        status = 'failure';
        context.job.status = status;
      }
      const outcome = {
        true: 'failure',
        false: 'success',
        undefined: 'skipped',
      };
      outcomes[step.id ?? step.name] = {
        outcome: outcome[`${ran?.failed}`],
        outputs: withDefaults(ran?.outputs),
      };
      this.outputs[step.id ?? step.name] = ran?.outputs ?? {};
    }
    return status;
  }

  #write(path: string, content: string): void {
    const file = join(this.#clone, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }

  #run(step: Step, event: RunEvent, context: object) {
    if (!('run' in step)) {
      return { failed: false, outputs: {} };
    }
    this.set('output', '');
    const { env } = workflow.jobs.staging;
    const result = spawnSync('bash', ['-eo', 'pipefail', '-c', step.run], {
      cwd: this.#clone,
      encoding: 'utf8',
      env: {
        PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
        HOME: this.folder,
        STAND_INS: this.#state,
        GITHUB_WORKSPACE: this.#clone,
        GITHUB_OUTPUT: join(this.#state, 'output'),
        GITHUB_ENV: join(this.#state, 'env'),
        RUNNER_TEMP: this.folder,
        GITHUB_EVENT_NAME: event.name,
        GITHUB_REF: event.ref ?? 'refs/heads/main',
        GITHUB_REF_NAME: 'a branch',
        GITHUB_ACTOR: 'amel',
        GITHUB_ACTOR_ID: '7',
        GITHUB_REPOSITORY: 'acme/orders-api',
        GITHUB_SERVER_URL: 'https://github.com',
        GITHUB_RUN_ID: '1',
        GITHUB_RUN_ATTEMPT: '1',
        ...Object.fromEntries(
          Object.entries({ ...env, ...step.env }).map(([name, value]) => [
            name,
            value.replace(/\$\{\{ (.*?) \}\}/g, (_, text) =>
              String(evaluate(text, context) ?? ''),
            ),
          ]),
        ),
      },
    });
    this.log.push(`${step.name}\n${result.stdout}${result.stderr}`);
    const outputs = this.get('output')
      .split('\n')
      .filter(Boolean)
      .map(line => line.split('=', 2));
    return {
      failed: result.status !== 0,
      outputs: Object.fromEntries(outputs),
    };
  }
}

/** What is not there is empty, as in an expression of GitHub. */
function withDefaults(outputs: Record<string, string> = {}) {
  return new Proxy(outputs, { get: (all, name) => all[String(name)] ?? '' });
}

function evaluate(text: string, context: object): unknown {
  return runInNewContext(text.replace(/^\$\{\{|\}\}$/g, ''), context);
}
