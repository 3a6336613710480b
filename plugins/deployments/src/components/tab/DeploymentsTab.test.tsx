import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AMEL } from '../../__testUtils__/fixtures';
import { makeApi, renderForEntity } from '../../__testUtils__/render';
import { responseError } from '../../__testUtils__/responses';
import { setViewportWidth } from '../../__testUtils__/viewport';
import { DeploymentsTab } from './DeploymentsTab';

const address = () => screen.getByTestId('address').textContent;
const table = () => screen.findByRole('grid');
const rows = async () => {
  const [, ...body] = within(await table()).getAllByRole('row');
  return body;
};
const texts = async () => (await rows()).map(row => row.textContent);
const environment = (name: string) => screen.findByRole('group', { name });

async function choose(filter: string, option: string) {
  await userEvent.click(
    screen.getByRole('button', { name: new RegExp(`${filter}$`) }),
  );
  await userEvent.click(await screen.findByRole('option', { name: option }));
}

afterEach(() => act(() => setViewportWidth(1280)));

describe('the environment matrix', () => {
  it('says what runs where and offers to go back', async () => {
    renderForEntity(<DeploymentsTab />);
    const production = await environment('production');
    expect(production).toHaveTextContent(/1\.4\.3.*Running.*for 58 min.*CI/);
    expect(production).toHaveTextContent('3 commits behind staging');
    expect(
      within(production).getByRole('link', { name: 'Roll back production…' }),
    ).toHaveAttribute(
      'href',
      '/deployments/rollback?entityRef=component%3Adefault%2Fcheckin-api&environment=production',
    );
    expect(
      within(await environment('preview')).getByRole('button', {
        name: 'Roll back preview…',
      }),
    ).toBeDisabled();
  });

  it('tells whom to ask where one may not roll back', async () => {
    const api = makeApi();
    api.mayAct.delete('production');
    api.mayAct.delete('staging');
    renderForEntity(<DeploymentsTab />, { api });
    const production = await environment('production');
    expect(
      within(production).getByRole('button', { name: 'Roll back production…' }),
    ).toBeDisabled();
    expect(production).toHaveTextContent(
      'You may not roll back production. Ask someone who approves production.',
    );
    expect(await environment('staging')).toHaveTextContent(
      'You may not roll back staging. Ask checkin, who owns it.',
    );
  });

  it('says where the way back is when only a pipeline tells of it', async () => {
    const api = makeApi();
    api.reportedOnly.add('staging');
    renderForEntity(<DeploymentsTab />, { api });
    const staging = await environment('staging');
    expect(
      within(staging).getByRole('button', { name: 'Roll back staging…' }),
    ).toBeDisabled();
    expect(staging).toHaveTextContent(
      'Known from the reports of its pipeline only: roll back where that runs.',
    );
  });

  it('shows what an environment lacks, at an address', async () => {
    renderForEntity(<DeploymentsTab />);
    await userEvent.click(
      within(await environment('production')).getByRole('button', {
        name: 'Compare production with staging',
      }),
    );
    expect(address()).toBe('/?compare=production');
    const panel = await screen.findByRole('region', {
      name: 'What production lacks',
    });
    expect(
      await within(panel).findByText('Validate the badge before 1.5.0'),
    ).toBeInTheDocument();
    expect(panel).not.toHaveTextContent('before 1.4.2');
  });

  it('lifts a hold after asking, and only when the server says so', async () => {
    const api = makeApi();
    api.holds.set('production', {
      id: 'h1',
      reason: 'bad migration',
      actor: AMEL,
      createdAt: new Date().toISOString(),
    });
    api.failures.set(
      'liftHold',
      await responseError(403, 'NotAllowedError', 'Ask the platform team'),
    );
    renderForEntity(<DeploymentsTab />, { api });
    expect(
      await screen.findByText('Held by Amel Diop: bad migration'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Lift hold on production…' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('bad migration');
    const confirm = within(dialog).getByRole('button', {
      name: 'Lift hold on production',
    });
    expect(confirm).not.toHaveFocus();
    await userEvent.click(confirm);
    expect(await within(dialog).findByRole('alert')).toHaveTextContent(
      'Ask the platform team.',
    );
    expect(api.holds.size).toBe(1);
    api.failures.delete('liftHold');
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(screen.queryByText(/Held by/)).not.toBeInTheDocument(),
    );
    expect(api.holds.size).toBe(0);
  });
});

describe('the history', () => {
  it('shows the columns, newest first, with the metrics', async () => {
    renderForEntity(<DeploymentsTab />);
    const headers = within(await table()).getAllByRole('columnheader');
    expect(headers.map(each => each.textContent)).toEqual([
      'Version',
      'Environment',
      'State',
      'What happened',
      'By',
      'When',
      'Ran for',
    ]);
    const [first, , third] = await texts();
    expect(first).toMatch(/^1\.5\.0stagingRunningDeployedCCI12 min ago—$/);
    expect(third).toMatch(/^1\.4\.3stagingSuperseded.*5 h ago4 h 48 min$/);
    const metrics = await screen.findByLabelText(
      'Delivery metrics of production over 30 days',
    );
    expect(metrics).toHaveTextContent(
      'Frequency2.1/dayLead time3 h 10 minChange fail4% (n=52)Recovery22 minRework—',
    );
  });

  it('has its filters in the address', async () => {
    renderForEntity(<DeploymentsTab />);
    await table();
    await choose('Environment', 'production');
    await waitFor(async () => expect(await rows()).toHaveLength(4));
    await choose('State', 'Failed');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect((await texts())[0]).toMatch(/^1\.4\.1production/);
    await choose('Period', '7 days');
    expect(
      await screen.findByText('No deployment matches these filters.'),
    ).toBeInTheDocument();
    expect(address()).toBe('/?environment=production&state=failure&period=7');
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filters' }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(20));
    expect(address()).toBe('/?period=all');
  });

  it('finds a text once typing pauses', async () => {
    renderForEntity(<DeploymentsTab />);
    await table();
    await userEvent.type(screen.getByRole('searchbox'), 'amel');
    await waitFor(() => expect(address()).toBe('/?q=amel'));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
  });

  it('shows the same to who opens the address', async () => {
    renderForEntity(<DeploymentsTab />, {
      search: '?environment=production&state=superseded&q=1.4&period=90',
    });
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(screen.getByRole('searchbox')).toHaveValue('1.4');
    expect(
      screen.getByRole('button', { name: /Superseded.*State/ }),
    ).toBeInTheDocument();
  });

  it('turns pages in the address', async () => {
    renderForEntity(<DeploymentsTab />);
    await table();
    await userEvent.click(screen.getByRole('button', { name: /Next/ }));
    await waitFor(() => expect(address()).toBe('/?after=after-20'));
    await waitFor(async () => expect(await rows()).toHaveLength(11));
    await userEvent.click(screen.getByRole('button', { name: /Previous/ }));
    await waitFor(async () => expect(await rows()).toHaveLength(20));
    expect(address()).toBe('/');
  });

  it('leads back from a page that is gone', async () => {
    renderForEntity(<DeploymentsTab />, { search: '?after=nonsense' });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Go to the newest deployments',
      }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(20));
  });

  it('names the deployment that a rollback left', async () => {
    const api = makeApi();
    const preview = await api.previewRollback({
      entityRef: 'component:default/checkin-api',
      environment: 'staging',
    });
    await api.rollBack(
      { ...preview, deploymentId: preview.to.id, reason: 'slow' },
      { idempotencyKey: 'k' },
    );
    renderForEntity(<DeploymentsTab />, { api });
    const [rollback, left] = await texts();
    expect(rollback).toMatch(/^1\.4\.3stagingRunningRollback of 1\.5\.0/);
    expect(left).toMatch(/^1\.5\.0stagingFailedDeployed; rolled back/);
  });
});

describe('the details of a deployment', () => {
  it('open beside the table, at an address, and close again', async () => {
    renderForEntity(<DeploymentsTab />);
    const [, row] = await rows();
    await userEvent.click(row);
    expect(address()).toBe('/?deployment=production-1.4.3');
    const details = await screen.findByRole('complementary', {
      name: '1.4.3 in production',
    });
    expect(details).toHaveTextContent('1 commit since 1.4.2');
    expect(details).toHaveTextContent('Validate the badge before 1.4.3');
    expect(
      within(details).getByRole('region', {
        name: 'Difference of the overlay',
      }),
    ).toHaveTextContent(/−.*newTag: 1\.4\.2.*\+.*newTag: 1\.4\.3/);
    expect(details).toHaveTextContent(/ghcr\.io\/yonima\/checkin-api:1\.4\.3/);
    expect(details).toHaveTextContent(/GitHub run48151623inferred/);
    await userEvent.click(
      within(details).getByRole('button', { name: 'Close the details' }),
    );
    expect(address()).toBe('/');
    await waitFor(() =>
      expect(screen.queryByRole('complementary')).not.toBeInTheDocument(),
    );
    const [, sameRow] = await rows();
    await waitFor(() => expect(sameRow).toHaveFocus());
  });

  it('close on Escape', async () => {
    renderForEntity(<DeploymentsTab />, {
      search: '?deployment=production-1.4.2',
    });
    const close = await screen.findByRole('button', {
      name: 'Close the details',
    });
    act(() => close.focus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(address()).toBe('/'));
  });

  it('offer to go back to an earlier version', async () => {
    renderForEntity(<DeploymentsTab />, {
      search: '?deployment=production-1.4.0',
    });
    expect(
      await screen.findByRole('link', {
        name: 'Roll back production to 1.4.0…',
      }),
    ).toHaveAttribute('href', expect.stringMatching(/deploymentId=/));
  });

  it('say that a deployment is unknown', async () => {
    renderForEntity(<DeploymentsTab />, { search: '?deployment=nope' });
    expect(await screen.findByText('This was not found')).toBeInTheDocument();
    expect(screen.getByText("No deployment 'nope'.")).toBeInTheDocument();
  });
});

describe('on a narrow screen', () => {
  it('says the same in a list, and details take its place', async () => {
    setViewportWidth(390);
    renderForEntity(<DeploymentsTab />);
    const list = await screen.findByRole('list', {
      name: 'Deployments, newest first',
    });
    expect(screen.queryByRole('grid')).not.toBeInTheDocument();
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(20);
    expect(items[2]).toHaveTextContent(
      /^1\.4\.3Supersededstaging5 h agoDeployedran 4 h 48 minCCI$/,
    );
    await userEvent.click(within(items[2]).getByRole('button'));
    expect(
      await screen.findByRole('heading', { name: '1.4.3 in staging' }),
    ).toHaveFocus();
    expect(list).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to the history' }),
    );
    expect(await screen.findByRole('list', { name: /newest/ })).toBeVisible();
  });
});
