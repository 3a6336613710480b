import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Protect the branches of a new repository, and set up its environments',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:configure-repository',
          id: 'configure-repository',
          name: 'Protect branches and set up environments',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
