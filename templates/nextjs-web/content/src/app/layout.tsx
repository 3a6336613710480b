import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import Script from 'next/script';
import type { ReactNode } from 'react';
import { SiteHeader } from '@/components/site-header';
import { environment } from '@/config/environment';
import { messages } from '@/messages';
import { monitoringMeta, type MonitoringSettings } from '@/monitoring/browser';
import { productionHost, serviceDescription, serviceName } from '@/service';
import { readSession } from '@/session/session';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(`https://${productionHost}`),
  title: { default: serviceName, template: `%s · ${serviceName}` },
  description: serviceDescription,
  openGraph: { type: 'website', siteName: serviceName, locale: messages.locale },
  twitter: { card: 'summary_large_image' },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#1c1e21' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const requestHeaders = await headers();
  const { NEXT_PUBLIC_SENTRY_DSN, SENTRY_ENVIRONMENT, APP_VERSION, ANALYTICS_SCRIPT_URL } =
    environment();
  const monitoring: MonitoringSettings | undefined = NEXT_PUBLIC_SENTRY_DSN
    ? { dsn: NEXT_PUBLIC_SENTRY_DSN, environment: SENTRY_ENVIRONMENT, release: APP_VERSION }
    : undefined;
  const measured = ANALYTICS_SCRIPT_URL && requestHeaders.get('sec-gpc') !== '1';
  return (
    <html lang={messages.locale}>
      <body>
        {monitoring && <meta name={monitoringMeta} content={JSON.stringify(monitoring)} />}
        <SiteHeader signedIn={(await readSession()) !== undefined} />
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {measured && (
          <Script
            src={ANALYTICS_SCRIPT_URL}
            data-domain={productionHost}
            nonce={requestHeaders.get('x-nonce') ?? ''}
          />
        )}
      </body>
    </html>
  );
}
