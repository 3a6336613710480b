/** The name under which the catalog, the logs and the image registry know this frontend. */
export const serviceName = '__GOLDEN_PATH_NAME__';

export const serviceDescription = '__GOLDEN_PATH_DESCRIPTION__';

/** The host that the public and search engines know; other hosts ask not to be indexed. */
export const productionHost = '__GOLDEN_PATH_DOMAIN__';
