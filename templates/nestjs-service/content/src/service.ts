/** The name under which the catalog, the logs and the image registry know this service. */
export const serviceName = '__GOLDEN_PATH_NAME__';

/** All resources live under this path; a breaking change gets a new version beside it. */
export const apiPrefix = 'api/v1';
