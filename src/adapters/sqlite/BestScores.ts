/** Keeps the `size` best of the scores that are offered; a heap whose root is the worst one kept. */
export class BestScores {
  private readonly scores: Float64Array;
  private readonly items: Float64Array;
  private count = 0;
  /** Only a better score than this is worth offering. */
  worst = -Infinity;

  constructor(private readonly size: number) {
    this.scores = new Float64Array(size);
    this.items = new Float64Array(size);
  }

  offer(item: number, score: number): void {
    if (this.count < this.size) this.rise(this.count++, item, score);
    else if (score > this.worst) this.sink(item, score);
    if (this.count === this.size) this.worst = this.scores[0] as number;
  }

  /** Best first. */
  ranked(): { readonly item: number; readonly score: number }[] {
    const kept = Array.from({ length: this.count }, (_, i) => ({ item: this.items[i] as number, score: this.scores[i] as number }));
    return kept.sort((a, b) => b.score - a.score || a.item - b.item);
  }

  private set(at: number, item: number, score: number): void {
    this.items[at] = item;
    this.scores[at] = score;
  }

  private rise(at: number, item: number, score: number): void {
    let place = at;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if ((this.scores[parent] as number) <= score) break;
      this.set(place, this.items[parent] as number, this.scores[parent] as number);
      place = parent;
    }
    this.set(place, item, score);
  }

  private sink(item: number, score: number): void {
    let place = 0;
    for (let child = 1; child < this.size; child = 2 * place + 1) {
      if (child + 1 < this.size && (this.scores[child + 1] as number) < (this.scores[child] as number)) child++;
      if ((this.scores[child] as number) >= score) break;
      this.set(place, this.items[child] as number, this.scores[child] as number);
      place = child;
    }
    this.set(place, item, score);
  }
}
