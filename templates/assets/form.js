// Forms work by themselves; with this one is sent once, however often its button is pressed. Asked before htmx, which
// would keep the second press for later.
document.addEventListener(
  'submit',
  (event) => {
    if (!event.target.dataset.sent) event.target.dataset.sent = 'yes';
    else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

// Back from the next page, or after an answer that came to nothing, a form can be sent again.
const freeForms = () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
};
window.addEventListener('pageshow', freeForms);
document.addEventListener('htmx:finally:request', freeForms);
