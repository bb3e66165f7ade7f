interface Waiting<T, R> {
  readonly value: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/** Hands everything that arrives during one commit to the next one, in order; each caller gets its own result or the commit's error. */
export class GroupCommit<T, R> {
  private waiting: Waiting<T, R>[] = [];
  private running = false;

  constructor(private readonly commit: (values: readonly T[]) => Promise<readonly R[]>, private readonly most = 1000) {}

  add(value: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ value, resolve, reject });
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) await this.commitGroup(this.waiting.splice(0, this.most));
    this.running = false;
  }

  private async commitGroup(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.commit(group.map(({ value }) => value));
      group.forEach(({ resolve }, at) => resolve(results[at] as R));
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
