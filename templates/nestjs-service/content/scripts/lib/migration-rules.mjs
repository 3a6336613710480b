/**
 * Rules for migrations, without files or Git. During a deployment the previous
 * version runs on the new tables: a migration may only add (expand). What that
 * version still reads is taken away (contract) by a later release, and says so:
 *
 *     -- contract: no version since 1.4 reads notes.summary
 */

const contractMarker = /^\s*(?:--|\/\/|\*)\s*contract:[ \t]*(\S.*)$/im;

/** @type {ReadonlyArray<readonly [RegExp, string]>} */
const forbidden = [
  [/\bDROP\s+(TABLE|COLUMN|VIEW|MATERIALIZED\s+VIEW|TYPE|SCHEMA|FUNCTION)\b/i, 'takes away'],
  [/\bALTER\s+TABLE\b[\s\S]*\bDROP\s+(?!CONSTRAINT\b|DEFAULT\b|NOT\b|COLUMN\b)/i, 'takes away'],
  [/\bRENAME\b/i, 'renames'],
  [/\bSET\s+NOT\s+NULL\b/i, 'forbids NULL'],
  [/\bALTER\s+(?:COLUMN\s+)?\S+\s+(?:SET\s+DATA\s+)?TYPE\b/i, 'changes a type'],
  [/\bTRUNCATE\b/i, 'deletes rows'],
  // MongoDB
  [/\.\s*(dropCollection|drop|dropDatabase|renameCollection|rename)\s*\(/, 'takes away'],
  [/\$(rename|unset)\b/, 'takes away'],
];

/**
 * Says why the version that runs now may not survive a migration.
 * @param {string} text
 * @returns {string[]}
 */
export function breaksRunningVersion(text) {
  if (contractMarker.test(text)) {
    return [];
  }
  return statementsOf(text).flatMap((statement) => {
    const reasons = forbidden
      .filter(([pattern]) => pattern.test(statement))
      .map(([, reason]) => reason);
    if (addsRequiredColumn(statement)) {
      reasons.push('adds a column that is NOT NULL without a default');
    }
    return [...new Set(reasons)].map(
      (reason) => `${reason}: ${statement.replaceAll(/\s+/g, ' ').slice(0, 100)}`,
    );
  });
}

/** @param {string} statement */
function addsRequiredColumn(statement) {
  if (!/\bALTER\s+TABLE\b/i.test(statement)) {
    return false;
  }
  return statement
    .split(/,(?![^(]*\))/)
    .some(
      (part) =>
        /\bADD\s+(?!CONSTRAINT\b)/i.test(part) &&
        /\bNOT\s+NULL\b/i.test(part) &&
        !/\b(DEFAULT|GENERATED)\b/i.test(part),
    );
}

/** @param {string} text */
function statementsOf(text) {
  return text
    .replaceAll(/--.*$|\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
    .replaceAll(/'(?:[^']|'')*'/g, "''")
    .split(';')
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/**
 * Says what is wrong with a history: names, order, and what was merged.
 * @param {{ name: string, text: string }[]} present in the order they run
 * @param {{ name: string, text: string }[]} merged as the base has them
 * @param {RegExp} namePattern
 * @returns {string[]}
 */
export function historyProblems(present, merged, namePattern) {
  const problems = [];
  const numbers = new Map();
  for (const { name } of present) {
    if (!namePattern.test(name)) {
      problems.push(`${name}: name it <number>_<what_it_does>`);
    }
    const number = /^\d+/.exec(name)?.[0] ?? name;
    if (numbers.has(number)) {
      problems.push(`${name}: has the same number as ${numbers.get(number)}`);
    }
    numbers.set(number, name);
  }
  const byName = new Map(present.map((migration) => [migration.name, migration.text]));
  for (const { name, text } of merged) {
    if (byName.get(name) !== text) {
      problems.push(`${name}: already merged, write a new migration instead`);
    }
  }
  const mergedNames = new Set(merged.map(({ name }) => name));
  const newestMerged = merged.at(-1)?.name ?? '';
  for (const { name } of present) {
    if (!mergedNames.has(name) && name < newestMerged) {
      problems.push(`${name}: sorts before ${newestMerged}, which has been merged`);
    }
  }
  return problems;
}

/**
 * Everything that is wrong with what a change does to the migrations.
 * @param {{ name: string, text: string }[]} present
 * @param {{ name: string, text: string }[]} merged
 * @param {RegExp} namePattern
 * @returns {string[]}
 */
export function checkMigrations(present, merged, namePattern) {
  const mergedNames = new Set(merged.map(({ name }) => name));
  const added = present.filter(({ name }) => !mergedNames.has(name));
  return [
    ...historyProblems(present, merged, namePattern),
    ...added.flatMap(({ name, text }) =>
      breaksRunningVersion(text).map(
        (reason) => `${name}: ${reason} (see "Change the database" in README.md)`,
      ),
    ),
  ];
}
