import { Language } from '../../answers';

/** What a person who is called at night needs to know, in one language. */
export type RunbookText = readonly [
  meaning: string,
  impact: string,
  remedy: readonly string[],
];

/** How to find the cause of an alert and what to do about it. */
export type Runbook = Readonly<Record<Language, RunbookText>> & {
  /** Commands of a shell in which `NAMESPACE` and `APP` are set. */
  readonly commands: readonly string[];
};

export type Runbooks = Readonly<Record<string, Runbook>>;

export const PODS = 'kubectl get pods -n "$NAMESPACE" -l app="$APP" -o wide';

export const DESCRIBE =
  'kubectl describe pods -n "$NAMESPACE" -l app="$APP" | tail -n 60';

export const LOGS =
  'kubectl logs -n "$NAMESPACE" deployment/"$APP" --all-containers --since=15m | tail -n 200';

export const EVENTS =
  'kubectl get events -n "$NAMESPACE" --sort-by=.lastTimestamp | tail -n 30';

export const HISTORY =
  'kubectl rollout history deployment/"$APP" -n "$NAMESPACE"';

export const USAGE = 'kubectl top pods -n "$NAMESPACE" --containers';

export const HPA = 'kubectl get hpa -n "$NAMESPACE"';
