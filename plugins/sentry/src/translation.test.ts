import french from './translations/fr';

describe('the French texts', () => {
  it('keep every placeholder that a text needs', () => {
    const texts = Object.entries(french.messages);
    expect(texts.length).toBeGreaterThan(100);
    const broken = texts.filter(([, text]) =>
      /\{\{\s|\s\}\}|\{\{[^}]*$/.test(String(text)),
    );
    expect(broken).toEqual([]);
  });
});
