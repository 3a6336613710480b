import type { Answers } from '../answers';
import { GeneratedFile, LAYOUT } from '../files';
import { writeYaml } from '../yaml';
import { writeHcl } from './hcl';
import { main } from './main';
import { managedFiles } from './managed';
import { outputs } from './outputs';
import { prometheusValues } from './prometheusValues';
import { readme } from './readme';
import { tests } from './tests';
import { variables } from './variables';
import { versions } from './versions';

/** State and values of variables may hold passwords. */
const IGNORED = `# What may hold passwords never enters Git; the lock of the providers does.
.terraform/
*.tfstate
*.tfstate.*
*.tfvars
*.tfplan
crash*.log
`;

/**
 * Infrastructure as code: the namespace of an environment with its secrets,
 * what the cluster needs besides, and the managed data stores. A mobile app
 * alone has none.
 */
export function terraformFiles(answers: Answers): GeneratedFile[] {
  if (answers.components.every(component => component === 'mobile')) {
    return [];
  }
  const files: [string, string][] = [
    ['versions.tf', writeHcl(versions(answers))],
    ['variables.tf', writeHcl(variables(answers))],
    ['main.tf', writeHcl(main(answers))],
    ['outputs.tf', writeHcl(outputs(answers))],
    ['prometheus-values.yaml', prometheusValues(answers)],
    ...issuerChart(),
    ...tests(answers),
    ['.gitignore', IGNORED],
  ];
  return [
    ...files.map(([name, content]) => ({
      path: `${LAYOUT.terraform}/${name}`,
      content,
    })),
    ...managedFiles(answers),
    readme(answers),
  ];
}

/**
 * The issuer that the ingress names. A chart of its own, because Kubernetes
 * knows the kind only once cert-manager is there.
 */
function issuerChart(): [string, string][] {
  const chart = 'charts/letsencrypt';
  return [
    [
      `${chart}/Chart.yaml`,
      writeYaml({
        apiVersion: 'v2',
        name: 'letsencrypt',
        description: 'Issuer of certificates',
        version: '1.0.0',
      }),
    ],
    [
      `${chart}/templates/cluster-issuer.yaml`,
      writeYaml({
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'letsencrypt-prod' },
        spec: {
          acme: {
            server: 'https://acme-v02.api.letsencrypt.org/directory',
            privateKeySecretRef: { name: 'letsencrypt-prod' },
            solvers: [{ http01: { ingress: { ingressClassName: 'nginx' } } }],
          },
        },
      }),
    ],
  ];
}
