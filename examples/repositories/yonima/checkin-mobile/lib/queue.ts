import AsyncStorage from '@react-native-async-storage/async-storage';
import { post } from './api';

export interface PendingCheckin {
  sessionId: string;
  occurredAt: string;
  latitude?: number;
  longitude?: number;
}

const KEY = 'checkins.pending';

export async function pending(): Promise<PendingCheckin[]> {
  return JSON.parse((await AsyncStorage.getItem(KEY)) ?? '[]');
}

export async function enqueue(checkin: PendingCheckin): Promise<void> {
  await AsyncStorage.setItem(
    KEY,
    JSON.stringify([...(await pending()), checkin]),
  );
}

/** Sends in order and stops at the first failure; returns how many remain. */
export async function flush(): Promise<number> {
  let queue = await pending();
  while (queue.length > 0 && (await post(queue[0]!))) {
    queue = queue.slice(1);
    await AsyncStorage.setItem(KEY, JSON.stringify(queue));
  }
  return queue.length;
}
