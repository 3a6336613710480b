import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { goldenPath } from './goldenPath';
import { history } from './history';
import { sentry } from './sentry';
import { visible } from './visible';

const BENCHMARKS = [history, visible, sentry, goldenPath];

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { output: { type: 'string' } },
  });
  const chosen = BENCHMARKS.filter(
    ({ name }) => !positionals.length || positionals.includes(name),
  );
  if (!chosen.length) {
    const names = BENCHMARKS.map(({ name }) => name).join(', ');
    throw new Error(`There is no such benchmark; there are ${names}`);
  }
  const results = [];
  for (const benchmark of chosen) {
    console.log(`\n${benchmark.title}`);
    const rows = await benchmark.run();
    console.table(rows);
    results.push({ name: benchmark.name, title: benchmark.title, rows });
  }
  const output = values.output ?? join(__dirname, 'results.json');
  const report = {
    at: new Date().toISOString(),
    node: process.version,
    cpus: cpus().length,
    results,
  };
  await writeFile(output, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`Written to ${output}`);
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
