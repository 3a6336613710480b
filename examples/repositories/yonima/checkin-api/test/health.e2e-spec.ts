import { Test } from '@nestjs/testing';
import { AppModule } from '../src/app.module';

describe('GET /api/v1/health', () => {
  it('answers ok when the database does', async () => {
    const module = await Test.createTestingModule({
      imports: [AppModule],
    }).compile();
    const app = module.createNestApplication();
    app.setGlobalPrefix('api/v1');
    await app.listen(0);
    const response = await fetch(`${await app.getUrl()}/api/v1/health`);
    expect(response.status).toBe(200);
    await app.close();
  });
});
