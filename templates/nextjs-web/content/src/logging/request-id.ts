/** Header that carries the id of a request from service to service. */
export const requestIdHeader = 'x-request-id';

const acceptable = /^[\w.-]{1,128}$/;

/**
 * Takes over the id that the caller sent, so that one id follows a request
 * through all services; makes one when there is none or it could harm the logs.
 */
export function requestIdOf(headers: Headers): string {
  const sent = headers.get(requestIdHeader);
  return sent && acceptable.test(sent) ? sent : crypto.randomUUID();
}
