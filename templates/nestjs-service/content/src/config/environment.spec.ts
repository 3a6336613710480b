import { readEnvironment } from './environment.js';

describe('readEnvironment', () => {
  it('has defaults that suit a developer', () => {
    expect(readEnvironment({})).toEqual({
      NODE_ENV: 'development',
      PORT: 3001,
      LOG_LEVEL: 'info',
    });
  });

  it('reads numbers and ignores what it does not know', () => {
    const environment = readEnvironment({ PORT: '8080', HOME: '/root' });
    expect(environment.PORT).toBe(8080);
    expect(environment).not.toHaveProperty('HOME');
  });

  it('names every variable that is wrong', () => {
    const read = () => readEnvironment({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/LOG_LEVEL/);
  });
});
