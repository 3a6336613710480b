import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { inTemporaryFolder, render, write } from '../lib/repository.mjs';
import * as alertmanager from './alertmanager.mjs';
import * as prometheus from './prometheus.mjs';

const FOLDER = 'infrastructure/monitoring';

/** Mistakes that a person could make, and what the tools must say to them. */
const MISTAKES = [
  {
    validate: prometheus.validate,
    file: 'prometheus/alert_rules.yml',
    right: 'absent(up{job="backend-api"})',
    wrong: 'absentt(up{job="backend-api"})',
    answer: /unknown function/,
  },
  {
    validate: prometheus.validate,
    file: 'prometheus/alert_rules.yml',
    right: 'pg_up == 0',
    wrong: 'pg_up == 2',
    answer: /PostgresDown/,
  },
  {
    validate: prometheus.validate,
    file: 'prometheus/alert_rules.test.yml',
    right: /alertname: RedisDown$/gm,
    wrong: 'alertname: RedisGone',
    answer: /RedisDown lacks a case|RedisGone/,
  },
  {
    validate: prometheus.validate,
    file: 'prometheus/prometheus.compose.yml',
    right: 'metrics_path',
    wrong: 'metric_path',
    answer: /field metric_path not found/,
  },
  {
    validate: prometheus.validate,
    file: 'prometheus/prometheus.yml',
    right: 'relabel_configs',
    wrong: 'relable_configs',
    answer: /field relable_configs not found/,
  },
  {
    validate: prometheus.validate,
    file: 'grafana/dashboards/redis.json',
    right: 'min(redis_up',
    wrong: 'min((redis_up',
    answer: /unclosed left parenthesis/,
  },
  {
    validate: alertmanager.validate,
    file: 'alertmanager/alertmanager.yml',
    right: 'receiver: database-alerts',
    wrong: 'receiver: dba',
    answer: /undefined receiver/,
  },
  {
    validate: alertmanager.validate,
    file: 'alertmanager/alertmanager.yml',
    right: 'continue: true',
    wrong: 'continue: false',
    answer: /Expected receivers did not match/,
  },
];

test('[N81] [N83] what is generated is in order', async () => {
  await inTemporaryFolder(async folder => {
    await write(folder, await render('nestjs-service', {}));
    await prometheus.validate(folder);
    await alertmanager.validate(folder);
  });
});

test('[N81] an app on phones has nothing to judge', async () => {
  await inTemporaryFolder(async folder => {
    await prometheus.validate(folder);
    await alertmanager.validate(folder);
  });
});

for (const { validate, file, right, wrong, answer } of MISTAKES) {
  test(`[N81] [N83] refuses ${wrong}`, async () => {
    await inTemporaryFolder(async folder => {
      await write(folder, await render('nestjs-service', {}));
      const path = join(folder, FOLDER, file);
      const content = await readFile(path, 'utf8');
      const changed = content.replace(right, wrong);
      assert.notEqual(changed, content);
      await writeFile(path, changed);
      await assert.rejects(validate(folder), answer);
    });
  });
}
