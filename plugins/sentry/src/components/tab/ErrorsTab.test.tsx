import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SentryProblem } from '@jalon/plugin-sentry-common';
import {
  bad,
  before,
  issue,
  someIssues,
  summary,
} from '../../__testUtils__/fixtures';
import { InMemorySentryApi } from '../../__testUtils__/InMemorySentryApi';
import { renderForEntity } from '../../__testUtils__/render';
import { setViewportWidth } from '../../__testUtils__/viewport';
import { ErrorsTab } from './ErrorsTab';

const TYPE_ERROR = /TypeError: Cannot read properties/;
const address = () => screen.getByTestId('address').textContent ?? '';
const row = (name: RegExp) => screen.findByRole('row', { name });
const heading = (name: string) =>
  within(screen.getByRole('region', { name: 'Errors' })).getByRole(
    'columnheader',
    { name },
  );
const rowsShown = () =>
  screen.getAllByRole('row').filter(each => each.dataset.key);

const many = Array.from({ length: 45 }, (_, index) =>
  issue({
    id: `default:${index}`,
    shortId: `CHECKIN-API-${index}`,
    title: `Failure number ${index}`,
    events: index * 3,
    lastSeen: before(index * 60_000),
  }),
);

afterEach(() => setViewportWidth(1280));

describe('the Errors tab', () => {
  it('says what the last deployment broke and points to the last good one', async () => {
    renderForEntity(<ErrorsTab />);
    expect(
      await screen.findByText(
        '1.4.3 in production brought 1 new error and 1 that came back',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Roll back production to 1\.4\.2/ }),
    ).toHaveAttribute(
      'href',
      '/deployments/rollback?entityRef=component%3Adefault%2Fcheckin-api&environment=production&deploymentId=dep-142',
    );
    expect(screen.getByText('98.12%')).toBeInTheDocument();
    expect(screen.getByText(/was 99\.87% \(−1\.75 pts\)/)).toBeInTheDocument();
  });

  it('offers no rollback where an app has no such page', async () => {
    renderForEntity(<ErrorsTab />, { withRollback: false });
    await screen.findByText(/1\.4\.3 in production brought/);
    expect(screen.queryByRole('link', { name: /Roll back/ })).toBeNull();
  });

  it('tells unresolved errors with the deployment that brought them', async () => {
    renderForEntity(<ErrorsTab />);
    const fresh = await row(TYPE_ERROR);
    expect(within(fresh).getByText('Fatal')).toBeInTheDocument();
    expect(within(fresh).getByText('New in')).toHaveTextContent('New in 1.4.3');
    expect(within(fresh).getByText('1,284')).toBeInTheDocument();
    const back = await row(/could not reserve a seat/);
    expect(within(back).getByText('Regressed in')).toBeInTheDocument();
    const guessed = await row(/Slow query/);
    expect(within(guessed).getByText('inferred')).toBeInTheDocument();
    expect(screen.queryByText(/passport scan/)).toBeNull();
  });

  it('keeps filters in the address, and Back undoes them', async () => {
    renderForEntity(<ErrorsTab />);
    await row(TYPE_ERROR);
    await userEvent.click(screen.getByRole('button', { name: /State/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Resolved' }));
    expect(await row(/passport scan/)).toBeInTheDocument();
    expect(address()).toBe('/?state=resolved');
    expect(screen.queryByRole('row', { name: TYPE_ERROR })).toBeNull();

    await userEvent.click(screen.getByRole('button', { name: /Level/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Fatal' }));
    expect(
      await screen.findByText('No error matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    expect(await row(TYPE_ERROR)).toBeInTheDocument();
    expect(address()).toBe('/');
  });

  it('shows what a link with filters names', async () => {
    const api = renderForEntity(<ErrorsTab />, {
      search:
        '?environment=production&level=error&release=1.3.0&q=seat&sort=events&deployment=dep-143&project=checkin-api',
    });
    expect(await row(/could not reserve a seat/)).toBeInTheDocument();
    const [asked] = api.calls.filter(each => each.method === 'listIssues');
    expect(asked.options).toEqual({
      entityRef: 'component:default/checkin-api',
      project: 'checkin-api',
      environment: 'production',
      state: 'unresolved',
      level: 'error',
      release: '1.3.0',
      deployment: 'dep-143',
      query: 'seat',
      sort: 'events',
      limit: 20,
      cursor: undefined,
    });
  });

  it('searches after a pause, without a step back for every letter', async () => {
    const api = renderForEntity(<ErrorsTab />);
    await row(TYPE_ERROR);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Title, culprit or id' }),
      'gate 12',
    );
    await waitFor(() => expect(address()).toBe('/?q=gate+12'));
    expect(await row(/printer at gate 12/)).toBeInTheDocument();
    const asked = api.calls.filter(each => each.method === 'listIssues');
    expect(asked.length).toBeLessThan(5);
  });

  it('turns pages and sorts over everything that is stored', async () => {
    renderForEntity(<ErrorsTab />, {
      api: new InMemorySentryApi({ issues: many }),
    });
    await row(/Failure number 0/);
    expect(rowsShown()).toHaveLength(20);
    expect(screen.getByText('Page 1 · 45 errors')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await row(/Failure number 20/)).toBeInTheDocument();
    expect(screen.getByText('Page 2 · 45 errors')).toBeInTheDocument();
    expect(address()).toMatch(/^\/\?after=/);

    await userEvent.click(heading('Events'));
    expect(await row(/Failure number 44/)).toBeInTheDocument();
    expect(address()).toBe('/?sort=-events');
    await userEvent.click(heading('Events'));
    expect(await row(/Failure number 0/)).toBeInTheDocument();
    expect(address()).toBe('/?sort=events');
  });

  it('opens details beside the table and gives the focus back', async () => {
    renderForEntity(<ErrorsTab />);
    await userEvent.click(await row(/could not reserve a seat/));
    const panel = await screen.findByRole('complementary', {
      name: /could not reserve a seat/,
    });
    expect(address()).toBe('/?error=default%3A2');
    const facts = within(panel);
    expect(facts.getByText('SeatService.reserve')).toBeInTheDocument();
    expect(facts.getByText('57')).toBeInTheDocument();
    expect(facts.getByText('checkin-api@1.3.0')).toBeInTheDocument();
    expect(
      facts.getByText(
        'Sentry names the release checkin-api@1.4.3, which it deployed.',
      ),
    ).toBeInTheDocument();
    expect(
      facts.getByRole('link', { name: /Roll back production to 1\.4\.2/ }),
    ).toHaveAttribute('href', expect.stringContaining('deploymentId=dep-142'));
    expect(facts.getByRole('link', { name: /Open in Sentry/ })).toHaveAttribute(
      'href',
      'https://sentry.example/organizations/yonima/issues/1/',
    );
    expect(
      facts.getByRole('link', { name: 'Open the deployment of 1.4.3' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/deployments?period=all&deployment=dep-143',
    );

    act(() => facts.getByRole('button', { name: 'Close the details' }).focus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/'));
    await waitFor(async () =>
      expect(await row(/could not reserve a seat/)).toHaveFocus(),
    );
  });

  it('says when a deployment was only guessed, and never links elsewhere than the web', async () => {
    const unsafe = `java${'script:alert(1)'}`;
    renderForEntity(<ErrorsTab />, {
      search: '?error=default%3A3',
      api: new InMemorySentryApi({
        issues: someIssues.map(each => ({ ...each, permalink: unsafe })),
      }),
    });
    expect(await screen.findByText(/Inferred: first seen/)).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Open in Sentry/ })).toBeNull();
  });

  it('offers no rollback for what a rollback left behind', async () => {
    renderForEntity(<ErrorsTab />, {
      search: '?error=default%3A1',
      api: new InMemorySentryApi({
        issues: someIssues.map(each => ({ ...each, leftBehind: true })),
        summary: summary({
          newSinceDeployment: 0,
          regressedSinceDeployment: 0,
        }),
      }),
    });
    const panel = await screen.findByRole('complementary', {
      name: TYPE_ERROR,
    });
    expect(within(panel).getByText('Left behind')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Roll back/ })).toBeNull();
  });

  it('tells the plot as a table, with deployments', async () => {
    renderForEntity(<ErrorsTab />);
    const table = await screen.findByRole('table', {
      name: 'Events and deployments per day, in UTC',
    });
    expect(within(table).getByText('132')).toBeInTheDocument();
    expect(
      within(table).getByText(/1\.4\.3 to production/),
    ).toBeInTheDocument();
  });

  it('names the demo as a demo', async () => {
    renderForEntity(<ErrorsTab />, {
      api: new InMemorySentryApi({ summary: summary({ demo: true }) }),
    });
    expect(
      await screen.findByText(/come from the demo’s own Sentry/),
    ).toBeInTheDocument();
  });

  it('keeps what is on the screen when a refresh fails', async () => {
    const api = renderForEntity(<ErrorsTab />);
    await row(TYPE_ERROR);
    api.store.failure = new Error('Bad gateway');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(
      (await screen.findAllByText(/Could not refresh: Bad gateway\./)).length,
    ).toBeGreaterThan(0);
    expect(await row(TYPE_ERROR)).toBeInTheDocument();
  });

  it('is a list on a narrow screen, whose details take its place', async () => {
    setViewportWidth(390);
    renderForEntity(<ErrorsTab />);
    const list = await screen.findByRole('list', { name: 'Errors' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(4);
    expect(within(list).getByText(/1,284 events/)).toBeInTheDocument();
    await userEvent.click(
      within(list).getByRole('button', { name: TYPE_ERROR }),
    );
    expect(
      await screen.findByRole('heading', { level: 3, name: TYPE_ERROR }),
    ).toHaveFocus();
    expect(screen.queryByRole('list', { name: 'Errors' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the errors' }),
    );
    expect(
      await screen.findByRole('list', { name: 'Errors' }),
    ).toBeInTheDocument();
  });
});

describe('what the Errors tab says when there is nothing to show', () => {
  const nothing = (problem: SentryProblem) =>
    new InMemorySentryApi({
      issues: [],
      summary: summary({
        unresolved: 0,
        newSinceDeployment: 0,
        regressedSinceDeployment: 0,
        eventsPerDay: [],
        projects: [],
        syncedAt: undefined,
        problems: [problem],
      }),
    });

  it.each<[SentryProblem['code'], string, RegExp]>([
    [
      'no-annotation',
      'This component names no Sentry project',
      /sentry\.io\/project-slug to its catalog-info/,
    ],
    [
      'not-configured',
      'The portal does not know this Sentry',
      /sentry\.instances in app-config/,
    ],
    ['no-project', 'Sentry has no project “yonima/x”', /slug in Sentry/],
    [
      'no-access',
      'Sentry does not let the portal read this project',
      /org:read, project:read/,
    ],
    ['unreachable', 'Sentry does not answer', /asked again by itself/],
    [
      'pending',
      'The errors are being read for the first time',
      /within a few minutes/,
    ],
  ])('%s', async (code, title, hint) => {
    renderForEntity(<ErrorsTab />, {
      api: nothing({ code, message: 'The fact.', project: 'yonima/x' }),
    });
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.getByText('The fact.')).toBeInTheDocument();
    expect(screen.getByText(hint)).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('shows the annotation to add and where', async () => {
    renderForEntity(<ErrorsTab />, {
      api: nothing({ code: 'no-annotation', message: 'None.' }),
    });
    expect(
      await screen.findByText(/sentry\.io\/project-slug: checkin-api/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Edit catalog-info.yaml' }),
    ).toHaveAttribute(
      'href',
      'https://git.example/yonima/checkin-api/catalog-info.yaml',
    );
  });

  it('says whom to ask for access', async () => {
    renderForEntity(<ErrorsTab />, {
      api: new InMemorySentryApi({ allowed: false }),
    });
    expect(
      await screen.findByText('You may not see these errors'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Ask checkin, who owns/)).toBeInTheDocument();
  });

  it('serves what is stored while Sentry is down, and says since when', async () => {
    renderForEntity(<ErrorsTab />, {
      api: new InMemorySentryApi({
        summary: summary({
          syncedAt: before(2 * 3_600_000),
          problems: [
            {
              code: 'unreachable',
              message: 'It timed out.',
              since: before(3_600_000),
            },
          ],
        }),
      }),
    });
    expect(
      await screen.findByText('Sentry does not answer'),
    ).toBeInTheDocument();
    expect(screen.getByText(/First noticed 1 h ago/)).toHaveTextContent(
      'What is shown was true 2 h ago',
    );
    expect(await row(TYPE_ERROR)).toBeInTheDocument();
  });

  it('is pleased when nothing is wrong', async () => {
    renderForEntity(<ErrorsTab />, {
      api: new InMemorySentryApi({
        issues: someIssues.filter(each => each.state !== 'unresolved'),
        summary: summary({
          unresolved: 0,
          newSinceDeployment: 0,
          regressedSinceDeployment: 0,
          lastDeployment: bad,
        }),
      }),
    });
    expect(await screen.findByText('Nothing is wrong')).toBeInTheDocument();
    expect(screen.getByText(/1\.4\.3 runs cleanly/)).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show errors of all states' }),
    );
    expect(await row(/passport scan/)).toBeInTheDocument();
    expect(address()).toBe('/?state=all');
  });

  it('says why and lets one try again when the portal itself fails', async () => {
    const api = new InMemorySentryApi({ failure: new Error('No store') });
    renderForEntity(<ErrorsTab />, { api });
    expect(
      await screen.findByText('The errors could not be read'),
    ).toBeInTheDocument();
    api.store.failure = undefined;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await row(TYPE_ERROR)).toBeInTheDocument();
  });
});
