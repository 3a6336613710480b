/** @jest-environment node */
import { renderToStaticMarkup } from 'react-dom/server';
import { messages } from '@/messages';
import { productionHost } from '@/service';
import { mockBackend, note } from '@/testing/backend';
import { nextHeaders, requestContext } from '@/testing/request-context';
import { tokenOf } from '@/testing/token';
import GlobalError from './global-error';
import RootLayout, { metadata } from './layout';
import NotFound from './not-found';
import NotesLayout from './notes/layout';
import NotesLoading from './notes/loading';
import NotesPage, { metadata as notesMetadata } from './notes/page';
import HomePage from './page';
import robots from './robots';
import SignInPage from './sign-in/page';
import sitemap from './sitemap';

jest.mock('next/headers', () => nextHeaders);
jest.mock(
  'next/script',
  () =>
    function Script(attributes: object) {
      return <script {...attributes} />;
    },
);
jest.mock('next/navigation', () => ({
  ...jest.requireActual<object>('next/navigation'),
  useRouter: () => ({}),
  usePathname: () => '/',
}));

const former = process.env;

beforeEach(() => {
  requestContext.reset();
  process.env = { ...former };
});

const signedIn = () => requestContext.cookies.set('session', tokenOf());
const layout = async () => renderToStaticMarkup(await RootLayout({ children: 'page' }));

describe('the layout', () => {
  it('speaks the language of the messages, and reports and measures nothing by default', async () => {
    const html = await layout();
    expect(html).toContain(`<html lang="${messages.locale}">`);
    expect(html).toContain(messages.signIn);
    expect(html).not.toMatch(/monitoring|<script/);
    expect(metadata.metadataBase).toEqual(new URL(`https://${productionHost}`));
  });

  it('tells the browser where errors go', async () => {
    process.env['NEXT_PUBLIC_SENTRY_DSN'] = 'https://key@errors.example/1';
    signedIn();
    const html = await layout();
    expect(html).toContain('name="monitoring"');
    expect(html).toContain(messages.signOut);
  });
});

describe('analytics', () => {
  it('run only where they are configured, and not for those who object', async () => {
    await expect(layout()).resolves.not.toContain('data-domain');
    process.env['ANALYTICS_SCRIPT_URL'] = 'https://stats.example/script.js';
    requestContext.headers.set('x-nonce', 'n0nce');
    await expect(layout()).resolves.toContain(
      `<script src="https://stats.example/script.js" data-domain="${productionHost}" nonce="n0nce">`,
    );
    requestContext.headers.set('sec-gpc', '1');
    await expect(layout()).resolves.not.toContain('data-domain');
  });
});

describe('the home page', () => {
  it.each([true, false])('offers to sign in to whoever is not: %p', async (visitor) => {
    if (!visitor) {
      signedIn();
    }
    const html = renderToStaticMarkup(await HomePage());
    expect(html.includes('href="/sign-in"')).toBe(visitor);
    expect(html).toContain('href="/notes"');
  });
});

describe('the notes', () => {
  const page = async (searchParams: Record<string, string> = {}) =>
    renderToStaticMarkup(await NotesPage({ searchParams: Promise.resolve(searchParams) }));

  it('are shown to those who are signed in, and to no search engine', async () => {
    signedIn();
    mockBackend(() => Response.json({ items: [note] }));
    await expect(page()).resolves.toContain(note.title);
    await expect(NotesLayout({ children: 'page' })).resolves.toBe('page');
    expect(notesMetadata.robots).toEqual({ index: false });
  });

  it.each([
    ['without a session', undefined, '/sign-in?next=%2Fnotes;'],
    ['with a session that the backend refuses', 401, '/sign-in?next=%2Fnotes&ended=1;'],
  ])('lead to the sign-in page %s', async (_, status, path) => {
    if (status) {
      signedIn();
    }
    mockBackend(() => Response.json({ message: 'Unauthorized' }, { status: status ?? 200 }));
    await expect(page()).rejects.toMatchObject({
      digest: expect.stringContaining(path) as string,
    });
  });

  it('can be read page by page', async () => {
    signedIn();
    const requests = mockBackend(() => Response.json({ items: [note], nextCursor: 'b/c' }));
    const html = await page({ cursor: 'a' });
    expect(requests[0]?.url).toContain('cursor=a');
    expect(html).toContain('href="/notes?cursor=b%2Fc"');
    expect(html).toContain(messages.notesNewest);
  });

  it('begin again where a cursor is worth nothing', async () => {
    signedIn();
    mockBackend(() => Response.json({ message: 'No such cursor' }, { status: 400 }));
    await expect(page({ cursor: 'x' })).rejects.toMatchObject({
      digest: expect.stringContaining(';/notes;') as string,
    });
  });

  it('fail visibly when the backend does', async () => {
    signedIn();
    mockBackend(() => Response.json({ message: 'it broke' }, { status: 500 }));
    await expect(page()).rejects.toThrow('listNotes: the backend answered 500');
    mockBackend(() => Promise.reject(new TypeError('fetch failed')));
    await expect(page()).rejects.toThrow('listNotes: the backend did not answer');
  });

  it('say that they are on their way', () => {
    expect(renderToStaticMarkup(<NotesLoading />)).toContain(messages.notesLoading);
  });
});

describe('the sign-in page', () => {
  const page = async (searchParams: Record<string, string>) =>
    renderToStaticMarkup(await SignInPage({ searchParams: Promise.resolve(searchParams) }));

  it('explains why one is here', async () => {
    await expect(page({})).resolves.toContain(messages.signInLead);
    await expect(page({ ended: '1' })).resolves.toContain(messages.signInEnded);
  });
});

describe('pages for what goes wrong', () => {
  it('show a way on', () => {
    expect(renderToStaticMarkup(<NotFound />)).toContain(messages.goHome);
    const html = renderToStaticMarkup(<GlobalError error={new Error('hidden')} retry={() => {}} />);
    expect(html).toContain(messages.retry);
    expect(html).not.toContain('hidden');
  });
});

describe('search engines', () => {
  it('may index the public host', async () => {
    requestContext.headers.set('host', productionHost);
    const [page] = sitemap();
    expect(page?.url).toBe(`https://${productionHost}/`);
    await expect(robots()).resolves.toMatchObject({
      rules: { allow: '/' },
      sitemap: `https://${productionHost}/sitemap.xml`,
    });
  });

  it('may index no other', async () => {
    requestContext.headers.set('host', `staging.${productionHost}`);
    await expect(robots()).resolves.toEqual({ rules: { userAgent: '*', disallow: '/' } });
  });
});
