/**
 * The address to use for evidence that a source named. Only web addresses are
 * links, whatever a source says; one on this portal becomes a path, so that
 * following it does not load the whole portal again.
 */
export function evidenceHref(
  url: string | undefined,
  origin: string = window.location.origin,
): string | undefined {
  if (!url || !URL.canParse(url)) {
    return undefined;
  }
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') {
    return undefined;
  }
  return parsed.origin === origin
    ? `${parsed.pathname}${parsed.search}${parsed.hash}`
    : url;
}

/** Search parameters of the rollback preview. */
export function rollbackSearch(target: {
  entityRef: string;
  environment: string;
  deploymentId?: string;
}): string {
  const { entityRef, environment, deploymentId } = target;
  const params = new URLSearchParams({ entityRef, environment });
  if (deploymentId) {
    params.set('deploymentId', deploymentId);
  }
  return `?${params}`;
}
