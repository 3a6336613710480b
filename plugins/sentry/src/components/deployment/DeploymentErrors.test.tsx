import { screen } from '@testing-library/react';
import {
  bad,
  byRelease,
  ENTITY_REF,
  good,
  issue,
  staging,
} from '../../__testUtils__/fixtures';
import { InMemorySentryApi } from '../../__testUtils__/InMemorySentryApi';
import { renderForEntity } from '../../__testUtils__/render';
import { DeploymentErrors } from './DeploymentErrors';
import { DeploymentErrorsCount } from './DeploymentErrorsCount';

const render = (deploymentId: string, api?: InMemorySentryApi) =>
  renderForEntity(
    <DeploymentErrors entityRef={ENTITY_REF} deploymentId={deploymentId} />,
    { api },
  );

describe('the errors of a deployment', () => {
  it('lists what it brought and brought back, with the way back', async () => {
    render(bad.id);
    expect(
      await screen.findByText('1 new error and 1 that came back'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /TypeError/ })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkin-api/errors?deployment=dep-143&state=all&error=default%3A1',
    );
    expect(screen.getByText('Came back')).toBeInTheDocument();
    expect(
      screen.getByText(/Crash-free sessions 98\.12%, before 99\.87%/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /Roll back production to 1\.4\.2/ }),
    ).toHaveAttribute('href', expect.stringContaining('deploymentId=dep-142'));
  });

  it('says that a deployment broke nothing', async () => {
    render(staging.id);
    expect(
      await screen.findByText('It brought no new error and brought none back.'),
    ).toBeInTheDocument();
  });

  it('marks what was only inferred, and offers no way back from the past', async () => {
    render(good.id);
    expect(await screen.findByText('inferred')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: /Roll back/ })).toBeNull();
  });

  it('asks for a deployment that is not among the newest by itself', async () => {
    const old = { ...good, id: 'dep-old', version: '0.9.0' };
    const issues = Array.from({ length: 7 }, (_, index) =>
      issue({ id: `default:${index}`, newIn: byRelease(old) }),
    );
    render('dep-old', new InMemorySentryApi({ issues }));
    expect(await screen.findByText('7 new errors')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See all 7 errors' }),
    ).toHaveAttribute('href', expect.stringContaining('deployment=dep-old'));
  });

  it('says why it could not be told', async () => {
    render(bad.id, new InMemorySentryApi({ allowed: false }));
    expect(
      await screen.findByText(/could not be read: You may not read/),
    ).toBeInTheDocument();
  });
});

describe('the count of a deployment’s errors', () => {
  it('is asked for once for all rows', async () => {
    const api = renderForEntity(
      <>
        {[bad, staging, good].map(({ id }) => (
          <DeploymentErrorsCount
            key={id}
            entityRef={ENTITY_REF}
            deploymentId={id}
          />
        ))}
      </>,
    );
    expect(
      await screen.findByText('Errors: 1 new · 1 back'),
    ).toBeInTheDocument();
    expect(screen.getByText('Errors: 1 new')).toBeInTheDocument();
    expect(api.calls).toHaveLength(1);
  });
});
