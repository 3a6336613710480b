import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Record the answers of the form',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:record',
          id: 'record',
          name: 'Record the golden path',
          input: { answers: '${{ parameters }}' },
        },
      ],
    }),
  },
];
