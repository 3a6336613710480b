import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Write the workflow of a service whose form had the answers',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:ci',
          id: 'ci',
          name: 'Write the workflow',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
