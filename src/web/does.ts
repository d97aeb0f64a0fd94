import { SetMetadata } from '@nestjs/common';
import type { Action } from '../domain/permissions';

const DOES = 'yupana:does';

/**
 * What a handler does, in the words of the table of permissions; `public` asks for no login. The guard refuses a
 * handler that does not say it, so none is open by oversight.
 */
export const Does = (action: Action | 'public') => SetMetadata(DOES, action);

/** Under which key `Does` is kept on a handler. */
export const DOES_KEY = DOES;
