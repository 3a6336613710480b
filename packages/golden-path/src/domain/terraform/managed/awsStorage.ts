import { block, commented, expression, resource, template } from '../hcl';
import type { Store } from './index';

const BUCKET = 'aws_s3_bucket.storage';
const bucket = { bucket: expression(`${BUCKET}.id`) };

/** S3: private, encrypted, versioned, and exports that do not live for ever. */
export function awsStorage(): Store {
  return {
    file: 'storage',
    header:
      'Bucket of uploads and exports. Nothing in it is public: the service hands out\n' +
      'signed URLs, which are worth no more than the key that signs them.',
    blocks: [
      resource('aws_s3_bucket', 'storage', {
        bucket: expression('var.bucket_name'),
      }),
      resource('aws_s3_bucket_public_access_block', 'storage', {
        ...bucket,
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      }),
      resource(
        'aws_s3_bucket_ownership_controls',
        'storage',
        bucket,
        block('rule', [], { object_ownership: 'BucketOwnerEnforced' }),
      ),
      resource(
        'aws_s3_bucket_versioning',
        'storage',
        bucket,
        block('versioning_configuration', [], { status: 'Enabled' }),
      ),
      resource(
        'aws_s3_bucket_server_side_encryption_configuration',
        'storage',
        bucket,
        block(
          'rule',
          [],
          block('apply_server_side_encryption_by_default', [], {
            sse_algorithm: 'AES256',
          }),
        ),
      ),
      lifecycle(),
      ...encryptedTransport(),
      ...access(),
    ],
    outputs: [
      {
        name: 'bucket',
        description: 'Name of the bucket',
        value: `${BUCKET}.id`,
      },
      {
        name: 'bucket_endpoint',
        description: 'Address of the object storage',
        value: '"https://s3.${var.region}.amazonaws.com"',
      },
      {
        name: 'bucket_access_key_id',
        description: 'Key of the bucket',
        value: 'aws_iam_access_key.storage.id',
      },
      {
        name: 'bucket_secret_access_key',
        description: 'Secret of the key',
        value: 'aws_iam_access_key.storage.secret',
        sensitive: true,
      },
    ],
  };
}

function lifecycle() {
  return commented(
    'Retention: exports go after some weeks, what was deleted or replaced after one.',
    resource(
      'aws_s3_bucket_lifecycle_configuration',
      'storage',
      bucket,
      block(
        'rule',
        [],
        { id: 'exports', status: 'Enabled' },
        block('filter', [], { prefix: 'exports/' }),
        block('expiration', [], {
          days: expression('var.export_retention_days'),
        }),
      ),
      block(
        'rule',
        [],
        { id: 'leftovers', status: 'Enabled' },
        block('filter', [], {}),
        block('noncurrent_version_expiration', [], { noncurrent_days: 7 }),
        block('abort_incomplete_multipart_upload', [], {
          days_after_initiation: 7,
        }),
      ),
      {
        depends_on: [expression('aws_s3_bucket_versioning.storage')],
      },
    ),
  );
}

function encryptedTransport() {
  return [
    block(
      'data',
      ['aws_iam_policy_document', 'bucket'],
      block(
        'statement',
        [],
        {
          sid: 'OnlyEncrypted',
          effect: 'Deny',
          actions: ['s3:*'],
          resources: [
            expression(`${BUCKET}.arn`),
            template(`\${${BUCKET}.arn}/*`),
          ],
        },
        block('principals', [], { type: '*', identifiers: ['*'] }),
        block('condition', [], {
          test: 'Bool',
          variable: 'aws:SecureTransport',
          values: ['false'],
        }),
      ),
    ),
    resource('aws_s3_bucket_policy', 'storage', {
      ...bucket,
      policy: expression('data.aws_iam_policy_document.bucket.json'),
    }),
  ];
}

function access() {
  return [
    commented(
      'What the service may do, and nothing else: objects of this bucket.',
      block(
        'data',
        ['aws_iam_policy_document', 'service'],
        block('statement', [], {
          actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
          resources: [template(`\${${BUCKET}.arn}/*`)],
        }),
        block('statement', [], {
          actions: ['s3:ListBucket'],
          resources: [expression(`${BUCKET}.arn`)],
        }),
      ),
    ),
    resource('aws_iam_user', 'storage', {
      name: template('${local.name}-storage'),
    }),
    resource('aws_iam_user_policy', 'storage', {
      name: 'objects',
      user: expression('aws_iam_user.storage.name'),
      policy: expression('data.aws_iam_policy_document.service.json'),
    }),
    commented(
      "A key instead of a role: network policies close the cloud's metadata addresses\n" +
        'to the pods. Rotate it: terraform apply -replace=module.managed.aws_iam_access_key.storage',
      resource('aws_iam_access_key', 'storage', {
        user: expression('aws_iam_user.storage.name'),
      }),
    ),
  ];
}
