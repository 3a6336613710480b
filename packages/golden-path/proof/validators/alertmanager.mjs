import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { command } from '../lib/run.mjs';

/**
 * Checks the routing of alerts of a rendered repository with Alertmanager's own
 * tool: its configuration, and that an alert of each kind reaches whom it must.
 *
 * @throws Error with what amtool says when something is wrong
 */
export async function validate(directory) {
  const folder = join(
    directory,
    'infrastructure',
    'monitoring',
    'alertmanager',
  );
  if (!(await exists(folder))) {
    return;
  }
  const config = join(folder, 'alertmanager.yml');
  await command('amtool', ['check-config', config]);
  const { tests } = parse(
    await readFile(join(folder, 'routes.test.yml'), 'utf8'),
  );
  for (const { labels, receivers } of tests) {
    await command('amtool', [
      ...['config', 'routes', 'test', `--config.file=${config}`],
      `--verify.receivers=${receivers.join(',')}`,
      ...Object.entries(labels).map(([name, value]) => `${name}=${value}`),
    ]);
  }
  await everyAlertIsRouted(directory, config);
}

/** No alert falls through to the default receiver because of a misspelt label. */
async function everyAlertIsRouted(directory, config) {
  const rules = join(
    directory,
    'infrastructure/monitoring/prometheus/alert_rules.yml',
  );
  const { groups } = parse(await readFile(rules, 'utf8'));
  const { receivers } = parse(await readFile(config, 'utf8'));
  const own = receivers.map(({ name }) => name);
  const kinds = new Map(
    groups
      .flatMap(group => group.rules)
      .filter(rule => rule.alert)
      .map(({ labels }) => [`${labels.severity} ${labels.component}`, labels]),
  );
  for (const { severity, component } of kinds.values()) {
    const expected = [
      ...(severity === 'critical' ? ['critical-alerts'] : []),
      ...(own.includes(`${component}-alerts`) ? [`${component}-alerts`] : []),
    ];
    await command('amtool', [
      ...['config', 'routes', 'test', `--config.file=${config}`],
      `--verify.receivers=${expected.join(',') || 'default-receiver'}`,
      `severity=${severity}`,
      `component=${component}`,
    ]);
  }
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
