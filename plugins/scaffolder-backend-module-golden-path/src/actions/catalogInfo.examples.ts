import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Describe a service whose form had the answers',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:catalog-info',
          id: 'catalogInfo',
          name: 'Describe it for the catalog',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
