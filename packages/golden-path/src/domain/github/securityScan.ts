import { Answers } from '../answers';
import { directoryOf, GeneratedFile, imageOf, LAYOUT, pathIn } from '../files';
import { uses } from './actions';
import { OVERLAYS } from './componentCi';
import { notify } from './notify';
import {
  checkout,
  codeQl,
  imageComponents,
  logIn,
  NPM_AUDIT,
  readImages,
  setUpNode,
  SNYK,
  TOOLS,
  trivy,
} from './steps';
import {
  expression,
  Job,
  job,
  script,
  SECRET,
  Step,
  Workflow,
  workflowFile,
} from './workflow';

/** Licences that would oblige a product to publish its source. */
const REFUSED_LICENCES = [
  'GPL-1.0',
  'GPL-2.0',
  'GPL-3.0',
  'AGPL-1.0',
  'AGPL-3.0',
  'SSPL-1.0',
  'BUSL-1.1',
  'CC-BY-NC-4.0',
  'UNLICENSED',
]
  .flatMap(licence =>
    licence.includes('GPL')
      ? [licence, `${licence}-only`, `${licence}-or-later`]
      : [licence],
  )
  .join(';');

/** Once a week everything is looked at again: what was fine may be known bad. */
export function securityScanFile(answers: Answers): GeneratedFile {
  return workflowFile(LAYOUT.securityScan, securityScan(answers), {
    above: {
      'on/schedule': 'Mondays at 3:00 UTC',
      'jobs/dependencies/env/SNYK_TOKEN': 'Without it Snyk is left out',
      ...(imageComponents(answers).length > 0
        ? { 'jobs/images/strategy/matrix': 'What the overlays say that runs' }
        : {}),
    },
  });
}

export function securityScan(answers: Answers): Workflow {
  const images = imageComponents(answers).length > 0;
  return {
    name: 'Security scan',
    on: { schedule: [{ cron: '0 3 * * 1' }], workflow_dispatch: null },
    permissions: {},
    defaults: { run: { shell: 'bash' } },
    jobs: {
      dependencies: dependencies(answers),
      codeql: job('Code', {
        'timeout-minutes': 30,
        permissions: { contents: 'read', 'security-events': 'write' },
        steps: [checkout(), ...codeQl('', 'weekly')],
      }),
      ...(images ? { images: scanImages(answers) } : {}),
      secrets: secrets(),
      notify: notify([
        'dependencies',
        'codeql',
        ...(images ? ['images'] : []),
        'secrets',
      ]),
    },
  };
}

function dependencies(answers: Answers): Job {
  const include = answers.components.map(component => ({
    component,
    directory: directoryOf(answers, component) || '.',
    'version-file': pathIn(answers, component, '.nvmrc'),
    'lock-file': pathIn(answers, component, 'package-lock.json'),
  }));
  return job(`Dependencies of the ${expression('matrix.component')}`, {
    strategy: { 'fail-fast': false, matrix: { include } },
    defaults: {
      run: {
        shell: 'bash',
        'working-directory': expression('matrix.directory'),
      },
    },
    env: { SNYK_TOKEN: SECRET('SNYK_TOKEN') },
    steps: [
      checkout(),
      setUpNode({
        versionFile: expression('matrix.version-file'),
        lockFile: expression('matrix.lock-file'),
      }),
      { name: 'Install dependencies', run: 'npm ci' },
      NPM_AUDIT,
      { ...SNYK, if: expression("!cancelled() && env.SNYK_TOKEN != ''") },
      {
        name: 'Licences of what is deployed',
        if: expression('!cancelled()'),
        run: `npx --yes ${TOOLS.licences} --production --excludePrivatePackages --summary --failOn '${REFUSED_LICENCES}'`,
      },
    ],
  });
}

function scanImages(answers: Answers): Job {
  const include = imageComponents(answers).flatMap(component =>
    Object.entries(OVERLAYS).map(([environment, overlay]) => ({
      component,
      environment,
      overlay,
      image: imageOf(answers, component),
    })),
  );
  const found = "steps.image.outputs.reference != ''";
  return job(
    `Image of the ${expression('matrix.component')} in ${expression(
      'matrix.environment',
    )}`,
    {
      strategy: { 'fail-fast': false, matrix: { include } },
      permissions: {
        contents: 'read',
        'security-events': 'write',
        ...readImages(answers),
      },
      steps: [
        checkout(),
        logIn(answers),
        findImage(),
        ...trivy(answers, {
          image: expression('steps.image.outputs.reference'),
          category: `trivy-${expression('matrix.component')}-${expression(
            'matrix.environment',
          )}`,
          condition: expression(found),
        }),
      ],
    },
  );
}

function findImage(): Step {
  return {
    name: 'Find out what runs',
    id: 'image',
    env: {
      NAME: expression('matrix.component'),
      OVERLAY: expression('matrix.overlay'),
      IMAGE: expression('matrix.image'),
    },
    run: script(
      'tag=$(yq \'.images[] | select(.name == strenv(NAME)) | .newTag\' "$OVERLAY")',
      'if docker manifest inspect "$IMAGE:$tag" > /dev/null 2>&1; then',
      '  echo "reference=$IMAGE:$tag" >> "$GITHUB_OUTPUT"',
      'else',
      '  echo "::notice::$IMAGE:$tag was never published: nothing is scanned"',
      'fi',
    ),
  };
}

/**
 * Built from source at a fixed version, whose checksum Go verifies: the action
 * of the same name asks organisations for a licence.
 */
function secrets(): Job {
  return job('Secrets', {
    permissions: { contents: 'read', 'security-events': 'write' },
    steps: [
      checkout({ history: true }),
      {
        name: 'Gitleaks on the whole history',
        run: script(
          'GOBIN="$RUNNER_TEMP/bin" go install github.com/zricethezav/gitleaks/v8@v8.30.1',
          '"$RUNNER_TEMP/bin/gitleaks" git --redact --verbose --report-format sarif --report-path gitleaks.sarif .',
        ),
      },
      {
        name: 'Report the findings',
        if: expression(
          "!cancelled() && hashFiles('gitleaks.sarif') != '' && vars.CODE_SCANNING != 'off'",
        ),
        uses: uses('github/codeql-action', 'upload-sarif'),
        with: { sarif_file: 'gitleaks.sarif', category: 'gitleaks' },
      },
    ],
  });
}
