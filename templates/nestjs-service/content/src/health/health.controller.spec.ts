import { ServiceUnavailableException } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';

describe('HealthController', () => {
  it('is ready while the process serves', () => {
    const controller = new HealthController(new HealthService());
    expect(controller.ready()).toMatchObject({ status: 'ok', service: expect.any(String) });
  });

  it('asks for no more traffic once the process stops, and stays alive', () => {
    const service = new HealthService();
    const controller = new HealthController(service);
    service.onModuleDestroy();
    expect(() => controller.ready()).toThrow(ServiceUnavailableException);
    expect(controller.live()).toEqual({ status: 'ok' });
  });
});
