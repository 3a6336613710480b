import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { judgedOnce } from '../lib/judgedOnce.mjs';
import { command } from '../lib/run.mjs';

/** Stands for what Grafana puts into a query when somebody looks at it. */
const VARIABLES = [
  [/\$__rate_interval|\$__interval/g, '5m'],
  [/\$__range/g, '1h'],
  [/\$\{?[a-z_]+\}?/g, '.*'],
];

/**
 * Checks the monitoring of a rendered repository with Prometheus' own tool:
 * rules, their unit tests, both configurations and the queries of the
 * dashboards. PROMTOOL names another promtool than the one that is installed.
 *
 * @throws Error with what promtool says when something is wrong
 */
export async function validate(directory) {
  const monitoring = join(directory, 'infrastructure', 'monitoring');
  const folder = join(monitoring, 'prometheus');
  if (!(await exists(folder))) {
    return;
  }
  const promtool = process.env.PROMTOOL || 'promtool';
  const run = (...args) => command(promtool, args, { cwd: folder });
  await run('check', 'rules', 'alert_rules.yml');
  await everyAlertIsTested(folder);
  await run('check', 'config', 'prometheus.compose.yml');
  await checkClusterConfig(run);
  await checkDashboards(monitoring, run);
  await checkYaml(monitoring);
  await runNewTests(folder, run);
}

/** A unit test with the rules that its result follows from. */
const testedOnce = judgedOnce(testCase => JSON.stringify(testCase));

/** They take longest, and most of them are those of another repository already. */
async function runNewTests(folder, run) {
  const { tests, ...settings } = await read(folder, 'alert_rules.test.yml');
  const { groups } = await read(folder, 'alert_rules.yml');
  const rules = groups.flatMap(group => group.rules);
  const cases = tests.map(test => {
    const names = new Set(test.alert_rule_test.map(one => one.alertname));
    const concerned = rules.filter(
      ({ alert }) => alert === undefined || names.has(alert),
    );
    return { settings, test, concerned };
  });
  await testedOnce(cases, async fresh => {
    const name = 'new.test.yml';
    const content = { ...settings, tests: fresh.map(({ test }) => test) };
    await writeFile(
      join(folder, name),
      stringify(content, { aliasDuplicateObjects: false }),
    );
    await run('test', 'rules', name);
  });
}

/** A test file that forgets an alert would be green too. */
async function everyAlertIsTested(folder) {
  const { groups } = await read(folder, 'alert_rules.yml');
  const { tests } = await read(folder, 'alert_rules.test.yml');
  const cases = tests.flatMap(test => test.alert_rule_test);
  for (const { alert } of groups.flatMap(group => group.rules)) {
    const fires = cases.some(
      ({ alertname, exp_alerts: expected }) =>
        alertname === alert && expected.length > 0,
    );
    const silent = cases.some(
      ({ alertname, eval_time: time, exp_alerts: expected }) =>
        alertname === alert && expected.length === 0 && time !== '0m',
    );
    if (alert && !(fires && silent)) {
      throw new Error(`${alert} lacks a case in which it fires or is silent`);
    }
  }
}

/** Debian builds promtool without Kubernetes: it cannot judge this file. */
async function checkClusterConfig(run) {
  try {
    await run('check', 'config', '--syntax-only', 'prometheus.yml');
  } catch (error) {
    const others = error.message
      .split('\n')
      .filter(line => line.trim() && !/^Checking /.test(line))
      .filter(
        line => !/unmarshal errors:|field kubernetes_sd_configs/.test(line),
      );
    if (others.length > 0) {
      throw error;
    }
  }
}

async function checkDashboards(monitoring, run) {
  const folder = join(monitoring, 'grafana', 'dashboards');
  const rules = [];
  for (const name of await readdir(folder)) {
    const { panels } = JSON.parse(await readFile(join(folder, name), 'utf8'));
    const targets = panels.flatMap(panel => panel.targets);
    for (const { expr, datasource } of targets) {
      if (datasource.type === 'prometheus') {
        rules.push({ record: `query:${rules.length}`, expr: filledIn(expr) });
      }
    }
  }
  const file = join(folder, 'queries.yml');
  await writeFile(file, stringify({ groups: [{ name: 'queries', rules }] }));
  await run('check', 'rules', '--lint=none', file);
}

function filledIn(query) {
  return VARIABLES.reduce(
    (text, [variable, value]) => text.replace(variable, value),
    query,
  );
}

async function checkYaml(monitoring) {
  const rules = '{extends: relaxed, rules: {line-length: disable}}';
  await command('yamllint', ['--strict', '-d', rules, monitoring]);
}

async function read(folder, name) {
  return parse(await readFile(join(folder, name), 'utf8'));
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
