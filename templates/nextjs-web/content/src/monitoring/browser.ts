import type { BrowserOptions } from '@sentry/browser';
import { dataCollection } from './data-collection';

export type MonitoringSettings = Pick<BrowserOptions, 'dsn' | 'environment' | 'release'>;

/** Name of the `meta` element that tells the browser where errors go. */
export const monitoringMeta = 'monitoring';

/** Reports what goes wrong in the browser; without a DSN nothing is even loaded. */
export async function startMonitoring(): Promise<void> {
  const settings = settingsOfPage();
  if (settings) {
    const { init } = await import('@sentry/browser');
    init({ ...settings, dataCollection });
  }
}

/** Reports an error that an error page caught. */
export async function reportError(error: unknown): Promise<void> {
  if (settingsOfPage()) {
    const { captureException } = await import('@sentry/browser');
    captureException(error);
  }
}

function settingsOfPage(): MonitoringSettings | undefined {
  const content = document.querySelector(`meta[name="${monitoringMeta}"]`)?.getAttribute('content');
  return content ? (JSON.parse(content) as MonitoringSettings) : undefined;
}
