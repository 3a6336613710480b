import { apiCompare } from 'api-smart-diff';
import openApiDiff from 'openapi-diff';

/**
 * Says what in a new OpenAPI document breaks clients of the old one. Two
 * libraries look, because one misses parameters that become required and the
 * other fields that responses lose; neither sees that a token is now asked for.
 * @param {object} before
 * @param {object} after
 * @returns {Promise<string[]>}
 */
export async function breakingChanges(before, after) {
  return [
    ...(await responseChanges(before, after)),
    ...requestChanges(before, after),
    ...securityChanges(before, after),
  ];
}

/** Routes, status codes, and bodies of responses. */
async function responseChanges(before, after) {
  const result = await openApiDiff.diffSpecs({
    sourceSpec: { content: JSON.stringify(before), location: 'merged', format: 'openapi3' },
    destinationSpec: { content: JSON.stringify(after), location: 'changed', format: 'openapi3' },
  });
  return (
    (result.breakingDifferencesFound ? result.breakingDifferences : [])
      // It takes every new field of a request for a break, also an optional one
      .filter(({ entity }) => entity !== 'request.body.scope')
      .map(({ code, sourceSpecEntityDetails, destinationSpecEntityDetails }) => {
        const place = [...sourceSpecEntityDetails, ...destinationSpecEntityDetails][0];
        return `${place?.location ?? 'document'}: ${code}`;
      })
  );
}

/** Parameters and bodies of requests. */
function requestChanges(before, after) {
  return apiCompare(before, after)
    .diffs.filter(
      ({ type, path }) =>
        // Components count where they are used
        type === 'breaking' && path[0] === 'paths' && !path.includes('responses'),
    )
    .map(({ action, path, description }) => `${path.join('.')}: ${description ?? action}`);
}

const isOpen = (security) =>
  (security ?? []).length === 0 || security.some((choice) => Object.keys(choice).length === 0);

function securityChanges(before, after) {
  return Object.entries(before.paths).flatMap(([path, operations]) =>
    Object.entries(operations)
      .filter(([method, operation]) => {
        const changed = after.paths[path]?.[method];
        return changed && isOpen(operation.security) && !isOpen(changed.security);
      })
      .map(([method]) => `paths.${path}.${method}: asks for a token now`),
  );
}
