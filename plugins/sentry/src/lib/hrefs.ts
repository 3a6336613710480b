/** Only web addresses become links, whatever a source says. */
export function webHref(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) {
    return undefined;
  }
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? url : undefined;
}

/** Search parameters of the rollback preview. */
export function rollbackSearch(target: {
  entityRef: string;
  environment: string;
  deploymentId: string;
}): string {
  return `?${new URLSearchParams(target)}`;
}
