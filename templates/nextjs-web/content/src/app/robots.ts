import type { MetadataRoute } from 'next';
import { headers } from 'next/headers';
import { productionHost } from '@/service';

/** Only the public host is indexed: one image serves staging too. */
export default async function robots(): Promise<MetadataRoute.Robots> {
  const host = (await headers()).get('host');
  return host === productionHost
    ? {
        rules: { userAgent: '*', allow: '/', disallow: '/api/' },
        sitemap: `https://${productionHost}/sitemap.xml`,
      }
    : { rules: { userAgent: '*', disallow: '/' } };
}
