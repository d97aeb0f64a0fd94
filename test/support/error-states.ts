import { Controller, Get, HttpException, Param } from '@nestjs/common';
import { Refusal } from '../../src/domain/refusal';

/** The statuses that have words of their own. */
export const ERROR_STATES = [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 503] as const;

/** Pages that cannot be shown, each for another reason. */
@Controller()
export class ErrorStates {
  @Get('errores/:status')
  fail(@Param('status') status: string): never {
    if (status === '500') throw new TypeError('the pool is empty');
    if (status === '422') throw new Refusal('La fecha de corte «ayer» no existe; escríbala como AAAA-MM-DD.');
    throw new HttpException('refused', Number(status));
  }
}
