import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './schema.js';

export type Schemas = components['schemas'];
export type ServiceClient = Client<paths>;

/** Calls the service with the types of its OpenAPI document: `client.GET('/api/v1/notes')`. */
export function createServiceClient(
  options: ClientOptions & { readonly token?: () => string | undefined },
): ServiceClient {
  const client = createClient<paths>(options);
  client.use({
    onRequest({ request }) {
      const token = options.token?.();
      if (token !== undefined) {
        request.headers.set('authorization', `Bearer ${token}`);
      }
      return request;
    },
  });
  return client;
}
