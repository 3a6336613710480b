import { monitoringMeta, reportError, startMonitoring } from './browser';

const sentry = { init: jest.fn(), captureException: jest.fn() };
jest.mock('@sentry/browser', () => sentry);

afterEach(() => {
  document.head.innerHTML = '';
  jest.clearAllMocks();
});

describe('monitoring in the browser', () => {
  it('is off where the page names no DSN', async () => {
    await startMonitoring();
    await reportError(new Error('it broke'));
    expect(sentry.init).not.toHaveBeenCalled();
    expect(sentry.captureException).not.toHaveBeenCalled();
  });

  it('reports to the DSN of the page', async () => {
    const meta = document.createElement('meta');
    meta.name = monitoringMeta;
    meta.content = JSON.stringify({ dsn: 'https://key@errors.example/1' });
    document.head.append(meta);
    await startMonitoring();
    expect(sentry.init).toHaveBeenCalledWith(
      expect.objectContaining({ dsn: 'https://key@errors.example/1' }),
    );
    const error = new Error('it broke');
    await reportError(error);
    expect(sentry.captureException).toHaveBeenCalledWith(error);
  });
});
