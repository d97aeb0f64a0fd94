// What the browser keeps of reports is gone when its person leaves, and after a day whoever comes.
(() => {
  const DAY = 24 * 60 * 60 * 1000;
  const MARK = 'yupana-borrador:';
  const forgetWhere = (isOver) => {
    try {
      for (const key of Object.keys(localStorage).filter((each) => each.startsWith(MARK)))
        if (isOver(localStorage.getItem(key))) localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  };
  const isOld = (text) => {
    try {
      return Date.now() - JSON.parse(text).at >= DAY;
    } catch {
      return true;
    }
  };
  forgetWhere(isOld);
  document.querySelector('form[action="/salir"]')?.addEventListener('submit', () => forgetWhere(() => true));
})();
