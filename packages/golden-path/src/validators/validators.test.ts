import type { GeneratedFile } from '../domain/files';
import { renderGoldenPath } from '../render';
import { RAW_ANSWERS } from '../domain/__testUtils__/answers';
import { validateRepository } from '.';

jest.setTimeout(60_000);

async function findingsIn(files: Record<string, string>) {
  const list: GeneratedFile[] = Object.entries(files).map(
    ([path, content]) => ({ path, content }),
  );
  const checks = await validateRepository(list);
  return checks.flatMap(({ validator, findings }) =>
    findings.map(({ path, line, message }) =>
      [validator, path, line, message].filter(Boolean).join(' '),
    ),
  );
}

describe('validateRepository', () => {
  it.each([
    ['a.json', '{', 'syntax a.json SyntaxError'],
    ['a.yaml', 'a: 1\nb: [', 'syntax a.yaml 2'],
    ['docs/A.md', '[b](B.md)', 'links docs/A.md The link to B.md'],
    [
      'catalog-info.yaml',
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: a b\nspec: {type: a, lifecycle: b}',
      'catalog catalog-info.yaml TypeError: /spec must have required property',
    ],
    [
      '.github/workflows/a.yml',
      'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.unheard }}\n',
      'workflows .github/workflows/a.yml 6 property "unheard" is not defined',
    ],
    [
      'infrastructure/kubernetes/base/a.yaml',
      'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: eighty}]}\n',
      'kubernetes infrastructure/kubernetes/base/a.yaml Service: data/spec/ports/0/port must be',
    ],
    [
      'infrastructure/docker/docker-compose.yml',
      'services: {a: {imag: b}}',
      'compose infrastructure/docker/docker-compose.yml /services/a',
    ],
    ['.github/CODEOWNERS', '/docs/ nobody', 'codeowners .github/CODEOWNERS 1'],
  ])('finds what is wrong with %s', async (path, content, finding) => {
    const findings = await findingsIn({ [path]: content });
    expect(findings).toEqual(
      expect.arrayContaining([expect.stringContaining(finding)]),
    );
  });

  it('takes an escaped link for what it is', async () => {
    expect(await findingsIn({ 'README.md': 'a \\[l\\](u)' })).toEqual([]);
  });

  it('finds nothing wrong with a product', async () => {
    const files = await renderGoldenPath({
      template: { name: 'product' },
      answers: RAW_ANSWERS,
    });
    const checks = await validateRepository(files);
    expect(checks.flatMap(check => check.findings)).toEqual([]);
    expect(checks.filter(check => check.files === 0)).toEqual([]);
  });
});
