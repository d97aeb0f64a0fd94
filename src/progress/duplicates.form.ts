import { RowChoice } from '../web/form-fields';

/** Which of two activities counts. */
export class JoinForm {
  @RowChoice({ missing: 'Elija cuál de las dos actividades cuenta.' }) readonly counting!: number;
  @RowChoice({ missing: 'Elija cuál de las dos actividades cuenta.' }) readonly other!: number;
}
