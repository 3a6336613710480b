import { Text } from '@backstage/ui';
import type { DeploymentMetrics } from '@jalon/plugin-deployments-common';
import { useFormat, type Format } from '../../hooks/useFormat';
import { useMetrics } from '../../hooks/useHistory';
import { describeFailure } from '../../lib/failures';
import { metricsDays } from '../../lib/tabState';
import { Placeholder } from '../shared/Placeholder';
import shared from '../shared/shared.module.css';
import styles from './tab.module.css';

function figures(metrics: DeploymentMetrics, format: Format) {
  const { t, duration, number, percent } = format;
  const tell = (
    value: number | undefined,
    how: (value: number) => string,
  ): string => (value === undefined ? t('time.none') : how(value));
  return [
    {
      term: t('metrics.frequency'),
      value: tell(metrics.deploymentFrequency, each =>
        t('metrics.frequencyValue', { value: number(each) }),
      ),
    },
    {
      term: t('metrics.leadTime'),
      value: tell(metrics.leadTimeSeconds, duration),
    },
    {
      term: t('metrics.changeFail'),
      value: tell(metrics.changeFailRate, each =>
        t('metrics.changeFailValue', {
          value: percent(each),
          deployments: String(metrics.deployments),
        }),
      ),
    },
    {
      term: t('metrics.recovery'),
      value: tell(metrics.failedDeploymentRecoverySeconds, duration),
    },
    { term: t('metrics.rework'), value: tell(metrics.reworkRate, percent) },
  ];
}

/** The five DORA metrics in one line, of production unless another is chosen. */
export function MetricsLine(props: {
  entityRef: string;
  environment: string | undefined;
  days: number | undefined;
}) {
  const format = useFormat();
  const { entityRef, environment, days } = props;
  const { data, error } = useMetrics(entityRef, environment, days);
  if (!environment) {
    return null;
  }
  if (!data) {
    return (
      <div className={styles.metrics}>
        {error ? (
          <Text className={shared.muted}>
            {describeFailure(error).message ?? format.t('failure.unknown')}
          </Text>
        ) : (
          <Placeholder height={20} width="min(100%, 560px)" />
        )}
      </div>
    );
  }
  const label = format.t('metrics.label', {
    environment: data.environment,
    days: String(metricsDays(days)),
  });
  return (
    <dl className={styles.metrics} aria-label={label} title={label}>
      {figures(data, format).map(({ term, value }) => (
        <div key={term} className={styles.metric}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
