import { BadRequestException } from '@nestjs/common';
import { z } from 'zod';
import { ZodValidationPipe } from './zod-validation.pipe.js';

describe('ZodValidationPipe', () => {
  const pipe = new ZodValidationPipe(z.object({ title: z.string().min(1) }));

  it('hands on what fits', () => {
    expect(pipe.transform({ title: 'Hello', extra: 1 })).toEqual({ title: 'Hello' });
  });

  it('names the field that does not', () => {
    expect.assertions(2);
    try {
      pipe.transform({ title: '' });
    } catch (error) {
      expect(error).toBeInstanceOf(BadRequestException);
      expect((error as BadRequestException).getResponse()).toMatchObject({
        errors: [{ field: 'title' }],
      });
    }
  });
});
