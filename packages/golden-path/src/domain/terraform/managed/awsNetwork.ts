import {
  Block,
  block,
  commented,
  expression,
  resource,
  template,
} from '../hcl';
import type { Store } from './index';
import { storeNames } from './names';

export const NETWORK = 'data.aws_eks_cluster.this.vpc_config[0]';
export const BACKUP_WINDOW = '01:00-02:00';
export const MAINTENANCE_WINDOW = 'sun:03:00-sun:04:00';

export const byEnvironment = (
  production: string | number,
  staging: string | number,
) =>
  expression(
    `var.production ? ${JSON.stringify(production)} : ${JSON.stringify(
      staging,
    )}`,
  );

export const inProduction = expression('var.production');

export function network(): Store {
  return {
    file: 'network',
    header:
      'The stores live in the private network of the cluster and have no public address.',
    blocks: [
      storeNames(),
      block('data', ['aws_eks_cluster', 'this'], {
        name: expression('var.cluster_name'),
      }),
    ],
    outputs: [],
  };
}

/** Who may connect: the nodes of the cluster, and nobody else. */
export function firewall(store: string, port: number): Block[] {
  return [
    commented(
      'No rule for the way out: the store reaches nothing.',
      resource('aws_security_group', store, {
        name: template(`\${local.name}-${store}`),
        description: `${store} of the cluster`,
        vpc_id: expression(`${NETWORK}.vpc_id`),
      }),
    ),
    resource('aws_vpc_security_group_ingress_rule', store, {
      security_group_id: expression(`aws_security_group.${store}.id`),
      referenced_security_group_id: expression(
        `${NETWORK}.cluster_security_group_id`,
      ),
      description: 'Nodes of the cluster',
      ip_protocol: 'tcp',
      from_port: port,
      to_port: port,
    }),
  ];
}

export function subnets(type: string, store: string): Block {
  return resource(type, store, {
    name: template(`\${local.name}-${store}`),
    subnet_ids: expression(`${NETWORK}.subnet_ids`),
  });
}

export function parameter(name: string, value: string): Block {
  return block('parameter', [], { name, value });
}
