import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { baseFiles } from './base';
import type { Environment } from './configuration';
import { baseKustomization, overlayKustomization } from './kustomization';

/** The Kustomize base and its overlays, one file per concern. */
export function kubernetesFiles(answers: Answers): GeneratedFile[] {
  if (answers.components.every(component => component === 'mobile')) {
    return [];
  }
  const base = baseFiles(answers);
  const files: [string, string][] = [
    [
      'base/kustomization.yaml',
      writeYaml(
        baseKustomization(
          answers,
          base.map(([name]) => name),
        ),
        { header: 'What staging and production have in common.' },
      ),
    ],
    ...base.map(([name, content]): [string, string] => [
      `base/${name}`,
      content,
    ]),
    ['staging/kustomization.yaml', overlay(answers, 'staging')],
    ['production/kustomization.yaml', overlay(answers, 'production')],
  ];
  return files.map(([path, content]) => ({
    path: `${LAYOUT.kubernetes}/${path}`,
    content,
  }));
}

function overlay(answers: Answers, environment: Environment): string {
  const kustomization = overlayKustomization(answers, environment);
  const images = (kustomization.images ?? []).map(({ name }, index) => [
    `images/${index}/newTag`,
    index === 0
      ? `What runs in ${environment}: a change of this line is a deployment, restoring it a rollback.`
      : `The same for the ${name}.`,
  ]);
  return writeYaml(kustomization, {
    header: `kubectl apply -k ${LAYOUT.kubernetes}/${environment}`,
    above: Object.fromEntries(images),
  });
}
