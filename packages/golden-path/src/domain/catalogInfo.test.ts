import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { answersOf } from './__testUtils__/answers';
import { Component } from './answers';
import { catalogInfoFiles } from './catalogInfo';

const VALIDATORS = {
  Component: componentEntityV1alpha1Validator,
  API: apiEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
};

/** Stands for the document that the catalog reads in its place. */
function withText<T extends { spec: { definition?: unknown } }>(entity: T): T {
  return entity.spec.definition
    ? { ...entity, spec: { ...entity.spec, definition: 'openapi: 3.1.0' } }
    : entity;
}

function entitiesOf(raw: object, components: Component[]) {
  const [{ content }] = catalogInfoFiles(answersOf({ ...raw }, components));
  return parseAllDocuments(content).map(document => document.toJS());
}

describe('catalog-info.yaml', () => {
  it.each<[Component[], string[]]>([
    [['backend'], ['Component orders-api', 'API orders-api']],
    [['frontend'], ['Component orders-api']],
    [['mobile'], ['Component orders-api']],
    [
      ['backend', 'frontend', 'mobile'],
      [
        'System orders-api',
        'Component orders-api-backend',
        'Component orders-api-frontend',
        'Component orders-api-mobile',
        'API orders-api-backend',
      ],
    ],
  ])('[S02] describes %j by valid entities', async (components, expected) => {
    const entities = entitiesOf({}, components);
    expect(
      entities.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
    ).toEqual(expected);
    for (const entity of entities) {
      const validator = VALIDATORS[entity.kind as keyof typeof VALIDATORS];
      expect(await validator.check(withText(entity))).toBe(true);
      expect(entity.spec.owner).toBe('group:default/checkin');
    }
  });

  it('[S02] ties components to their interface, system and repository', () => {
    const [, backend, frontend, mobile] = entitiesOf(
      { repoUrl: 'github.com?owner=Acme&repo=orders', system: 'ignored' },
      ['backend', 'frontend', 'mobile'],
    );
    expect(backend.spec).toMatchObject({
      system: 'orders-api',
      providesApis: ['orders-api-backend'],
    });
    for (const { spec } of [frontend, mobile]) {
      expect(spec).toMatchObject({
        system: 'orders-api',
        consumesApis: ['orders-api-backend'],
      });
    }
    expect(backend.metadata.annotations).toEqual({
      'backstage.io/source-template': 'template:default/product',
      'github.com/project-slug': 'Acme/orders',
      'backstage.io/kubernetes-id': 'orders-api-backend',
      'jalon.dev/environments-path': 'infrastructure/kubernetes',
      'jalon.dev/todo-files': 'docs/todo/*.md',
    });
    expect(mobile.metadata.annotations).toMatchObject({
      'jalon.dev/eas-project': 'acme/orders-api',
    });
  });

  it('[S02] reads the interface from the document of the repository', () => {
    const [component, api] = entitiesOf({ layout: 'monorepo' }, ['backend']);
    expect(component.metadata.name).toBe(api.metadata.name);
    expect(api.spec.definition).toEqual({ $text: './backend/openapi.json' });
  });
});
