import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** The answers of the examples. */
const VALUES = {
  name: 'orders-api',
  owner: 'group:default/checkin',
  description: 'Orders of the Check-in app',
  repoUrl: 'localhost?owner=acme&repo=orders-api',
};

/**
 * Examples of an action that takes answers: as a step of a golden path, and
 * alone on the checkout of a product.
 */
export function examplesOf(id: string, what: string): TemplateExample[] {
  const step = (input: object) =>
    stringify({
      steps: [{ id: id.split(':')[1], name: what, action: id, input }],
    });
  return [
    { description: what, example: step({ values: '${{ parameters }}' }) },
    {
      description: `${what}, for a product of two components`,
      example: step({ values: VALUES, components: ['backend', 'frontend'] }),
    },
  ];
}
