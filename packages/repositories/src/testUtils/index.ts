/**
 * A GitHub to test against: real Git repositories behind the part of GitHub's
 * REST API that this package uses, checked against GitHub's own document.
 *
 * @packageDocumentation
 */
export { GithubStandIn } from './GithubStandIn';
export type { Fault, SeenRequest } from './GithubStandIn';
export type { StandInState } from './answers';
export type { StandInEnvironment, StandInSettings } from './settingsState';
export { githubRepositoriesOf } from './githubHostOf';
