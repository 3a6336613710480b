import { render } from './__testUtils__/manifests';

type Project = ReturnType<typeof render>;

interface Peer {
  podSelector?: { matchLabels: { app?: string; 'k8s-app'?: string } };
  namespaceSelector?: { matchLabels: Record<string, string> };
  ipBlock?: { cidr: string };
}

interface Rule {
  from?: Peer[];
  to?: Peer[];
  ports: { protocol: string; port: number }[];
}

function nameOf({ podSelector, namespaceSelector, ipBlock }: Peer): string {
  const labels = podSelector?.matchLabels;
  return (
    labels?.['k8s-app'] ??
    labels?.app ??
    ipBlock?.cidr ??
    Object.values(namespaceSelector?.matchLabels ?? {}).join()
  );
}

const lines = (rules: Rule[] = []) =>
  rules.flatMap(({ from, to, ports }) =>
    (from ?? to ?? []).flatMap(peer =>
      ports.map(({ protocol, port }) => `${nameOf(peer)} ${protocol} ${port}`),
    ),
  );

function policyOf(project: Project, name: string) {
  const { spec } = project.find('NetworkPolicy', name);
  return {
    types: spec.policyTypes,
    ingress: lines(spec.ingress),
    egress: lines(spec.egress),
  };
}

const product = render({ databaseHosting: 'in-cluster' }, [
  'backend',
  'frontend',
]);

describe('the network', () => {
  it('[N53] refuses what is not listed', () => {
    expect(product.find('NetworkPolicy', 'default-deny').spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
  });

  it('[N53] [N60] lets frontend, ingress and Prometheus reach the backend', () => {
    expect(policyOf(product, 'backend-ingress').ingress).toEqual([
      'frontend TCP 3001',
      'ingress-nginx TCP 3001',
      'monitoring TCP 3001',
    ]);
    expect(policyOf(render(), 'backend-ingress').ingress).toEqual([
      'ingress-nginx TCP 3001',
      'monitoring TCP 3001',
    ]);
  });

  it.each(['backend', 'worker'])(
    '[N53] lets the %s reach its data stores, names, traces, HTTPS and mail',
    app => {
      expect(policyOf(product, `${app}-egress`).egress).toEqual([
        'postgres TCP 5432',
        'redis TCP 6379',
        'kube-dns UDP 53',
        'kube-dns TCP 53',
        'otel-collector TCP 4317',
        'otel-collector TCP 4318',
        '0.0.0.0/0 TCP 443',
        '0.0.0.0/0 TCP 587',
        '0.0.0.0/0 TCP 465',
      ]);
    },
  );

  it.each([
    [{}, ['5432', '6379']],
    [{ database: 'mongodb' }, ['27017', '6379']],
    [{ cloudProvider: 'digitalocean' }, ['25060', '25061']],
    [
      { cloudProvider: 'digitalocean', database: 'mongodb' },
      ['27017', '25061'],
    ],
  ])('[N53] [C1] reaches managed data stores with %j', (raw, ports) => {
    const networks = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
    for (const app of ['backend', 'worker']) {
      expect(policyOf(render(raw), `${app}-egress`).egress.slice(0, 6)).toEqual(
        ports.flatMap(port => networks.map(cidr => `${cidr} TCP ${port}`)),
      );
    }
  });

  it.each([
    ['postgres', 'postgres', 5432],
    ['mongodb', 'mongodb', 27017],
  ])('[N53] leaves %s and Redis no way out', (database, name, port) => {
    const project = render({ databaseHosting: 'in-cluster', database });
    expect(policyOf(project, name)).toEqual({
      types: ['Ingress', 'Egress'],
      ingress: [
        `backend TCP ${port}`,
        `worker TCP ${port}`,
        `backend-migrate TCP ${port}`,
        `database-backup TCP ${port}`,
        `${name}-exporter TCP ${port}`,
      ],
      egress: [],
    });
    expect(policyOf(project, 'redis')).toEqual({
      types: ['Ingress', 'Egress'],
      ingress: [
        'backend TCP 6379',
        'worker TCP 6379',
        'redis-exporter TCP 6379',
      ],
      egress: [],
    });
  });

  it('[W03] lets visitors reach the website, and that the backend', () => {
    expect(policyOf(product, 'frontend-ingress').ingress).toEqual([
      'ingress-nginx TCP 3000',
      'monitoring TCP 3000',
    ]);
    expect(policyOf(product, 'frontend-egress').egress).toEqual([
      'backend TCP 3001',
      'kube-dns UDP 53',
      'kube-dns TCP 53',
      '0.0.0.0/0 TCP 443',
    ]);
  });

  it('[N53] [S61] lets the backup reach the database and the bucket only', () => {
    expect(policyOf(product, 'database-backup')).toEqual({
      types: ['Ingress', 'Egress'],
      ingress: [],
      egress: [
        'postgres TCP 5432',
        'kube-dns UDP 53',
        'kube-dns TCP 53',
        '0.0.0.0/0 TCP 443',
      ],
    });
  });
});
