import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Create the repository that was picked in the form',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:publish',
          id: 'publish',
          name: 'Create the repository',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
