import type { LoginStage } from '../domain/login-session';
import type { ShownFields } from './shown-fields';

/** Where a person goes on whose login has come to a stage; `goOn` is an address of this site. */
export function addressAfter(stage: LoginStage, goOn: string): string {
  if (stage === 'complete') return goOn;
  if (stage === 'set-up') return '/mi-cuenta/segundo-factor';
  return goOn === '/' ? '/ingresar/segundo-paso' : `/ingresar/segundo-paso?volver=${encodeURIComponent(goOn)}`;
}

/** @param goOn where to go on; empty: the first page. */
export function loginView(form: ShownFields, goOn: string, hasDirectory: boolean) {
  const question = goOn === '' ? '' : `?volver=${encodeURIComponent(goOn)}`;
  return {
    title: 'Ingresar',
    form,
    goOn,
    directoryHref: hasDirectory ? `/ingresar/directorio${question}` : null,
  };
}

export function secondStepView(form: ShownFields, goOn: string) {
  return { title: 'Segundo paso', form, goOn };
}
