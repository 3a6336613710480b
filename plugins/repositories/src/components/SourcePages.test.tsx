import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Routes, Route } from 'react-router-dom';
import { ResponseError } from '@backstage/errors';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { sourceApiRef } from '../api/SourceClient';
import { SourceApi } from '../api/types';
import { rootRouteRef } from '../routes';
import { SourcePages } from './SourcePages';

const repository = {
  owner: 'yonima',
  name: 'checkin-api',
  defaultBranch: 'main',
  cloneUrl: '/data/yonima/checkin-api.git',
};
const lastCommit = {
  sha: 'a'.repeat(40),
  subject: 'Deploy checkin-api 1.4.4 to staging',
  author: { name: 'Check-in CI', email: 'ci@yonima.example' },
  authoredAt: '2026-03-16T08:35:00Z',
};
const base = '/repositories/yonima/checkin-api';

function failure(status: number, message: string) {
  return ResponseError.fromResponse(
    new Response(
      JSON.stringify({
        error: { name: 'Error', message },
        response: { statusCode: status },
      }),
      { status, headers: { 'content-type': 'application/json' } },
    ),
  );
}

function blob(path: string, content: string) {
  return jest.fn<ReturnType<SourceApi['blob']>, []>().mockResolvedValue({
    repository,
    sha: lastCommit.sha,
    path,
    lastCommit,
    size: content.length,
    binary: false,
    content,
    truncated: false,
  });
}

async function renderAt(address: string, api: Partial<SourceApi>) {
  await renderInTestApp(
    <TestApiProvider apis={[[sourceApiRef, api]]}>
      <Routes>
        <Route path="/repositories/*" element={<SourcePages />} />
      </Routes>
    </TestApiProvider>,
    {
      routeEntries: [address],
      mountedRoutes: { '/repositories': rootRouteRef },
    },
  );
}

describe('SourcePages', () => {
  const scrollIntoView = jest.fn();

  beforeEach(() => {
    Element.prototype.scrollIntoView = scrollIntoView;
    scrollIntoView.mockReset();
  });

  describe('a folder', () => {
    const tree = {
      repository,
      sha: lastCommit.sha,
      path: '',
      lastCommit,
      entries: [
        { name: 'docs', path: 'docs', kind: 'folder' as const },
        { name: 'README.md', path: 'README.md', kind: 'file' as const },
      ],
      truncated: false,
    };

    it('lists entries, the last change, the clone command and the README', async () => {
      await renderAt(`${base}/tree/HEAD`, {
        tree: async () => tree,
        blob: blob('README.md', '# Check-in API\n\n[Docs](docs/a.md)'),
      });
      expect(await screen.findByRole('link', { name: 'docs' })).toHaveAttribute(
        'href',
        `${base}/tree/HEAD/docs`,
      );
      expect(screen.getByRole('link', { name: 'README.md' })).toHaveAttribute(
        'href',
        `${base}/blob/HEAD/README.md`,
      );
      expect(
        screen.getByRole('link', { name: lastCommit.subject }),
      ).toHaveAttribute('href', `${base}/commit/${lastCommit.sha}`);
      expect(
        screen.getByText('git clone /data/yonima/checkin-api.git'),
      ).toBeVisible();
      expect(await screen.findByRole('link', { name: 'Docs' })).toHaveAttribute(
        'href',
        `${base}/blob/HEAD/docs/a.md`,
      );
    });

    it('copies the clone command', async () => {
      const user = userEvent.setup();
      const write = jest
        .spyOn(navigator.clipboard, 'writeText')
        .mockResolvedValue();
      await renderAt(`${base}/tree/HEAD`, {
        tree: async () => ({ ...tree, entries: [] }),
      });
      await user.click(
        await screen.findByRole('button', { name: 'Copy the clone command' }),
      );
      expect(
        await screen.findByRole('button', { name: 'Copied' }),
      ).toBeVisible();
      expect(write).toHaveBeenCalledWith(
        'git clone /data/yonima/checkin-api.git',
      );
    });

    it('is empty with a sentence', async () => {
      await renderAt(`${base}/tree/HEAD`, {
        tree: async () => ({ ...tree, entries: [] }),
      });
      expect(await screen.findByText('This folder is empty')).toBeVisible();
    });

    it('says when it shows only a part', async () => {
      await renderAt(`${base}/tree/HEAD/docs`, {
        tree: async () => ({
          ...tree,
          entries: tree.entries.slice(0, 1),
          truncated: true,
        }),
      });
      expect(
        await screen.findByText('Only the first 1 entries are shown.'),
      ).toBeVisible();
    });

    it('is being loaded', async () => {
      await renderAt(`${base}/tree/HEAD`, {
        tree: () => new Promise(() => {}),
      });
      expect(screen.getByRole('status', { name: 'Loading' })).toBeVisible();
    });

    it('leads from what is not there to the default branch', async () => {
      await renderAt(`${base}/tree/gone`, {
        tree: async () => {
          throw await failure(404, "yonima/checkin-api has no revision 'gone'");
        },
      });
      expect(await screen.findByText('Not found')).toBeVisible();
      expect(
        screen.getByText("yonima/checkin-api has no revision 'gone'"),
      ).toBeVisible();
      expect(
        screen.getByRole('link', { name: 'Go to the default branch' }),
      ).toHaveAttribute('href', `${base}/tree/HEAD`);
    });

    it('says whom to ask without permission', async () => {
      await renderAt(`${base}/tree/HEAD`, {
        tree: async () => {
          throw await failure(403, 'no');
        },
      });
      expect(await screen.findByText('You may not read this')).toBeVisible();
    });

    it('tries again after an error', async () => {
      const user = userEvent.setup();
      const load = jest
        .fn()
        .mockRejectedValueOnce(new Error('The disk is gone'))
        .mockResolvedValue({ ...tree, entries: [] });
      await renderAt(`${base}/tree/HEAD`, { tree: load });
      expect(await screen.findByText('The disk is gone')).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByText('This folder is empty')).toBeVisible();
    });
  });

  describe('a file', () => {
    it('marks the line of the address and scrolls to it', async () => {
      await renderAt(`${base}/blob/HEAD/src/main.ts#L2`, {
        blob: blob('src/main.ts', 'one\ntwo\nthree\n'),
      });
      expect((await screen.findByText('two')).parentElement).toHaveAttribute(
        'aria-current',
        'location',
      );
      expect(screen.getByText('one').parentElement).not.toHaveAttribute(
        'aria-current',
      );
      expect(scrollIntoView.mock.contexts).toContain(
        document.getElementById('L2'),
      );
      expect(screen.getByRole('link', { name: 'Line 3' })).toHaveAttribute(
        'href',
        '#L3',
      );
    });

    it('renders Markdown safely and reaches its anchors', async () => {
      await renderAt(`${base}/blob/HEAD/docs/A.md#arch-api`, {
        blob: blob(
          'docs/A.md',
          [
            '# Top',
            '<script>document.title = "owned"</script>',
            '[bad](javascript:alert(1)) <img src=x onerror=alert(1)>',
            '',
            '<a id="arch-api"></a>',
            '## API backend',
            '- [x] PL-001 decided',
            '- [ ] PL-002 open',
          ].join('\n'),
        ),
      });
      const heading = await screen.findByRole('heading', {
        name: 'API backend',
      });
      expect(heading).toBeVisible();
      expect(scrollIntoView.mock.contexts).toContain(
        document.getElementById('user-content-arch-api'),
      );
      expect(heading.closest('section')).toContainElement(
        document.getElementById('user-content-arch-api'),
      );
      expect(screen.getByRole('checkbox', { name: 'Done' })).toBeChecked();
      expect(screen.getByRole('checkbox', { name: 'To do' })).not.toBeChecked();
      expect(document.querySelector('script, [onerror]')).toBeNull();
      expect(document.querySelector('[href^="javascript"]')).toBeNull();
    });

    it('shows the source of Markdown on demand and for a line', async () => {
      const user = userEvent.setup();
      await renderAt(`${base}/blob/HEAD/README.md`, {
        blob: blob('README.md', '# Title\n'),
      });
      expect(
        await screen.findByRole('heading', { name: 'Title' }),
      ).toBeVisible();
      await user.click(screen.getByRole('radio', { name: 'Source' }));
      expect(await screen.findByText('# Title')).toBeVisible();
    });

    it('does not show what is not text', async () => {
      await renderAt(`${base}/blob/HEAD/logo.png`, {
        blob: async () => ({
          repository,
          sha: lastCommit.sha,
          path: 'logo.png',
          size: 2048,
          binary: true,
          truncated: false,
        }),
      });
      expect(await screen.findByText('This file is not text')).toBeVisible();
      expect(screen.getByText('2,048 bytes')).toBeVisible();
    });
  });

  it('shows a commit with its trailers and difference', async () => {
    await renderAt(`${base}/commit/bbbbbbb`, {
      commit: async () => ({
        repository,
        sha: 'b'.repeat(40),
        parents: ['c'.repeat(40)],
        subject: 'Roll back production of checkin-api to 1.2.1',
        body: 'One check-in out of five answers 500.',
        trailers: [{ key: 'Rollback-To', value: '1.2.1' }],
        author: { name: 'Awa Ndiaye', email: 'awa@yonima.example' },
        committer: { name: 'Jalon', email: 'jalon@localhost' },
        authoredAt: '2026-03-16T08:35:00Z',
        committedAt: '2026-03-16T08:35:00Z',
        files: [
          {
            path: 'infrastructure/kubernetes/production/kustomization.yaml',
            change: 'modified',
            binary: false,
            additions: 1,
            deletions: 1,
            patch: '@@ -7 +7 @@\n-    newTag: 1.2.4\n+    newTag: 1.2.1\n',
          },
        ],
        truncated: false,
      }),
    });
    expect(
      await screen.findByRole('heading', { name: /^Roll back production/ }),
    ).toBeVisible();
    expect(screen.getByText('Rollback-To')).toBeVisible();
    expect(screen.getByText('Awa Ndiaye')).toBeVisible();
    expect(screen.getByText('1 file changed')).toBeVisible();
    const difference = screen.getByRole('region', {
      name: /^Difference of .*kustomization\.yaml$/,
    });
    expect(within(difference).getByText(/newTag: 1\.2\.1/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'ccccccc' })).toHaveAttribute(
      'href',
      `${base}/commit/${'c'.repeat(40)}`,
    );
  });

  it('lists the repositories', async () => {
    await renderAt('/repositories', {
      list: async () => ({
        items: [{ owner: 'yonima', name: 'checkin-api' }],
        truncated: false,
      }),
    });
    expect(
      await screen.findByRole('link', { name: 'yonima/checkin-api' }),
    ).toHaveAttribute('href', `${base}/tree/HEAD`);
  });

  it('offers to create the first repository', async () => {
    await renderAt('/repositories', {
      list: async () => ({ items: [], truncated: false }),
    });
    expect(
      await screen.findByRole('link', { name: 'Create a component' }),
    ).toHaveAttribute('href', '/create');
  });

  it('opens a repository at its default branch', async () => {
    const load = jest.fn(() => new Promise<never>(() => {}));
    await renderAt(base, { tree: load });
    expect(load).toHaveBeenCalledWith({
      owner: 'yonima',
      name: 'checkin-api',
      revision: 'HEAD',
      path: '',
    });
  });
});
