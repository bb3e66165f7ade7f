import type { Document, FailedDocument } from '../../document/Document';
import type { RememberedDocument } from '../../document/isUnchanged';

/**
 * The documents within the containers of a folder (archives, mails with attachments). A listing must hold their ids too, or Embed would delete them:
 * of a container read in this run those it has now, of any other those that are remembered.
 */
export class ContainerMembers {
  private readonly remembered = new Map<string, Map<string, RememberedDocument>>();
  private readonly found = new Map<string, readonly string[]>();
  private unknown = false;

  /** Without `known`, nothing is remembered, and what a container held that is not read now cannot be told. */
  constructor(paths: readonly string[], private readonly known: ReadonlyMap<string, RememberedDocument> | undefined) {
    const files = new Set(paths);
    for (const [id, document] of known ?? []) {
      const container = files.has(document.source.path) ? undefined : containerOf(document.source.path, files);
      if (container === undefined) continue;
      if (!this.remembered.has(container)) this.remembered.set(container, new Map());
      this.remembered.get(container)!.set(id, document);
    }
  }

  hasStale(path: string): boolean {
    return [...(this.remembered.get(path)?.values() ?? [])].some(({ stale }) => stale);
  }

  /** `read` ends with the file's own document or failure; a failure says nothing about what is absent. */
  read(path: string, read: readonly (Document | FailedDocument)[]): void {
    const own = read.at(-1);
    if (!own || 'error' in own) this.notRead(path);
    else this.found.set(path, read.slice(0, -1).map(({ id }) => id));
  }

  notRead(path: string): void {
    if (this.known === undefined && /\.(zip|eml|msg|mbox|mbx)$/i.test(path)) this.unknown = true;
  }

  /** Whether every container was read, or what it held is remembered. */
  areKnown(): boolean {
    return !this.unknown;
  }

  ids(): string[] {
    const remembered = [...this.remembered].filter(([path]) => !this.found.has(path)).flatMap(([, documents]) => [...documents.keys()]);
    return [...this.found.values()].flat().concat(remembered);
  }
}

function containerOf(path: string, files: ReadonlySet<string>): string | undefined {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (files.has(path.slice(0, end))) return path.slice(0, end);
  return undefined;
}
