/**
 * Gives a function that hands to a judge what has not passed before. What
 * thousands of repositories have in common is judged in the first of them;
 * what does not pass is judged wherever it occurs.
 *
 * `keyOf` names all that the judgement of an item follows from.
 */
export function judgedOnce(keyOf) {
  const passed = new Set();
  return async (items, judge) => {
    const fresh = items.filter(item => !passed.has(keyOf(item)));
    if (fresh.length > 0) {
      await judge(fresh);
      fresh.forEach(item => passed.add(keyOf(item)));
    }
  };
}
