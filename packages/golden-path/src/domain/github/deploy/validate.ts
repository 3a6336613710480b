import { Answers } from '../../answers';
import { imageOf, LAYOUT } from '../../files';
import { MAIN } from '../componentCi';
import {
  checkout,
  imageComponents,
  ImageComponent,
  logIn,
  readImages,
} from '../steps';
import { expression, Job, job, script, Step } from '../workflow';

/** An image tag as registries take it. */
const TAG = '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$';

/** How far back a branch is searched for a commit that has an image. */
const SEARCHED_COMMITS = 50;

/** Decides what is deployed where, and that it can be. */
export function validate(answers: Answers): Job {
  const versions = imageComponents(answers).map(output);
  return job('1. Validate', {
    // Not for pull requests: a fork may call its branch main as well
    if: [
      "github.event_name == 'workflow_dispatch'",
      "(github.event_name == 'push' && !github.event.created)",
      ...(answers.deployTrigger === 'staging-on-main'
        ? [
            "(github.event.workflow_run.conclusion == 'success' && github.event.workflow_run.event == 'push')",
          ]
        : []),
    ].join(' || '),
    permissions: { contents: 'read', ...readImages(answers) },
    outputs: Object.fromEntries(
      ['staging', 'production', ...versions].map(name => [
        name,
        expression(`steps.plan.outputs.${name}`),
      ]),
    ),
    steps: [checkout({ history: true }), logIn(answers), plan(answers)],
  });
}

/** Name of the output, and of the input, that holds a component's version. */
export function output(component: ImageComponent): string {
  return `${component}_version`;
}

const FUNCTIONS = [
  'overlay() {',
  `  echo "${LAYOUT.kubernetes}/$1/kustomization.yaml"`,
  '}',
  '# What an environment runs, as its overlay says',
  'current() {',
  '  NAME=$1 yq \'.images[] | select(.name == strenv(NAME)) | .newTag\' "$(overlay "$2")"',
  '}',
  'exists() {',
  '  docker manifest inspect "$1" > /dev/null 2>&1',
  '}',
  '# The newest commit of the branch that has an image',
  'newest() {',
  '  local commit',
  `  for commit in $(git rev-list --max-count=${SEARCHED_COMMITS} HEAD); do`,
  '    if exists "$1:sha-${commit:0:7}"; then',
  '      echo "sha-${commit:0:7}"',
  '      return',
  '    fi',
  '  done',
  '}',
  '# Chooses the version of a component and writes it to the outputs',
  'version() {',
  '  local component=$1 image=$2 wanted=$3 pipeline=$4',
  '  if [ -z "$wanted" ]; then',
  '    case "$GITHUB_EVENT_NAME" in',
  '      push)',
  '        if [ "$production" = true ]; then',
  '          wanted=$(current "$component" production)',
  '        else',
  '          wanted=$(current "$component" staging)',
  '        fi ;;',
  '      workflow_run)',
  '        if [ "$BUILT_BY" = "$pipeline" ]; then',
  '          wanted=sha-${BUILT:0:7}',
  '        else',
  '          wanted=$(newest "$image")',
  '        fi ;;',
  '      *)',
  '        if [ "$production" = true ]; then',
  '          wanted=$(current "$component" staging)',
  '        else',
  '          wanted=$(newest "$image")',
  '        fi ;;',
  '    esac',
  '  fi',
  '  if [ -z "$wanted" ] && [ "$GITHUB_EVENT_NAME" = workflow_run ]; then',
  '    echo "::notice::Nothing is deployed yet: $image has no image of this branch"',
  '    staging=false',
  '    return',
  '  fi',
  `  if ! [[ "$wanted" =~ ${TAG} ]]; then`,
  '    echo "::error::There is no image of the $component to deploy, or its version is no image tag"',
  '    exit 1',
  '  fi',
  '  if ! exists "$image:$wanted"; then',
  '    echo "::error::The image $image:$wanted does not exist"',
  '    exit 1',
  '  fi',
  '  echo "${component}_version=$wanted" >> "$GITHUB_OUTPUT"',
  '}',
];

const TARGETS = [
  'staging=false',
  'production=false',
  'case "$GITHUB_EVENT_NAME" in',
  '  workflow_dispatch)',
  '    case "$ENVIRONMENT" in',
  '      staging) staging=true ;;',
  '      production) production=true ;;',
  '    esac ;;',
  '  workflow_run)',
  '    staging=true ;;',
  '  push)',
  '    git diff --quiet "$BEFORE" HEAD -- "$(overlay staging)" || staging=true',
  '    git diff --quiet "$BEFORE" HEAD -- "$(overlay production)" || production=true ;;',
  'esac',
  `if [ "$production" = true ] && [ "$GITHUB_REF" != refs/heads/${MAIN} ]; then`,
  `  echo "::error::Production is deployed from ${MAIN} only, this run is of $GITHUB_REF_NAME"`,
  '  exit 1',
  'fi',
];

function plan(answers: Answers): Step {
  const components = imageComponents(answers);
  return {
    name: 'Decide what is deployed, and that it exists',
    id: 'plan',
    env: {
      ENVIRONMENT: expression('inputs.environment'),
      BEFORE: expression('github.event.before'),
      BUILT: expression('github.event.workflow_run.head_sha'),
      BUILT_BY: expression('github.event.workflow_run.name'),
      ...Object.fromEntries(
        components.map(component => [
          variable(component),
          expression(`inputs.${output(component)}`),
        ]),
      ),
    },
    run: script(
      FUNCTIONS,
      TARGETS,
      components.map(component => {
        const pipeline = component === 'backend' ? 'Backend CI' : 'Frontend CI';
        return `version ${component} ${imageOf(
          answers,
          component,
        )} "$${variable(component)}" "${pipeline}"`;
      }),
      'echo "staging=$staging" >> "$GITHUB_OUTPUT"',
      'echo "production=$production" >> "$GITHUB_OUTPUT"',
    ),
  };
}

export function variable(component: ImageComponent): string {
  return output(component).toUpperCase();
}
