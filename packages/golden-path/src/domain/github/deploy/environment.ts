import { Answers } from '../../answers';
import { hostOf } from '../../environmentVariables';
import {
  FRONTEND_HEALTH_PATH,
  HEALTH_PATH,
  imageOf,
  LAYOUT,
} from '../../files';
import { Environment, namespaceOf } from '../../kubernetes/configuration';
import { uses } from '../actions';
import { MAIN, OVERLAYS } from '../componentCi';
import { entityRefOf, gate, report } from '../portal';
import { imageComponents } from '../steps';
import { expression, Job, job, script, SECRET, Step } from '../workflow';
import { recordStep, restoreStep } from './gitops';
import { output } from './validate';

const TITLES: Readonly<Record<Environment, string>> = {
  staging: '3. Staging',
  production: '4. Production',
};

/** How long pods, migrations and certificates get before it is a failure. */
const TIMEOUT = '300s';

/** Brings one environment to what its overlay says, or back. */
export function deployment(answers: Answers, environment: Environment): Job {
  return job(TITLES[environment], {
    needs: ['validate', 'smoke'],
    if: expression(
      `!cancelled() && needs.validate.outputs.${environment} == 'true' && (needs.smoke.result == 'success' || needs.smoke.result == 'skipped')`,
    ),
    'timeout-minutes': 45,
    environment: {
      name: environment,
      url: `https://${hostOf(answers, environment)}`,
    },
    concurrency: {
      group: `deploy-${environment}`,
      'cancel-in-progress': false,
    },
    permissions: { contents: 'write', actions: 'read' },
    env: {
      NAMESPACE: namespaceOf(answers.name, environment),
      OVERLAY: `${LAYOUT.kubernetes}/${environment}`,
    },
    steps: [
      checkOutMain(),
      gate({
        answers,
        components: imageComponents(answers),
        environment,
        operation: rollbackOperation(environment),
      }),
      connect(environment),
      remember(answers),
      recordStep(answers, environment),
      ...migrate(answers),
      {
        name: 'Apply what Git says',
        id: 'apply',
        run: `kubectl apply -k ${LAYOUT.kubernetes}/${environment}`,
      },
      rolloutStep(answers),
      verifyStep(answers, environment, 'Verify from outside'),
      ...rollBack(answers, environment),
      ...reports(answers, environment),
      {
        name: 'Forget the cluster',
        if: expression('always()'),
        run: 'rm -f "$RUNNER_TEMP/kubeconfig"',
      },
    ],
  });
}

/** Deployments of a namespace, in the order in which they are followed. */
export function workloads(answers: Answers): string[] {
  return [
    ...(answers.components.includes('backend') ? ['backend', 'worker'] : []),
    ...(answers.components.includes('frontend') ? ['frontend'] : []),
  ];
}

/** Manifests and versions come from main, whichever branch was built. */
function checkOutMain(): Step {
  return {
    name: `Check out ${MAIN}`,
    uses: uses('actions/checkout'),
    with: {
      ref: MAIN,
      'fetch-depth': 0,
      'ssh-key': SECRET('DEPLOY_KEY'),
      'persist-credentials': true,
    },
  };
}

/** Only a push deploys a rollback; any other run would bring something new. */
function rollbackOperation(environment: Environment): string[] {
  return [
    'if [ "$GITHUB_EVENT_NAME" = push ]; then',
    `  OPERATION=$(git log -1 --format='%(trailers:key=Rollback-Operation,valueonly,separator=%x2C)' -- ${OVERLAYS[environment]})`,
    '  export OPERATION',
    'fi',
  ];
}

function connect(environment: Environment): Step {
  return {
    name: 'Connect to the cluster',
    env: { KUBE_CONFIG: SECRET('KUBE_CONFIG') },
    run: script(
      'if [ -z "$KUBE_CONFIG" ]; then',
      `  echo "::error::Set the secret KUBE_CONFIG of the environment ${environment}: a kubeconfig that may change the namespace $NAMESPACE"`,
      '  exit 1',
      'fi',
      'umask 077',
      'printf "%s\\n" "$KUBE_CONFIG" > "$RUNNER_TEMP/kubeconfig"',
      'echo "KUBECONFIG=$RUNNER_TEMP/kubeconfig" >> "$GITHUB_ENV"',
    ),
  };
}

const REVISION = String.raw`jsonpath={.metadata.annotations.deployment\.kubernetes\.io/revision}`;

/** Which revision of each workload runs, so that only what changes goes back. */
function remember(answers: Answers): Step {
  return {
    name: 'Remember what runs',
    id: 'before',
    run: script(
      `for workload in ${workloads(answers).join(' ')}; do`,
      `  revision=$(kubectl get deployment "$workload" -n "$NAMESPACE" --ignore-not-found -o '${REVISION}')`,
      '  if [ -n "$revision" ]; then',
      '    echo "$workload $revision"',
      '  fi',
      'done > "$RUNNER_TEMP/revisions"',
      'if [ -s "$RUNNER_TEMP/revisions" ]; then',
      '  echo "running=true" >> "$GITHUB_OUTPUT"',
      'fi',
    ),
  };
}

/** Everything but the workloads first, then the migrations to their end. */
function migrate(answers: Answers): Step[] {
  if (!answers.components.includes('backend')) {
    return [];
  }
  return [
    {
      name: 'Migrate the database before new pods start',
      run: script(
        'manifests=$RUNNER_TEMP/manifests.yaml',
        'kubectl kustomize "$OVERLAY" > "$manifests"',
        '# Configuration and, where they run in the cluster, the data stores',
        `yq 'select(.kind != "Job" and (.kind != "Deployment" or .metadata.name == "redis"))' "$manifests" | kubectl apply -f -`,
        '# A job cannot be changed, only replaced',
        'kubectl delete job backend-migrate -n "$NAMESPACE" --ignore-not-found --wait',
        `yq 'select(.kind == "Job")' "$manifests" | kubectl apply -f -`,
        'for _ in $(seq 180); do',
        `  state=$(kubectl get job backend-migrate -n "$NAMESPACE" -o 'jsonpath={.status.conditions[?(@.status=="True")].type}')`,
        '  case "$state" in',
        '    *Complete*) exit 0 ;;',
        '    *Failed*) break ;;',
        '  esac',
        '  sleep 5',
        'done',
        'kubectl logs job/backend-migrate -n "$NAMESPACE" --tail=100 || true',
        'echo "::error::The migrations did not succeed; no pod was replaced"',
        'exit 1',
      ),
    },
  ];
}

function rolloutStatus(answers: Answers): string[] {
  return workloads(answers).map(
    workload =>
      `kubectl rollout status deployment/${workload} -n "$NAMESPACE" --timeout=${TIMEOUT}`,
  );
}

function rolloutStep(answers: Answers): Step {
  return {
    name: 'Wait until the new pods serve',
    run: script(rolloutStatus(answers)),
  };
}

function healthAddresses(answers: Answers, environment: Environment): string[] {
  const host = hostOf(answers, environment);
  const { components } = answers;
  return [
    ...(components.includes('backend')
      ? [`https://api.${host}${HEALTH_PATH}`]
      : []),
    ...(components.includes('frontend')
      ? [`https://${host}${FRONTEND_HEALTH_PATH}`]
      : []),
  ];
}

function verifyStep(
  answers: Answers,
  environment: Environment,
  name: string,
  condition?: string,
): Step {
  return {
    name,
    ...(condition ? { if: condition } : {}),
    run: script(
      healthAddresses(answers, environment).map(
        address =>
          `curl --fail --silent --show-error --output /dev/null --max-time 10 --retry 20 --retry-delay 5 --retry-all-errors ${address}`,
      ),
    ),
  };
}

/** The pods first, then Git, so that both say what runs. */
function rollBack(answers: Answers, environment: Environment): Step[] {
  return [
    {
      name: 'Roll back what was changed',
      id: 'undo',
      if: expression("failure() && steps.apply.outcome != 'skipped'"),
      run: script(
        'while read -r workload revision; do',
        `  now=$(kubectl get deployment "$workload" -n "$NAMESPACE" -o '${REVISION}' < /dev/null)`,
        '  if [ "$now" != "$revision" ]; then',
        '    kubectl rollout undo "deployment/$workload" -n "$NAMESPACE" --to-revision="$revision" < /dev/null',
        `    kubectl rollout status "deployment/$workload" -n "$NAMESPACE" --timeout=${TIMEOUT} < /dev/null`,
        '  fi',
        'done < "$RUNNER_TEMP/revisions"',
      ),
    },
    restoreStep(answers, environment),
    verifyStep(
      answers,
      environment,
      'Verify that the former version serves',
      expression(
        "failure() && steps.undo.outcome == 'success' && steps.before.outputs.running == 'true'",
      ),
    ),
  ];
}

function reports(answers: Answers, environment: Environment): Step[] {
  const components = imageComponents(answers).map(component => ({
    entityRef: entityRefOf(answers, component),
    artefact: imageOf(answers, component),
  }));
  return [
    report({
      name: 'Report the deployment to the portal',
      if: "always() && steps.record.outcome == 'success'",
      environment,
      kind: 'deploy',
      succeeded: "job.status == 'success'",
      commit: 'steps.record.outputs.commit',
      components: components.map((component, index) => ({
        ...component,
        version: `steps.record.outputs.${output(
          imageComponents(answers)[index],
        )}`,
      })),
    }),
    report({
      name: 'Report the rollback to the portal',
      if: "always() && steps.restore.outputs.commit != ''",
      environment,
      kind: 'rollback',
      succeeded: "steps.undo.outcome != 'failure'",
      commit: 'steps.restore.outputs.commit',
      components: components.map((component, index) => ({
        ...component,
        version: `steps.restore.outputs.${output(
          imageComponents(answers)[index],
        )}`,
      })),
    }),
  ];
}
