/**
 * Renders every combination of answers and hands each distinct result to the
 * validators of its kind: what twenty combinations have in common is judged
 * once.
 *
 *   node proof/validate.mjs [template...]
 */
import { createHash } from 'node:crypto';
import {
  allowed,
  everyCombination,
  parametersOf,
} from './lib/combinations.mjs';
import {
  goldenPath,
  inTemporaryFolder,
  render,
  write,
} from './lib/repository.mjs';
import { say, seconds } from './lib/run.mjs';
import { VALIDATORS } from './validators/index.mjs';

async function main() {
  const templates = process.argv.slice(2);
  const failures = [];
  for (const template of templates.length
    ? templates
    : Object.keys(goldenPath.TEMPLATES)) {
    failures.push(...(await validateTemplate(template)));
  }
  process.exitCode = failures.length ? 1 : 0;
}

async function validateTemplate(template) {
  const since = Date.now();
  const distinct = new Map(VALIDATORS.map(({ name }) => [name, new Map()]));
  const contents = await goldenPath.readTemplateContents(
    goldenPath.TEMPLATES[template],
  );
  let count = 0;
  for (const answers of everyCombination(choicesOf(template))) {
    if (allowed(answers)) {
      count += 1;
      collect(distinct, answers, await render(template, answers, contents));
    }
  }
  say(`${template}: ${count} combinations (${seconds(since)})`);
  const failures = [];
  for (const validator of VALIDATORS) {
    failures.push(
      ...(await judge(
        template,
        validator,
        distinct.get(validator.name),
        contents,
      )),
    );
  }
  return failures;
}

/** Names and numbers that a person types go into every file the same way. */
function choicesOf(template) {
  return parametersOf(template).map(({ name, values }) => ({
    name,
    values: /Branch$|^coverage/.test(name) ? values.slice(0, 1) : values,
  }));
}

function collect(distinct, answers, files) {
  for (const { name, covers } of VALIDATORS) {
    const covered = files.filter(({ path }) => covers(path));
    if (covered.length > 0) {
      const key = digest(covered);
      if (!distinct.get(name).has(key)) {
        distinct.get(name).set(key, answers);
      }
    }
  }
}

function digest(files) {
  const hash = createHash('sha256');
  for (const { path, content } of files) {
    hash.update(path).update('\0').update(content).update('\0');
  }
  return hash.digest('hex');
}

async function judge(template, { name, validate }, results, contents) {
  const since = Date.now();
  const failures = [];
  for (const answers of results.values()) {
    const files = await render(template, answers, contents);
    try {
      await inTemporaryFolder(async folder => {
        await write(folder, files);
        await validate(folder, files);
      });
    } catch (error) {
      failures.push(error);
      say(`  ✗ ${name} ${JSON.stringify(answers)}\n${error.message}`);
    }
  }
  const mark = failures.length ? '✗' : '✓';
  if (results.size > 0) {
    say(`  ${mark} ${name}: ${results.size} distinct (${seconds(since)})`);
  }
  return failures;
}

await main();
