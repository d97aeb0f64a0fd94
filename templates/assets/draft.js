// The form of a report is kept on the server while one types. Where that fails the browser keeps its text, for this
// account and this address alone and for a day at most, and offers it back. Files are never kept here.
(() => {
  const DAY = 24 * 60 * 60 * 1000;
  const PAUSE = 2000;
  const MARK = 'yupana-borrador:';
  const keyOf = (owner, address) => `${MARK}${owner}:${address}`;

  const kept = (key) => {
    try {
      return JSON.parse(localStorage.getItem(key) ?? 'null');
    } catch {
      return null;
    }
  };
  const forget = (key) => {
    try {
      localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  };

  const sent = document.querySelector('[data-sent]');
  if (sent) forget(keyOf(sent.dataset.owner, sent.dataset.sent));

  const form = document.querySelector('form[data-draft]');
  if (!form) return;

  const key = keyOf(form.dataset.owner, form.dataset.draft);
  const status = document.getElementById('estado-borrador');
  const say = (sentence) => {
    if (status.textContent !== sentence) status.textContent = sentence;
  };
  const isText = ([, value]) => typeof value === 'string';
  const fields = () => [...new FormData(form)].filter(isText);
  const ownFields = () => fields().filter(([name]) => !['_csrf', '_envio', 'rowVersion', 'paso'].includes(name));

  let timer = null;
  let saving = null;
  let isDirty = false;
  let isStopped = false;

  const keep = (why) => {
    try {
      localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: ownFields() }));
      say(`${why} Lo escrito se guarda en este navegador, solo para usted y hasta por 24 horas.`);
    } catch {
      say(`${why} Este navegador no puede guardar lo escrito: no cierre la página.`);
    }
  };

  const takeIn = async (answer) => {
    if (answer.ok && (answer.headers.get('content-type') ?? '').includes('json')) {
      const { rowVersion, savedAt } = await answer.json();
      form.elements.rowVersion.value = rowVersion;
      forget(key);
      say(`Guardado a las ${savedAt}`);
      return;
    }
    if (answer.status === 409) {
      isStopped = true;
      const { sentence } = await answer.json();
      say(sentence);
      return;
    }
    keep(answer.status === 401 ? 'Su ingreso venció: ingrese otra vez en otra pestaña.' : 'El servidor no pudo guardar.');
    isDirty = true;
  };

  const save = () => {
    clearTimeout(timer);
    if (saving || !isDirty || isStopped) return saving;
    isDirty = false;
    saving = fetch(form.action, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields()),
    })
      .then(takeIn)
      .catch(() => {
        isDirty = true;
        keep('No hay conexión con el servidor.');
      })
      .finally(() => {
        saving = null;
        if (isDirty && !isStopped) later(PAUSE * 5);
      });
    return saving;
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  const showRest = ({ name = '' }) => {
    const at = /^(.*)\.(quantity|women|men)$/.exec(name)?.[1];
    const output = at && form.querySelector(`output[data-rest="${at}"]`);
    if (!output) return;
    const numberOf = (field) => Number(form.elements[`${at}.${field}`].value.replace(/[,\s]/g, ''));
    const rest = numberOf('quantity') - numberOf('women') - numberOf('men');
    output.textContent = Number.isFinite(rest) && rest >= 0 ? String(Number(rest.toFixed(4))) : '—';
  };

  form.addEventListener('input', ({ target }) => {
    isDirty = true;
    showRest(target);
    later(PAUSE);
  });
  window.addEventListener('online', save);

  // A save under way raises the version of the row: the form waits for it, so as not to conflict with itself.
  form.addEventListener('submit', (event) => {
    clearTimeout(timer);
    isStopped = true;
    if (!saving) return;
    event.preventDefault();
    const { submitter } = event;
    const step = Object.assign(document.createElement('input'), { type: 'hidden' });
    Object.assign(step, { name: submitter?.name ?? 'paso', value: submitter?.value ?? 'guardar' });
    form.append(step);
    saving.finally(() => form.submit());
  });
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });

  const offer = document.getElementById('recuperar');
  const found = kept(key);
  if (found && Date.now() - found.at < DAY) {
    const when = new Date(found.at).toLocaleString('es-PE', { dateStyle: 'short', timeStyle: 'short' });
    document.getElementById('recuperar-que').textContent =
      `Este navegador guardó lo que usted escribió el ${when}, cuando no había conexión.`;
    offer.hidden = false;
  } else if (found) forget(key);

  document.getElementById('recuperar-no').addEventListener('click', () => {
    forget(key);
    offer.hidden = true;
  });
  // Sent as a form of its own, so that activities which this page does not show come back too.
  document.getElementById('recuperar-si').addEventListener('click', () => {
    const own = fields().filter(([name]) => ['_csrf', '_envio', 'rowVersion'].includes(name));
    const back = Object.assign(document.createElement('form'), { method: 'post', action: form.action, hidden: true });
    for (const [name, value] of [...own, ...found.fields, ['paso', 'guardar']])
      back.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
    document.body.append(back);
    forget(key);
    back.submit();
  });
})();
