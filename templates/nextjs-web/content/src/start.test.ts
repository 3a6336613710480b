/** @jest-environment node */
import { onRequestError, register } from './instrumentation';
import { logger } from './logging/logger';
import { start } from './start';

const sentry = { init: jest.fn(), captureException: jest.fn(), flush: jest.fn() };
jest.mock('@sentry/node', () => sentry);

const former = process.env;

beforeEach(() => {
  process.env = { ...former, NEXT_RUNTIME: 'nodejs' };
  jest.clearAllMocks();
});

afterAll(() => {
  process.env = former;
});

const dsn = 'https://key@errors.example/1';
const context = { routePath: '/notes' } as Parameters<typeof onRequestError>[2];
const failed = { path: '/notes?secret=1', method: 'GET', headers: { 'x-request-id': 'check-42' } };

describe('start', () => {
  it('prepares a server that is configured', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation();
    await register();
    expect(exit).not.toHaveBeenCalled();
    expect(sentry.init).not.toHaveBeenCalled();
  });

  it('reports errors where there is a DSN, without what visitors sent', async () => {
    process.env['NEXT_PUBLIC_SENTRY_DSN'] = dsn;
    await register();
    expect(sentry.init).toHaveBeenCalledWith(
      expect.objectContaining({
        dsn,
        dataCollection: expect.objectContaining({ cookies: false, httpBodies: [] }) as object,
      }),
    );
  });

  it('ends a server that is not configured, with a sentence for each variable', async () => {
    process.env['NEXT_PUBLIC_API_URL'] = 'backend';
    const exit = jest.spyOn(process, 'exit').mockImplementation();
    const fatal = jest.spyOn(logger, 'fatal');
    await start();
    expect(fatal).toHaveBeenCalledWith(expect.stringContaining('NEXT_PUBLIC_API_URL must be'));
    expect(exit).toHaveBeenCalledWith(1);
  });

  it('ends a server that cannot be prepared', async () => {
    process.env['NEXT_PUBLIC_SENTRY_DSN'] = dsn;
    sentry.init.mockImplementationOnce(() => {
      throw new Error('no');
    });
    const exit = jest.spyOn(process, 'exit').mockImplementation();
    await start();
    expect(exit).toHaveBeenCalledWith(1);
  });
});

describe('onRequestError', () => {
  it('logs the request without its query', async () => {
    const error = jest.spyOn(logger, 'error');
    await onRequestError(new Error('it broke'), failed, context);
    expect(error).toHaveBeenCalledWith(
      expect.objectContaining({ request_id: 'check-42', path: '/notes' }),
      expect.any(String),
    );
    expect(sentry.captureException).not.toHaveBeenCalled();
  });

  it('reports it where there is a DSN', async () => {
    process.env['NEXT_PUBLIC_SENTRY_DSN'] = dsn;
    await onRequestError(new Error('it broke'), failed, context);
    expect(sentry.captureException).toHaveBeenCalled();
    expect(sentry.flush).toHaveBeenCalled();
  });
});
