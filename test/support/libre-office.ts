/** LibreOffice, where the machine has it: another program's opinion of our files. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const hasLibreOffice = spawnSync('soffice', ['--version']).status === 0;

/** Comma, double quotes, UTF-8, from the first row, every cell as it is shown. */
const AS_SHOWN = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true';

/** The first sheet of a workbook as csv, with every cell as LibreOffice shows it. */
export function shownByLibreOffice(bytes: Uint8Array): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'yupana-office-'));
  try {
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const convert = ['--headless', '--convert-to', AS_SHOWN, '--outdir', folder, file];
    execFileSync('soffice', [profile, ...convert], { stdio: 'ignore' });
    return readFileSync(join(folder, 'book.csv'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
