import { createMockDirectory } from '@backstage/backend-test-utils';
import { readComponentContent, readContent } from './templates';

describe('readComponentContent', () => {
  const directory = createMockDirectory();

  it('puts back what packers leave out of a package', async () => {
    directory.setContent({
      'dist/left-out.json': JSON.stringify({
        'nestjs-service/content/.gitignore': 'dist\n',
        'nestjs-service/content/.npmrc': 'other\n',
        'expo-app/content/.gitignore': '.expo\n',
      }),
      'nestjs-service/content': { '.npmrc': 'audit=false\n', 'a.ts': '' },
    });
    const { files } = await readComponentContent('backend', directory.path);
    expect(files).toEqual([
      { path: '.gitignore', content: 'dist\n' },
      { path: '.npmrc', content: 'audit=false\n' },
      { path: 'a.ts', content: '' },
    ]);
  });

  it('knows a picture from a text', async () => {
    directory.setContent({
      content: { 'icon.png': Buffer.from([0x89, 0xff]), 'a.ts': 'é' },
    });
    const { files } = await readContent(directory.path);
    expect(files).toEqual([
      { path: 'a.ts', content: 'é' },
      { path: 'icon.png', content: 'if8=', encoding: 'base64' },
    ]);
  });

  it('says where there is nothing', async () => {
    directory.clear();
    await expect(readContent(directory.path)).rejects.toThrow(
      `There is no template content in ${directory.path}`,
    );
  });
});
