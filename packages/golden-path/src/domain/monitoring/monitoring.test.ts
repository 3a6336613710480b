import { parse } from 'yaml';
import { RawAnswers } from '../answers';
import { answersOf } from '../__testUtils__/answers';
import { monitoringFiles, PROMETHEUS_RETENTION } from '.';

const FOLDER = 'infrastructure/monitoring/';

function filesOf(raw: RawAnswers = {}): Map<string, string> {
  return new Map(
    monitoringFiles(answersOf(raw)).map(({ path, content }) => [
      path.replace(FOLDER, ''),
      content,
    ]),
  );
}

function read(path: string, raw: RawAnswers = {}) {
  return parse(filesOf(raw).get(path) ?? '');
}

interface ScrapeJob {
  job_name: string;
  metrics_path?: string;
  static_configs?: { targets: string[] }[];
  kubernetes_sd_configs?: {
    namespaces?: { names: string[] };
    selectors?: { label: string }[];
  }[];
}

function jobsOf(path: string, raw: RawAnswers = {}): Map<string, ScrapeJob> {
  return new Map(
    read(path, raw).scrape_configs.map((job: ScrapeJob) => [job.job_name, job]),
  );
}

const PRODUCT = { components: ['backend', 'frontend', 'mobile'] };

describe('monitoringFiles', () => {
  it('[S01] [N80] [N84] writes one folder per tool', () => {
    expect([...filesOf(PRODUCT).keys()]).toEqual([
      'prometheus/prometheus.yml',
      'prometheus/prometheus.compose.yml',
      'prometheus/alert_rules.yml',
      'prometheus/alert_rules.test.yml',
      'alertmanager/alertmanager.yml',
      'alertmanager/routes.test.yml',
      'grafana/provisioning/datasources/datasources.yml',
      'grafana/provisioning/dashboards/dashboards.yml',
      'grafana/dashboards/api-performance.json',
      'grafana/dashboards/database.json',
      'grafana/dashboards/redis.json',
      'grafana/dashboards/jobs.json',
      'grafana/dashboards/frontend.json',
      'grafana/dashboards/logs.json',
      'otel/otel-collector.yml',
      'logs/fluent-bit.yaml',
    ]);
  });

  it('[N80] writes nothing for an app on phones', () => {
    expect(monitoringFiles(answersOf({ components: ['mobile'] }))).toEqual([]);
  });
});

describe('prometheus.yml', () => {
  it.each(['postgres', 'mongodb'])(
    '[N80] [N60] [W06] scrapes the pods by their label, %s and redis by their exporters',
    database => {
      const jobs = jobsOf('prometheus/prometheus.yml', {
        ...PRODUCT,
        database,
      });
      expect(jobs.get('prometheus')?.static_configs).toEqual([
        { targets: ['localhost:9090'] },
      ]);
      const labels = [...jobs].flatMap(([name, job]) =>
        (job.kubernetes_sd_configs ?? []).flatMap(({ selectors = [] }) =>
          selectors.map(({ label }) => [name, label, job.metrics_path]),
        ),
      );
      expect(labels).toEqual(
        expect.arrayContaining([
          ['backend-api', 'app=backend', '/api/v1/metrics'],
          ['backend-worker', 'app=worker', '/api/v1/metrics'],
          [database, `app=${database}-exporter`, '/metrics'],
          ['redis', 'app=redis-exporter', '/metrics'],
          ['frontend', 'app=frontend', '/api/metrics'],
          ['otel-collector', 'app=otel-collector', '/metrics'],
        ]),
      );
      expect(
        jobs.get('backend-api')?.kubernetes_sd_configs?.[0].namespaces,
      ).toEqual({ names: ['orders-api-staging', 'orders-api-production'] });
    },
  );

  it('[N80] keeps samples for fifteen days', () => {
    expect(PROMETHEUS_RETENTION).toBe('15d');
    expect(filesOf().get('prometheus/prometheus.yml')).toContain(
      '--storage.tsdb.retention.time=15d',
    );
  });

  it('[N25] [N80] has static targets for docker compose', () => {
    const jobs = jobsOf('prometheus/prometheus.compose.yml', PRODUCT);
    expect(
      [...jobs].map(([name, job]) => [
        name,
        job.static_configs?.[0].targets[0],
      ]),
    ).toEqual([
      ['prometheus', 'localhost:9090'],
      ['backend-api', 'backend:3001'],
      ['backend-worker', 'worker:3001'],
      ['frontend', 'frontend:3000'],
    ]);
  });

  it('[W06] scrapes a web frontend alone', () => {
    const jobs = jobsOf('prometheus/prometheus.yml', {
      components: ['frontend'],
    });
    expect([...jobs.keys()]).toEqual([
      'prometheus',
      'alertmanager',
      'frontend',
      'cert-manager',
      'ingress-nginx',
      'kube-state-metrics',
      'kubelet',
      'cadvisor',
    ]);
  });
});

describe('alertmanager.yml', () => {
  const config = read('alertmanager/alertmanager.yml');

  it('[N83] groups, waits and repeats as required', () => {
    expect(config.route).toMatchObject({
      receiver: 'default-receiver',
      group_by: ['alertname', 'severity', 'component'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
    });
  });

  it('[N83] [C20] routes by severity and component with matchers', () => {
    expect(config.route.routes).toEqual([
      {
        matchers: ['namespace="orders-api-staging"'],
        receiver: 'default-receiver',
      },
      {
        matchers: ['severity="critical"'],
        receiver: 'critical-alerts',
        group_wait: '10s',
        repeat_interval: '1h',
        continue: true,
      },
      {
        matchers: ['component="security"'],
        receiver: 'security-alerts',
        group_wait: '10s',
      },
      { matchers: ['component="database"'], receiver: 'database-alerts' },
    ]);
    expect(filesOf().get('alertmanager/alertmanager.yml')).not.toMatch(
      /\bmatch(_re)?:/,
    );
  });

  it('[N83] [S34] tells people by Slack, mail and PagerDuty, the DBA and security teams too', () => {
    const receivers = Object.fromEntries(
      config.receivers.map((receiver: { name: string }) => [
        receiver.name,
        Object.keys(receiver).slice(1),
      ]),
    );
    expect(receivers).toEqual({
      'default-receiver': ['slack_configs'],
      'critical-alerts': [
        'slack_configs',
        'email_configs',
        'pagerduty_configs',
      ],
      'security-alerts': ['slack_configs', 'email_configs'],
      'database-alerts': ['slack_configs', 'email_configs'],
    });
    expect(config.receivers[3].email_configs[0].to).toBe(
      'dba@orders-api.example.com',
    );
  });

  it('[N83] [S51] reads its secrets from files', () => {
    const secrets = [
      config.global.slack_api_url_file,
      config.global.smtp_auth_password_file,
      config.receivers[1].pagerduty_configs[0].routing_key_file,
    ];
    for (const path of secrets) {
      expect(path).toMatch(/^\/etc\/alertmanager\/secrets\/[a-z-]+$/);
    }
    expect(filesOf().get('alertmanager/alertmanager.yml')).not.toMatch(
      /_(url|password|key): /,
    );
  });

  it('[N83] keeps quiet what a graver alert explains', () => {
    expect(config.inhibit_rules).toContainEqual({
      source_matchers: ['alertname="CriticalAPILatency"'],
      target_matchers: ['alertname=~"HighAPILatency|LatencyBudgetBurn"'],
      equal: ['namespace'],
    });
  });

  it('[N83] says which receivers amtool must find', () => {
    expect(read('alertmanager/routes.test.yml').tests).toContainEqual({
      labels: { severity: 'critical', component: 'security' },
      receivers: ['critical-alerts', 'security-alerts'],
    });
  });
});

describe('otel-collector.yml', () => {
  it('[S24] [N122] receives, limits, samples and hands on traces', () => {
    const { service, processors, ...sections } = read(
      'otel/otel-collector.yml',
    );
    const {
      receivers,
      exporters,
      processors: order,
    } = service.pipelines.traces;
    expect(order).toEqual([
      'memory_limiter',
      'attributes/secrets',
      'resource',
      'tail_sampling',
      'batch',
    ]);
    expect(Object.keys(processors).sort()).toEqual([...order].sort());
    expect(Object.keys(sections.receivers)).toEqual(receivers);
    expect(Object.keys(sections.exporters)).toEqual(exporters);
    expect(Object.keys(sections.extensions)).toEqual(service.extensions);
    expect(
      processors.tail_sampling.policies.map(
        ({ type }: { type: string }) => type,
      ),
    ).toEqual(['status_code', 'latency', 'probabilistic']);
    expect(sections.exporters.otlphttp.endpoint).toBe('${env:TRACES_ENDPOINT}');
    expect(sections.receivers.otlp.protocols.http.endpoint).toMatch(/:4318$/);
  });

  it('[S24] is left out without a backend', () => {
    expect([...filesOf({ components: ['frontend'] }).keys()]).not.toContain(
      'otel/otel-collector.yml',
    );
  });
});

describe('fluent-bit.yaml', () => {
  const { pipeline } = read('logs/fluent-bit.yaml');

  it('[S23] [N86] takes the JSON lines of both namespaces to Loki, searchable by request_id', () => {
    expect(pipeline.inputs.map(({ path }: { path: string }) => path)).toEqual([
      '/var/log/containers/*_orders-api-staging_*.log',
      '/var/log/containers/*_orders-api-production_*.log',
    ]);
    expect(pipeline.filters[0]).toMatchObject({
      name: 'kubernetes',
      merge_log: 'on',
    });
    const [loki] = pipeline.outputs;
    expect(loki.structured_metadata).toContain('request_id=$request_id');
    // A label with a new value for every request would bring Loki down
    expect(loki.labels).not.toContain('request_id');
    expect(loki.labels).toContain('level=$level');
  });

  it('[S51] [N86] drops what may hold a credential', () => {
    expect(
      pipeline.filters.flatMap(({ remove }: { remove?: string }) =>
        remove ? [remove] : [],
      ),
    ).toEqual(['authorization', 'cookie', 'password', 'token']);
  });
});
