import { Answers, Component, RawAnswers, readAnswers } from '../answers';

/** Answers of a form that was filled in as far as a person must. */
export const RAW_ANSWERS = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  description: 'Orders of the Check-in app in Dakar and Thiès',
  repoUrl: 'localhost?owner=acme&repo=orders-api',
};

/** Checked answers, the given ones instead of the usual. */
export function answersOf(
  raw: RawAnswers = {},
  components: readonly Component[] = ['backend'],
): Answers {
  const result = readAnswers({ ...RAW_ANSWERS, ...raw }, { components });
  if ('problems' in result) {
    throw new Error(result.problems.join(' '));
  }
  return result.answers;
}
