import { deviceWords } from './device';

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox en Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge en Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
    'Chrome en Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari en iPhone o iPad',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64) Something/1.0', 'Otro navegador en Linux'],
  ['Firefox/1.0', 'Firefox en otro sistema'],
  ['curl/8.5', 'Un dispositivo que no dice cuál es'],
  [undefined, 'Un dispositivo que no dice cuál es'],
])('%s', (userAgent, words) => {
  expect(deviceWords(userAgent)).toBe(words);
});
