import type { mongo } from 'mongoose';
import type { PoolUsage } from '../database-health.js';

/** Counts the connections of a client by what the driver says about them. */
export class PoolCounter {
  private open = 0;
  private active = 0;
  private waiting = 0;

  constructor(client: Pick<mongo.MongoClient, 'on'>) {
    client.on('connectionCreated', () => (this.open += 1));
    client.on('connectionClosed', () => (this.open -= 1));
    client.on('connectionCheckOutStarted', () => (this.waiting += 1));
    client.on('connectionCheckOutFailed', () => (this.waiting -= 1));
    client.on('connectionCheckedOut', () => {
      this.waiting -= 1;
      this.active += 1;
    });
    client.on('connectionCheckedIn', () => (this.active -= 1));
  }

  usage(): PoolUsage {
    return { active: this.active, idle: this.open - this.active, waiting: this.waiting };
  }
}
