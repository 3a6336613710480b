import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { goldenPath, inTemporaryFolder, write } from '../lib/repository.mjs';
import * as compose from './compose.mjs';
import * as dockerfile from './dockerfile.mjs';
import * as kustomize from './kustomize.mjs';

const { BUILDERS, readAnswers } = goldenPath;

/** Mistakes that a person could make, and what the tools must say to them. */
const MISTAKES = [
  {
    validate: kustomize.validate,
    file: 'kubernetes/base/backend-deployment.yaml',
    right: 'terminationGracePeriodSeconds: 40',
    wrong: 'terminationGracePeriodSeconds: soon',
    answer: /terminationGracePeriodSeconds/,
  },
  {
    validate: kustomize.validate,
    file: 'kubernetes/staging/kustomization.yaml',
    right: 'path: /data/S3_BUCKET',
    wrong: 'path: /data/S3_BUCKETS',
    answer: /app-config has no S3_BUCKET/,
  },
  {
    validate: kustomize.validate,
    file: 'kubernetes/production/kustomization.yaml',
    right: '- name: frontend',
    wrong: '- name: website',
    answer: /Deployment frontend: frontend has no version/,
  },
  {
    validate: kustomize.validate,
    file: 'kubernetes/base/kustomization.yaml',
    right: '- hpa.yaml',
    wrong: '- hpas.yaml',
    answer: /hpas\.yaml/,
  },
  {
    validate: dockerfile.validate,
    file: 'docker/backend.Dockerfile',
    right: 'curl=~8',
    wrong: 'curl',
    answer: /DL3018/,
  },
  {
    validate: compose.validate,
    file: 'docker/docker-compose.yml',
    right: 'condition: service_healthy',
    wrong: 'condition: service_well',
    answer: /service_well|depends_on/,
  },
];

const KINDS = [
  [['backend'], {}],
  [['backend', 'frontend'], { databaseHosting: 'in-cluster' }],
  [['backend'], { databaseHosting: 'in-cluster', database: 'mongodb' }],
  [['frontend'], { registry: 'dockerhub' }],
  [['mobile'], {}],
];

function filesOf([components, raw]) {
  const result = readAnswers(
    { name: 'orders', owner: 'group:default/checkin', ...raw },
    { components },
  );
  return ['docker', 'compose', 'kustomize', 'monitoring'].flatMap(concern =>
    BUILDERS[concern](result.answers),
  );
}

for (const kind of KINDS) {
  test(`[N01] [N20] [N40] [N55] [W01] is in order: ${JSON.stringify(
    kind,
  )}`, async () => {
    await inTemporaryFolder(async folder => {
      await write(folder, filesOf(kind));
      for (const { validate } of [kustomize, dockerfile, compose]) {
        await validate(folder);
      }
    });
  });
}

for (const { validate, file, right, wrong, answer } of MISTAKES) {
  test(`[N01] [N20] [N40] refuses ${wrong}`, async () => {
    await inTemporaryFolder(async folder => {
      await write(folder, filesOf(KINDS[1]));
      const path = join(folder, 'infrastructure', file);
      const content = await readFile(path, 'utf8');
      const changed = content.replace(right, wrong);
      assert.notEqual(changed, content);
      await writeFile(path, changed);
      await assert.rejects(validate(folder), answer);
    });
  });
}
