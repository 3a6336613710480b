import { Controller, Delete, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiProblems } from '../openapi/decorators.js';
import { apiPrefix } from '../service.js';
import { type Caller, CurrentCaller } from './caller.js';
import { Sessions } from './sessions.js';

@ApiTags('session')
@ApiBearerAuth()
@Controller(`${apiPrefix}/session`)
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'endSession', summary: 'End the session of the token sent' })
  @ApiNoContentResponse({ description: 'The token is no longer accepted' })
  @ApiProblems(401, 429)
  async end(@CurrentCaller() caller: Caller): Promise<void> {
    await this.sessions.revoke(caller);
  }
}
