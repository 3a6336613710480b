import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Write the manifests of the orders service',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:kustomize',
          id: 'kustomize',
          name: 'Write the Kubernetes manifests',
          input: {
            values: {
              name: 'orders-api',
              owner: 'group:default/checkin',
              description: 'Orders of the Check-in app',
              repoUrl: 'localhost?owner=acme&repo=orders-api',
            },
          },
        },
      ],
    }),
  },
];
