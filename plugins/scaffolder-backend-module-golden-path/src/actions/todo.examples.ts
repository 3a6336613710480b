import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Write the to-do file in French',
    example: stringify({
      steps: [
        {
          action: 'goldenpath:todo',
          id: 'todo',
          name: 'Write the to-do file',
          input: { language: 'fr' },
        },
      ],
    }),
  },
];
