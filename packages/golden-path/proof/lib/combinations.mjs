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
    components: parameter.components,
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

/** How many open pairs a candidate is grown from before the best is taken. */
const CANDIDATES = 400;

/**
 * Few combinations of the answers to a template in which every allowed pair of
 * values of two parameters occurs. In a template of several components these
 * are the pairs that no template of one of them has, and as many others as the
 * same number of combinations can hold.
 */
export function pairsOfAnswers(template) {
  const several = goldenPath.TEMPLATES[template].length > 1;
  return pairwise(
    parametersOf(template),
    (one, other) => !several || !haveComponentInCommon(one, other),
  );
}

function haveComponentInCommon(one, other) {
  return one.components.some(component => other.components.includes(component));
}

/**
 * Each next one is the best of many candidates grown greedily, each from another
 * pair and with its parameters in another order.
 */
function pairwise(parameters, isRequired) {
  const all = new Set(pairsOf(parameters, () => true));
  const open = { required: new Set(pairsOf(parameters, isRequired)), all };
  const chosen = [];
  while (open.required.size > 0) {
    const [best] = seedsOf(open.required)
      .map((seed, index) =>
        grow(rotated(parameters, index), parsePair(seed), open),
      )
      .filter(Boolean)
      .map(answers => ({ answers, gain: gainOf(answers, open) }))
      .sort((one, other) => other.gain - one.gain);
    if (!best) {
      throw new Error(`No answers allow ${[...open.required].join(' or ')}`);
    }
    chosen.push(best.answers);
    for (const pair of coveredBy(best.answers)) {
      open.required.delete(pair);
      open.all.delete(pair);
    }
  }
  return chosen;
}

/** Pairs from all over what is open, as many as there are candidates. */
function seedsOf(open) {
  const pairs = [...open];
  const stride = Math.max(1, Math.floor(pairs.length / CANDIDATES));
  return pairs.filter((_, index) => index % stride === 0);
}

function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/** One more required pair is worth more than any number of others. */
function gainOf(answers, open) {
  const pairs = coveredBy(answers);
  const required = pairs.filter(pair => open.required.has(pair)).length;
  const others = pairs.filter(pair => open.all.has(pair)).length;
  return required + others / (pairs.length + 1);
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
    .map(option => ({ option, gain: gainOf(option, open) }))
    .sort((a, b) => b.gain - a.gain);
  return best?.option;
}

function pairsOf(parameters, isWanted) {
  const pairs = [];
  parameters.forEach((one, index) => {
    const others = parameters.slice(index + 1);
    for (const other of others.filter(item => isWanted(one, item))) {
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
