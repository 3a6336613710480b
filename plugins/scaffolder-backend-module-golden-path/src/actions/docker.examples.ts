import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Write the Dockerfile of a service whose form had the answers',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:docker',
          id: 'docker',
          name: 'Write the Dockerfile',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
