import * as Sentry from '@sentry/react-native';
import type { PublicConfig } from '@/config/publicConfig';
import { identity } from './identity';
import { sentryOptions, startMonitoring, withoutQuery } from './sentry';

const config: PublicConfig = {
  environment: 'production',
  apiUrl: 'https://api.example.com',
  sentryDsn: 'https://key@sentry.example.com/1',
  // golden-path:if billing
  revenueCatKeys: [],
  // golden-path:end
};
const app = { application: 'com.example.app', version: '1.2.3', build: '45' };

describe('sentryOptions', () => {
  it('names the release as the store does and the update that runs in it', () => {
    expect(sentryOptions(config, app)).toMatchObject({
      environment: 'production',
      release: 'com.example.app@1.2.3+45',
      dist: '45',
    });
    expect(sentryOptions(config, { ...app, updateId: 'u-1' })).toMatchObject({
      release: 'com.example.app@1.2.3+45',
      dist: 'u-1',
    });
    expect(sentryOptions(config, { ...app, build: undefined }).release).toBe(
      'com.example.app@1.2.3',
    );
  });

  it('reports nothing without a DSN', () => {
    expect(sentryOptions({ ...config, sentryDsn: undefined }, app).enabled).toBe(false);
    expect(sentryOptions(config, app).enabled).toBe(true);
  });

  it('samples traces in production, sends personal data nowhere', () => {
    expect(sentryOptions(config, app)).toMatchObject({
      tracesSampleRate: 0.1,
      sendDefaultPii: false,
      tracePropagationTargets: ['https://api.example.com'],
    });
    expect(sentryOptions({ ...config, environment: 'preview' }, app).tracesSampleRate).toBe(1);
  });
});

describe('withoutQuery', () => {
  it('drops what was asked for', () => {
    const data = { url: 'https://api.example.com/api/v1/notes?author=ada', status: 200 };
    expect(withoutQuery({ category: 'http', data })).toEqual({
      category: 'http',
      data: { url: 'https://api.example.com/api/v1/notes', status: 200 },
    });
    expect(withoutQuery({ message: 'no address' })).toEqual({ message: 'no address' });
  });
});

describe('startMonitoring', () => {
  it('marks every report with what runs', () => {
    startMonitoring(config, {
      ...app,
      channel: 'production',
      updateId: 'u-1',
      runtimeVersion: '1.2.3',
    });
    expect(Sentry.init).toHaveBeenCalledWith(expect.objectContaining({ dist: 'u-1' }));
    expect(Sentry.setTags).toHaveBeenCalledWith({
      'expo-channel': 'production',
      'expo-update-id': 'u-1',
      'expo-runtime-version': '1.2.3',
    });
  });

  it('says so when it is the installed JavaScript', () => {
    startMonitoring(config, app);
    expect(Sentry.setTags).toHaveBeenCalledWith({
      'expo-channel': 'none',
      'expo-update-id': 'embedded',
      'expo-runtime-version': 'none',
    });
    expect(identity.updateId).toBeUndefined();
  });
});
