import { block, commented, expression, resource, template } from '../hcl';
import type { Store } from './index';

/** Spaces: private, versioned, and exports that do not live for ever. */
export function digitaloceanStorage(): Store {
  const bucket = 'digitalocean_spaces_bucket.storage';
  return {
    file: 'storage',
    header:
      'Bucket of uploads and exports, encrypted by DigitalOcean. Nothing in it is\n' +
      'public: the service hands out signed URLs, which are worth no more than the\n' +
      'key that signs them.',
    blocks: [
      resource(
        'digitalocean_spaces_bucket',
        'storage',
        {
          name: expression('var.bucket_name'),
          region: expression('var.region'),
          acl: 'private',
        },
        block('versioning', [], { enabled: true }),
        commented(
          'Retention: exports go after some weeks, what was deleted or replaced after one.',
          block(
            'lifecycle_rule',
            [],
            { id: 'exports', enabled: true, prefix: 'exports/' },
            block('expiration', [], {
              days: expression('var.export_retention_days'),
            }),
          ),
        ),
        block(
          'lifecycle_rule',
          [],
          {
            id: 'leftovers',
            enabled: true,
            abort_incomplete_multipart_upload_days: 7,
          },
          block('noncurrent_version_expiration', [], { days: 7 }),
        ),
      ),
      commented(
        'What the service may do, and nothing else: objects of this bucket. Rotate the\n' +
          'key: terraform apply -replace=module.managed.digitalocean_spaces_key.storage',
        resource(
          'digitalocean_spaces_key',
          'storage',
          { name: template('${local.name}-storage') },
          block('grant', [], {
            bucket: expression(`${bucket}.name`),
            permission: 'readwrite',
          }),
        ),
      ),
    ],
    outputs: [
      {
        name: 'bucket',
        description: 'Name of the bucket',
        value: `${bucket}.name`,
      },
      {
        name: 'bucket_endpoint',
        description: 'Address of the object storage',
        value: '"https://${var.region}.digitaloceanspaces.com"',
      },
      {
        name: 'bucket_access_key_id',
        description: 'Key of the bucket',
        value: 'digitalocean_spaces_key.storage.access_key',
      },
      {
        name: 'bucket_secret_access_key',
        description: 'Secret of the key',
        value: 'digitalocean_spaces_key.storage.secret_key',
        sensitive: true,
      },
    ],
  };
}
