import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { readAnswers, Answers, singleLine } from './answers';
import { catalogInfoFiles } from './catalogInfo';
import { composeFiles } from './compose';
import { dockerFiles } from './docker';
import { backendCiFile } from './github/backendCi';
import { governanceFiles } from './github/governance';
import { kubernetesFiles } from './kubernetes';
import { escapeMarkdown } from './markdown';
import { goldenPathRecord, recordFile } from './record';

const raw = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  repoUrl: 'localhost?owner=acme&repo=orders-api',
};

/** What means something to YAML, shells, Docker, Markdown, Nunjucks or GitHub. */
const meaningful = [
  ...'\'"`\\$!&|;<>(){}[]*?~#%@^=+-_:,./ \n\r\t\u0000\u2028\u202e',
  '${{ github.token }}',
  '{{ x }}',
  '$(id)',
  '-->',
  '---\n',
  ': ',
  ' #',
  '&a *a',
  'yes',
  '1e3',
  '012',
  '12:30:45',
  'null',
  '\\n',
  'é',
  '😀',
];

const description = fc
  .oneof(
    fc.array(fc.constantFrom(...meaningful), { minLength: 1, maxLength: 12 }),
    fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 8 }),
  )
  .map(parts => parts.join(''))
  .filter(text => {
    const { length } = singleLine(text);
    return length > 0 && length <= 300;
  });

function answersWith(text: string): Answers {
  const result = readAnswers({ ...raw, description: text });
  if ('problems' in result) {
    throw new Error(result.problems.join());
  }
  return result.answers;
}

describe('whatever a person writes into the description', () => {
  it('is one line of printable text', () => {
    fc.assert(
      fc.property(description, text => {
        expect(answersWith(text).description).toMatch(/^[^\p{C}\n]+$/u);
      }),
    );
  });

  it('is the same text for every YAML parser', () => {
    fc.assert(
      fc.property(description, text => {
        const answers = answersWith(text);
        const [{ content }] = catalogInfoFiles(answers);
        for (const version of ['1.1', '1.2'] as const) {
          const [component, api] = parseAllDocuments(content, { version }).map(
            document => document.toJS(),
          );
          expect(component.metadata.description).toBe(answers.description);
          expect(api.metadata.description).toBe(answers.description);
        }
      }),
    );
  });

  it('is recorded as it was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const file = recordFile(
          goldenPathRecord({
            template: { name: 'nestjs-service', version: '1.0.0' },
            answers: { description: text },
            digests: {},
          }),
        );
        expect(parse(file.content).answers.description).toBe(text);
      }),
    );
  });

  it('is plain text in Markdown', () => {
    fc.assert(
      fc.property(description, text => {
        const line = singleLine(text);
        const escaped = escapeMarkdown(line);
        expect(escaped.replace(/\\./gu, '')).not.toMatch(/[<>`*_{}[\]|~$@^\\]/);
        expect(escaped).not.toMatch(/^([#+-]|\d+[.)])/);
        const shown = escaped
          .replace(/\\([\s\S])/g, '$1')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&');
        expect(shown).toBe(line);
      }),
    );
  });

  it('is one label of the image, in which Docker expands nothing', () => {
    fc.assert(
      fc.property(description, text => {
        const answers = answersWith(text);
        const [{ content }] = dockerFiles(answers);
        const label = content
          .split('\n')
          .find(line => line.includes('image.description='));
        const quoted = /="((?:[^"\\$]|\\.)*)" \\$/u.exec(label ?? '');
        expect(quoted?.[1].replace(/\\(.)/gu, '$1')).toBe(answers.description);
        expect(content.match(/^FROM /gm)).toHaveLength(3);
      }),
    );
  });

  it('reaches neither the pipeline nor the manifests', () => {
    const plain = answersWith('plain');
    const files = (answers: Answers) => [
      backendCiFile(answers),
      ...governanceFiles(answers),
      ...composeFiles(answers),
      ...kubernetesFiles(answers),
    ];
    const hostile = answersWith('${{ github.token }}: `$(id)`');
    expect(files(hostile)).toEqual(files(plain));
  });
});

describe('readAnswers', () => {
  it.each([
    ['name', ''],
    ['name', 'Orders'],
    ['name', '1st'],
    ['name', 'orders-'],
    ['name', 'a'.repeat(64)],
    ['name', 'orders\n'],
    ['name', '$(id)'],
    ['owner', 'a team'],
    ['owner', 'group:default/x\n* @attacker'],
    ['description', ' \n\t'],
    ['description', 'x'.repeat(301)],
    ['repoUrl', 'acme/orders'],
    ['repoUrl', 'localhost?owner=../..&repo=orders'],
    ['repoUrl', 'localhost?owner=acme&repo=..'],
    ['repoUrl', 'localhost?owner=acme&repo=a/b'],
    ['repoUrl', 'evil host?owner=acme&repo=b'],
    ['domain', 'example.com"\n'],
    ['domain', 'EXAMPLE.com'],
    ['system', 'a b'],
    ['language', 'de'],
  ])('says in a sentence that %s %j cannot be used', (key, value) => {
    const result = readAnswers({ ...raw, description: 'Orders', [key]: value });
    expect(result).toEqual({ problems: [expect.stringMatching(/\.$|repo=/)] });
  });

  it('completes what was left out', () => {
    const result = readAnswers({ ...raw, description: 'Orders', domain: '' });
    expect(result).toMatchObject({
      answers: { domain: 'orders-api.example.com', language: 'en' },
    });
  });

  it('reads a host with a port', () => {
    const repoUrl = 'ghe.example.com:8443?owner=acme&repo=orders-api';
    expect(
      readAnswers({ ...raw, description: 'Orders', repoUrl }),
    ).toMatchObject({
      answers: { repository: { host: 'ghe.example.com:8443' } },
    });
  });
});
