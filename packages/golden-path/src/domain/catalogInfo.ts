import { Answers } from './answers';
import { GeneratedFile, LAYOUT } from './files';
import { openApi } from './openapi';
import { writeYaml, writeYamlDocuments } from './yaml';

interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component' | 'API';
  metadata: {
    name: string;
    title?: string;
    description: string;
    annotations?: Record<string, string>;
    tags?: string[];
  };
  spec: Record<string, string | string[]>;
}

/** How the catalog knows the service and the interface it offers. */
export function catalogInfoFiles(answers: Answers): GeneratedFile[] {
  return [
    {
      path: 'catalog-info.yaml',
      content: writeYamlDocuments([[component(answers)], [api(answers)]]),
    },
  ];
}

function component(answers: Answers): CatalogEntity {
  const { host, owner, name } = answers.repository;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: answers.name,
      description: answers.description,
      annotations: {
        ...(host === 'localhost'
          ? {}
          : { 'github.com/project-slug': `${owner}/${name}` }),
        'backstage.io/kubernetes-id': answers.name,
        'jalon.dev/environments-path': LAYOUT.kubernetes,
        'jalon.dev/todo-files': 'docs/todo/*.md',
      },
      tags: ['nestjs', 'typescript'],
    },
    spec: {
      type: 'service',
      lifecycle: 'experimental',
      owner: answers.owner,
      ...(answers.system ? { system: answers.system } : {}),
      providesApis: [answers.name],
    },
  };
}

function api(answers: Answers): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: answers.name,
      description: answers.description,
    },
    spec: {
      type: 'openapi',
      lifecycle: 'experimental',
      owner: answers.owner,
      ...(answers.system ? { system: answers.system } : {}),
      definition: writeYaml(openApi(answers)),
    },
  };
}
