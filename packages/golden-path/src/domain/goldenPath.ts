import type { Answers, Component } from './answers';
import { catalogInfoFiles } from './catalogInfo';
import { composeFiles } from './compose';
import { ComponentContent, renderContent } from './content';
import { dockerFiles } from './docker';
import { documentFiles } from './docs';
import { GeneratedFile, treeOf } from './files';
import { ciFiles, deployFiles, governanceFiles } from './github';
import { kubernetesFiles } from './kubernetes';
import { monitoringFiles } from './monitoring';
import { terraformFiles } from './terraform';
import { todoFile } from './todo';

/**
 * The names of the golden paths and what each one consists of.
 *
 * @public
 */
export const TEMPLATES: Readonly<Record<string, readonly Component[]>> = {
  'nestjs-service': ['backend'],
  'expo-app': ['mobile'],
  'nextjs-web': ['frontend'],
  product: ['backend', 'frontend', 'mobile'],
};

/**
 * Source code and documents of templates, before any answer.
 *
 * @public
 */
export interface TemplateContents {
  readonly documents: readonly GeneratedFile[];
  readonly components: Readonly<Partial<Record<Component, ComponentContent>>>;
}

/** A concern of a repository, and what writes its files. */
export const BUILDERS = {
  docker: dockerFiles,
  compose: composeFiles,
  kustomize: kubernetesFiles,
  terraform: terraformFiles,
  monitoring: monitoringFiles,
  ci: ciFiles,
  deploy: deployFiles,
  governance: governanceFiles,
  'catalog-info': catalogInfoFiles,
} as const satisfies Record<string, (answers: Answers) => GeneratedFile[]>;

/**
 * All files of a repository except the record of where they come from, sorted
 * by path. The same answers and contents give the same bytes.
 *
 * @throws Error when the content of a component is missing
 * @public
 */
export function goldenPathFiles(
  answers: Answers,
  contents: TemplateContents,
): GeneratedFile[] {
  const files = [
    ...answers.components.flatMap(component =>
      renderContent(contentOf(contents, component), answers, component),
    ),
    ...Object.values(BUILDERS).flatMap(build => build(answers)),
    ...documentFiles(answers, contents.documents),
  ];
  const { file: todo } = todoFile(treeOf(files), answers.language);
  return [...files, todo].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function contentOf(
  contents: TemplateContents,
  component: Component,
): ComponentContent {
  const content = contents.components[component];
  if (!content) {
    throw new Error(`The content of the component ${component} is missing`);
  }
  return content;
}
