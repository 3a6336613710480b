import { normalisePhone } from './phone';

describe('normalisePhone', () => {
  it.each([
    ['77 123 45 67', '+221771234567'],
    ['+221 78 123 45 67', '+221781234567'],
    ['00221701234567', '+221701234567'],
  ])('reads %s', (typed, expected) => {
    expect(normalisePhone(typed)).toBe(expected);
  });

  it.each(['Fatou', '33 823 00 00', '77123'])('leaves %s to names', text => {
    expect(normalisePhone(text)).toBeUndefined();
  });
});
