import type { Answers } from '../answers';
import { LAYOUT } from '../files';
import { Block, block, Expression, expression, template } from './hcl';
import { choosesPassword, identifier, isManaged } from './platform';

interface Output {
  readonly name: string;
  readonly description: string;
  readonly value: Expression;
  readonly sensitive?: true;
}

export function output(details: Output): Block {
  const { name, description, value, sensitive } = details;
  return block('output', [name], {
    description,
    value,
    ...(sensitive ? { sensitive } : {}),
  });
}

/** What people and scripts want to know after an apply. */
export function outputs(answers: Answers): Block[] {
  const common: Output[] = [
    {
      name: 'namespace',
      description: 'Namespace of the environment',
      value: expression(
        `kubernetes_namespace.${identifier(answers.name)}.metadata[0].name`,
      ),
    },
    {
      name: 'deploy_command',
      description: 'What deploys the service, from the root of the repository',
      value: template(
        `kubectl apply -k ${LAYOUT.kubernetes}/\${var.environment}`,
      ),
    },
  ];
  const grafana: Output = {
    name: 'grafana_admin_password',
    description: 'Password of the user admin of Grafana',
    value: expression('random_password.grafana_admin_password.result'),
    sensitive: true,
  };
  const password: Output = {
    name: `${answers.database}_root_password`,
    description: 'Password of the administrator of the database',
    value: expression(
      `random_password.${answers.database}_root_password.result`,
    ),
    sensitive: true,
  };
  const stores: Output[] = [
    [
      'database_host',
      'Host of the database, inside the network of the cluster',
    ],
    ['redis_host', 'Host of Redis, inside the network of the cluster'],
    ['bucket', 'Bucket of uploads and exports'],
  ].map(([name, description]) => ({
    name,
    description,
    value: expression(`module.managed.${name}`),
  }));
  return [
    ...common,
    grafana,
    ...(choosesPassword(answers) ? [password] : []),
    ...(isManaged(answers) ? stores : []),
  ].map(output);
}
