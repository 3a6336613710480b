import { focusManager } from '@tanstack/react-query';
import { AppState, type AppStateStatus } from 'react-native';
import { ApiError } from './ApiError';
import { createQueryClient, refetchOnReturn } from './queryClient';

it('tries again what may succeed, three times at most', () => {
  const { retry } = createQueryClient().getDefaultOptions().queries ?? {};
  const tries = typeof retry === 'function' ? retry : () => undefined;
  expect(tries(0, new ApiError('offline'))).toBe(true);
  expect(tries(2, new ApiError('offline'))).toBe(false);
  expect(tries(0, new ApiError('invalid'))).toBe(false);
  expect(tries(0, new Error('of the app itself'))).toBe(false);
});

it('knows whether someone looks at the app', () => {
  const listeners: ((state: AppStateStatus) => void)[] = [];
  const remove = jest.fn();
  jest.spyOn(AppState, 'addEventListener').mockImplementation((_type, listener) => {
    listeners.push(listener);
    return { remove };
  });
  const stop = refetchOnReturn();
  listeners.forEach((tell) => tell('background'));
  expect(focusManager.isFocused()).toBe(false);
  listeners.forEach((tell) => tell('active'));
  expect(focusManager.isFocused()).toBe(true);
  stop();
  expect(remove).toHaveBeenCalledTimes(1);
});
