import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { shellGit } from './testUtils/shellGit';
import { readDirectory } from './directory';

jest.setTimeout(60_000);

describe('readDirectory', () => {
  let root: string;

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'jalon-directory-'));
  });

  afterEach(() => rm(root, { recursive: true, force: true }));

  it('takes the files that git add would take', async () => {
    const files: Record<string, string> = {
      '.gitignore':
        'dist\n*.log\n!keep.log\n/only-root\n.env*\n!.env.example\n',
      '.env': 'secret',
      '.env.example': 'x',
      'dist/index.js': 'x',
      'src/dist/index.js': 'x',
      'a.log': 'x',
      'keep.log': 'x',
      'only-root': 'x',
      'src/only-root': 'x',
      'src/.gitignore': 'generated/*\n!generated/kept.ts\n',
      'src/generated/a.ts': 'x',
      'src/generated/kept.ts': 'x',
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), content);
    }
    await symlink('src/generated', join(root, 'link'));
    const own = (await readDirectory(root)).map(file => file.path);

    const git = join(root, '.git');
    await shellGit(git, ['init', '--quiet', root]);
    await shellGit(git, ['add', '--all'], { workTree: root });
    const said = await shellGit(git, ['ls-files'], { workTree: root });
    expect(own).toEqual(said.trim().split('\n'));
  });

  it('refuses links that lead out by detours', async () => {
    await mkdir(join(root, 'a'));
    await symlink('../a/../../x', join(root, 'a', 'link'));
    await expect(readDirectory(root)).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('refuses names that would be dangerous elsewhere', async () => {
    await writeFile(join(root, 'a\\b'), 'x');
    await expect(readDirectory(root)).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
