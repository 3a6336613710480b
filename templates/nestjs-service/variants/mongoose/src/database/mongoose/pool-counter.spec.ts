import { EventEmitter } from 'node:events';
import type { mongo } from 'mongoose';
import { PoolCounter } from './pool-counter.js';

describe('PoolCounter', () => {
  it('counts connections in use, unused and waited for', () => {
    const client = new EventEmitter();
    const counter = new PoolCounter(client as unknown as mongo.MongoClient);
    const say = (...events: string[]) => events.forEach((event) => client.emit(event));
    say('connectionCheckOutStarted');
    expect(counter.usage()).toEqual({ active: 0, idle: 0, waiting: 1 });
    say('connectionCreated', 'connectionCreated', 'connectionCheckedOut');
    expect(counter.usage()).toEqual({ active: 1, idle: 1, waiting: 0 });
    say('connectionCheckedIn', 'connectionClosed');
    expect(counter.usage()).toEqual({ active: 0, idle: 1, waiting: 0 });
    say('connectionCheckOutStarted', 'connectionCheckOutFailed');
    expect(counter.usage()).toEqual({ active: 0, idle: 1, waiting: 0 });
  });
});
