/**
 * Renders every combination of answers and hands each distinct result to the
 * validators of its kind: what twenty combinations have in common is judged
 * once.
 *
 *   node proof/validate.mjs [template...]
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
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
  const { positionals: templates } = parseArgs({ allowPositionals: true });
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
  const seen = new Set();
  const contents = await goldenPath.readTemplateContents(
    goldenPath.TEMPLATES[template],
  );
  const lean = withoutLockfiles(contents);
  const failures = [];
  let count = 0;
  for (const answers of everyCombination(choicesOf(template))) {
    if (allowed(answers)) {
      count += 1;
      const files = await render(template, answers, lean);
      collect(distinct, answers, files);
      failures.push(...(await lookAtNew(files, seen, answers)));
    }
  }
  say(
    `${template}: ${count} combinations, ${seen.size} distinct files (${seconds(
      since,
    )})`,
  );
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

/** They are long, and installing is what judges them: see build.mjs. */
function withoutLockfiles(contents) {
  const components = Object.entries(contents.components).map(
    ([component, content]) => [
      component,
      {
        ...content,
        files: content.files.filter(({ path }) => path !== 'package-lock.json'),
      },
    ],
  );
  return { ...contents, components: Object.fromEntries(components) };
}

/** What the portal's preview looks at, file by file: each distinct one once. */
async function lookAtNew(files, seen, answers) {
  const fresh = files.filter(file => {
    const key = digest([file]);
    return !seen.has(key) && seen.add(key);
  });
  const checks = await goldenPath.validateRepository(files, fresh);
  const findings = checks.flatMap(check => check.findings);
  for (const { path, line, message } of findings) {
    say(
      `  ✗ ${path}${line ? `:${line}` : ''} ${message} ${JSON.stringify(
        answers,
      )}`,
    );
  }
  return findings;
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

async function judge(template, validator, results, contents) {
  const { name, validate } = validator;
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
