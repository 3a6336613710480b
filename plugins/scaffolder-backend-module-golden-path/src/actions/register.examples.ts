import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until the catalog shows the component',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:register',
          id: 'register',
          name: 'Show it in the catalog',
          input: {
            repoUrl: '${{ parameters.repoUrl }}',
            entityRef: 'component:default/orders-api',
            catalogInfoUrl: '${{ steps.publish.output.catalogInfoUrl }}',
          },
        },
      ],
    }),
  },
];
