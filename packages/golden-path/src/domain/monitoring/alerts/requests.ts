/** Probes and scrapes are no requests of a user: they would hide errors. */
const ROUTES = 'route!~".*/(health|metrics)(/.*)?"';

const OF_USERS = `job="backend-api",${ROUTES}`;

/** PromQL matchers of the web frontend's requests. */
export const PAGES = `job="frontend",${ROUTES}`;

/** PromQL selector of the API's request counter. */
export function requests(matchers = ''): string {
  return `http_request_duration_seconds_count{${OF_USERS}${
    matchers && `,${matchers}`
  }}`;
}

/** PromQL matchers of the API's request histogram. */
export const REQUEST_MATCHERS = `{${OF_USERS}}`;

/** PromQL selector of one bucket of the API's request histogram. */
export function requestsWithin(seconds: string): string {
  return `http_request_duration_seconds_bucket{${OF_USERS},le="${seconds}"}`;
}

/** Labels of a request's series in unit tests. */
export function requestLabels(
  namespace: string,
  statusCode: string,
): Record<string, string> {
  return {
    job: 'backend-api',
    namespace,
    method: 'GET',
    route: '/api/v1/orders',
    status_code: statusCode,
  };
}
