import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Render the folder content beside the template',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:nestjs',
          id: 'nestjs',
          name: 'Write the source code',
          input: { values: '${{ parameters }}' },
        },
      ],
    }),
  },
];
