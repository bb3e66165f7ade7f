import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const COMMON = '/org.openoffice.Office.Common/Security/Scripting';
const INET = '/org.openoffice.Inet/Settings';
/** Macros: never. Links to other files and pages: never followed, asked or not. What still wanted the web would be sent to a port where nothing listens. */
const SETTINGS: readonly (readonly [path: string, name: string, value: string])[] = [
  [COMMON, 'MacroSecurityLevel', '3'],
  [COMMON, 'DisableMacrosExecution', 'true'],
  [COMMON, 'BlockUntrustedRefererLinks', 'true'],
  ['/org.openoffice.Office.Writer/Content/Update', 'Link', '2'],
  ['/org.openoffice.Office.Calc/Content/Update', 'Link', '2'],
  [INET, 'ooInetProxyType', '2'],
  [INET, 'ooInetHTTPProxyName', '127.0.0.1'],
  [INET, 'ooInetHTTPProxyPort', '9'],
  [INET, 'ooInetHTTPSProxyName', '127.0.0.1'],
  [INET, 'ooInetHTTPSProxyPort', '9'],
];

/** Makes a LibreOffice profile in a folder, unless it is there, in which no document can run or fetch anything. */
export async function officeProfile(folder: string): Promise<void> {
  const path = join(folder, 'user', 'registrymodifications.xcu');
  if (existsSync(path)) return;
  await mkdir(join(folder, 'user'), { recursive: true, mode: 0o700 });
  const items = SETTINGS.map(([at, name, value]) => `<item oor:path="${at}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`);
  await writeFile(path, `<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${items.join('\n')}</oor:items>\n`);
}
