/**
 * Names of files that people send: shown and given back as they were written, without what can deceive or do harm
 * (folders, control characters, marks that turn the direction of writing, names that Windows keeps for devices).
 */
const LONGEST_NAME = 200;
const LONGEST_ENDING = 10;
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** The name cleaned, at most 200 characters with its ending kept; `archivo` where nothing is left of it. */
export function cleanFileName(given: string): string {
  const name = lastPart(given.normalize('NFC'))
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  if (name === '') return 'archivo';
  return shortened(DEVICES.test(name) ? `_${name}` : name);
}

/** The ending in small letters without its dot; empty where the name has none (`Oficio 13.2019` has none). */
export function endingOf(name: string): string {
  const ending = new RegExp(`[^.]\\.([a-z0-9]{1,${LONGEST_ENDING}})$`, 'i').exec(name)?.[1]?.toLowerCase() ?? '';
  return /^\d*$/.test(ending) ? '' : ending;
}

/**
 * The value of Content-Disposition that makes a browser save a file under its name (RFC 6266, with the name for old
 * readers in plain letters and the true one as in RFC 8187).
 */
export function attachmentHeader(name: string): string {
  const wellFormed = name.replace(/[\p{Cc}\p{Cs}]/gu, '_');
  const plain = wellFormed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_')
    .replace(/["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${extendedValue(wellFormed)}`;
}

function lastPart(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? '';
}

// Counted in characters and not in units of UTF-16, so that none is cut in two.
function shortened(name: string): string {
  const letters = [...name];
  if (letters.length <= LONGEST_NAME) return name;
  const ending = endingOf(name);
  const kept = ending === '' ? '' : `.${ending}`;
  const stem = letters.slice(0, LONGEST_NAME - kept.length).join('');
  return `${stem.trimEnd()}${kept === '' ? '' : name.slice(-kept.length)}`;
}

function extendedValue(text: string): string {
  return encodeURIComponent(text).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
