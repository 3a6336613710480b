import type { MetadataRoute } from 'next';
import { productionHost } from '@/service';

/** The public pages; those behind the sign-in page do not belong here. */
export default function sitemap(): MetadataRoute.Sitemap {
  return [{ url: `https://${productionHost}/`, changeFrequency: 'monthly', priority: 1 }];
}
