import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { Inject, Injectable, ServiceUnavailableException } from '@nestjs/common';
import { ENVIRONMENT } from '../config/config.module.js';
import type { Environment } from '../config/environment.js';

/** An address that works without a token until it expires. */
export interface SignedUrl {
  readonly url: string;
  /** Seconds until it stops working. */
  readonly expiresIn: number;
}

export interface Upload {
  readonly key: string;
  readonly contentType: string;
  /** Bytes, exactly: part of the signature, so that nobody uploads more. */
  readonly size: number;
}

const expiresIn = 300;

/** Files go between callers and the object store; this service only signs. */
@Injectable()
export class StorageService {
  private readonly bucket: string | undefined;
  private readonly client: S3Client;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = environment;
    this.bucket = environment.S3_BUCKET;
    this.client = new S3Client({
      region: environment.S3_REGION,
      // Without keys, the role of the node or of the service account counts
      ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
      // Stores other than Amazon's know no host per bucket
      ...(environment.S3_ENDPOINT && { endpoint: environment.S3_ENDPOINT, forcePathStyle: true }),
      // A checksum of what is not yet known cannot be signed
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
  }

  async uploadUrl({ key, contentType, size }: Upload): Promise<SignedUrl> {
    const command = new PutObjectCommand({
      Bucket: this.requireBucket(),
      Key: key,
      ContentType: contentType,
      ContentLength: size,
    });
    const signableHeaders = new Set(['content-type', 'content-length']);
    return {
      url: await getSignedUrl(this.client, command, { expiresIn, signableHeaders }),
      expiresIn,
    };
  }

  async downloadUrl(key: string): Promise<SignedUrl> {
    const command = new GetObjectCommand({
      Bucket: this.requireBucket(),
      Key: key,
      // Never shown inside the page of the service: an uploaded page stays a file
      ResponseContentDisposition: 'attachment',
    });
    return { url: await getSignedUrl(this.client, command, { expiresIn }), expiresIn };
  }

  private requireBucket(): string {
    if (!this.bucket) {
      throw new ServiceUnavailableException('No object store is configured (S3_BUCKET)');
    }
    return this.bucket;
  }
}
