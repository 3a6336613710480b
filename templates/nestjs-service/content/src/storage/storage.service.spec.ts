import { testEnvironment } from '../../test/support/environment.js';
import { StorageService } from './storage.service.js';

const configured = {
  S3_ENDPOINT: 'http://localhost:9000',
  S3_BUCKET: 'files',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'very-secret',
};

describe('StorageService', () => {
  it('signs an upload of exactly what was announced', async () => {
    const storage = new StorageService(testEnvironment(configured));
    const { url, expiresIn } = await storage.uploadUrl({
      key: 'notes/1/a',
      contentType: 'image/png',
      size: 12,
    });
    const { origin, pathname, searchParams } = new URL(url);
    expect(`${origin}${pathname}`).toBe('http://localhost:9000/files/notes/1/a');
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;content-type;host');
    expect(searchParams.get('X-Amz-Expires')).toBe(String(expiresIn));
    expect(url).not.toContain('very-secret');
  });

  it('signs a download that browsers save, not show', async () => {
    const storage = new StorageService(testEnvironment(configured));
    const { url } = await storage.downloadUrl('notes/1/a');
    expect(new URL(url).searchParams.get('response-content-disposition')).toBe('attachment');
    expect(new URL(url).searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('says when there is no store', async () => {
    const storage = new StorageService(testEnvironment());
    await expect(storage.downloadUrl('a')).rejects.toThrow('S3_BUCKET');
  });
});
