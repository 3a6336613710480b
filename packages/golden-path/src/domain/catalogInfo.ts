import { Answers, Component } from './answers';
import { componentName, GeneratedFile, LAYOUT, pathIn } from './files';
import { writeYaml, writeYamlDocuments, YamlOptions } from './yaml';

interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component' | 'API' | 'System';
  metadata: {
    name: string;
    title?: string;
    description: string;
    annotations?: Record<string, string>;
    tags?: string[];
  };
  spec: Record<string, string | string[] | { $text: string }>;
}

const KINDS: Readonly<
  Record<Component, { template: string; type: string; tags: string[] }>
> = {
  backend: {
    template: 'nestjs-service',
    type: 'service',
    tags: ['nestjs', 'typescript'],
  },
  frontend: {
    template: 'nextjs-web',
    type: 'website',
    tags: ['nextjs', 'typescript'],
  },
  mobile: {
    template: 'expo-app',
    type: 'mobile-app',
    tags: ['expo', 'react-native', 'typescript'],
  },
};

const SENTRY_HINT =
  'Once there is a project in Sentry, its errors are shown beside deployments:\n' +
  'sentry.io/project-slug: <organisation>/<project>';

/**
 * How the catalog knows what is in the repository: a component each, the
 * interface of the service, and the system of several components.
 */
export function catalogInfoFiles(answers: Answers): GeneratedFile[] {
  const documents: [object, YamlOptions?][] = [];
  if (answers.components.length > 1) {
    documents.push([system(answers)]);
  }
  for (const kind of answers.components) {
    documents.push([
      component(answers, kind),
      { above: { 'metadata/annotations': SENTRY_HINT } },
    ]);
  }
  if (answers.components.includes('backend')) {
    documents.push([
      api(answers),
      {
        above: {
          'spec/definition':
            'Written by `npm run openapi:export`; the pipeline keeps it current.',
        },
      },
    ]);
  }
  const content =
    documents.length > 1
      ? writeYamlDocuments(documents)
      : writeYaml(...documents[0]);
  return [{ path: 'catalog-info.yaml', content }];
}

function system(answers: Answers): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: answers.name, description: answers.description },
    spec: { owner: answers.owner },
  };
}

function component(answers: Answers, kind: Component): CatalogEntity {
  const { type, tags } = KINDS[kind];
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: componentName(answers, kind),
      description: answers.description,
      annotations: annotations(answers, kind),
      tags,
    },
    spec: {
      type,
      lifecycle: 'experimental',
      owner: answers.owner,
      ...partOf(answers),
      ...interfaces(answers, kind),
    },
  };
}

function annotations(
  answers: Answers,
  kind: Component,
): Record<string, string> {
  const { host, owner, name } = answers.repository;
  return {
    'backstage.io/source-template': `template:default/${templateOf(answers)}`,
    ...(host === 'localhost'
      ? {}
      : { 'github.com/project-slug': `${owner}/${name}` }),
    ...(kind === 'mobile'
      ? { 'jalon.dev/eas-project': `${owner.toLowerCase()}/${answers.name}` }
      : {
          'backstage.io/kubernetes-id': componentName(answers, kind),
          'jalon.dev/environments-path': LAYOUT.kubernetes,
        }),
    'jalon.dev/todo-files': 'docs/todo/*.md',
  };
}

/** The golden path that repositories of these components come from. */
function templateOf({ components }: Answers): string {
  return components.length > 1 ? 'product' : KINDS[components[0]].template;
}

function interfaces(answers: Answers, kind: Component): CatalogEntity['spec'] {
  const name = componentName(answers, 'backend');
  if (kind === 'backend') {
    return { providesApis: [name] };
  }
  return answers.components.includes('backend') ? { consumesApis: [name] } : {};
}

function partOf(answers: Answers): { system?: string } {
  if (answers.components.length > 1) {
    return { system: answers.name };
  }
  return answers.system ? { system: answers.system } : {};
}

function api(answers: Answers): CatalogEntity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: componentName(answers, 'backend'),
      description: answers.description,
    },
    spec: {
      type: 'openapi',
      lifecycle: 'experimental',
      owner: answers.owner,
      ...partOf(answers),
      definition: { $text: `./${pathIn(answers, 'backend', 'openapi.json')}` },
    },
  };
}
