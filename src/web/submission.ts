import { Refusal } from '../domain/refusal';
import { type FormClass, readForm, type ShownForm } from './form';
import type { Page } from './page';
import type { Redirect } from './redirect';

/** What to do with a form that was sent. */
export interface Submission<Form> {
  /** Acts and says where to go on; what it refuses is shown above the form, with all that was typed. */
  readonly act: (form: Form) => Promise<Redirect | Page>;
  /** The page with the form again, answered with the status. */
  readonly again: (form: ShownForm, status: number) => Page | Promise<Page>;
}

/**
 * Answers a form: wrong → the page again with 422, the values kept and every problem told; right → act and redirect.
 * A service's refusal (422, of a conflict 409) is told in the same place; what is absent, forbidden or unreachable
 * has its own page.
 */
export async function answerForm<Form extends object>(
  form: FormClass<Form>,
  body: unknown,
  { act, again }: Submission<Form>,
): Promise<Page | Redirect> {
  const { value, shown } = readForm(form, body);
  if (value === null) return again(shown, 422);
  try {
    return await act(value);
  } catch (error) {
    if (!(error instanceof Refusal) || !(error.kind === 'invalid' || error.kind === 'conflict')) throw error;
    const problem = { field: null, sentence: error.sentence };
    return again({ ...shown, problems: [problem] }, error.kind === 'invalid' ? 422 : 409);
  }
}
