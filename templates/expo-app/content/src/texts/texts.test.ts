import { textsOf } from '.';
import { en } from './en';
import { fr } from './fr';

it('speaks the language of the device where it can', () => {
  expect(textsOf('fr-SN')).toBe(fr);
  expect(textsOf('en')).toBe(en);
  expect([en, fr]).toContain(textsOf('wo-SN'));
});

it('says the same in both languages', () => {
  const shape = (texts: object): unknown =>
    Object.fromEntries(
      Object.entries(texts).map(([key, value]) => [
        key,
        typeof value === 'object' ? shape(value as object) : typeof value,
      ]),
    );
  expect(shape(fr)).toEqual(shape(en));
});
