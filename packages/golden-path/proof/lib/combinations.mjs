import { goldenPath } from './repository.mjs';

/** What is tried of a parameter that is neither a choice nor a switch. */
const SAMPLES = {
  coverageThreshold: [80, 0],
  integrationBranch: ['develop', 'next'],
  mobileDevBranch: ['dev', 'edge'],
  mobileStagingBranch: ['staging', 'beta'],
};

/** The parameters of a template and the values that are tried of each. */
export function parametersOf(template) {
  const components = goldenPath.TEMPLATES[template];
  return goldenPath.PARAMETERS.filter(
    parameter =>
      parameter.components.some(component => components.includes(component)) &&
      !(components.length > 1 && parameter.name === 'layout'),
  ).map(parameter => ({
    name: parameter.name,
    values: valuesOf(parameter),
  }));
}

function valuesOf(parameter) {
  if (parameter.type === 'boolean') {
    return [false, true];
  }
  return parameter.enum ?? SAMPLES[parameter.name];
}

/** Whether a person could choose these answers, and they mean something. */
export function allowed(answers) {
  const { database, orm, postgis, databaseHosting, cloudProvider } = answers;
  return !(
    (database === 'mongodb' && (postgis || orm === 'drizzle')) ||
    (databaseHosting === 'in-cluster' && cloudProvider === 'digitalocean')
  );
}

/** Every combination of the given parameters. */
export function* everyCombination([first, ...rest]) {
  if (!first) {
    yield {};
    return;
  }
  for (const others of everyCombination(rest)) {
    for (const value of first.values) {
      yield { [first.name]: value, ...others };
    }
  }
}

/**
 * Few combinations in which every allowed pair of values of two parameters
 * occurs: each next one is the best of many candidates grown greedily.
 */
export function pairwise(parameters) {
  const open = new Set(pairsOf(parameters));
  const chosen = [];
  while (open.size > 0) {
    const [seed] = open;
    const candidate = grow(parameters, parsePair(seed), open);
    if (!candidate) {
      open.delete(seed);
      continue;
    }
    chosen.push(candidate);
    for (const pair of coveredBy(candidate)) {
      open.delete(pair);
    }
  }
  return chosen;
}

/** Adds one parameter after the other, each with the value that covers most. */
function grow(parameters, fixed, open) {
  const grown = parameters.reduce(
    (answers, parameter) => answers && extend(answers, parameter, open),
    fixed,
  );
  return grown && allowed(grown) ? grown : undefined;
}

function extend(answers, { name, values }, open) {
  if (name in answers) {
    return answers;
  }
  const [best] = values
    .map(value => ({ ...answers, [name]: value }))
    .filter(allowed)
    .map(option => ({
      option,
      gain: coveredBy(option).filter(pair => open.has(pair)).length,
    }))
    .sort((a, b) => b.gain - a.gain);
  return best?.option;
}

function pairsOf(parameters) {
  const pairs = [];
  parameters.forEach((one, index) => {
    for (const other of parameters.slice(index + 1)) {
      for (const pair of everyCombination([one, other])) {
        if (allowed(pair)) {
          pairs.push(...coveredBy(pair));
        }
      }
    }
  });
  return pairs;
}

function coveredBy(answers) {
  const entries = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.flatMap((one, index) =>
    entries.slice(index + 1).map(other => JSON.stringify([one, other])),
  );
}

function parsePair(pair) {
  return Object.fromEntries(JSON.parse(pair));
}
