import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBases, type Base } from './readBases';
import { varyBytes, type Vary } from './varyBytes';

const FILES_PER_FOLDER = 100;

/** A folder of files of all formats, the same for the same count; everyone may read them. */
export class MixedFolder {
  private constructor(readonly root: string, private readonly kinds: readonly (Base & { readonly vary?: Vary })[], private readonly count: number) {}

  static async write(root: string, count: number): Promise<MixedFolder> {
    const kinds = await Promise.all(readBases().map(async (base) => ({ ...base, vary: await varyBytes(base) })));
    const folder = new MixedFolder(root, kinds, count);
    await mkdir(root, { recursive: true });
    await writeFile(join(root, 'access.yaml'), 'allow: [everyone]\n');
    for (let index = 0; index < count; index++) {
      if (index % FILES_PER_FOLDER === 0) await mkdir(join(root, folder.name(index)), { recursive: true });
      await folder.put(index, `Copy ${index} 第 ${index} 份`);
    }
    return folder;
  }

  /** Writes that share of the files anew, with another line each; returns how many. */
  async change(share: number): Promise<number> {
    const wanted = Math.round(this.count * share);
    const able = Array.from({ length: this.count }, (_empty, index) => index).filter((index) => this.kindOf(index).vary);
    for (let n = 0; n < wanted; n++) {
      const index = able[Math.floor((n * able.length) / wanted)]!;
      await this.put(index, `Copy ${index}, changed 第 ${index} 份，已更新`);
    }
    return wanted;
  }

  private async put(index: number, text: string): Promise<void> {
    const { extension, bytes, vary } = this.kindOf(index);
    await writeFile(join(this.root, this.name(index), `${index}${extension}`), (await vary?.(text)) ?? bytes);
  }

  private kindOf(index: number) {
    return this.kinds[index % this.kinds.length]!;
  }

  private name(index: number): string {
    return String(Math.floor(index / FILES_PER_FOLDER));
  }
}
